"""What binds statements together: the tensions and rules that are in force, and what they forbid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.model import ArgumentMap, Rule, Tension, Verdict
from argmap.reasoning.components import Groups
from argmap.reasoning.formulas import Clauses
from argmap.syntax.nodes import Name

if TYPE_CHECKING:
    from argmap.reasoning.minimal import Effort, Theory

BOUND = 20
EFFORT = 50_000_000
SETTLED = 50


class Conflict(NamedTuple):
    """Lines that cannot all hold; none is superfluous where ``minimal``.

    The keys of statements, tensions and rules, each in the order of the map.
    """

    statements: tuple[str, ...]
    tensions: tuple[str, ...]
    rules: tuple[str, ...]
    minimal: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """The keys of all lines."""
        return self.statements + self.tensions + self.rules

    @property
    def size(self) -> int:
        """How many lines."""
        return len(self.lines)


class Conflicts(NamedTuple):
    """The conflicts among some statements, smallest first.

    Arguments:
        found: them.
        complete: whether there are no others.
        undecided: whether some rules were too much for the search, so that nothing is known of them.
    """

    found: tuple[Conflict, ...]
    complete: bool = True
    undecided: tuple[str, ...] = ()


class Bonds:
    """The tensions and rules of a map that are in force.

    Arguments:
        arg_map: the map.
        verdicts: gives the standing of the map; asked only if a tension or a rule has an attacker.

    A ``yet`` or ``contradicts`` is in force unless one of its ``unless`` stands, a rule unless it is
    rebutted. Statements that tensions alone bind are compared by pairs; a solver is loaded only for rules.
    """

    def __init__(self, arg_map: ArgumentMap, verdicts: Callable[[], Mapping[str, Verdict]]) -> None:
        bonds: list[Tension | Rule] = [*arg_map.tensions.values(), *arg_map.rules.values()]
        if any(bond.key in arg_map.attackers for bond in bonds):
            standing = verdicts()
            bonds = [bond for bond in bonds if standing[bond.key] != "falls"]
        keys = (*arg_map.statements, *arg_map.tensions, *arg_map.rules)
        self.order = {key: number for number, key in enumerate(keys)}
        self.pairs: defaultdict[str, list[Tension]] = defaultdict(list)
        self.ruled: dict[str, _Entangled] = {}
        for group in _connected(bonds):
            if any(isinstance(bond, Rule) for bond in group):
                self.ruled.update(dict.fromkeys(atoms(group), _Entangled(group, self)))
            else:
                for bond in group:
                    if isinstance(bond, Tension):
                        self.pairs[bond.left].append(bond)

    @cached_property
    def effort(self) -> Effort:
        """What all searches together may spend."""
        from argmap.reasoning.minimal import Effort

        return Effort(EFFORT)

    @cached_property
    def statements(self) -> frozenset[str]:
        """The statements that something binds."""
        paired = [
            each for pairs in self.pairs.values() for t in pairs for each in (t.left, t.right)
        ]
        return frozenset(paired).union(self.ruled)

    def conflicts(self, statements: Set[str]) -> Conflicts:
        """The minimal sets of lines that whoever holds these statements cannot hold together.

        Sets of rules and tensions that are impossible whatever one holds are not among them.
        """
        found: list[Conflict] = []
        for left in self.pairs.keys() & statements:
            for tension in self.pairs[left]:
                if tension.right in statements:
                    found.append(Conflict(self.sort({left, tension.right}), (tension.key,), ()))
        complete = True
        undecided: list[str] = []
        touched = sorted(self.ruled.keys() & statements, key=self.order.__getitem__)
        held: dict[_Entangled, list[str]] = {}
        for statement in touched:
            held.setdefault(self.ruled[statement], []).append(statement)
        for entangled, keys in held.items():
            part = entangled.conflicts(tuple(keys))
            found += part.found
            complete &= part.complete
            undecided += part.undecided
        found.sort(key=lambda each: (each.size, [self.order[key] for key in each.lines]))
        return Conflicts(tuple(found), complete, tuple(undecided))

    @cached_property
    def impossible(self) -> Conflicts:
        """The minimal sets of rules and tensions that cannot hold, whatever one holds."""
        found: list[Conflict] = []
        complete = True
        undecided: list[str] = []
        for entangled in dict.fromkeys(self.ruled.values()):
            part = entangled.impossible()
            found += part.found
            complete &= part.complete
            undecided += part.undecided
        found.sort(key=lambda each: (each.size, [self.order[key] for key in each.lines]))
        return Conflicts(tuple(found), complete, tuple(undecided))

    def possible(self, statements: Collection[str]) -> bool:
        """Whether these statements can hold together with the tensions and rules.

        Raises:
            OutOfEffort: when that takes more than is allowed; see ``reasoning.minimal``.
        """
        held = set(statements)
        for left in self.pairs.keys() & held:
            if any(tension.right in held for tension in self.pairs[left]):
                return False
        groups = dict.fromkeys(self.ruled[key] for key in statements if key in self.ruled)
        return all(group.possible(statements) for group in groups)

    def entails(self, premises: Collection[str], conclusion: str) -> bool:
        """Whether a conclusion that some rule ties follows from premises, by the bonds around it.

        Raises:
            OutOfEffort: as ``possible``.
        """
        return not self.ruled[conclusion].possible(premises, conclusion)

    def counter_model(self, premises: Collection[str], conclusion: str) -> Mapping[str, bool]:
        """The statements that hang together with a conclusion that does not follow, in a case that shows it.

        Raises:
            OutOfEffort: as ``possible``.
        """
        return self.ruled[conclusion].model(premises, conclusion)

    def around(self, statement: str) -> Sequence[Tension | Rule]:
        """The tensions and rules that hang together with a statement that some rule ties."""
        return self.ruled[statement].bonds

    def sort(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Statements in the order of the map."""
        return tuple(sorted(statements, key=self.order.__getitem__))


