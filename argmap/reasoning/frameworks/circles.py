"""Circles of support: which reasons could ever carry a statement, and which go round in circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from argmap.model import ArgumentMap, Step
from argmap.reasoning.components import components


@dataclass(frozen=True, slots=True)
class Circle:
    """Statements that support one another, directly or not.

    Arguments:
        statements: their keys.
        steps: the steps for one of them that use one of them.
    """

    statements: Sequence[str]
    steps: Sequence[Step]


def grounded_steps(arg_map: ArgumentMap, carried: Set[str]) -> Sequence[Step]:
    """The steps that hold when nothing is ever objected. Linear.

    Arguments:
        carried: keys of the statements that stand only if a reason does; every other one counts as held.
    """
    waits = {
        step.key: len({each for each in step.premises if each in carried})
        for step in arg_map.steps.values()
    }
    ready = [step for step in arg_map.steps.values() if not waits[step.key]]
    held: set[str] = set()
    for step in ready:
        if step.supports and step.target in carried and step.target not in held:
            held.add(step.target)
            for use in {each.key: each for each in arg_map.uses.get(step.target, ())}.values():
                waits[use.key] -= 1
                if not waits[use.key]:
                    ready.append(use)
    return ready


def circles(carried: Iterable[str], reasons: Mapping[str, Sequence[Step]]) -> list[Circle]:
    """The circles among statements that need reasons. Linear.

    Arguments:
        carried: their keys.
        reasons: for each of them, the steps for it.
    """
    keys = list(carried)
    number = {key: place for place, key in enumerate(keys)}
    below = [
        [number[each] for step in reasons[key] for each in step.premises if each in number]
        for key in keys
    ]
    found: list[Circle] = []
    for component in components(below):
        inside = {keys[each] for each in component}
        steps = [
            step for key in inside for step in reasons[key] if not inside.isdisjoint(step.premises)
        ]
        if steps:
            found.append(Circle(sorted(inside), sorted(steps, key=lambda step: step.key)))
    return found
