"""The crux of a dispute: the fewest things to settle that settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    """The fewest contradictions that tell all ways to settle a dispute apart that were looked at.

    Where contradictions do not, pairs of statements that rebut each other do the rest, then single
    statements and steps. Of equally small sets it is the one on which the others depend, as far as that
    can be said. The smallest set, unless there are more than 50,000 to try; then a small one.
    """
    pairs = _Pairs(dispute)
    left = pairs.every
    chosen: list[Crux] = []
    for tier in _tiers(arg_map, dispute):
        if not left:
            break
        told: dict[int, Crux] = {}
        for crux in tier:
            if apart := pairs.apart(crux) & left:
                told.setdefault(apart, crux)
        for apart in _fewest(list(told)):
            chosen.append(told[apart])
            left &= ~apart
    return tuple(chosen)


class _Pairs:
    """Pairs of ways, as bits of a number: a row for each way, with a bit for each that it is told apart from."""

    def __init__(self, dispute: Dispute) -> None:
        self.count = len(dispute.ways)
        self.width = -(-self.count // 8)
        self.accepting: defaultdict[str, int] = defaultdict(int)
        for number, way in enumerate(dispute.ways):
            for key in way.accepts:
                self.accepting[key] |= 1 << number
        self.all = (1 << self.count) - 1
        self.every = self._number(self.all ^ 1 << each for each in range(self.count))

    def apart(self, crux: Crux) -> int:
        """The pairs that something to settle tells apart. Quadratic in the ways."""
        left = self.accepting[crux.left]
        right = self.accepting[crux.right] & ~left
        if self.all in (left, right) or not left | right:
            return 0
        neither = self.all & ~left & ~right
        return self._number(
            self.all ^ next(side for side in (left, right, neither) if side >> number & 1)
            for number in range(self.count)
        )

    def _number(self, rows: Iterable[int]) -> int:
        return int.from_bytes(b"".join(row.to_bytes(self.width, "big") for row in rows), "big")


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


def _fewest(told: Sequence[int]) -> Sequence[int]:
    """The first of the smallest sets that tell apart whatever all together tell apart."""
    every = 0
    for apart in told:
        every |= apart
    size = 1
    tried = 0
    while every and size <= len(told):
        tried += comb(len(told), size)
        if tried > MOST_TRIED:
            return _greedy(told, every)
        for some in combinations(told, size):
            covered = 0
            for apart in some:
                covered |= apart
            if covered == every:
                return some
        size += 1
    return ()


def _greedy(told: Sequence[int], every: int) -> Sequence[int]:
    """One after the other, always one that tells the most apart that is not told apart yet."""
    chosen: list[int] = []
    while every:
        best = max(told, key=lambda apart: (apart & every).bit_count())
        chosen.append(best)
        every &= ~best
    return chosen
