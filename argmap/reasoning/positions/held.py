"""Positions: the preferred extensions of a map's framework, as what a person could hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice, product
from math import prod

from argmap.model import ArgumentMap
from argmap.reasoning.commitments import Commitments
from argmap.reasoning.frameworks.extensions import settle
from argmap.reasoning.frameworks.oracle import Limit
from argmap.reasoning.frameworks.translation import framework_of
from argmap.reasoning.positions.crux import Crux, cruxes
from argmap.reasoning.positions.disputes import Dispute, Way, dispute
from argmap.reasoning.positions.ways import Bounds

MOST = 16
EFFORT = 10_000_000


@dataclass(frozen=True, slots=True)
class Nearness:
    """How much of what a voice is committed to a position accepts.

    Arguments:
        voice: its key; the author has one, too.
        kept: how many of the voice's statements the position accepts.
        of: how many it has.
        nearest: whether no other position accepts more of them, and some accepts fewer.
    """

    voice: str
    kept: int
    of: int
    nearest: bool


@dataclass(frozen=True, slots=True)
class Position:
    """What a person could hold. All are keys, in the map's order.

    Arguments:
        accepts: the statements that it accepts, besides those that every position does.
        gives_up: the statements that it rejects and some other position accepts.
        leaves_open: the statements that it neither accepts nor rejects and some other position does.
        voices: every voice that is committed to anything, those nearest first.
        sides: for each crux of the map, the key that it accepts, or an empty string.
    """

    accepts: tuple[str, ...]
    gives_up: tuple[str, ...]
    leaves_open: tuple[str, ...]
    voices: tuple[Nearness, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions on a map.

    Arguments:
        decided: whether standing leaves nothing open; then there is one position, and every semantics
            agrees on it.
        shared: the statements that every position accepts.
        beyond: those of them that standing leaves open.
        open: the statements that every position leaves open.
        positions: each that is shown: first, for each voice, one nearest to it.
        cruxes: what the positions that were looked at part on, those not shown included.
        count: how many positions were looked at.
        exact: whether there are not more.
        common_known: whether ``shared``, ``beyond``, ``open``, and what positions give up and leave open take those
            into account that were not looked at, too.
        nearest_known: whether what is nearest to a voice does.
    """

    decided: bool
    shared: tuple[str, ...]
    beyond: tuple[str, ...]
    open: tuple[str, ...]
    positions: tuple[Position, ...]
    cruxes: tuple[Crux, ...]
    count: int
    exact: bool
    common_known: bool
    nearest_known: bool


def positions(
    arg_map: ArgumentMap,
    commitments: Commitments,
    most: int = MOST,
    limit: Limit | None = None,
) -> Positions:
    """The positions that can be held on a map: its preferred extensions.

    Disputes that have nothing to do with each other are settled apart, so that their numbers of ways only
    multiply in ``count``. Of each, so many ways are looked at as positions are wanted, and more than 64; then those
    that differ in something that is said of all. The search for more than are wanted is given up after some effort,
    always the same.

    Arguments:
        most: how many positions are returned at most.

    Raises:
        TooCircular: when the map's framework would be out of hand.
        OutOfTime: when the limit is reached before one position is found.
        ValueError: when ``most`` is less than 1.

    Linear where standing decides; else exponential at worst in the largest dispute.
    """
    if most < 1:
        raise ValueError(f"most: {most} is less than 1")
    limit = limit or Limit()
    found = framework_of(arg_map, commitments)
    base, groups = settle(found.framework, "preferred")
    efforts = [limit.with_effort(EFFORT) for _ in range(3)]
    bounds = Bounds(most, limit, *efforts)
    voices = [held.keys() for held in commitments.held.values() if held]
    statements = arg_map.statements.keys()
    disputes = [dispute(found, group, statements, voices, bounds) for group in groups]
    settled = set(found.keys(base))
    return _Survey(arg_map, commitments, settled, disputes).positions(most)


class _Survey:
    """The positions while they are put together from ways to settle disputes."""

    def __init__(
        self,
        arg_map: ArgumentMap,
        commitments: Commitments,
        settled: Set[str],
        disputes: Sequence[Dispute],
    ) -> None:
        self.map = arg_map
        self.disputes = disputes
        self.held: Mapping[str, Set[str]] = {
            voice: held.keys() for voice, held in commitments.held.items() if held
        }
        accepted = [[set(way.accepts) for way in each.ways] for each in disputes]
        common = [set.intersection(*ways) for ways in accepted]
        self.beyond = self.statements(set[str]().union(*common))
        self.shared = self.statements(settled | set(self.beyond))
        self.accepted_by_some = set(chain.from_iterable(chain.from_iterable(accepted)))
        rejected = {key for each in disputes for way in each.ways for key in way.rejects}
        self.decided_by_some = self.accepted_by_some | rejected
        ranked = set(chain.from_iterable(each.ranks for each in disputes))
        self.open = self.statements(ranked - self.decided_by_some)
        self.settled_of = {voice: len(held & settled) for voice, held in self.held.items()}
        self.scores = {
            voice: [[len(held & way) for way in ways] for ways in accepted]
            for voice, held in self.held.items()
        }
        self.cruxes = [cruxes(arg_map, each) for each in disputes]

    def statements(self, keys: Set[str]) -> tuple[str, ...]:
        """Those of some keys that are statements', in the map's order."""
        return tuple(key for key in self.map.statements if key in keys)

    def positions(self, most: int) -> Positions:
        """All that is to be said."""
        chosen = tuple(islice(self._choices(), most))
        return Positions(
            not self.disputes,
            self.shared,
            self.beyond,
            self.open,
            tuple(self._position(choice) for choice in chosen),
            tuple(chain.from_iterable(self.cruxes)),
            prod(len(each.ways) for each in self.disputes),
            all(each.exact for each in self.disputes),
            all(each.common_known for each in self.disputes),
            all(each.nearest_known for each in self.disputes),
        )

    def _choices(self) -> Iterator[tuple[int, ...]]:
        """The number of a way for each dispute: first those nearest to the voices, then all others."""
        nearest = dict.fromkeys(
            tuple(own.index(max(own)) for own in scores) for scores in self.scores.values()
        )
        yield from nearest
        every = product(*(range(len(each.ways)) for each in self.disputes))
        yield from (choice for choice in every if choice not in nearest)

    def _position(self, choice: Sequence[int]) -> Position:
        ways: list[Way] = [
            each.ways[number] for each, number in zip(self.disputes, choice, strict=True)
        ]
        accepts = set(chain.from_iterable(way.accepts for way in ways))
        rejects = set(chain.from_iterable(way.rejects for way in ways))
        return Position(
            self.statements(accepts.difference(self.shared)),
            self.statements(rejects & self.accepted_by_some),
            self.statements(self.decided_by_some - accepts - rejects),
            tuple(sorted(self._voices(choice), key=_by_nearness)),
            tuple(
                crux.side(way) for way, own in zip(ways, self.cruxes, strict=True) for crux in own
            ),
        )

    def _voices(self, choice: Sequence[int]) -> Iterator[Nearness]:
        for voice, scores in self.scores.items():
            own = sum(ways[number] for ways, number in zip(scores, choice, strict=True))
            best, worst = sum(map(max, scores)), sum(map(min, scores))
            kept = self.settled_of[voice] + own
            yield Nearness(voice, kept, len(self.held[voice]), own == best > worst)


def _by_nearness(near: Nearness) -> tuple[bool, float]:
    return not near.nearest, -near.kept / near.of
