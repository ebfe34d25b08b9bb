"""The grounded labelling, and what it leaves to be solved.

Caminada, "On the issue of reinstatement in argumentation", JELIA 2006, for labellings; the propagation is
that of Nofal, Atkinson & Dunne, "Computing grounded extensions of abstract argumentation frameworks",
The Computer Journal 64 (2021).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.reasoning.frameworks.framework import Framework

UNDECIDED, IN, OUT = range(3)


@dataclass(frozen=True, slots=True)
class Part:
    """Some arguments of a framework, numbered anew from 0, with the attacks among them.

    Arguments:
        arguments: their numbers in the framework.
        attackers: for each of them, its attackers by their new numbers.
    """

    arguments: Sequence[int]
    attackers: Sequence[Sequence[int]]

    @property
    def size(self) -> int:
        """How many arguments there are."""
        return len(self.arguments)


def grounded(framework: Framework, region: Iterable[int] | None = None) -> bytearray:
    """For each argument, whether the grounded labelling says ``IN``, ``OUT`` or ``UNDECIDED``.

    Arguments:
        region: arguments none of which is attacked from outside; only their labels are to be relied on.

    Linear in the arguments and attacks.
    """
    return Labelling(framework, region).labels


class Labelling:
    """The grounded labelling, then the smallest complete one that also accepts what it is told to.

    Arguments:
        labels: for each argument its label.
    """

    def __init__(self, framework: Framework, region: Iterable[int] | None = None) -> None:
        """The grounded labelling; arguments as for ``grounded``."""
        self.framework = framework
        self.labels = bytearray(framework.size)
        self._waits = list(map(len, framework.attackers))
        numbers = range(framework.size) if region is None else region
        self.accept([number for number in numbers if not self._waits[number]])

    def accept(self, arguments: Iterable[int]) -> None:
        """Accept what defends itself, and all that follows. Linear in what changes.

        Arguments:
            arguments: an admissible set of the undecided arguments.
        """
        labels, waits = self.labels, self._waits
        targets = self.framework.targets
        ready = list(arguments)
        for number in ready:
            labels[number] = IN
            for beaten in targets[number]:
                if not labels[beaten]:
                    labels[beaten] = OUT
                    for freed in targets[beaten]:
                        waits[freed] -= 1
                        if not waits[freed]:
                            ready.append(freed)


def labelled(labels: bytearray, label: int) -> list[int]:
    """The arguments that have a label. Linear."""
    return [number for number, own in enumerate(labels) if own == label]


def ancestors(framework: Framework, argument: int, labels: bytearray | None = None) -> list[int]:
    """An argument and all that attack it, directly or not. Linear.

    Arguments:
        labels: where given, a path leads through undecided arguments only.
    """
    attackers = framework.attackers
    seen = bytearray(framework.size) if labels is None else bytearray(labels)
    seen[argument] = 1
    found = [argument]
    for number in found:
        for attacker in attackers[number]:
            if not seen[attacker]:
                seen[attacker] = 1
                found.append(attacker)
    return found


def connected(framework: Framework, labels: bytearray) -> list[list[int]]:
    """The undecided arguments, in groups between which there is no attack. Linear."""
    attackers, targets = framework.attackers, framework.targets
    seen = bytearray(labels)
    groups: list[list[int]] = []
    for start in range(framework.size):
        if not seen[start]:
            seen[start] = 1
            group = [start]
            for number in group:
                for neighbours in (attackers[number], targets[number]):
                    for each in neighbours:
                        if not seen[each]:
                            seen[each] = 1
                            group.append(each)
            groups.append(sorted(group))
    return groups


def part(framework: Framework, arguments: Sequence[int]) -> Part:
    """The part of a framework that has these arguments. Linear in them and their attackers."""
    number = {argument: new for new, argument in enumerate(arguments)}
    attackers = [
        [number[each] for each in framework.attackers[argument] if each in number]
        for argument in arguments
    ]
    return Part(arguments, attackers)
