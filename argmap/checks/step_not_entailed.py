"""The conclusion of a `strictly` step does not follow from its premises and the rules.

`because … strictly` says that whoever grants the premises must grant the conclusion. What statements say to
each other is known by the rules and tensions of the map, those that are not rebutted. A solver looks for a case
in which the premises and all of these hold and the conclusion does not. The finding shows such a case: each
statement that matters to it, with its truth, and the rules that it keeps.

Where no rule ties the conclusion to any premise, the step may well follow by its words, but nothing in the map
shows it. All such steps of a file together are one note.

## Why it matters

Whoever holds the premises of a strict step is counted as holding its conclusion. A step that does not follow
puts words into people's mouths.

Premises or rules that cannot hold together entail anything; `joint-premises-conflict` and `impossible-rules`
report those, and nothing is said here. The solver's effort is bounded for the map as a whole; a step that is
too much for it is a note.

## Flagged

```argmap flagged
claim closed #thesis: The bridge is closed.
  because strictly
    premise cracks: Its pillars are cracked.
    premise heavy: Lorries cross it.

claim unsafe #supposed: The bridge is unsafe.
claim rebuilt #supposed: The bridge has been strengthened.

rule: cracks and heavy implies unsafe or rebuilt
rule: unsafe implies closed
```

## Accepted

```argmap accepted
claim closed #thesis: The bridge is closed.
  because strictly
    premise cracks: Its pillars are cracked.
    premise heavy: Lorries cross it.

claim unsafe #supposed: The bridge is unsafe.

rule: cracks and heavy implies unsafe
rule: unsafe implies closed
```

## How to mend

Read the case. If it could be so, the step is not strict: take out `strictly`, or add the premise that excludes
the case, as an `assumption` where the text leaves it unsaid. If it could not be so, write the `rule` that
says why.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.gathered import Item, gathered
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import ArgumentMap, Step
from argmap.model.calling import called, listed
from argmap.reasoning.entailment import Strictness

CHECK = Check("step-not-entailed", "AM306", Severity.WARNING)
_NOTE = Check(CHECK.name, CHECK.code, Severity.NOTE)

_ROWS = 12
_LINES = 8


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's strict steps that do not follow. A question to a solver for each step that rules tie."""
    arg_map = context.map
    steps: dict[str, list[Step]] = {"untied": [], "unknown": []}
    for found in context.strictness:
        step = arg_map.steps[found.step]
        if found.outcome == "fails":
            yield _failing(arg_map, step, found)
        elif found.outcome in steps:
            steps[found.outcome].append(step)
    if untied := steps["untied"]:
        items = [
            Item(
                step.place,
                f"No rule says why {_sequent(arg_map, step)}.",
                f"for {_target(arg_map, step)}",
            )
            for step in untied
        ]
        yield from gathered(
            _NOTE,
            context,
            items,
            lambda count: f"No rule says why these {count} strict steps follow.",
            _rule(untied[0]),
        )
    if unknown := steps["unknown"]:
        items = [
            Item(
                step.place,
                f"Whether {_sequent(arg_map, step)} could not be decided: the rules are too entangled.",
                f"for {_target(arg_map, step)}",
            )
            for step in unknown
        ]
        yield from gathered(
            _NOTE,
            context,
            items,
            lambda count: (
                f"Whether these {count} strict steps follow could not be decided:"
                " the rules are too entangled."
            ),
            "Split the rules, or leave out those that the argument does not need.",
        )


def _failing(arg_map: ArgumentMap, step: Step, found: Strictness) -> Diagnostic:
    return CHECK.found(
        f"{called(arg_map, step.target)} does not follow from {_premises(arg_map, step)} and the rules.",
        step.place,
        labels=[
            Label(arg_map.element(key).place, "this holds in the case below")
            for key in found.bonds[:_LINES]
        ],
        hint="\n".join(_table(arg_map, step, found)),
    )


def _premises(arg_map: ArgumentMap, step: Step) -> str:
    names = [called(arg_map, key) for key in dict.fromkeys(step.premises)]
    if len(names) > 3:
        return f"its {len(names)} premises"
    return listed(names)


def _table(arg_map: ArgumentMap, step: Step, found: Strictness) -> Iterator[str]:
    """The case as rows, a statement each; of many, those between premises and conclusion are cut short."""
    rows = list(found.model.items())
    yield "Premises and rules hold, and the conclusion does not, in this case:"
    for key, value in [*rows[: _ROWS - 1], *rows[max(_ROWS - 1, len(rows) - 1) :]]:
        if key == step.target and len(rows) > _ROWS:
            yield f"(and {len(rows) - _ROWS} statements more)"
        part = " (premise)" if key in step.premises else " (conclusion)"
        if key not in step.premises and key != step.target:
            part = ""
        yield f"{'true ' if value else 'false'} {called(arg_map, key)}{part}"


def _target(arg_map: ArgumentMap, step: Step) -> str:
    return called(arg_map, step.target)


def _sequent(arg_map: ArgumentMap, step: Step) -> str:
    return f"{_target(arg_map, step)} follows from {_premises(arg_map, step)}"


def _rule(step: Step) -> str:
    """How to mend a step that no rule ties, with the rule where everything in it has a name."""
    if any("@" in key for key in (*step.premises, step.target)):
        return "Take out `strictly`, or write a rule that gives the conclusion."
    premises = " and ".join(dict.fromkeys(step.premises))
    return f"Take out `strictly`, or write `rule: {premises} implies {step.target}`."
