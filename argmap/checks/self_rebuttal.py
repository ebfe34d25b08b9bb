"""A voice argues against its own statement.

Both the `rebuttal` or `but` and the statement that it is against belong to one voice, or to two
who speak *for* one. An objection without `by` belongs to nobody: that a voice answers one is no
self-rebuttal. Nor is a concession whose weight the voice itself takes away (*granted, X; yet X
does not matter, since Y*), an `unless` by the voice that gives the reason, or an attack on what
is only `#supposed` or asked.

## Why it matters

A voice cannot have it both ways. Most often the `by` is missing or wrong: the objection is
somebody else's, or nobody's.

## Flagged

```argmap flagged
voice mayor: The mayor

claim bridge by mayor #thesis: The bridge must be closed.
  rebuttal safe by mayor: The bridge is safe.
```

## Accepted

```argmap accepted
voice mayor: The mayor

claim bridge by mayor #thesis: The bridge must be closed.
  rebuttal safe: The bridge is safe.
    rebuttal cracks by mayor: Its pillars are cracked.
  rebuttal trade by mayor: Granted, the market will lose customers.
    unless lives by mayor: Lives count for more than customers.
```

## How to mend

Say whose objection it is; or leave out its `by`, where the voice raises it only to answer it.
Where the text truly says both, `ID contradicts ID` says so, and the clash is reported as an
inconsistency.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import ArgumentMap, Step
from argmap.model.calling import called

CHECK = Check("self-rebuttal", "AM107", Severity.WARNING)

Owners = Mapping[str, tuple[str, ...]]


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's attacks of a voice on itself. Linear in the map."""
    arg_map = context.map
    if not arg_map.voices:
        return
    owners = context.commitments.owners
    for step in arg_map.steps.values():
        if step.file == 0 and _objects(arg_map, step):
            voices = _with_principals(arg_map, owners[step.key])
            others = _with_principals(arg_map, owners[step.target])
            both = [voice for voice in voices if voice in others]
            if both and not _answered(arg_map, step, both, owners):
                yield _finding(arg_map, step, both[0])


def _finding(arg_map: ArgumentMap, step: Step, voice: str) -> Diagnostic:
    statement = arg_map.statements[step.target]
    return CHECK.found(
        f"`{voice}` argues against its own statement, {called(arg_map, statement.key)}.",
        step.place,
        note=f"this objection is by `{voice}`",
        labels=[Label(statement.place, f"and so is this {statement.kind}")],
        hint="Say whose objection it is, or leave out `by` where it is raised only to be answered.",
    )


def _objects(arg_map: ArgumentMap, step: Step) -> bool:
    """Whether a step asserts something against a statement that is itself asserted."""
    if step.kind not in ("rebuttal", "but"):
        return False
    target = arg_map.statements.get(step.target)
    if target is None or target.kind == "question" or "supposed" in target.marks:
        return False
    return not any("supposed" in arg_map.statements[key].marks for key in step.premises)


def _with_principals(arg_map: ArgumentMap, voices: Iterable[str]) -> dict[str, None]:
    """Voices of the map, and after them those whom they speak for."""
    found = [voice for voice in voices if voice in arg_map.voices]
    for voice in found:
        principal = arg_map.voices[voice].principal
        if principal and principal not in found:
            found.append(principal)
    return dict.fromkeys(found)


def _answered(arg_map: ArgumentMap, step: Step, voices: Collection[str], owners: Owners) -> bool:
    """Whether one of the voices itself attacks the step, or what it uses."""
    return any(
        voice in voices
        for key in (step.key, *step.premises)
        for attack in arg_map.attackers.get(key, ())
        if attack is not step
        for voice in _with_principals(arg_map, owners[attack.key])
    )
