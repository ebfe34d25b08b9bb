"""Every minimal set of things that cannot hold together, smallest first.

Subsets are explored as in MARCO (Liffiton, Previti, Malik & Marques-Silva, "Fast, flexible MUS enumeration",
Constraints 21, 2016), in the order of their size as in FORQES (Ignatiev, Previti, Liffiton & Marques-Silva,
"Smallest MUS extraction with minimal hitting set dualization", CP 2015).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pysat.card import ITotalizer
from pysat.solvers import Solver

CONFLICT_COST = 50

Outcome = Literal["all", "more", "rough", "unknown"]


class OutOfEffort(Exception):
    """More would have to be spent than is allowed."""


class Effort:
    """How much may be spent on all questions together, so that no input takes for ever.

    Counted in a solver's propagations and conflicts and in literals handed to it, not in seconds: the same
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
        self.effort.left -= spent - self.spent + len(literals) + 1
        self.spent = spent
        if answer is None:
            raise OutOfEffort
        return answer

    def true(self) -> set[int]:
        """The literals that are true in the model of a yes."""
        return set(self.solver.get_model())

    def core(self) -> list[int]:
        """Some of the literals of a no that suffice for it."""
        return list(self.solver.get_core() or ())


class Found(NamedTuple):
    """Minimal sets, and how far they can be relied on.

    ``outcome`` is *all* when there are no others, *more* when there may be, *rough* when the only set may
    contain more than it must, *unknown* when it is not known whether there is any.
    """

    sets: tuple[frozenset[int], ...]
    outcome: Outcome


def minimal_sets(theory: Theory, items: Sequence[int], matters: Collection[int], bound: int) -> Found:
    """The minimal subsets of some literals that a theory makes impossible, smallest first.

    Arguments:
        items: variables that occur in the theory.
        matters: sets that contain none of these are passed over.
        bound: how many sets at most.

    The number of minimal sets is exponential in the items at worst; ``theory.effort`` bounds the search.
    """
    sets: list[frozenset[int]] = []
    core: list[int] = []
    theory.effort.begin()
    try:
        if theory.satisfiable(items):
            return Found((), "all")
        core = theory.core()
        for found in _smallest_first(theory, items):
            if not found.isdisjoint(matters):
                if len(sets) == bound:
                    return Found(tuple(sets), "more")
                sets.append(found)
    except OutOfEffort:
        return Found(tuple(sets), "more") if sets else _one(theory, core, matters)
    return Found(tuple(sets), "all")


def _smallest_first(theory: Theory, items: Sequence[int]) -> Iterator[frozenset[int]]:
    """The minimal sets in the order of their size.

    ``chooser`` has a model for every subset that is neither inside one known to be possible nor around one
    known to be impossible. As smaller subsets are all explored, an impossible one of this size is minimal.
    """
    count = len(items)
    counter = ITotalizer(lits=list(range(1, count + 1)), ubound=1, top_id=count)
    chooser = Theory(counter.cnf.clauses, theory.effort)
    size = 1
    while True:
        limit = [-counter.rhs[size]] if size < count else []
        if not chooser.satisfiable(limit):
            if not limit or not chooser.satisfiable(()):
                return
            size += 1
            if size >= len(counter.rhs) and size < count:
                counter.increase(ubound=2 * size, top_id=counter.top_id)
                for clause in counter.cnf.clauses[-counter.nof_new :]:
                    chooser.add(clause)
            continue
        true = chooser.true()
        chosen = [number for number in range(1, count + 1) if number in true]
        if theory.satisfiable([items[number - 1] for number in chosen]):
            possible = _grown(theory, items)
            chooser.add([n for n, item in enumerate(items, 1) if item not in possible])
        else:
            yield frozenset(items[number - 1] for number in chosen)
            chooser.add([-number for number in chosen])


def _grown(theory: Theory, items: Sequence[int]) -> set[int]:
    """The items of the last yes, with others until not one more can be added."""
    true = theory.true()
    inside = [item for item in items if item in true]
    for item in [item for item in items if item not in true]:
        if item not in true and theory.satisfiable([*inside, item]):
            true = theory.true()
            inside = [each for each in items if each in true]
    return set(inside)


def _one(theory: Theory, core: list[int], matters: Collection[int]) -> Found:
    """A single set, made as small as the effort allows."""
    outcome: Outcome = "more"
    theory.effort.begin()
    try:
        for item in core:
            if item in core and not theory.satisfiable([each for each in core if each != item]):
                core = theory.core()
    except OutOfEffort:
        outcome = "rough"
    found = frozenset(core)
    return Found((), "unknown") if found.isdisjoint(matters) else Found((found,), outcome)
