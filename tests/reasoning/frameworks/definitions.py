"""The semantics as their definitions say, by trying every set of arguments; sets are bit masks."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from argmap.reasoning.frameworks import Framework, Semantics

Sets = list[int]


def random_framework(rng: random.Random, most: int = 8) -> Framework:
    """A framework of up to ``most`` arguments, sparse or dense, with or without self-attacks."""
    size = rng.randint(0, most)
    density = rng.choice((0.08, 0.15, 0.25, 0.4, 0.7))
    loops = rng.choice((0.0, 0.1, density))
    attacks = [
        (a, b)
        for a in range(size)
        for b in range(size)
        if rng.random() < (loops if a == b else density)
    ]
    return Framework.of((f"a{n}" for n in range(size)), attacks)


class Definitions:
    """The extensions of a framework, semantics by semantics."""

    def __init__(self, framework: Framework) -> None:
        self.size = framework.size
        self.targets = [sum(1 << each for each in own) for own in framework.targets]
        self.attackers = [sum(1 << each for each in own) for own in framework.attackers]
        attacked = [0]
        for own in self.targets:
            attacked += [before | own for before in attacked]
        attacking = [0]
        for own in self.attackers:
            attacking += [before | own for before in attacking]
        self.attacked = attacked
        every = range(1 << self.size)
        self.conflict_free = [each for each in every if not attacked[each] & each]
        self.admissible = [
            each for each in self.conflict_free if not attacking[each] & ~attacked[each]
        ]
        self.complete = [each for each in self.admissible if self.defended(each) == each]

    def defended(self, members: int) -> int:
        beaten = self.attacked[members]
        return sum(1 << n for n, own in enumerate(self.attackers) if not own & ~beaten)

    def range(self, members: int) -> int:
        return members | self.attacked[members]

    def extensions(self, semantics: Semantics) -> Sets:
        everything = (1 << self.size) - 1
        if semantics == "complete":
            return self.complete
        if semantics == "grounded":
            return [
                each
                for each in self.complete
                if all(each & other == each for other in self.complete)
            ]
        if semantics == "preferred":
            return maximal(self.admissible, lambda members: members)
        if semantics == "stable":
            return [each for each in self.conflict_free if self.range(each) == everything]
        if semantics == "semi-stable":
            return maximal(self.complete, self.range)
        if semantics == "stage":
            return maximal(self.conflict_free, self.range)
        common = everything
        for each in self.extensions("preferred"):
            common &= each
        return maximal(
            [each for each in self.admissible if not each & ~common], lambda members: members
        )


def maximal(sets: Sequence[int], measure: Callable[[int], int]) -> Sets:
    """Those sets of which the measure is not strictly inside that of another."""
    values = {measure(each) for each in sets}
    top = {
        value
        for value in values
        if not any(value != other and value & other == value for other in values)
    }
    return [each for each in sets if measure(each) in top]
