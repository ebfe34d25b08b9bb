"""A SAT solver that can be stopped."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

SOLVER = "cadical153"
CONFLICTS_AT_A_TIME = 2_000


class OutOfTime(Exception):
    """The time that was allowed is over."""


class Limit:
    """How long solving may take; without seconds, for ever."""

    def __init__(self, seconds: float | None = None) -> None:
        self._end = None if seconds is None else time.monotonic() + seconds
        self._left: int | None = None

    def with_effort(self, effort: int) -> Limit:
        """The same end; and no more than so much is done, which ends at the same point on every machine.

        Arguments:
            effort: counted in variables, for each conflict those that there are.
        """
        found = Limit()
        found._end, found._left = self._end, effort
        return found

    def conflicts(self, variables: int) -> int:
        """How many conflicts the solver may look into at a time."""
        if self._left is None:
            return CONFLICTS_AT_A_TIME
        return min(CONFLICTS_AT_A_TIME, self._left // variables + 1)

    def spend(self, effort: int) -> None:
        """Count what was done."""
        if self._left is not None:
            self._left -= effort

    def check(self) -> None:
        """See whether there is time and effort left.

        Raises:
            OutOfTime: when there is none.
        """
        over = self._end is not None and time.monotonic() >= self._end
        if over or (self._left is not None and self._left <= 0):
            raise OutOfTime


class Oracle:
    """Clauses, and what can be true together with them."""

    def __init__(self, clauses: Iterable[Sequence[int]], top: int, limit: Limit) -> None:
        """Take clauses in.

        Arguments:
            top: the largest variable in them.
        """
        from pysat.solvers import Solver

        self.top = top
        self.limit = limit
        self._solver = Solver(SOLVER, bootstrap_with=clauses)
        self._conflicts = 0

    def model(self, assumed: Sequence[int] = ()) -> list[int] | None:
        """A literal for each variable, in their order, where ``assumed`` can hold; None where not.

        Raises:
            OutOfTime: when the limit is reached; it is looked at every few thousand conflicts.
            KeyboardInterrupt: when the user interrupts, likewise.
        """
        while True:
            self.limit.check()
            self._solver.conf_budget(self.limit.conflicts(self.top))
            with _interrupts_wait():
                answer = self._solver.solve_limited(assumptions=assumed)
            before, self._conflicts = self._conflicts, self._solver.accum_stats()["conflicts"]
            self.limit.spend((self._conflicts - before + 1) * self.top)
            if answer is not None:
                found: list[int] | None = self._solver.get_model() if answer else None
                return found

    def prefer(self, literals: Sequence[int]) -> None:
        """Try these first when nothing says whether they are true."""
        self._solver.set_phases(literals)

    def add(self, clause: Sequence[int]) -> None:
        """One more clause. An empty one makes everything impossible."""
        if clause:
            self._solver.add_clause(clause)
        else:
            self._solver.add_clause([self.top + 1])
            self._solver.add_clause([-self.top - 1])

    def fresh(self) -> int:
        """A new variable."""
        self.top += 1
        return self.top

    def one_of(self, literals: Iterable[int]) -> int:
        """A new literal with which one of some others is true."""
        found = self.fresh()
        self.add([-found, *literals])
        return found

    def at_most(self, count: int, literals: Sequence[int]) -> Sequence[int]:
        """New literals: with the one at a place *n* from 0 to ``count``, at most *n* of some others are true.

        Arguments:
            literals: more than ``count``. Their product is the number of clauses that it takes.
        """
        from pysat.card import ITotalizer

        with ITotalizer(lits=literals, ubound=count, top_id=self.top) as counter:
            self.limit.spend(len(counter.cnf.clauses))
            for clause in counter.cnf.clauses:
                self.add(clause)
            self.top = counter.top_id
            return [-each for each in counter.rhs]

    def close(self) -> None:
        """Give its memory back."""
        self._solver.delete()


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Hold SIGINT back: the solver's own handler would jump out of it and leave its memory in disorder."""
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)
