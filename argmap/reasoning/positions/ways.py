"""Ways to settle a dispute: many of them, and those that show what all have in common.

A way is given by literals: *n* where argument *n - 1* of the dispute is accepted, and *size + n* where what is
accepted attacks it, as the solver numbers them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from argmap.reasoning.frameworks.grounded import Part
from argmap.reasoning.frameworks.oracle import Limit, OutOfTime
from argmap.reasoning.frameworks.semantics import maximal

LOOKED_AT = 64

Literals = frozenset[int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far the ways to settle a dispute are looked for.

    Arguments:
        most: how many are looked for in any case, and then as long as ``limit`` allows.
        limit: for those.
        extra: the limit for others, until there are more than 64.
        common: the limit for those that differ in what is common to all others.
        nearest: the limit for those that accept the most of a voice's commitments, or fewer than all others.
    """

    most: int
    limit: Limit
    extra: Limit
    common: Limit
    nearest: Limit


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways that were looked at.

    Arguments:
        found: each as its literals.
        exact: whether those are all.
        common_known: whether there is no other that accepts or attacks a statement that none of those does, or
            does not accept one that all of those do.
        nearest_known: whether there is no other that accepts more of a voice's commitments than any of those, or
            fewer where all of those accept equally many.
    """

    found: tuple[Literals, ...]
    exact: bool
    common_known: bool
    nearest_known: bool


def ways(group: Part, statements: Literals, held: Collection[Literals], bounds: Bounds) -> Ways:
    """Ways to settle a group of arguments.

    Arguments:
        statements: the literals of those arguments that are statements.
        held: for each voice, those of its commitments.

    Raises:
        OutOfTime: when the limit is reached before a single one is found.
    """
    if group.size == 1:
        return Ways((frozenset(),), True, True, True)
    search = _Search(group, bounds.limit)
    try:
        exact = search.done(bounds.limit, lambda: search.enumerate(bounds.most))
        exact = exact or search.done(bounds.extra, lambda: search.enumerate(LOOKED_AT))
        common = exact or search.done(bounds.common, lambda: search.tell_common(statements))
        nearest = exact or search.done(bounds.nearest, lambda: search.tell_nearest(held))
    finally:
        search.close()
    return Ways(tuple(search.found), exact, common, nearest)


class _Search:
    """The ways while they are found."""

    def __init__(self, group: Part, limit: Limit) -> None:
        self.group = group
        self.maximal = maximal(group, "preferred", limit)
        self.oracle = self.maximal.oracle
        self.found: list[Literals] = []
        self.close = self.oracle.close

    def done(self, limit: Limit, what: Callable[[], bool]) -> bool:
        """Whether something was done within a limit.

        Raises:
            OutOfTime: when there is no way yet.
        """
        self.oracle.limit = limit
        self.oracle.prefer(self.maximal.goal)
        try:
            return what()
        except OutOfTime:
            if not self.found:
                raise
            return False

    def another(self, *wanted: int) -> bool:
        """Find one more way; False when there is no other one of which some literals are true."""
        members = self.maximal.another(wanted)
        if members is None:
            return False
        accepted = frozenset(members)
        size = self.group.size
        beaten = (
            size + number
            for number, attackers in enumerate(self.group.attackers, 1)
            if not accepted.isdisjoint(attackers)
        )
        self.found.append(frozenset([*(each + 1 for each in members), *beaten]))
        return True

    def enumerate(self, most: int) -> bool:
        """Find so many ways; whether there are no others."""
        while len(self.found) <= most:
            if not self.another():
                return True
        return False

    def tell_common(self, statements: Literals) -> bool:
        """Find what differs in what is common to all."""
        self._decide(statements)
        common = statements.intersection(*self.found)
        while common and self.another(self.oracle.one_of([-each for each in sorted(common)])):
            common &= self.found[-1]
        return True

    def _decide(self, statements: Literals) -> None:
        """Find whatever can be accepted or attacked. What was is tried last, so that few ways do."""
        either = statements.union(each + self.group.size for each in statements)
        left = either.difference(*self.found)
        self.oracle.prefer([each if each in left else -each for each in sorted(either)])
        while left and self.another(self.oracle.one_of(sorted(left))):
            self.oracle.prefer([-each for each in sorted(left & self.found[-1])])
            left -= self.found[-1]

    def tell_nearest(self, held: Collection[Literals]) -> bool:
        """Find what accepts the most of each voice's commitments, and what does not."""
        for own in held:
            self._find_most(sorted(own))
        for own in held:
            self._find_fewer(sorted(own))
        return True

    def _counts(self, own: Sequence[int]) -> list[int]:
        return [len(way.intersection(own)) for way in self.found]

    def _find_most(self, own: Sequence[int]) -> None:
        """As much as can be accepted of some statements is accepted in a way that is found."""
        lost = len(own) - max(self._counts(own))
        if lost:
            at_most = self.oracle.at_most(lost - 1, [-each for each in own])
            while lost and self.another(at_most[lost - 1]):
                lost = len(own) - max(self._counts(own))

    def _find_fewer(self, own: Sequence[int]) -> None:
        """Where not all ways accept equally many, two that are found do not either."""
        counts = {*self._counts(own)}
        if len(counts) == 1 and counts != {0}:
            least = counts.pop() - 1
            lacking = self.oracle.at_most(least, own)[least]
            while len({*self._counts(own)}) == 1 and self.another(lacking):
                pass
