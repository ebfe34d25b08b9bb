"""How findings say why something stands, falls or is open."""

from __future__ import annotations

from argmap.checks.check import Context
from argmap.checks.wording import called
from argmap.diagnostic import Label
from argmap.model import IS, ArgumentMap, StandingExpectation
from argmap.reasoning.grounds import Ground, ground

_SHOWN = 3


def ground_of(context: Context, key: str) -> Ground:
    """The immediate ground of a verdict, as ``argmap why`` begins."""
    return ground(context.map, context.standing, key, context.what_if.rank)


def because(arg_map: ArgumentMap, found: Ground) -> str:
    """A ground in words."""
    first = ""
    if found.by:
        first = called(arg_map, found.by[0])
        line = f"line {arg_map.element(found.by[0]).place.line}"
        if not first.endswith(line):
            first = f"{first} ({line})"
    return {
        "rebutted": f"rebutted by {first}, which stands",
        "doubted": f"{first} is against it, and open",
        "unanswered": f"the question {first} has no answer" if first else "nothing answers it",
        "unsupported": f"what it rests on, {first}, falls",
        "unsure": f"what it rests on, {first}, is open",
        "unheld": "the voice is not committed to it",
        "supposed": "it is only supposed, and has no reason",
        "supported": f"{first} is for it, and nothing that stands or is open is against it",
        "unopposed": "nothing that stands or is open is against it",
    }[found.kind]


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
