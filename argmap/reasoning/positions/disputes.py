"""The disputes of a map: groups of arguments that stay open, and the ways in which each can be settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.reasoning.components import components
from argmap.reasoning.frameworks.extensions import of_group
from argmap.reasoning.frameworks.grounded import Part
from argmap.reasoning.frameworks.oracle import Limit, OutOfTime
from argmap.reasoning.frameworks.translation import MapFramework


@dataclass(frozen=True, slots=True)
class Way:
    """One way to settle a dispute.

    Arguments:
        accepts: keys of what is accepted, in the map's order.
        rejects: keys of what is attacked by what is accepted, likewise.
    """

    accepts: tuple[str, ...]
    rejects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Arguments that depend on no other open ones.

    Arguments:
        ways: the ways to settle it.
        exact: whether those are all the ways.
        ranks: for each of its elements' keys, a number; what an element depends on, but for what depends
            on it in turn, has a smaller one.
    """

    ways: tuple[Way, ...]
    exact: bool
    ranks: dict[str, int]


def dispute(found: MapFramework, group: Part, most: int, limit: Limit) -> Dispute:
    """The dispute of a group, with ``most`` ways to settle it at most.

    Raises:
        OutOfTime: when the limit is reached before a single way is found.
    """
    ways: list[Way] = []
    exact = True
    try:
        for accepted in of_group(group, "preferred", limit):
            if len(ways) == most:
                exact = False
                break
            beaten = {each for one in accepted for each in found.framework.targets[one]}
            rejected = beaten.intersection(group.arguments)
            ways.append(Way(tuple(found.keys(accepted)), tuple(found.keys(rejected))))
    except OutOfTime:
        if not ways:
            raise
        exact = False
    return Dispute(tuple(ways), exact, _ranks(found, group))


def _ranks(found: MapFramework, group: Part) -> dict[str, int]:
    names: Sequence[str] = found.framework.names
    return {
        names[group.arguments[each]]: rank
        for rank, component in enumerate(components(group.attackers))
        for each in component
        if group.arguments[each] < found.elements
    }
