"""What keeps a verdict as it is, whatever is given up beside it.

A certificate shows of some atoms that they are *possible* (not false), of others that they are *not true*: a
possible one has a clause whose positive atoms are possible and whose negative ones are not true, without going
in a circle of support; of one that is not true each clause is blocked. By induction over the alternating
fixpoint all of it stays so as long as no possible atom of it is given up. Certificates that share nothing which
can be given up are as many as the things that have to be, at least.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.reasoning.components import components
from argmap.reasoning.wellfounded import Clause
from argmap.reasoning.whatif import Values, WhatIf

Claim = tuple[int, bool]


class Meter:
    """What may still be spent, counted in atoms of clauses that are looked at."""

    def __init__(self, left: int) -> None:
        self.left = left


class _Group(NamedTuple):
    """What a clause asks for, or what blocks it: all of it for a possible atom, any of it for one that is not true."""

    owner: Claim
    claims: tuple[Claim, ...]


class Certificates:
    """All certificates of one verdict that are looked at, as a graph of claims.

    Arguments:
        what_if: the map's standing.
        first: what is certified: an atom, and whether it is possible; else it is not true.
        cone: all atoms that bear on it.
        meter: what may be spent; certificates are looked for as long as something is left.
        given_up: what has been given up.
        after: the values that differ by that.

    Each atom that is possible keeps to clauses in a fixed order without circles, so that there may be
    certificates that are not found. Linear in the clauses of the cone.
    """

    def __init__(
        self,
        what_if: WhatIf,
        first: Claim,
        cone: Collection[int],
        meter: Meter,
        given_up: Collection[int] = (),
        after: Values | None = None,
    ) -> None:
        self.first = first
        self._meter = meter
        self._what_if = what_if
        self._after = after or {}
        self._given_up = given_up
        self._groups: list[_Group] = []
        self._of: dict[Claim, list[int]] = {first: []}
        self._users: dict[Claim, list[int]] = {}
        self._lost: list[int] = []
        self._live: dict[Claim, int] = {}
        self._dead: set[Claim] = set()
        self._undo: list[int | Claim] = []
        support = self._support(cone)
        for claim in (waiting := [first]):
            atom, possible = claim
            rows = self._asked(support.get(atom, ())) if possible else self._blocks(atom)
            for row in dict.fromkeys(rows):
                number = len(self._groups)
                self._groups.append(_Group(claim, row))
                self._lost.append(0)
                self._of[claim].append(number)
                for each in row:
                    self._users.setdefault(each, []).append(number)
                    if each not in self._of:
                        self._of[each] = []
                        waiting.append(each)
                meter.left -= 1 + len(row)
            self._live[claim] = len(self._of[claim])
        self._skip()

    @property
    def left(self) -> bool:
        """Whether there is a certificate without what was taken."""
        return self.first not in self._dead

    def take(self, atom: int) -> int:
        """Leave all certificates out in which an atom is possible; returns what ``put_back`` needs.

        Where none is left, no more than that is worked out.
        """
        mark = len(self._undo)
        waiting: list[Claim] = [(atom, True)] if (atom, True) in self._of else []
        for claim in waiting:
            if not self.left:
                break
            if claim in self._dead:
                continue
            self._dead.add(claim)
            self._undo.append(claim)
            for number in self._users.get(claim, ()):
                self._lost[number] += 1
                self._undo.append(number)
                owner, claims = self._groups[number]
                if not owner[1]:
                    if self._lost[number] == len(claims):
                        waiting.append(owner)
                elif self._lost[number] == 1:
                    self._live[owner] -= 1
                    if not self._live[owner]:
                        waiting.append(owner)
        self._meter.left -= 1 + len(self._undo) - mark
        return mark

    def put_back(self, mark: int) -> None:
        """Undo all that was taken since a mark was returned."""
        while len(self._undo) > mark:
            done = self._undo.pop()
            if isinstance(done, tuple):
                self._dead.discard(done)
                continue
            self._lost[done] -= 1
            owner = self._groups[done].owner
            if owner[1] and not self._lost[done]:
                self._live[owner] += 1

    def apart(self, can_go: Callable[[int], bool], most: int) -> list[list[int]]:
        """For each of some certificates that share none of them, the atoms that can be given up, nearest first.

        Arguments:
            can_go: whether an atom can be given up.
            most: how many certificates at most.

        One at least, where one is left. A list that is empty says that nothing changes the verdict; it is the last.
        """
        found: list[list[int]] = []
        begin: dict[int | Claim, int] = {}
        start = len(self._undo)
        while self.left and len(found) < most and (self._meter.left >= 0 or not found):
            found.append([atom for atom, possible in self._one(begin) if possible and can_go(atom)])
            if not found[-1]:
                break
            for atom in found[-1]:
                self.take(atom)
        self.put_back(start)
        return found

    def _skip(self) -> None:
        """Begin where there first is a choice: what is not true for want of one thing that is not true is passed."""
        passed: set[Claim] = set()
        while not self.first[1] and self.first not in passed:
            passed.add(self.first)
            groups = self._of[self.first]
            if len(groups) != 1 or len(self._groups[groups[0]].claims) != 1:
                return
            (self.first,) = self._groups[groups[0]].claims

    def _one(self, begin: dict[int | Claim, int]) -> list[Claim]:
        """The claims of one certificate, breadth first.

        Arguments:
            begin: how many of a group's claims, or of a claim's groups, are known to be of no use.
        """
        waiting = [self.first]
        found = {self.first}
        blocked: set[int] = set()
        for claim in waiting:
            self._meter.left -= 1
            for each in self._chosen(claim, begin, blocked):
                if each not in found:
                    found.add(each)
                    waiting.append(each)
                    blocked.update(self._users[each])
                    self._meter.left -= len(self._users[each])
        return waiting

    def _chosen(
        self, claim: Claim, begin: dict[int | Claim, int], blocked: Collection[int]
    ) -> Iterator[Claim]:
        """What a claim rests on in one certificate."""
        groups = self._of[claim]
        if claim[1]:
            place = begin.get(claim, 0)
            while self._lost[groups[place]]:
                place += 1
            begin[claim] = place
            yield from self._groups[groups[place]].claims
            return
        self._meter.left -= len(groups)
        for number in groups:
            if number not in blocked:
                claims = self._groups[number].claims
                place = begin.get(number, 0)
                while claims[place] in self._dead:
                    place += 1
                begin[number] = place
                yield claims[place]

    def _asked(self, clauses: Sequence[Clause]) -> Iterator[tuple[Claim, ...]]:
        for positive, negative in clauses:
            yield (*((each, True) for each in positive), *((each, False) for each in negative))

    def _blocks(self, atom: int) -> Iterator[tuple[Claim, ...]]:
        """For each clause of an atom, all that keeps it from making the atom true."""
        if atom in self._given_up:
            return
        for positive, negative in self._what_if.clauses[atom]:
            yield (
                *((each, False) for each in positive if self._value(each) is not True),
                *((each, True) for each in negative if self._value(each) is not False),
            )

    def _value(self, atom: int) -> bool | None:
        return self._after[atom] if atom in self._after else self._what_if.values[atom]

    def _support(self, cone: Collection[int]) -> Mapping[int, list[Clause]]:
        """For each atom that is not false, clauses that show it, the nearest first, and nowhere in a circle."""
        usable: dict[int, list[Clause]] = {}
        for atom in cone:
            usable[atom] = []
            for clause in () if atom in self._given_up else self._what_if.clauses[atom]:
                self._meter.left -= 1 + len(clause.positive) + len(clause.negative)
                if not any(self._value(each) is False for each in clause.positive) and not any(
                    self._value(each) is True for each in clause.negative
                ):
                    usable[atom].append(clause)
        order = _derived(usable)
        room = _components(usable) if any(len(each) > 1 for each in usable.values()) else {}
        support: dict[int, list[Clause]] = {}
        for atom, (rank, shown) in order.items():
            support[atom] = [shown]
            for clause in usable[atom]:
                if clause is not shown and all(
                    each in order and (room[each] != room[atom] or order[each][0] < rank)
                    for each in clause.positive
                ):
                    support[atom].append(clause)
        return support


def _derived(usable: Mapping[int, Sequence[Clause]]) -> dict[int, tuple[int, Clause]]:
    """For each atom that can be derived, its place in an order of derivation, and the clause that shows it."""
    derived: dict[int, tuple[int, Clause]] = {}
    waits: list[int] = []
    users: dict[int, list[tuple[int, int, Clause]]] = {}
    ready: list[tuple[int, Clause]] = []
    for atom, clauses in usable.items():
        for clause in clauses:
            if not clause.positive:
                ready.append((atom, clause))
                continue
            positive = set(clause.positive)
            for each in positive:
                users.setdefault(each, []).append((len(waits), atom, clause))
            waits.append(len(positive))
    for atom, clause in ready:
        if atom not in derived:
            derived[atom] = (len(derived), clause)
            for number, user, whole in users.get(atom, ()):
                waits[number] -= 1
                if not waits[number]:
                    ready.append((user, whole))
    return derived


def _components(usable: Mapping[int, Sequence[Clause]]) -> dict[int, int]:
    """For each atom, the number of the circle of support that it is in."""
    atoms = list(usable)
    numbers = {atom: number for number, atom in enumerate(atoms)}
    below = [
        [numbers[each] for clause in usable[atom] for each in clause.positive] for atom in atoms
    ]
    return {atoms[each]: number for number, found in enumerate(components(below)) for each in found}
