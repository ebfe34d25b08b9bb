"""The smallest changes that would turn a verdict.

A change is a set of things that are given up: a statement that is withdrawn or refuted, a question that is
answered. Sets are tried by size. What makes a verdict stay is taken apart into a certificate, and a change that
leaves the certificate alone changes nothing; so a set is only ever extended by something in the certificate
that stands in its way, as conflicts are in Reiter, "A theory of diagnosis from first principles", Artificial
Intelligence 32 (1987). Every set that is reported has been tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from argmap.model import ArgumentMap
from argmap.reasoning.wellfounded import Clause
from argmap.reasoning.whatif import Values, WhatIf

MOST_SETS = 10
EFFORT = 1_000_000

Outcome = Literal["all", "more", "none", "unknown"]


class Turn(NamedTuple):
    """How a verdict could be turned.

    Arguments:
        sets: sets of keys, all of the smallest size that does it, the nearest first.
        outcome: *all* when no other set of this size does it; *more* when there may be others; *none* when no
            set does it at all; *unknown* when the search stopped before it found one.
        size: how many keys each set has; where there is no set, the size up to which all were tried.
    """

    sets: tuple[tuple[str, ...], ...]
    outcome: Outcome
    size: int


def smallest_changes(
    what_if: WhatIf, key: str, stand: bool, most: int = MOST_SETS, effort: int = EFFORT
) -> Turn:
    """The smallest sets of things that, given up, would make something stand, or make it fall.

    Arguments:
        what_if: the map's standing.
        key: the key of a statement, step, tension or rule.
        stand: whether it is to stand; else to fall.
        most: how many sets at most.
        effort: how much may be spent, counted in atoms that are looked at.

    The thing itself is not given up; see ``can_be_given_up`` for the rest. The number of sets is exponential
    in their size at worst.
    """
    return _Search(what_if, key, stand, effort).run(most)


def can_be_given_up(arg_map: ArgumentMap, key: str) -> bool:
    """Whether a thing is one that a change can give up.

    Statements are, and a ``contradicts``. So is an attack by itself, where it is more than its one statement:
    a ``but``, or an attack by what is written or used elsewhere, too.
    """
    step = arg_map.steps.get(key)
    if key in arg_map.statements or step is None:
        return key not in arg_map.rules
    if step.supports:
        return False
    return step.reference or step.kind == "but" or len(arg_map.uses[step.premises[0]]) > 1


class _Search:
    """A search while it goes on; ``left`` is what may still be spent."""

    def __init__(self, what_if: WhatIf, key: str, stand: bool, effort: int) -> None:
        self.what_if = what_if
        self.target = what_if.atoms[key]
        self.stand = stand
        self.cone = what_if.cone(key)
        self.left = effort
        self.derived = self._derivations(self.cone, {}, frozenset())

    def run(self, most: int) -> Turn:
        """Set by set, smaller ones first."""
        start: frozenset[int] = frozenset()
        edge, seen, size = [start], {start}, 0
        while edge:
            beyond: list[frozenset[int]] = []
            found: list[frozenset[int]] = []
            for more in self._extended(edge, seen):
                if self.left < 0 or len(found) > most:
                    break
                after = self.what_if.without(more, self.cone)
                self.left -= len(after)
                (found if after.get(self.target) is self.stand else beyond).append(more)
            if found:
                complete = self.left >= 0 and len(found) <= most
                sets = tuple(self._keys(each) for each in found[:most])
                return Turn(sets, "all" if complete else "more", size + 1)
            if self.left < 0:
                return Turn((), "unknown", size)
            edge, size = beyond, size + 1
        return Turn((), "none", size)

    def _extended(
        self, edge: list[frozenset[int]], seen: set[frozenset[int]]
    ) -> Iterator[frozenset[int]]:
        """Every set with one thing more that stands in its way, each once."""
        for given_up in edge:
            if self.left < 0:
                return
            for atom in self._certificate(given_up):
                more = given_up | {atom}
                if more not in seen and self._can_go(atom):
                    seen.add(more)
                    yield more

    def _keys(self, atoms: frozenset[int]) -> tuple[str, ...]:
        return tuple(self.what_if.keys[atom] for atom in sorted(atoms))

    def _can_go(self, atom: int) -> bool:
        if atom == self.target or atom >= len(self.what_if.keys):
            return False
        return can_be_given_up(self.what_if.map, self.what_if.keys[atom])

    def _certificate(self, given_up: frozenset[int]) -> list[int]:
        """What must not fall for the verdict to stay as it is, the nearest first.

        Some atoms are shown to be *possible* (not false) by a derivation, others *not true* by something that
        blocks each of their clauses; each side may rest on the other. As long as nothing possible is given up,
        all of it stays so.
        """
        after = self.what_if.without(given_up, self.cone) if given_up else {}
        derived = self._derivations(after, after, given_up) if given_up else self.derived
        first = (self.target, not self.stand)
        found = {first: None}
        waiting = [first]
        for atom, possible in waiting:
            below = (
                self._derivation(atom, derived)
                if possible
                else self._blocks(atom, after, given_up, found)
            )
            for each in below:
                if each not in found:
                    found[each] = None
                    waiting.append(each)
        self.left -= len(after) + len(waiting)
        return [atom for atom, possible in found if possible]

    def _derivation(self, atom: int, derived: Mapping[int, Clause]) -> Iterator[tuple[int, bool]]:
        clause = derived.get(atom) or self.derived[atom]
        yield from ((each, True) for each in clause.positive)
        yield from ((each, False) for each in clause.negative)

    def _blocks(
        self,
        atom: int,
        after: Values,
        given_up: frozenset[int],
        found: Mapping[tuple[int, bool], None],
    ) -> Iterator[tuple[int, bool]]:
        """For each clause of an atom, something that keeps it from making the atom true."""
        if atom in given_up:
            return
        for _, positive, negative in self.what_if.clauses[atom]:
            blocks = [(each, False) for each in positive if self._value(each, after) is not True]
            blocks += [(each, True) for each in negative if self._value(each, after) is not False]
            yield next((each for each in blocks if each in found), blocks[0])

    def _value(self, atom: int, after: Values) -> bool | None:
        return after[atom] if atom in after else self.what_if.values[atom]

    def _derivations(
        self, atoms: Mapping[int, object], after: Values, given_up: frozenset[int]
    ) -> dict[int, Clause]:
        """For each of some atoms that is not false, a clause that shows it without going in a circle."""
        derived: dict[int, Clause] = {}
        waits: dict[int, int] = {}
        users: dict[int, list[tuple[int, Clause]]] = {}
        ready: list[Clause] = []
        number = 0
        for atom in atoms:
            for clause in () if atom in given_up else self.what_if.clauses[atom]:
                if any(self._value(each, after) is False for each in clause.positive) or any(
                    self._value(each, after) is True for each in clause.negative
                ):
                    continue
                inside = {each for each in clause.positive if each in atoms}
                number += 1
                waits[number] = len(inside)
                for each in inside:
                    users.setdefault(each, []).append((number, clause))
                if not inside:
                    ready.append(clause)
        for clause in ready:
            if clause.head not in derived:
                derived[clause.head] = clause
                for user, theirs in users.get(clause.head, ()):
                    waits[user] -= 1
                    if not waits[user]:
                        ready.append(theirs)
        return derived
