"""The crux of a dispute: the fewest things to settle that settle it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Literal

from argmap.model import ArgumentMap
from argmap.reasoning.positions.disputes import Dispute, Way

CruxKind = Literal["contradiction", "rebuttals", "choice"]
MOST_TRIED = 50_000


@dataclass(frozen=True, slots=True)
class Crux:
    """Something on which positions part.

    Arguments:
        kind: a ``contradiction``, two statements that are ``rebuttals`` of each other, or the ``choice``
            whether to accept one thing.
        left: key of a statement; for a ``choice``, of any one thing.
        right: key of the statement that cannot be accepted with it; for a ``choice``, an empty string.
        tension: key of the contradiction, or an empty string.
    """

    kind: CruxKind
    left: str
    right: str = ""
    tension: str = ""

    def side(self, way: Way) -> str:
        """Which of the two a way to settle the dispute accepts; an empty string where neither."""
        return next((key for key in (self.left, self.right) if key and key in way.accepts), "")


def cruxes(arg_map: ArgumentMap, dispute: Dispute) -> tuple[Crux, ...]:
    """The fewest contradictions that tell all ways to settle a dispute apart.

    Where contradictions do not, pairs of statements that rebut each other do the rest, then single
    statements and steps. Of equally small sets it is the one on which the others depend, as far as that
    can be said. The smallest set, unless there are more than 50,000 to try; then a small one.
    """
    ways = dispute.ways
    pairs = list(combinations(range(len(ways)), 2))
    left = (1 << len(pairs)) - 1
    chosen: list[Crux] = []
    for tier in _tiers(arg_map, dispute):
        told: dict[Crux, int] = {}
        for crux in tier:
            sides = [crux.side(way) for way in ways]
            apart = sum(1 << n for n, (a, b) in enumerate(pairs) if sides[a] != sides[b]) & left
            if apart and apart not in told.values():
                told[crux] = apart
        picked = _fewest(told)
        chosen += picked
        for crux in picked:
            left &= ~told[crux]
        if not left:
            break
    return tuple(chosen)


def _tiers(arg_map: ArgumentMap, dispute: Dispute) -> Iterator[Sequence[Crux]]:
    """What may tell ways apart, the most telling kind first; in each, what others depend on comes first."""
    ranks = dispute.ranks

    def ordered(found: list[Crux]) -> Sequence[Crux]:
        return sorted(found, key=lambda crux: min(ranks[crux.left], ranks[crux.right or crux.left]))

    within = {
        tension.key: tension
        for key in ranks
        for tension, other in arg_map.contradictions.get(key, ())
        if other in ranks
    }
    in_order = sorted(within.values(), key=lambda each: (each.file, each.place.start))
    yield ordered([Crux("contradiction", each.left, each.right, each.key) for each in in_order])
    against = {
        (premise, key)
        for key in ranks
        for step in arg_map.attackers.get(key, ())
        for premise in step.premises
    }
    pairs = [pair for pair in sorted(against) if pair[0] < pair[1] and pair[::-1] in against]
    yield ordered([Crux("rebuttals", *pair) for pair in pairs if pair[0] in ranks])
    yield ordered([Crux("choice", key) for key in ranks if key in arg_map.statements])
    yield ordered([Crux("choice", key) for key in ranks])


def _fewest(told: Mapping[Crux, int]) -> list[Crux]:
    """The first of the smallest sets that tell apart whatever all together tell apart."""
    every = 0
    for apart in told.values():
        every |= apart
    size = 1
    tried = 0
    while every and size <= len(told):
        tried += comb(len(told), size)
        if tried > MOST_TRIED:
            return _greedy(told, every)
        for some in combinations(told, size):
            covered = 0
            for crux in some:
                covered |= told[crux]
            if covered == every:
                return list(some)
        size += 1
    return []


def _greedy(told: Mapping[Crux, int], every: int) -> list[Crux]:
    """One after the other, always one that tells the most apart that is not told apart yet."""
    chosen: list[Crux] = []
    while every:
        best = max(told, key=lambda crux: (told[crux] & every).bit_count())
        chosen.append(best)
        every &= ~told[best]
    return chosen
