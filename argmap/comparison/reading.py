"""A map as comparing looks at it: what stands, where each statement is written, how to call things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.model import ArgumentMap, Statement, Step, Verdict
from argmap.model.calling import called
from argmap.quotes import SourceState
from argmap.quotes.folding import fold
from argmap.reasoning.commitments import commitments
from argmap.reasoning.standing import standing
from argmap.source import Place

_PREPOSITIONS = {"reason": "for", "because": "for", "question": "about", "unless": "to"}


@dataclass(frozen=True, eq=False)
class Reading:
    """One of the two maps that are compared.

    Arguments:
        map: the map.
        sources: for each source's key, its text or what is known instead; may be empty.
    """

    map: ArgumentMap
    sources: Mapping[str, SourceState] = field(default_factory=dict, repr=False)

    @cached_property
    def standing(self) -> Mapping[str, Verdict]:
        """What stands, falls or is open."""
        return standing(self.map, commitments(self.map))

    @cached_property
    def homes(self) -> Mapping[str, Step]:
        """For each statement that is written in a step, that step. Linear in the map."""
        found: dict[str, Step] = {}
        for step in self.map.steps.values():
            if step.reference:
                continue
            for key in step.premises:
                statement = self.map.statements[key]
                if not step.grouped or _within(statement, step):
                    best = found.get(key)
                    if best is None or best.place.start < step.place.start:
                        found[key] = step
        return found

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Each statement's words, folded; empty for ``holds``, whose words are another statement's."""
        return {
            key: "" if each.held else fold(each.prose).text
            for key, each in self.map.statements.items()
        }

    def own(self, step: Step) -> bool:
        """Whether a step is no more than the line of its one statement."""
        return not step.grouped and not step.reference

    def place(self, key: str) -> Place:
        """Where a statement, step, tension or rule stands."""
        return self.map.element(key).place

    def call(self, key: str) -> str:
        """A thing in a sentence, as everywhere, but never by its line: that is not the same in the two maps."""
        if tension := self.map.tensions.get(key):
            return f"{self.call(tension.left)} {tension.kind} {self.call(tension.right)}"
        step = self.map.steps.get(key)
        if step is None or step.name or not step.grouped:
            return called(self.map, key)
        first = self.call(step.premises[0]) if step.premises else "nothing"
        rest = len(step.premises) - 1
        more = f" and {rest} more" if rest > 0 else ""
        return f"the `{step.kind}` of {first}{more}"

    def role(self, step: Step | None, *, member: bool = False) -> str:
        """What a step is to its target, such as "for `thesis`"; of a member of a group, what it is part of."""
        if step is None:
            return ""
        if member:
            inside = f"`{step.key}`" if step.name else self.role(step)
            return f"of the `{step.kind}` {inside}"
        return f"{_PREPOSITIONS.get(step.kind, 'of')} {self.call(step.target)}"

    def role_of(self, key: str) -> str:
        """What a statement is where it is written; empty where it is written by itself."""
        home = self.homes.get(key)
        return self.role(home, member=home is not None and not self.own(home))

    def voice(self, key: str) -> str:
        """Who a voice is."""
        return self.map.voices[key].title if key in self.map.voices else f"`{key}`"


def _within(statement: Statement, step: Step) -> bool:
    return (
        statement.kind in ("premise", "assumption", "holds")
        and statement.file == step.file
        and statement.place.start > step.place.start
    )
