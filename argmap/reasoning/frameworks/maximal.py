"""Sets that satisfy a semantics' clauses and of which something is maximal.

What is maximised is the set itself for preferred, its range (what it contains or attacks) for semi-stable
and stage. Found by growing one model after the other: Cerutti et al., "Computing preferred extensions in
abstract argumentation", TAFA 2013. Acceptance is by counter-example guided abstraction refinement, after
Dvořák, Järvisalo, Wallner & Woltran, "Complexity-sensitive decision procedures for abstract argumentation",
Artificial Intelligence 206 (2014).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.reasoning.frameworks.oracle import Oracle

Model = list[int]
Members = list[int]


class Maximal:
    """The sets of one part of a framework that satisfy an oracle's clauses and are maximal.

    A value is used for one question; asking changes its clauses.
    """

    def __init__(self, oracle: Oracle, size: int, goal: Sequence[int]) -> None:
        """Prepare the search.

        Arguments:
            size: how many arguments the part has; their variables come first.
            goal: the variables of which as many as possible are to be true, by inclusion.
        """
        self.oracle = oracle
        self.size = size
        self.goal = goal
        self.of_sets = goal[0] == 1
        # Large models at once: from small ones, growth can take thousands of steps.
        oracle.prefer(goal)

    def all(self) -> Iterator[Members]:
        """Every maximal set once. A few calls of the solver for each, and each is exponential at worst."""
        model = self._first(())
        while model:
            model = self._grown(model, ())
            reached = self._reached(model)
            while model:
                members = self.members(model)
                yield members
                if self.of_sets:
                    break
                self._exclude(members)
                model = self.oracle.model(reached)
            self._surpass(reached)
            model = self.oracle.model()

    def one(self, wanted: Sequence[int] = ()) -> Members | None:
        """A maximal set of which the literals ``wanted`` are true; None where there is none.

        Grows a model as far as it can while it keeps what is wanted, then without regard to that. If the
        outcome cannot have what is wanted, whatever is below it is ruled out, and another is tried.
        """
        model = self._first(wanted)
        while model:
            model = self._grown(model, wanted)
            best = self._grown(model, ())
            if best is model:
                return self.members(model)
            reached = self._reached(best)
            if found := self.oracle.model([*reached, *wanted]):
                return self.members(found)
            self._surpass(reached)
            model = self.oracle.model(wanted)
        return None

    def another(self, wanted: Sequence[int] = ()) -> Members | None:
        """A maximal set that was not given before; None where no such set has the literals ``wanted``.

        For semantics that maximise the sets themselves. What is wanted may be lost while a set grows: where None is
        given in the end, all that have it were given.
        """
        model = self._first(wanted)
        if not model:
            return None
        model = self._grown(model, wanted)
        if wanted:
            model = self._grown(model, ())
        self._surpass(self._reached(model))
        return self.members(model)

    def _first(self, wanted: Sequence[int]) -> Model | None:
        """A model to start with; for ranges, one whose range is everything, if there is one."""
        if not self.of_sets and (model := self.oracle.model([*self.goal, *wanted])):
            return model
        return self.oracle.model(wanted)

    def _grown(self, model: Model, wanted: Sequence[int]) -> Model:
        """A model of which the goal is maximal among those that contain this one's; itself, if it is that."""
        while missing := [each for each in self.goal if model[each - 1] < 0]:
            more = self.oracle.one_of(missing)
            larger = self.oracle.model([*wanted, *self._reached(model), more])
            self.oracle.add([-more])
            if not larger:
                break
            model = larger
        return model

    def _reached(self, model: Model) -> list[int]:
        return [each for each in self.goal if model[each - 1] > 0]

    def _surpass(self, reached: Sequence[int]) -> None:
        """From now on the goal must have something that is not among these."""
        had = set(reached)
        self.oracle.add([each for each in self.goal if each not in had])

    def members(self, model: Model) -> Members:
        """The set that a model stands for."""
        return [each - 1 for each in model[: self.size] if each > 0]

    def _exclude(self, members: Members) -> None:
        """From now on a set must have something that is not in this one."""
        had = set(members)
        self.oracle.add([each + 1 for each in range(self.size) if each not in had])
