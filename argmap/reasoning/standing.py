"""What stands when every objection is counted.

A map is read as a normal logic program, and standing is its well-founded model, which is the grounded
labelling of the corresponding argumentation framework (Dung 1995; Wu, Caminada & Gabbay 2009; Caminada et
al. 2015; Prakken 2010 for the structured reading).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from argmap.model import ArgumentMap, Statement, Tension, Verdict
from argmap.reasoning.commitments import Commitments
from argmap.reasoning.wellfounded import Clause, well_founded

VERDICTS: Mapping[bool | None, Verdict] = {True: "stands", False: "falls", None: "open"}


def standing(arg_map: ArgumentMap, commitments: Commitments) -> Mapping[str, Verdict]:
    """Whether each statement, step, tension and rule stands, falls or is open, by its key.

    Linear outside circles of objections; see ``wellfounded``. Nothing is recursive.
    """
    program = program_of(arg_map, commitments)
    values = well_founded(program.size, program.clauses)
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


def contradictions(arg_map: ArgumentMap) -> Mapping[str, Sequence[tuple[Tension, str]]]:
    """For each statement's key, the ``contradicts`` it is in, each with the other side's key."""
    found: defaultdict[str, list[tuple[Tension, str]]] = defaultdict(list)
    for tension in arg_map.tensions.values():
        if tension.kind == "contradicts":
            found[tension.left].append((tension, tension.right))
            if tension.left != tension.right:
                found[tension.right].append((tension, tension.left))
    return found


class Program:
    """The clauses of a map; ``atoms`` has the atom of each key, ``size`` counts all atoms.

    Things with attackers have a second atom, *unbeaten*, which holds when no attacker stands; so that a
    statement with many reasons and many objections does not multiply them.
    """

    def __init__(self, arg_map: ArgumentMap) -> None:
        self.map = arg_map
        self.clauses: list[Clause] = []
        self.atoms: dict[str, int] = {}
        for keys in (arg_map.statements, arg_map.steps, arg_map.tensions, arg_map.rules):
            for key in keys:
                self.atoms.setdefault(key, len(self.atoms))
        self.size = len(self.atoms)
        self.contradictions = contradictions(arg_map)

    def add(self, key: str, positive: Iterable[str] = ()) -> None:
        """``key`` stands if all of ``positive`` do and nothing that stands attacks it."""
        body = tuple(self.atoms[each] for each in positive)
        self.clauses.append(Clause(self.atoms[key], body, self._attackers(key)))

    def add_statement(self, statement: Statement, commitments: Commitments) -> None:
        """The clauses of a statement: by itself, and by each step for it."""
        key, arg_map = statement.key, self.map
        reasons = arg_map.supporters.get(key, ())
        attackers = self._attackers(key)
        head = self.atoms[key]
        unbeaten: tuple[int, ...] = ()
        if attackers and len(reasons) > 1:
            unbeaten = (self.size,)
            self.clauses.append(Clause(self.size, (), attackers))
            self.size += 1
            attackers = ()
        needs_reason = any(step.file == statement.file for step in reasons)
        if stands_by_itself(statement, needs_reason, commitments):
            self.clauses.append(Clause(head, unbeaten, attackers))
        elif statement.kind == "question" and not needs_reason:
            self.clauses.append(Clause(head, unbeaten, (head, *attackers)))
        for step in reasons:
            self.clauses.append(Clause(head, (self.atoms[step.key], *unbeaten), attackers))

    def _attackers(self, key: str) -> tuple[int, ...]:
        """The atoms of all that attacks a thing."""
        steps = self.map.attackers.get(key, ())
        if not steps and key not in self.contradictions:
            return ()
        attacks = [self.atoms[step.key] for step in steps]
        for tension, other in self.contradictions.get(key, ()):
            self.clauses.append(Clause(self.size, (self.atoms[tension.key], self.atoms[other])))
            attacks.append(self.size)
            self.size += 1
        return tuple(attacks)


def stands_by_itself(statement: Statement, needs_reason: bool, commitments: Commitments) -> bool:
    """Whether a statement stands when nothing that stands attacks it, whatever becomes of its reasons.

    Arguments:
        needs_reason: whether its own file gives a reason for it.
    """
    if statement.held is not None:
        return commitments.holds(*statement.held)
    if "supposed" in statement.marks:
        return False
    if "given" in statement.marks:
        return True
    return not needs_reason and statement.kind != "question"
