"""The map itself: its elements by key, and who attacks and supports what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.model.elements import (
    Element,
    Expectation,
    Rule,
    Section,
    SourceText,
    Statement,
    Step,
    Tension,
    Voice,
)
from argmap.source import Text


@dataclass(frozen=True, eq=False)
class ArgumentMap:
    """What one text claims.

    Every mapping is from an element's key to the element, in the order of the files (the root file first)
    and of their lines.

    Arguments:
        title: what follows ``map:`` in the root file, or an empty string.
        texts: the files it was read from, the root file first.
        authors: for each file, the key of its voice marked ``#author``, or None where no voice is.
        notes: remarks on the whole, under ``map:`` in the root file.
    """

    title: str
    texts: tuple[Text, ...]
    voices: Mapping[str, Voice] = field(repr=False)
    sources: Mapping[str, SourceText] = field(repr=False)
    sections: Mapping[str, Section] = field(repr=False)
    statements: Mapping[str, Statement] = field(repr=False)
    steps: Mapping[str, Step] = field(repr=False)
    tensions: Mapping[str, Tension] = field(repr=False)
    rules: Mapping[str, Rule] = field(repr=False)
    expectations: tuple[Expectation, ...] = field(repr=False)
    authors: tuple[str | None, ...]
    notes: tuple[str, ...] = ()

    @property
    def author(self) -> str | None:
        """Key of the root file's author."""
        return self.authors[0]

    def element(self, key: str) -> Element:
        """The statement, step, tension or rule with a key.

        Raises:
            KeyError: when there is none.
        """
        for known in (self.statements, self.steps, self.tensions):
            if key in known:
                return known[key]
        return self.rules[key]

    @cached_property
    def supporters(self) -> Mapping[str, tuple[Step, ...]]:
        """For each target's key, the steps for it, in order; no entry where there is none."""
        return _by_target(step for step in self.steps.values() if step.supports)

    @cached_property
    def attackers(self) -> Mapping[str, tuple[Step, ...]]:
        """For each target's key, the steps against it, in order; no entry where there is none."""
        return _by_target(step for step in self.steps.values() if not step.supports)

    @cached_property
    def contradictions(self) -> Mapping[str, Sequence[tuple[Tension, str]]]:
        """For each statement's key, the ``contradicts`` it is in, each with the other side's key."""
        found: defaultdict[str, list[tuple[Tension, str]]] = defaultdict(list)
        for tension in self.tensions.values():
            if tension.kind == "contradicts":
                found[tension.left].append((tension, tension.right))
                if tension.left != tension.right:
                    found[tension.right].append((tension, tension.left))
        return dict(found)

    @cached_property
    def uses(self) -> Mapping[str, tuple[Step, ...]]:
        """For each statement's key, the steps that use it as a premise, in order."""
        grouped: dict[str, list[Step]] = {}
        for step in self.steps.values():
            for premise in step.premises:
                grouped.setdefault(premise, []).append(step)
        return {key: tuple(steps) for key, steps in grouped.items()}

    @cached_property
    def thesis(self) -> Statement | None:
        """The first statement marked ``#thesis``."""
        marked = (each for each in self.statements.values() if "thesis" in each.marks)
        return next(marked, None)


def _by_target(steps: Iterable[Step]) -> Mapping[str, tuple[Step, ...]]:
    grouped: dict[str, list[Step]] = {}
    for step in steps:
        grouped.setdefault(step.target, []).append(step)
    return {key: tuple(steps) for key, steps in grouped.items()}
