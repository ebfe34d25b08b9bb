"""How findings say why something stands, falls or is open."""

from __future__ import annotations

from argmap.checks.check import Context
from argmap.diagnostic import Label
from argmap.model import IS, ArgumentMap, StandingExpectation
from argmap.reasoning.grounds import Ground, ground

_SHOWN = 3


def ground_of(context: Context, key: str) -> Ground:
    """The immediate ground of a verdict, as ``argmap why`` begins."""
    return ground(context.map, context.standing, key, context.what_if.rank)


def ground_labels(context: Context, found: Ground) -> list[Label]:
    """The places of the first of what a ground names."""
    return [
        Label(context.map.element(key).place, f"this {IS[context.standing[key]]}")
        for key in found.by[:_SHOWN]
    ]


def expected(arg_map: ArgumentMap) -> frozenset[str]:
    """The keys of whatever an ``expect`` says to stand, to fall or to be open."""
    return frozenset(
        each.statement for each in arg_map.expectations if isinstance(each, StandingExpectation)
    )
