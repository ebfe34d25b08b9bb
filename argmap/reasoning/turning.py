"""The smallest changes that would turn a verdict.

A change is a set of things that are given up: a statement that is withdrawn or refuted, a question that is
answered. A change that leaves a certificate of the verdict alone changes nothing; so a set is only ever extended
by something in a certificate that stands in its way, as conflicts are in Reiter, "A theory of diagnosis from
first principles", Artificial Intelligence 32 (1987). Certificates that have nothing in common bound the size from
below, and sets are tried depth first up to a size that is raised by these bounds, as in Korf, "Depth-first
iterative-deepening", Artificial Intelligence 27 (1985). Every set that is reported has been tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from argmap.model import ArgumentMap
from argmap.reasoning.certificates import Certificates, Meter
from argmap.reasoning.whatif import WhatIf

MOST_SETS = 10
EFFORT = 1_000_000

Outcome = Literal["all", "more", "none", "unknown"]


class Turn(NamedTuple):
    """How a verdict could be turned.

    Arguments:
        sets: sets of keys, all of the smallest size that does it, the nearest first.
        outcome: *all* when no other set of this size does it; *more* when there may be others; *none* when no
            set does it at all; *unknown* when the search stopped before it found one.
        size: how many keys each set has; where there is no set, the size up to which none does it.
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
        effort: how much may be spent, counted in atoms of clauses that are looked at; what is linear in all that
            bears on the thing is done once, whatever it costs.

    Raises:
        ValueError: when ``most`` is less than 1.

    The thing itself is not given up; see ``can_be_given_up`` for the rest. The number of sets is exponential
    in their size at worst.
    """
    if most < 1:
        raise ValueError(f"most: {most} is less than 1")
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
    """A search while it goes on.

    The sets that are looked at take one thing from each of ``labels``: what can be given up of a certificate.
    ``graphs`` has graphs of certificates, each with how many things were given up when it was made; what was
    given up since is taken from the last of them. ``beyond`` is the least size of a set that was left out.
    """

    def __init__(self, what_if: WhatIf, key: str, stand: bool, effort: int) -> None:
        self.what_if = what_if
        self.stand = stand
        self.first = (what_if.atoms[key], not stand)
        self.cone = what_if.cone(key)
        self.meter = Meter(effort)
        self.graphs = [(0, Certificates(what_if, self.first, self.cone, self.meter))]
        self.meter.left = effort
        self.given_up: list[int] = []
        self.passed_over: set[int] = set()
        self.labels: list[list[int]] = []
        self.marks: list[int] = []
        self.grown: list[int] = []
        self.beyond = 0

    def run(self, most: int) -> Turn:
        """The sets of the smallest size that has any; sizes that the bounds rule out are not looked at."""
        labels = self.graphs[0][1].apart(self._can_go, len(self.cone))
        size = len(labels)
        if not all(labels):
            return Turn((), "none", size)
        while self.meter.left >= 0:
            self.labels, self.beyond = list(labels), 0
            found = list(islice(self._sets(size), most + 1))
            if found:
                complete = self.meter.left >= 0 and len(found) <= most
                return Turn(tuple(found[:most]), "all" if complete else "more", size)
            if self.meter.left >= 0:
                if not self.beyond:
                    return Turn((), "none", size)
                size = self.beyond
        return Turn((), "unknown", size - 1)

    def _sets(self, size: int) -> Iterator[tuple[str, ...]]:
        """Every set of some size that does it, each once, when no smaller one does."""
        levels = [(iter(self.labels[0]), list[int]())]
        while levels and self.meter.left >= 0:
            choices, passed_over = levels[-1]
            atom = next((each for each in choices if each not in self.passed_over), None)
            if atom is None:
                self.passed_over.difference_update(passed_over)
                levels.pop()
                if levels:
                    self._take_back()
                continue
            passed_over.append(atom)
            self.marks.append(self.graphs[-1][1].take(atom))
            self.given_up.append(atom)
            if len(self.given_up) == len(self.labels):
                if self._enough(size):
                    yield tuple(self.what_if.keys[each] for each in sorted(self.given_up))
                else:
                    self._extend(size)
            if len(self.given_up) < len(self.labels):
                levels.append((iter(self.labels[len(self.given_up)]), []))
            else:
                self._take_back()

    def _take_back(self) -> None:
        """Pass the last thing over that was given up, until all with what was given up before it is done."""
        depth = len(self.given_up)
        if self.graphs[-1][0] == depth:
            self.graphs.pop()
        if self.grown and self.grown[-1] == depth:
            del self.labels[self.grown.pop() :]
        self.graphs[-1][1].put_back(self.marks.pop())
        self.passed_over.add(self.given_up.pop())

    def _enough(self, size: int) -> bool:
        """Whether what is given up does it; if not, and if more may be, the last graph is one of what is left."""
        if self.graphs[-1][1].left:
            return False
        given_up = frozenset(self.given_up)
        after = self.what_if.without(given_up, self.cone)
        clauses = self.what_if.clauses
        self.meter.left -= sum(
            1 + len(c.positive) + len(c.negative) for a in after for c in clauses[a]
        )
        if after.get(self.first[0]) is self.stand:
            return True
        if len(given_up) < size:
            graph = Certificates(self.what_if, self.first, self.cone, self.meter, given_up, after)
            self.graphs.append((len(given_up), graph))
        return False

    def _extend(self, size: int) -> None:
        """Add what can be given up of certificates that are left to the labels, unless they are more than fit."""
        depth = least = len(self.given_up)
        if depth < size:
            labels = self.graphs[-1][1].apart(self._can_go, size - depth + 1)
            if not all(labels):
                return
            least += len(labels)
            if least <= size:
                self.grown.append(depth)
                self.labels += labels
                return
        least = max(least, size + 1)
        self.beyond = min(self.beyond or least, least)

    def _can_go(self, atom: int) -> bool:
        if atom == self.first[0] or atom >= len(self.what_if.keys) or atom in self.passed_over:
            return False
        return can_be_given_up(self.what_if.map, self.what_if.keys[atom])
