"""Abstract argumentation frameworks: arguments, and which attacks which.

Dung, "On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, logic programming
and n-person games", Artificial Intelligence 77 (1995).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Framework:
    """Arguments, numbered from 0, and the attacks between them.

    Arguments:
        names: each argument's name.
        attackers: for each argument, those that attack it, in ascending order.
        targets: for each argument, those that it attacks, in ascending order.
    """

    names: tuple[str, ...]
    attackers: tuple[tuple[int, ...], ...]
    targets: tuple[tuple[int, ...], ...] = field(repr=False, compare=False)

    @classmethod
    def of(cls, names: Iterable[str], attacks: Iterable[tuple[int, int]]) -> Framework:
        """The framework with these attacks, each a pair of attacker and target; repeated ones count once.

        Linear, but for sorting each argument's attackers.

        Raises:
            ValueError: when a name is used twice, or an attack is between arguments that are not there.
        """
        named = tuple(names)
        size = len(named)
        if len(set(named)) < size:
            raise ValueError("two arguments have the same name")
        attackers: list[list[int]] = [[] for _ in range(size)]
        targets: list[list[int]] = [[] for _ in range(size)]
        for attacker, target in attacks:
            if not (0 <= attacker < size and 0 <= target < size):
                raise ValueError(f"an attack from {attacker} to {target} among {size} arguments")
            attackers[target].append(attacker)
            targets[attacker].append(target)
        return cls(named, _settled(attackers), _settled(targets))

    @property
    def size(self) -> int:
        """How many arguments there are."""
        return len(self.names)

    @property
    def attacks(self) -> Iterable[tuple[int, int]]:
        """Every attack, as a pair of attacker and target."""
        return ((number, target) for number, own in enumerate(self.targets) for target in own)

    def number(self, name: str) -> int:
        """The number of an argument. Linear.

        Raises:
            KeyError: when no argument has that name.
        """
        try:
            return self.names.index(name)
        except ValueError:
            raise KeyError(name) from None


def _settled(lists: Sequence[list[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple([tuple(own) if len(own) < 2 else tuple(sorted(set(own))) for own in lists])
