"""The map no longer says what an `expect` line says it does.

`expect ID stands`, `falls` or `open` is about what becomes of a statement or a named step when every
objection is counted. `expect VOICE consistent` and `expect VOICE inconsistent: ID, ID` are about what a
voice can hold together; the second is met only by a clash of just these statements. Expectations of
imported files are left to those files.

## Why it matters

An `expect` is a test. It fails when an edit somewhere else in the map has changed what the map says.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  rebuttal safe: The bridge is safe.

expect bridge stands
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  rebuttal safe: The bridge is safe.
    rebuttal cracks: Its pillars are cracked.

expect bridge stands
```

## How to mend

The finding says what immediately brings the verdict about. Correct that, or the expectation.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.clashing import lines, speaker, together
from argmap.checks.grounded import ground_labels, ground_of
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import StandingExpectation, Verdict, VoiceExpectation
from argmap.model.calling import called, line_of
from argmap.reasoning.clashes import Clash
from argmap.reasoning.telling import because

CHECK = Check("expectation-failed", "AM501", Severity.ERROR)

_TO: dict[Verdict, str] = {"stands": "to stand", "falls": "to fall", "open": "to be open"}
_BUT: dict[Verdict, str] = {"stands": "it stands", "falls": "it falls", "open": "it is open"}


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's expectations that are not met, each with the immediate reason."""
    for expectation in context.map.expectations:
        if isinstance(expectation, StandingExpectation):
            yield from _standing(context, expectation)
        elif expectation.consistent:
            yield from _consistent(context, expectation)
        else:
            yield from _inconsistent(context, expectation)


def _standing(context: Context, expectation: StandingExpectation) -> Iterator[Diagnostic]:
    key = expectation.statement
    verdict = context.standing[key]
    if verdict == expectation.verdict:
        return
    found = ground_of(context, key)
    yield CHECK.found(
        f"Expected {called(context.map, key)} {_TO[expectation.verdict]}, but {_BUT[verdict]}:"
        f" {because(context.map, found)}.",
        expectation.place,
        labels=ground_labels(context, found),
    )


def _consistent(context: Context, expectation: VoiceExpectation) -> Iterator[Diagnostic]:
    name = speaker(context.map, expectation.voice)
    if expectation.voice in context.clashes.undecided:
        yield CHECK.found(
            f"Expected {name} to be consistent, which could not be decided: the rules are too entangled.",
            expectation.place,
        )
    clashes = _clashes(context, expectation.voice)
    if not clashes:
        return
    conflict = clashes[0].conflict
    more = f", among {len(clashes)} clashes" if len(clashes) > 1 else ""
    yield CHECK.found(
        f"Expected {name} to be consistent, but it cannot hold"
        f" {together(context.map, conflict.statements)}{more}.",
        expectation.place,
        labels=lines(context, conflict, expectation.voice),
    )


def _inconsistent(context: Context, expectation: VoiceExpectation) -> Iterator[Diagnostic]:
    wanted = set(expectation.statements)
    clashes = _clashes(context, expectation.voice)
    if any(set(clash.conflict.statements) == wanted for clash in clashes):
        return
    yield CHECK.found(
        f"Expected {speaker(context.map, expectation.voice)} to be unable to hold"
        f" {together(context.map, expectation.statements)}, but {_why_not(context, expectation, clashes)}.",
        expectation.place,
        labels=[
            Label(context.map.statements[key].place, "expected to clash")
            for key in expectation.statements
        ],
    )


def _why_not(context: Context, expectation: VoiceExpectation, clashes: list[Clash]) -> str:
    """Why there is no such clash."""
    voice, wanted = expectation.voice, set(expectation.statements)
    if voice in context.clashes.undecided:
        return "that could not be decided: the rules are too entangled"
    for key in expectation.statements:
        if not context.commitments.holds(voice, key):
            return f"it is not committed to {called(context.map, key)}"
    for clash in clashes:
        found = set(clash.conflict.statements)
        if found < wanted or wanted < found:
            return f"what it cannot hold is {together(context.map, clash.conflict.statements)}"
    for tension in context.map.tensions.values():
        if {tension.left, tension.right} <= wanted:
            reason = ground_of(context, tension.key)
            at = line_of(context.map, tension.key)
            return f"the `{tension.kind}` on {at} is {because(context.map, reason)}"
    return "no `yet`, `contradicts` or `rule` keeps it from holding them"


def _clashes(context: Context, voice: str) -> list[Clash]:
    """The clashes that a voice has, alone or with others."""
    return [clash for clash in context.clashes.found if voice in clash.voices]
