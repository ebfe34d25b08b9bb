"""What stands when every objection is counted.

A map is read as a normal logic program, and standing is its well-founded model, which is the grounded
labelling of the corresponding argumentation framework (Dung 1995; Wu, Caminada & Gabbay 2009; Caminada et
al. 2015; Prakken 2010 for the structured reading).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count
from typing import Literal

from argmap.model import ArgumentMap, Statement, Step, Verdict
from argmap.reasoning.commitments import Commitments
from argmap.reasoning.wellfounded import FACT, Clause, settle

Footing = Literal["itself", "reasons", "asked"]
VERDICTS: Mapping[bool | None, Verdict] = {True: "stands", False: "falls", None: "open"}


def standing(arg_map: ArgumentMap, commitments: Commitments) -> Mapping[str, Verdict]:
    """Whether each statement, step, tension and rule stands, falls or is open, by its key.

    Linear outside circles of objections; see ``wellfounded``. Nothing is recursive.
    """
    program = program_of(arg_map, commitments)
    values, _ = settle(program.clauses)
    return {key: VERDICTS[values[atom]] for key, atom in program.atoms.items()}


def program_of(arg_map: ArgumentMap, commitments: Commitments) -> Program:
    """The map as a logic program, whose well-founded model is its standing. Linear in the map."""
    program = Program(arg_map)
    for statement in arg_map.statements.values():
        program.add_statement(statement, commitments)
    for step in arg_map.steps.values():
        program.add(step.key, step.premises)
    for key in (*arg_map.tensions, *arg_map.rules):
        program.add(key)
    return program


class Program:
    """The clauses of a map: ``atoms`` has the atom of each key, ``clauses`` the clauses of each atom.

    Things with attackers have a second atom, *unbeaten*, which holds when no attacker stands; so that a
    statement with many reasons and many objections does not multiply them.
    """

    def __init__(self, arg_map: ArgumentMap) -> None:
        self.map = arg_map
        keys = chain(arg_map.statements, arg_map.steps, arg_map.tensions, arg_map.rules)
        self.atoms: dict[str, int] = dict(zip(dict.fromkeys(keys), count(), strict=False))
        self.clauses: list[Sequence[Clause]] = [()] * len(self.atoms)
        self.attacked = arg_map.attackers.keys() | arg_map.contradictions.keys()

    def add(self, key: str, positive: Iterable[str] = ()) -> None:
        """``key`` stands if all of ``positive`` do and nothing that stands attacks it."""
        head = self.atoms[key]
        attackers = self._attackers(key) if key in self.attacked else ()
        body = tuple([self.atoms[each] for each in positive])
        self.clauses[head] = (Clause(body, attackers),)

    def add_statement(self, statement: Statement, commitments: Commitments) -> None:
        """The clauses of a statement: by itself, and by each step for it."""
        key = statement.key
        head = self.atoms[key]
        reasons = self.map.supporters.get(key, ())
        attackers = self._attackers(key) if key in self.attacked else ()
        unbeaten: tuple[int, ...] = ()
        if attackers and len(reasons) > 1:
            unbeaten = (self._fresh((), attackers),)
            attackers = ()
        own: list[Clause] = []
        on = footing(statement, reasons, commitments)
        if on == "itself" and not reasons and not attackers:
            self.clauses[head] = FACT
            return
        if on == "itself":
            own.append(Clause(unbeaten, attackers))
        elif on == "asked":
            own.append(Clause(unbeaten, (head, *attackers)))
        for step in reasons:
            own.append(Clause((self.atoms[step.key], *unbeaten), attackers))
        self.clauses[head] = own

    def _attackers(self, key: str) -> tuple[int, ...]:
        """The atoms of all that attacks a thing."""
        attacks = [self.atoms[step.key] for step in self.map.attackers.get(key, ())]
        for tension, other in self.map.contradictions.get(key, ()):
            attacks.append(self._fresh((self.atoms[tension.key], self.atoms[other]), ()))
        return tuple(attacks)

    def _fresh(self, positive: tuple[int, ...], negative: tuple[int, ...]) -> int:
        """An atom without a key, of one clause."""
        atom = len(self.clauses)
        self.clauses.append((Clause(positive, negative),))
        return atom


def footing(statement: Statement, reasons: Sequence[Step], commitments: Commitments) -> Footing:
    """What a statement stands on while nothing that stands attacks it.

    By *itself*, whatever becomes of its reasons; on *reasons* alone; or it is *asked*, a question without a reason,
    which is open until it is answered.

    Arguments:
        reasons: the steps for it; those of its own file count as what it needs.
    """
    if statement.held is not None:
        return "itself" if commitments.holds(*statement.held) else "reasons"
    marks = statement.marks
    if "given" in marks and "supposed" not in marks:
        return "itself"
    if reasons and any(step.file == statement.file for step in reasons):
        return "reasons"
    if statement.kind == "question":
        return "asked"
    return "reasons" if "supposed" in marks else "itself"
