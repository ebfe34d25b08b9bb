"""A `strictly` step goes through without one of its premises.

The conclusion follows from the other premises, with the rules and tensions that are not rebutted. Several
premises may be idle each by itself and yet not all together, where either of two is enough; the finding says so.

## Why it matters

A premise that does no work invites attacks that change nothing, and hides what the step really rests on. It is
a note: nothing false is said. An idle `assumption` is worth most, for nothing need be supplied.

Only steps whose conclusion follows are looked at, and none whose premises cannot hold together. The solver's
effort is bounded for the map as a whole (see `step-not-entailed`).

## Flagged

```argmap flagged
claim closed #thesis: The bridge is closed.
  because strictly
    premise cracks: Its pillars are cracked.
    premise old: It is the oldest bridge in town.

rule: cracks implies closed
```

## Accepted

```argmap accepted
claim closed #thesis: The bridge is closed.
  because strictly
    premise cracks: Its pillars are cracked.
    premise old: It is the oldest bridge in town.

rule: cracks and old implies closed
```

## How to mend

Delete the premise, give it a `reason` of its own, or correct the rule that should have needed it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import ArgumentMap
from argmap.model.calling import called, listed
from argmap.reasoning.entailment import Strictness

CHECK = Check("idle-premise", "AM307", Severity.NOTE)


def run(context: Context) -> Iterator[Diagnostic]:
    """A finding for each strict step with idle premises. Two questions to a solver for each premise."""
    arg_map = context.map
    for found in context.strictness:
        if not found.idle:
            continue
        step = arg_map.steps[found.step]
        statements = arg_map.statements
        yield CHECK.found(
            _message(arg_map, found),
            step.place,
            labels=[
                Label(statements[key].place, "not needed")
                for key in found.idle
                if key in found.spare
            ]
            + [
                Label(statements[key].place, "not needed where the others are given")
                for key in found.idle
                if key not in found.spare
            ],
            hint="Delete it, or give it a `reason` of its own."
            if len(found.idle) == 1
            else "Delete what is not needed, or give it a `reason` of its own.",
        )


def _message(arg_map: ArgumentMap, found: Strictness) -> str:
    step = arg_map.steps[found.step]
    target = called(arg_map, step.target)
    if len(found.spare) == len(set(step.premises)):
        return f"The rules alone give {target}: this step needs none of its premises."
    names = [called(arg_map, key) for key in found.idle]
    if len(found.spare) == len(found.idle):
        return f"{target} follows without {listed(names)}."
    some = listed(names, "or")
    return f"{target} follows without {some}, though not without all of them at once."
