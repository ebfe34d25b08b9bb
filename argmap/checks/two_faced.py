"""A statement both supports and attacks the same statement, also through others.

What supports an objection counts against what the objection is about, and what attacks it counts
in favour. The check looks at statements that are used more than once, and follows each use over
at most six steps, and two hundred uses in all. A fact from which two voices draw opposite
conclusions, each in a step of its own, is an ordinary dispute and is not flagged.

## Why it matters

The two uses work against each other: most often one of them is attached to the wrong line, or one
of them needs a premise of its own that tells it from the other.

## Flagged

```argmap flagged
claim phones #thesis: Telephones should be banned at school.
  reason attention: Without telephones pupils listen.
    reason study
  rebuttal useful: Telephones help pupils learn.
    reason study

claim study: A study compared pupils with telephones and without.
```

## Accepted

```argmap accepted
claim phones #thesis: Telephones should be banned at school.
  reason attention: Without telephones pupils listen.
    reason study
  rebuttal useful: Telephones help pupils learn.
    rebuttal study

claim study: In a study, pupils without telephones learned more.
```

## How to mend

Delete the use that the text does not make, or turn it round. Where the text truly uses one fact
both ways, state in each step (`because`, `but`) the premise that leads from the fact to that
side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import ArgumentMap, Step
from argmap.model.calling import called

CHECK = Check("two-faced", "AM109", Severity.WARNING)

REACH = 6
MOST_USES = 200


class _State(NamedTuple):
    """A statement that was reached, and whether what the search began with is for it."""

    key: str
    supports: bool


class _Arrival(NamedTuple):
    """How a state was reached: the first step, the last one, and the state before."""

    first: Step
    last: Step
    before: _State | None


def run(context: Context) -> Iterator[Diagnostic]:
    """Statements with two uses whose paths meet with opposite effect; the nearest meeting of each.

    Linear in the map, for the search from each statement is bounded.
    """
    arg_map = context.map
    if not arg_map.attackers:
        return
    for key, steps in arg_map.uses.items():
        if len(steps) > 1 and (sides := _meeting(arg_map, key)):
            target, support, attack = sides
            if any(step.file == 0 for step in (*support, *attack)):
                yield _finding(arg_map, key, target, support, attack)


def _finding(
    arg_map: ArgumentMap, key: str, target: str, support: list[Step], attack: list[Step]
) -> Diagnostic:
    name, about = called(arg_map, key), called(arg_map, target)
    at, other = (attack, support) if attack[0].file == 0 else (support, attack)
    return CHECK.found(
        f"{name} both supports and attacks {about}.",
        at[0].place,
        note=_way(arg_map, at, about, at is support),
        labels=[Label(other[0].place, _way(arg_map, other, about, other is support))],
        hint="Delete the use that the text does not make, or say in each step what leads from"
        f" {name} to that side.",
    )


def _way(arg_map: ArgumentMap, path: list[Step], about: str, supports: bool) -> str:
    through = [called(arg_map, _aim(arg_map, step)[0]) for step in path[:-1]]
    via = f", through {', '.join(through)}" if through else ""
    return f"here it {'supports' if supports else 'attacks'} {about}{via}"


def _aim(arg_map: ArgumentMap, step: Step) -> tuple[str, bool]:
    """What a step bears on, and whether for it; an attack on a step bears on its target."""
    supports = step.supports
    for _ in range(REACH):
        beneath = arg_map.steps.get(step.target)
        if beneath is None or step.target in arg_map.statements:
            break
        step = beneath
        supports = supports == step.supports
    return step.target, supports


def _meeting(arg_map: ArgumentMap, start: str) -> tuple[str, list[Step], list[Step]] | None:
    """The nearest statement reached by two uses with opposite effect, and both paths to it."""
    reached: dict[_State, _Arrival] = {}
    for state, arrival in _spread(arg_map, start, reached):
        rival = reached.get(_State(state.key, not state.supports))
        if rival and rival.first is not arrival.first and not _rivals(rival.first, arrival.first):
            support, attack = (_path(_State(state.key, way), reached) for way in (True, False))
            return state.key, support, attack
    return None


def _spread(
    arg_map: ArgumentMap, start: str, reached: dict[_State, _Arrival]
) -> Iterator[tuple[_State, _Arrival]]:
    """Each new state as it is reached, breadth first; writes it down in ``reached``."""
    edge: list[_State | None] = [None]
    looked_at = 0
    for _ in range(REACH):
        beyond: list[_State | None] = []
        for before in edge:
            key, effect = before or (start, True)
            for step in arg_map.uses.get(key, ()):
                looked_at += 1
                if looked_at > MOST_USES:
                    return
                target, supports = _aim(arg_map, step)
                state = _State(target, supports == effect)
                if target != start and state not in reached and target in arg_map.statements:
                    first = reached[before].first if before else step
                    reached[state] = _Arrival(first, step, before)
                    beyond.append(state)
                    yield state, reached[state]
        edge = beyond


def _rivals(one: Step, other: Step) -> bool:
    """Whether two steps are of different voices."""
    return bool(one.voices and other.voices) and not set(one.voices) & set(other.voices)


def _path(state: _State | None, reached: dict[_State, _Arrival]) -> list[Step]:
    path: list[Step] = []
    while state:
        _, step, state = reached[state]
        path.append(step)
    return path[::-1]
