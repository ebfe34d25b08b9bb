"""Standing as it is, and as it would be if some things were given up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from argmap.model import ArgumentMap, Verdict
from argmap.reasoning.commitments import Commitments
from argmap.reasoning.standing import VERDICTS, footing, program_of
from argmap.reasoning.wellfounded import Clause, settle

Values = Mapping[int, bool | None]


class WhatIf:
    """A map's standing, with what it was computed from.

    To give something up is to take it out of the reckoning: it falls, whatever is said for it. Everything else
    is reckoned anew by the same definition.

    Arguments:
        arg_map: the map.
        commitments: what its voices are committed to.
    """

    def __init__(self, arg_map: ArgumentMap, commitments: Commitments) -> None:
        self.map = arg_map
        self.commitments = commitments
        self.program = program_of(arg_map, commitments)
        self.atoms: Mapping[str, int] = self.program.atoms
        self.keys: tuple[str, ...] = tuple(self.atoms)
        self.clauses: Sequence[Sequence[Clause]] = self.program.clauses
        self.values, self._ranks = settle(self.clauses)

    def verdict(self, key: str) -> Verdict:
        """Whether something stands, falls or is open."""
        return VERDICTS[self.values[self.atoms[key]]]

    @cached_property
    def standing(self) -> Mapping[str, Verdict]:
        """Every verdict, by key."""
        return {key: VERDICTS[self.values[atom]] for key, atom in self.atoms.items()}

    def rank(self, key: str) -> int:
        """A number larger than that of anything which makes it stand or fall; open things come last.

        Things that fall because they only support one another have the same number.
        """
        return self._ranks[self.atoms[key]] or len(self.values) + 1

    def by_itself(self, key: str) -> bool:
        """Whether a statement needs no reason in order to stand, or to be an open question."""
        statement = self.map.statements[key]
        reasons = self.map.supporters.get(key, ())
        return footing(statement, reasons, self.commitments) != "reasons"

    @cached_property
    def above(self) -> Mapping[int, list[int]]:
        """For each atom, those in whose clauses it is."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for head, clauses in enumerate(self.clauses):
            for positive, negative in clauses:
                for atom in (*positive, *negative):
                    found[atom].append(head)
        return found

    def cone(self, key: str) -> dict[int, None]:
        """Everything that bears on something, itself included, the nearest first. Linear in its size."""
        found = {self.atoms[key]: None}
        waiting = list(found)
        for atom in waiting:
            for positive, negative in self.clauses[atom]:
                for below in (*positive, *negative):
                    if below not in found:
                        found[below] = None
                        waiting.append(below)
        return found

    def affected(
        self, atoms: Iterable[int], within: Collection[int] | None = None
    ) -> dict[int, None]:
        """Some atoms and all that they bear on. Linear in what is found."""
        found = dict.fromkeys(atoms)
        waiting = list(found)
        for atom in waiting:
            for head in self.above.get(atom, ()):
                if head not in found and (within is None or head in within):
                    found[head] = None
                    waiting.append(head)
        return found

    def without(self, given_up: Collection[int], within: Collection[int] | None = None) -> Values:
        """The values of all that could be affected if some atoms were given up.

        Arguments:
            given_up: the atoms.
            within: look no further than these; with every atom they must contain all that bears on it.

        What is not affected keeps its value, so that only the affected part of the program is solved.
        """
        part = self.affected(given_up, within)
        number = {atom: index for index, atom in enumerate(part)}
        open_atom = len(part)
        program: list[Sequence[Clause]] = [
            () if atom in given_up else tuple(self._reduced(atom, number, open_atom))
            for atom in part
        ]
        program.append((Clause((), (open_atom,)),))
        values, _ = settle(program)
        return {atom: values[index] for atom, index in number.items()}

    def _reduced(self, atom: int, number: Mapping[int, int], open_atom: int) -> Iterable[Clause]:
        """An atom's clauses over the numbered atoms, with the values of all others put in."""
        for positive, negative in self.clauses[atom]:
            if any(self.values[each] is False for each in positive if each not in number):
                continue
            if any(self.values[each] is True for each in negative if each not in number):
                continue
            outside = (each for each in (*positive, *negative) if each not in number)
            doubt = (open_atom,) if any(self.values[each] is None for each in outside) else ()
            inside = tuple(number[each] for each in positive if each in number)
            against = tuple(number[each] for each in negative if each in number)
            yield Clause((*inside, *doubt), against)


def turned(what_if: WhatIf, given_up: Collection[str]) -> Mapping[str, tuple[Verdict, Verdict]]:
    """What would turn if some things were given up: for each key the verdict now, and then."""
    after = what_if.without({what_if.atoms[key] for key in given_up})
    found = {}
    for key, atom in what_if.atoms.items():
        if atom in after and after[atom] is not what_if.values[atom]:
            found[key] = (what_if.verdict(key), VERDICTS[after[atom]])
    return found
