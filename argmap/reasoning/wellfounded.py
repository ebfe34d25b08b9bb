"""The well-founded model of a propositional normal logic program.

Van Gelder, Ross & Schlipf, "The well-founded semantics for general logic programs", JACM 38 (1991).
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from argmap.reasoning.components import components, zeros


class Clause(NamedTuple):
    """What makes an atom true: that every atom of ``positive`` is, and none of ``negative``."""

    positive: tuple[int, ...] = ()
    negative: tuple[int, ...] = ()


FACT: Sequence[Clause] = (Clause(),)
"""The clauses of an atom that is true whatever else is."""


def settle(program: Sequence[Sequence[Clause]]) -> tuple[list[bool | None], Sequence[int]]:
    """For each atom whether it is true, false, or None where it is undefined; and a number above those of all that
    makes it true or false.

    Arguments:
        program: the clauses of each atom, which are numbered from 0.

    Atoms that are false because nothing but themselves could support them have the same number; those that are
    undefined have 0.

    A walk decides what no circle and no doubt bears on; the rest goes one strongly connected component after the other,
    what it depends on first. Linear but for components that contain both circles of support and circles through
    negation, which are quadratic at worst.
    """
    values: list[bool | None] = [None] * len(program)
    ranks = zeros(len(program))
    steps = count(1)
    _walk(program, values, ranks, steps)
    left = [atom for atom, value in enumerate(values) if value is None]
    for component in components(_Below(program, left)) if left else ():
        atoms = [left[each] for each in component]
        first = atoms[0]
        if len(atoms) == 1 and not any(first in pos or first in neg for pos, neg in program[first]):
            values[first] = _value(program[first], values)
            if values[first] is not None:
                ranks[first] = next(steps)
        else:
            _Component(atoms, program, values, ranks, steps).settle()
    return values, ranks


def _walk(
    program: Sequence[Sequence[Clause]],
    values: list[bool | None],
    ranks: array[int],
    steps: Iterator[int],
) -> None:
    """Give every atom its value that follows from those below it, depth first."""
    met = bytearray(len(program))
    for root in range(len(program)):
        path = [] if met[root] else [root]
        while path:
            atom = path[-1]
            if not met[atom]:
                met[atom] = 1
                for positive, negative in program[atom]:
                    for each in positive:
                        if not met[each]:
                            path.append(each)
                    for each in negative:
                        if not met[each]:
                            path.append(each)
                if path[-1] != atom:
                    continue
            path.pop()
            if values[atom] is None:
                values[atom] = value = _value(program[atom], values)
                if value is not None:
                    ranks[atom] = next(steps)


class _Below:
    """For each of some atoms, by its number among them, those of them in its clauses."""

    def __init__(self, program: Sequence[Sequence[Clause]], atoms: Sequence[int]) -> None:
        self.program = program
        self.atoms = atoms
        self.numbers = {atom: number for number, atom in enumerate(atoms)}

    def __len__(self) -> int:
        return len(self.atoms)

    def __getitem__(self, node: int, /) -> list[int]:
        numbers = self.numbers
        clauses = self.program[self.atoms[node]]
        return [
            numbers[atom]
            for positive, negative in clauses
            for atom in (*positive, *negative)
            if atom in numbers
        ]


def _value(clauses: Iterable[Clause], values: Sequence[bool | None]) -> bool | None:
    """The value of an atom whose clauses' atoms all have theirs."""
    best: bool | None = False
    for positive, negative in clauses:
        body: bool | None = True
        for atom in positive:
            if values[atom] is not True:
                body = values[atom]
                if body is False:
                    break
        if body is not False:
            for atom in negative:
                if values[atom] is not False:
                    body = None if values[atom] is None else False
                    if body is False:
                        break
        if body:
            return True
        if body is None:
            best = None
    return best


class _Component:
    """One component, while its atoms get their values.

    The least fixpoint of the paper's operator: consequences as far as they go, then the greatest
    unfounded set, and so on until that is empty.
    """

    def __init__(
        self,
        atoms: list[int],
        program: Sequence[Sequence[Clause]],
        values: list[bool | None],
        ranks: array[int],
        steps: Iterator[int],
    ) -> None:
        self.atoms = atoms
        self.values = values
        self.ranks = ranks
        self.steps = steps
        self.heads: list[int] = []
        self.support: list[list[int]] = []
        self.waits: list[int] = []
        self.alive: list[bool] = []
        self.lives = dict.fromkeys(atoms, 0)
        self.positive: defaultdict[int, list[int]] = defaultdict(list)
        self.negative: defaultdict[int, list[int]] = defaultdict(list)
        self.news: deque[tuple[int, bool]] = deque()
        for atom in atoms:
            for clause in program[atom]:
                self._add(atom, clause)

    def _add(self, head: int, clause: Clause) -> None:
        """Take a clause of an atom in, unless what is known outside makes it useless."""
        inside, values = self.lives, self.values
        positive = [atom for atom in clause.positive if atom in inside]
        negative = [atom for atom in clause.negative if atom in inside]
        doubt = 0
        for atom in clause.positive:
            if atom not in inside:
                if values[atom] is False:
                    return
                doubt |= values[atom] is None
        for atom in clause.negative:
            if atom not in inside:
                if values[atom] is True:
                    return
                doubt |= values[atom] is None
        number = len(self.heads)
        self.heads.append(head)
        self.support.append(positive)
        self.waits.append(len(positive) + len(negative) + doubt)
        self.alive.append(True)
        self.lives[head] += 1
        for atom in positive:
            self.positive[atom].append(number)
        for atom in negative:
            self.negative[atom].append(number)

    def settle(self) -> None:
        """Give every atom of the component its value."""
        self.news.extend((self.heads[n], True) for n, waits in enumerate(self.waits) if not waits)
        self.news.extend((atom, False) for atom, lives in self.lives.items() if not lives)
        self._conclude()
        while unfounded := self._unfounded():
            step = next(self.steps)
            for atom in unfounded:
                self.ranks[atom] = step
                self.news.append((atom, False))
            self._conclude()

    def _conclude(self) -> None:
        """Draw every consequence of what is new."""
        while self.news:
            atom, value = self.news.popleft()
            if self.values[atom] is not None:
                continue
            self.values[atom] = value
            self.ranks[atom] = self.ranks[atom] or next(self.steps)
            met, broken = (
                (self.positive, self.negative) if value else (self.negative, self.positive)
            )
            for number in met.get(atom, ()):
                self.waits[number] -= 1
                if not self.waits[number] and self.alive[number]:
                    self.news.append((self.heads[number], True))
            for number in broken.get(atom, ()):
                if self.alive[number]:
                    self.alive[number] = False
                    head = self.heads[number]
                    self.lives[head] -= 1
                    if not self.lives[head]:
                        self.news.append((head, False))

    def _unfounded(self) -> list[int]:
        """The undefined atoms that nothing but themselves could support."""
        needs: dict[int, int] = {}
        waiting: list[int] = []
        founded: set[int] = set()
        for number, alive in enumerate(self.alive):
            head = self.heads[number]
            if not alive or self.values[head] is not None:
                continue
            open_support = sum(self.values[atom] is None for atom in self.support[number])
            needs[number] = open_support
            if not open_support and head not in founded:
                founded.add(head)
                waiting.append(head)
        while waiting:
            for number in self.positive.get(waiting.pop(), ()):
                if number in needs:
                    needs[number] -= 1
                    head = self.heads[number]
                    if not needs[number] and head not in founded:
                        founded.add(head)
                        waiting.append(head)
        return [a for a in self.atoms if self.values[a] is None and a not in founded]
