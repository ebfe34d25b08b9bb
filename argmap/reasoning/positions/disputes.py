"""The disputes of a map: groups of arguments that stay open, and the ways in which each can be settled."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from argmap.reasoning.components import components
from argmap.reasoning.frameworks.grounded import Part
from argmap.reasoning.frameworks.translation import MapFramework
from argmap.reasoning.positions.ways import Bounds, ways


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
        ways: the ways to settle it that were looked at.
        exact: whether those are all the ways.
        common_known: whether what those have in common is common to all ways; see ``Ways``.
        nearest_known: whether those include some that accept the most of each voice's commitments; see ``Ways``.
        ranks: for each of its elements' keys, a number; what an element depends on, but for what depends
            on it in turn, has a smaller one.
    """

    ways: tuple[Way, ...]
    exact: bool
    common_known: bool
    nearest_known: bool
    ranks: dict[str, int]


def dispute(
    found: MapFramework,
    group: Part,
    statements: Set[str],
    held: Collection[Set[str]],
    bounds: Bounds,
) -> Dispute:
    """The dispute of a group.

    Arguments:
        statements: keys of the statements of the map.
        held: for each voice, keys of its commitments.

    Raises:
        OutOfTime: when the limit is reached before a single way is found.
    """
    names = found.framework.names
    literals = {
        names[argument]: number
        for number, argument in enumerate(group.arguments, 1)
        if argument < found.elements
    }

    def told(keys: Set[str]) -> frozenset[int]:
        return frozenset(literals[key] for key in literals.keys() & keys)

    looked_at = ways(group, told(statements), [told(each) for each in held], bounds)
    return Dispute(
        tuple(
            Way(
                tuple(key for key, literal in literals.items() if literal in each),
                tuple(key for key, literal in literals.items() if group.size + literal in each),
            )
            for each in looked_at.found
        ),
        looked_at.exact,
        looked_at.common_known,
        looked_at.nearest_known,
        _ranks(found, group),
    )


def _ranks(found: MapFramework, group: Part) -> dict[str, int]:
    names: Sequence[str] = found.framework.names
    return {
        names[group.arguments[each]]: rank
        for rank, component in enumerate(components(group.attackers))
        for each in component
        if group.arguments[each] < found.elements
    }
