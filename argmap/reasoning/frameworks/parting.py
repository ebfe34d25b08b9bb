"""Whether the semantics agree on a map, or where they part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from argmap.model import ArgumentMap
from argmap.reasoning.commitments import Commitments
from argmap.reasoning.frameworks.extensions import extensions
from argmap.reasoning.frameworks.grounded import IN, UNDECIDED, grounded
from argmap.reasoning.frameworks.oracle import Limit
from argmap.reasoning.frameworks.translation import framework_of


@dataclass(frozen=True, slots=True)
class Parting:
    """How the grounded semantics, which is standing, compares with the others.

    Arguments:
        decided: whether nothing is open; then every semantics gives the same one extension.
        accepted: what one preferred extension accepts, and standing leaves open: keys, in the map's order. Where it
            is empty, grounded is the only preferred extension.
        instead: what another one accepts and that one does not; empty where there is no other.
    """

    decided: bool
    accepted: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


def parting(arg_map: ArgumentMap, commitments: Commitments, limit: Limit | None = None) -> Parting:
    """Where grounded and preferred semantics part, by two preferred extensions at most.

    Raises:
        TooCircular: when the map's framework would be out of hand.
        OutOfTime: when the limit is reached.

    Linear where nothing is open; else exponential in the largest group of open arguments at worst.
    """
    found = framework_of(arg_map, commitments)
    labels = grounded(found.framework)
    if UNDECIDED not in labels:
        return Parting(True)
    base = frozenset(number for number, label in enumerate(labels) if label == IN)
    first, *others = islice(extensions(found.framework, "preferred", limit), 2)
    instead = others[0] - first if others else frozenset()
    return Parting(False, tuple(found.keys(first - base)), tuple(found.keys(instead)))