class _Entangled:
    """Tensions and rules that hang together, at least one rule among them."""

    def __init__(self, bonds: Sequence[Tension | Rule], all_bonds: Bonds) -> None:
        self.bonds = bonds
        self.all_bonds = all_bonds
        self.known: dict[tuple[str, ...], Conflicts] = {}
        self.settled: list[tuple[frozenset[str], Conflicts]] = []

    def conflicts(self, statements: tuple[str, ...]) -> Conflicts:
        """As ``Bonds.conflicts``; every question is answered once."""
        if statements not in self.known:
            self.known[statements] = self._recall(statements) or self._search(statements)
        return self.known[statements]

    def _recall(self, statements: tuple[str, ...]) -> Conflicts | None:
        """The answer, where one about more statements gives it."""
        for more, answer in self.settled:
            if more.issuperset(statements):
                return Conflicts(
                    tuple(
                        each for each in answer.found if set(statements).issuperset(each.statements)
                    )
                )
        return None

    def _search(self, statements: tuple[str, ...]) -> Conflicts:
        from argmap.reasoning.minimal import minimal_sets

        theory, names, bonds = self._theory
        held = {names[key]: key for key in statements}
        found = minimal_sets(theory, [*held, *bonds], held.keys(), BOUND)
        if found.outcome == "unknown":
            return Conflicts((), False, tuple(b.key for b in self.bonds if isinstance(b, Rule)))
        conflicts = [
            self._conflict(
                (key for variable, key in held.items() if variable in each),
                each,
                found.outcome != "rough",
            )
            for each in found.sets
        ]
        answer = Conflicts(tuple(conflicts), found.outcome in ("possible", "all"))
        if answer.complete and len(self.settled) < SETTLED:
            world = frozenset(statements)
            if found.outcome == "possible":
                true = theory.true()
                world = frozenset(key for key, variable in names.items() if variable in true)
            self.settled.append((world, answer))
        return answer

    def impossible(self) -> Conflicts:
        """As ``Bonds.impossible``."""
        from argmap.reasoning.minimal import minimal_sets

        theory, _, bonds = self._theory
        found = minimal_sets(theory, [*bonds], bonds.keys(), BOUND)
        if found.outcome == "unknown":
            return Conflicts((), False, tuple(b.key for b in self.bonds if isinstance(b, Rule)))
        conflicts = [self._conflict((), each, found.outcome != "rough") for each in found.sets]
        return Conflicts(tuple(conflicts), found.outcome in ("possible", "all"))

    def possible(self, statements: Collection[str], without: str = "") -> bool:
        """Whether all bonds can hold with those of the statements that they tie, and without another."""
        names, facts = self._theory[1], self._facts
        facts.effort.begin()
        literals = [names[key] for key in statements if key in names]
        return facts.satisfiable([*literals, -names[without]] if without else literals)

    def model(self, premises: Collection[str], conclusion: str) -> Mapping[str, bool]:
        """As ``Bonds.counter_model``."""
        possible = self.possible(premises, conclusion)
        assert possible, "what follows has no counter-model"
        true = self._facts.true()
        return {key: variable in true for key, variable in self._theory[1].items()}

    @cached_property
    def _facts(self) -> Theory:
        """The clauses with every bond in force."""
        from argmap.reasoning.minimal import Theory

        clauses, bonds = self._encoded()
        return Theory([*clauses.clauses, *([chosen] for chosen in bonds)], self.all_bonds.effort)

    def _conflict(self, statements: Iterable[str], chosen: Set[int], minimal: bool) -> Conflict:
        bonds = [bond for variable, bond in self._theory[2].items() if variable in chosen]
        tensions = tuple(bond.key for bond in bonds if isinstance(bond, Tension))
        rules = tuple(bond.key for bond in bonds if isinstance(bond, Rule))
        return Conflict(tuple(statements), tensions, rules, minimal)

    @cached_property
    def _theory(self) -> tuple[Theory, Mapping[str, int], Mapping[int, Tension | Rule]]:
        """The clauses; the variables of statements; the bond that each selecting variable puts in force."""
        from argmap.reasoning.minimal import Theory

        clauses, bonds = self._encoded()
        theory = Theory(clauses.clauses, self.all_bonds.effort)
        theory.prefer([*bonds, *clauses.variables.values()])
        return theory, clauses.variables, bonds

    def _encoded(self) -> tuple[Clauses, Mapping[int, Tension | Rule]]:
        """The clauses, and the bond that each selecting variable puts in force; always numbered alike."""
        clauses = Clauses()
        bonds: dict[int, Tension | Rule] = {}
        for bond in self.bonds:
            chosen = clauses.fresh()
            bonds[chosen] = bond
            if isinstance(bond, Tension):
                left, right = clauses.statement(bond.left), clauses.statement(bond.right)
                clauses.clauses.append([-chosen, -left, -right])
            else:
                clauses.clauses.append([-chosen, clauses.formula(bond.formula)])
        return clauses, bonds


def atoms(bonds: Iterable[Tension | Rule]) -> Collection[str]:
    """The statements that some bonds are about, each once."""
    found: dict[str, None] = {}
    for bond in bonds:
        if isinstance(bond, Tension):
            found.update({bond.left: None, bond.right: None})
        else:
            found.update((each.text, None) for each in bond.formula.items if isinstance(each, Name))
    return found


def _connected(bonds: Iterable[Tension | Rule]) -> Iterable[list[Tension | Rule]]:
    """Bonds grouped so that groups share no statement. Practically linear."""
    joined = Groups()
    firsts = []
    for bond in bonds:
        first, *others = atoms([bond])
        firsts.append((first, bond))
        for atom in others:
            joined.union(first, atom)
    groups: defaultdict[str, list[Tension | Rule]] = defaultdict(list)
    for first, bond in firsts:
        groups[joined.find(first)].append(bond)
    return groups.values()
