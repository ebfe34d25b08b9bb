"""The smallest of the minimal sets of things that cannot hold together.

Subsets are explored as in MARCO (Liffiton, Previti, Malik & Marques-Silva, "Fast, flexible MUS enumeration",
Constraints 21, 2016). Where there are more sets than wanted, the smaller ones are sought by size, as in FORQES
(Ignatiev, Previti, Liffiton & Marques-Silva, "Smallest MUS extraction with minimal hitting set dualization",
CP 2015).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from pysat.card import ITotalizer
from pysat.solvers import Solver

CONFLICT_COST = 300
LITERAL_COST = 8

Outcome = Literal["possible", "all", "more", "rough", "unknown"]


class OutOfEffort(Exception):
    """More would have to be spent than is allowed."""


class Effort:
    """How much may be spent on all questions together, so that no input takes for ever.

    Counted in a solver's propagations and conflicts and in literals handed to and fro, not in seconds: the same
    map gets the same answer on every machine. One question may use up a quarter of what is left.
    """

    def __init__(self, units: int) -> None:
        self.left = units
        self.floor = 0

    def begin(self) -> None:
        """Open a new question."""
        self.floor = self.left - self.left // 4

    def allowance(self) -> int:
        """What the open question may still spend.

        Raises:
            OutOfEffort: when that is nothing.
        """
        if self.left <= self.floor:
            raise OutOfEffort
        return self.left - self.floor


class Theory:
    """Clauses, and a solver that is asked what can hold besides."""

    def __init__(self, clauses: Iterable[Sequence[int]], effort: Effort) -> None:
        self.effort = effort
        self.spent = 0
        self.solver = Solver("minisat22", bootstrap_with=clauses)

    def prefer(self, literals: Iterable[int]) -> None:
        """Try these first."""
        self.solver.set_phases(list(literals))

    def add(self, clause: Sequence[int]) -> None:
        """One more clause."""
        self.solver.add_clause(clause)

    def satisfiable(self, literals: Sequence[int]) -> bool:
        """Whether all these literals can be true together.

        Raises:
            OutOfEffort: when that takes more than is allowed.
        """
        allowance = self.effort.allowance()
        self.solver.conf_budget(1 + allowance // CONFLICT_COST)
        self.solver.prop_budget(1 + allowance)
        answer: bool | None = self.solver.solve_limited(assumptions=literals)
        counts = self.solver.accum_stats()
        spent = counts["propagations"] + CONFLICT_COST * counts["conflicts"]
        self.effort.left -= spent - self.spent + LITERAL_COST * (len(literals) + 1)
        self.spent = spent
        if answer is None:
            raise OutOfEffort
        return answer

    def true(self) -> set[int]:
        """The literals that are true in the model of a yes."""
        model: list[int] = self.solver.get_model()
        self.effort.left -= LITERAL_COST * len(model)
        return set(model)

    def core(self) -> list[int]:
        """Some of the literals of a no that suffice for it."""
        return list(self.solver.get_core() or ())


class Found(NamedTuple):
    """Minimal sets, and how far they can be relied on.

    ``outcome`` is *possible* when everything can hold together, *all* when there are no other sets, *more*
    when there may be, *rough* when the only set may contain more than it must, *unknown* when it is not known
    whether there is any.
    """

    sets: tuple[frozenset[int], ...]
    outcome: Outcome


def minimal_sets(
    theory: Theory, items: Sequence[int], matters: Collection[int], bound: int
) -> Found:
    """The minimal subsets of some literals that a theory makes impossible, smallest first.

    Arguments:
        items: variables that occur in the theory.
        matters: sets that contain none of these are passed over.
        bound: how many sets at most.

    The number of minimal sets is exponential in the items at worst; ``theory.effort`` bounds the search.
    """
    search = _Search(theory, items, matters, bound)
    theory.effort.begin()
    try:
        if theory.satisfiable(items):
            return Found((), "possible")
        search.core = theory.core()
        complete = search.any_order() or search.by_size()
    except OutOfEffort:
        complete = False
    if search.found:
        sets = sorted(search.found, key=len)[:bound]
        return Found(tuple(sets), "all" if complete else "more")
    if complete:
        return Found((), "all")
    rough = frozenset(search.core)
    return Found((), "unknown") if rough.isdisjoint(matters) else Found((rough,), "rough")


class _Search:
    """A search while it goes on.

    ``chooser`` has a model for every subset that is neither inside one known to be possible nor around one
    known to be impossible.
    """

    def __init__(
        self, theory: Theory, items: Sequence[int], matters: Collection[int], bound: int
    ) -> None:
        self.theory = theory
        self.items = items
        self.numbers = {item: number for number, item in enumerate(items, 1)}
        self.matters = matters
        self.bound = bound
        self.chooser = Theory((), theory.effort)
        self.found: list[frozenset[int]] = []
        self.core: list[int] = []

    def any_order(self) -> bool:
        """Find sets until there are no others, which is a yes, or more than wanted."""
        self.chooser.add([*self.numbers.values(), -self.numbers[self.items[0]]])
        self.chooser.prefer(self.numbers.values())
        while self.chooser.satisfiable(()):
            chosen = self._chosen()
            if self.theory.satisfiable(chosen):
                self._possible(chosen)
                continue
            self._impossible(self._shrunk())
            if len(self.found) > self.bound:
                return False
        return True

    def by_size(self) -> bool:
        """Find sets that are smaller than those found; none is left out, so that the answer is no.

        When smaller subsets are all explored, an impossible one of this size is minimal.
        """
        count = len(self.items)
        largest = self._largest()
        counter = ITotalizer(lits=list(self.numbers.values()), ubound=largest, top_id=count)
        self.chooser.effort.left -= len(counter.cnf.clauses)
        for clause in counter.cnf.clauses:
            self.chooser.add(clause)
        self.chooser.prefer([-number for number in self.numbers.values()])
        size = 1
        while size < self._largest():
            if not self.chooser.satisfiable([-counter.rhs[size]]):
                size += 1
                continue
            chosen = self._chosen()
            if self.theory.satisfiable(chosen):
                self._possible(self._grown())
            else:
                self._impossible(chosen)
        return False

    def _largest(self) -> int:
        """The size of the largest set that is wanted."""
        return sorted(map(len, self.found))[self.bound - 1]

    def _chosen(self) -> list[int]:
        true = self.chooser.true()
        return [item for item, number in self.numbers.items() if number in true]

    def _possible(self, chosen: Collection[int]) -> None:
        inside = set(chosen)
        self.chooser.add([number for item, number in self.numbers.items() if item not in inside])

    def _impossible(self, chosen: Collection[int]) -> None:
        self.chooser.add([-self.numbers[item] for item in chosen])
        if not frozenset(chosen).isdisjoint(self.matters):
            self.found.append(frozenset(chosen))

    def _shrunk(self) -> list[int]:
        """What is left of the last no when nothing more can be taken away."""
        self.core = self.theory.core()
        for item in list(self.core):
            if item in self.core:
                fewer = [each for each in self.core if each != item]
                if not self.theory.satisfiable(fewer):
                    self.core = self.theory.core()
        return self.core

    def _grown(self) -> list[int]:
        """The items of the last yes, with others until not one more can be added."""
        true = self.theory.true()
        inside = [item for item in self.items if item in true]
        for item in [item for item in self.items if item not in true]:
            if item not in true and self.theory.satisfiable([*inside, item]):
                true = self.theory.true()
                inside = [each for each in self.items if each in true]
        return inside
