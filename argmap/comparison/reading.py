"""A map as comparing looks at it: what stands, where each statement is written, how to call things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.model import ArgumentMap, Statement, Step, Verdict
from argmap.quotes import SourceState
from argmap.quotes.folding import fold
from argmap.reasoning.commitments import commitments
from argmap.reasoning.standing import standing
from argmap.source import Place

_LONGEST = 60
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
                if step.kind not in ("because", "but") or _within(statement, step):
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
        return step.kind not in ("because", "but") and not step.reference

    def place(self, key: str) -> Place:
        """Where a statement, step, tension or rule stands."""
        return self.map.element(key).place

    def call(self, key: str) -> str:
        """A thing in a sentence: its name in backticks, or its words in quotation marks."""
        whole = self.map
        if key in whole.statements:
            named = whole.statements[key]
            return f"`{key}`" if named.name else shown(named.prose)
        if key in whole.tensions:
            tension = whole.tensions[key]
            return f"{self.call(tension.left)} {tension.kind} {self.call(tension.right)}"
        if key in whole.rules:
            rule = whole.rules[key]
            return f"the rule `{key}`" if rule.name else f"the rule {shown(rule.words)}"
        return self.call_step(whole.steps[key])

    def call_step(self, step: Step) -> str:
        """Likewise of a step, with the word that introduces it."""
        if step.kind in ("because", "but"):
            if step.name:
                return f"the `{step.kind}` `{step.key}`"
            first = self.call(step.premises[0]) if step.premises else "nothing"
            rest = len(step.premises) - 1
            more = f" and {rest} more" if rest > 0 else ""
            return f"the `{step.kind}` of {first}{more}"
        word = f"`{step.kind}`" if step.kind == "unless" else step.kind
        return f"the {word} {self.call(step.premises[0])}"

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


def shown(words: str) -> str:
    """Words on one line in quotation marks, the end of long ones left out."""
    line = " ".join(words.split())
    if len(line) > _LONGEST:
        cut = line[:_LONGEST]
        line = (cut.rsplit(" ", 1)[0] if " " in cut[20:] else cut) + " …"
    return f"“{line}”"


def _within(statement: Statement, step: Step) -> bool:
    return (
        statement.kind in ("premise", "assumption", "holds")
        and statement.file == step.file
        and statement.place.start > step.place.start
    )
