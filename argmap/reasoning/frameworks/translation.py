"""The abstract framework of a map; ``docs/semantics.md`` has it line by line, with examples.

Its complete labellings are the three-valued stable models of the map's logic program, hence its grounded
labelling is the map's standing. As in Wu, Caminada & Gabbay, "Complete extensions in argumentation coincide
with 3-valued stable models in logic programming", Studia Logica 93 (2009), but with one argument for each
statement and step instead of one for each derivation, of which there can be exponentially many; that nothing
carries a statement is an argument of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.model import ArgumentMap, Step
from argmap.reasoning.commitments import Commitments
from argmap.reasoning.frameworks.circles import Circle, circles, grounded_steps
from argmap.reasoning.frameworks.framework import Framework
from argmap.reasoning.standing import footing

MOST_COPIES = 1_000_000


class TooCircular(ValueError):
    """Statements support one another in a circle so large that its framework would be out of hand."""


@dataclass(frozen=True, slots=True)
class MapFramework:
    """A map's framework.

    Arguments:
        framework: its first arguments are the map's statements, steps, tensions and rules, by their keys.
        elements: how many those are. The others have a colon in their names: ``unsupported:KEY`` says that
            nothing carries a statement, ``fails:KEY`` that it does not stand, and ``TENSION:KEY`` is the
            attack that a contradiction makes on a statement.
    """

    framework: Framework
    elements: int

    def keys(self, extension: Iterable[int]) -> list[str]:
        """The keys of the map's own elements in an extension, in the map's order."""
        names = self.framework.names
        return [names[number] for number in sorted(extension) if number < self.elements]


def framework_of(arg_map: ArgumentMap, commitments: Commitments) -> MapFramework:
    """The framework of a map.

    Linear in the map, but for circles of support: one of *n* statements is unrolled *n* times.

    Raises:
        TooCircular: when that would make more than a million arguments.
    """
    return _Translation(arg_map, commitments).framework()


class _Translation:
    """The arguments and attacks while they are gathered."""

    def __init__(self, arg_map: ArgumentMap, commitments: Commitments) -> None:
        self.map = arg_map
        self.names = list(
            dict.fromkeys((*arg_map.statements, *arg_map.steps, *arg_map.tensions, *arg_map.rules))
        )
        self.number = {name: number for number, name in enumerate(self.names)}
        self.elements = len(self.names)
        self.attacks: list[tuple[int, int]] = []
        self.needy: list[str] = []
        self.asking: set[str] = set()
        for statement in arg_map.statements.values():
            reasons = arg_map.supporters.get(statement.key, ())
            on = footing(statement, reasons, commitments)
            if on == "asked":
                self.asking.add(statement.key)
            if on != "itself":
                self.needy.append(statement.key)
        self.against: defaultdict[str, list[int]] = defaultdict(list)
        self.unsupported: dict[str, int] = {}
        self.blockers: dict[str, Sequence[int]] = {}
        self.uses = Counter(premise for step in arg_map.steps.values() for premise in step.premises)
        self.copies = 0

    def framework(self) -> MapFramework:
        """Gather everything."""
        sides = self._gather_attackers()
        self._gather_support()
        for key, attackers in self.against.items():
            self._attack(attackers, self.number[key])
        for step in self.map.steps.values():
            self._use(self.number[step.key], step.premises)
        for side, premises in sides:
            self._use(side, premises)
        return MapFramework(Framework.of(self.names, self.attacks), self.elements)

    def _gather_attackers(self) -> list[tuple[int, tuple[str, str]]]:
        """Who attacks each element; the attacks of contradictions, each with what it uses."""
        for key, steps in self.map.attackers.items():
            self.against[key] += [self.number[step.key] for step in steps]
        sides: list[tuple[int, tuple[str, str]]] = []
        for key, found in self.map.contradictions.items():
            for tension, other in found:
                side = self._argument(f"{tension.key}:{key}")
                self.against[key].append(side)
                sides.append((side, (tension.key, other)))
                self.uses.update((tension.key, other))
        return sides

    def _gather_support(self) -> None:
        """For each statement that needs a reason, the argument that nothing carries it, and what attacks that."""
        steps = grounded_steps(self.map, set(self.needy) - self.asking)
        reasons: dict[str, list[Step]] = {key: [] for key in self.needy}
        for step in steps:
            if step.supports and step.target in reasons:
                reasons[step.target].append(step)
        unsupported = self.unsupported
        for key in self.needy:
            if key in self.asking and not reasons[key]:
                unsupported[key] = self.number[key]
            else:
                unsupported[key] = self._argument(f"unsupported:{key}")
        around: set[str] = set()
        for circle in circles(self.needy, reasons):
            self._unroll(circle, reasons)
            around.update(circle.statements)
        for key, barrier in unsupported.items():
            self.attacks.append((barrier, self.number[key]))
            if key not in around:
                self._carry(key, barrier, [self.number[step.key] for step in reasons[key]])

    def _carry(self, key: str, barrier: int, reasons: Iterable[int]) -> None:
        """Reasons attack that nothing carries a statement; a question's is open unless it is answered."""
        self._attack(reasons, barrier)
        if key in self.asking and barrier != self.number[key]:
            self._attack([barrier, *self.against[key]], barrier)

    def _unroll(self, circle: Circle, reasons: Mapping[str, Sequence[Step]]) -> None:
        """Carry the statements of a circle, counting how often a reason goes round.

        On level *n* a statement is carried by reasons that use the circle's statements on level *n - 1* only;
        more levels than it has statements carry nothing new.
        """
        height = len(circle.statements)
        self.copies += height * (height + len(circle.steps))
        if self.copies > MOST_COPIES:
            raise TooCircular(
                f"{height} statements support one another in a circle, `{circle.statements[0]}` among them"
            )
        inner = {step.key for step in circle.steps}
        outside = {
            key: [self.number[step.key] for step in reasons[key] if step.key not in inner]
            for key in circle.statements
        }
        below: dict[str, int] = {}
        for level in range(1, height + 1):
            carriers = {key: list(steps) for key, steps in outside.items()}
            for step in circle.steps if level > 1 else ():
                copy = self._argument(f"{step.key}:{level}")
                carriers[step.target].append(copy)
                self._attack(self.against[step.key], copy)
                for premise in step.premises:
                    blockers = (
                        (*self.against[premise], below[premise])
                        if premise in below
                        else self._blockers(premise)
                    )
                    self._attack(blockers, copy)
            for key in circle.statements:
                top = level == height
                below[key] = (
                    self.unsupported[key] if top else self._argument(f"unsupported:{key}:{level}")
                )
                self._carry(key, below[key], carriers[key])

    def _use(self, argument: int, premises: Iterable[str]) -> None:
        """What attacks a premise attacks all that uses it."""
        for premise in premises:
            self._attack(self._blockers(premise), argument)

    def _blockers(self, key: str) -> Sequence[int]:
        """What attacks all that uses a thing; gathered in one argument where that is fewer attacks."""
        if key not in self.blockers:
            blockers = [
                *self.against[key],
                *([self.unsupported[key]] if key in self.unsupported else ()),
            ]
            if len(blockers) > 1 and self.uses[key] > 1:
                fails = self._argument(f"fails:{key}")
                self.attacks.append((self.number[key], fails))
                blockers = [fails]
            self.blockers[key] = blockers
        return self.blockers[key]

    def _argument(self, name: str) -> int:
        self.names.append(name)
        return len(self.names) - 1

    def _attack(self, attackers: Iterable[int], target: int) -> None:
        self.attacks += [(attacker, target) for attacker in attackers]
