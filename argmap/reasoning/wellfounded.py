"""The well-founded model of a propositional normal logic program.

Van Gelder, Ross & Schlipf, "The well-founded semantics for general logic programs", JACM 38 (1991).
"""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, count
from typing import NamedTuple, Protocol

WORD = array("l").itemsize


class Clause(NamedTuple):
    """``head`` holds if every atom of ``positive`` does and none of ``negative`` does."""

    head: int
    positive: tuple[int, ...] = ()
    negative: tuple[int, ...] = ()


def well_founded(size: int, program: Sequence[Clause]) -> list[bool | None]:
    """For each atom from 0 up to ``size``: true, false, or None where it is undefined."""
    return settle(size, program)[0]


def settle(size: int, program: Sequence[Clause]) -> tuple[list[bool | None], Sequence[int]]:
    """As ``well_founded``, and for each atom a number above those of all that makes it true or false.

    Atoms that are false because nothing but themselves could support them have the same number; those that are
    undefined have 0.

    One strongly connected component after the other, what it depends on first. Linear but for components
    that contain both circles of support and circles through negation, which are quadratic at worst.
    """
    clauses = _ByHead(size, program)
    values: list[bool | None] = [None] * size
    ranks = array("l", bytes(WORD * size))
    steps = count(1)
    for component in components(_Below(clauses, size)):
        first = component[0]
        own = clauses[first]
        if len(component) == 1 and not any(first in pos or first in neg for _, pos, neg in own):
            values[first] = _value(own, values)
            if values[first] is not None:
                ranks[first] = next(steps)
        else:
            _Component(component, clauses, values, ranks, steps).settle()
    return values, ranks


class _ByHead:
    """The clauses of each atom, gathered from a program in as little room as can be."""

    def __init__(self, size: int, program: Sequence[Clause]) -> None:
        self.program = program
        counts = array("l", bytes(WORD * (size + 1)))
        for clause in program:
            counts[clause.head + 1] += 1
        self.starts = array("l", accumulate(counts))
        self.numbers = array("l", bytes(WORD * len(program)))
        free = self.starts[:]
        for number, clause in enumerate(program):
            self.numbers[free[clause.head]] = number
            free[clause.head] += 1

    def __getitem__(self, head: int) -> list[Clause]:
        program = self.program
        own = self.numbers[self.starts[head] : self.starts[head + 1]]
        return [program[number] for number in own]


class Graph(Protocol):
    """For each node, from 0 on, the nodes it leads to; it may be a list of lists."""

    def __len__(self) -> int: ...

    def __getitem__(self, node: int, /) -> Collection[int]: ...


class _Below:
    """For each atom, those in its clauses; made when it is asked for, to save room."""

    def __init__(self, clauses: _ByHead, size: int) -> None:
        self.clauses = clauses
        self.size = size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, node: int, /) -> list[int]:
        found: list[int] = []
        for _, positive, negative in self.clauses[node]:
            found += positive
            found += negative
        return found


def components(below: Graph) -> Iterable[list[int]]:
    """Strongly connected components of a graph, each after those it leads to.

    Arguments:
        below: for each node, the nodes it leads to.

    Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion. Linear.
    """
    size = len(below)
    order = array("l", bytes(WORD * size))
    low = array("l", bytes(WORD * size))
    placed = bytearray(size)
    path: list[int] = []
    found_so_far = 0
    for root in range(size):
        if order[root]:
            continue
        found_so_far += 1
        order[root] = low[root] = found_so_far
        path.append(root)
        walk = [(root, iter(below[root]))]
        while walk:
            node, rest = walk[-1]
            for child in rest:
                if not order[child]:
                    found_so_far += 1
                    order[child] = low[child] = found_so_far
                    path.append(child)
                    walk.append((child, iter(below[child])))
                    break
                if not placed[child] and order[child] < low[node]:
                    low[node] = order[child]
            else:
                walk.pop()
                if walk and low[node] < low[walk[-1][0]]:
                    low[walk[-1][0]] = low[node]
                if low[node] == order[node]:
                    start = len(path) - 1
                    while path[start] != node:
                        start -= 1
                    found = path[start:]
                    del path[start:]
                    for each in found:
                        placed[each] = 1
                    yield found


def _value(clauses: Iterable[Clause], values: Sequence[bool | None]) -> bool | None:
    """The value of an atom whose clauses' atoms all have theirs."""
    best: bool | None = False
    for _, positive, negative in clauses:
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
        clauses: _ByHead,
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
            for clause in clauses[atom]:
                self._add(clause)

    def _add(self, clause: Clause) -> None:
        """Take a clause in, unless what is known outside makes it useless."""
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
        self.heads.append(clause.head)
        self.support.append(positive)
        self.waits.append(len(positive) + len(negative) + doubt)
        self.alive.append(True)
        self.lives[clause.head] += 1
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
