"""A premise is inconsistent with the conclusion it is given for.

A tension (`yet`, `contradicts`) whose `unless` does not stand, or a `rule` that is not rebutted, forbids
that the conclusion holds together with the premise, or with several premises of one step. `VOICE holds ID`
counts for what it says, that the voice holds the statement, and not for the statement.

## Why it matters

A reason that cannot be true along with its conclusion is a reason against it: most often a line was
attached to the wrong parent, or is a `rebuttal`.

The finding is a note where one of the lines is an `assumption`, which the text leaves unsaid, and where the
map exposes or expects the clash (see `inconsistent-voice`).

## Flagged

```argmap flagged
claim keep #thesis: The bridge should stay open.
  reason cracks: Its pillars are about to give way.

keep contradicts cracks: No bridge about to give way should stay open.
```

## Accepted

```argmap accepted
claim keep #thesis: The bridge should stay open.
  rebuttal cracks: Its pillars are about to give way.

keep contradicts cracks: No bridge about to give way should stay open.
```

## How to mend

Turn the reason into a `rebuttal`, attach it where it belongs, or reword one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.clashing import step_lines
from argmap.diagnostic import Diagnostic, Severity
from argmap.model.calling import called, listed

CHECK = Check("premise-against-conclusion", "AM304", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's steps for something that speak against it. Linear where tensions alone bind."""
    arg_map = context.map
    for step, conflict, severity in context.step_conflicts:
        against = [key for key in conflict.statements if key != step.target]
        if step.target in step.premises or len(against) == len(conflict.statements) or not against:
            continue
        premises = listed([called(arg_map, key) for key in against])
        yield CHECK.found(
            f"{premises} cannot hold together with {called(arg_map, step.target)},"
            f" for which {'it is' if len(against) == 1 else 'they are'} given.",
            step.place,
            labels=step_lines(context.map, conflict, step),
            hint="Turn the reason into a `rebuttal`, or reword what goes too far.",
            severity=severity,
        )
