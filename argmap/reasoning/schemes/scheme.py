"""What a scheme is: a common pattern of argument, and the questions to ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FAMILIES: Mapping[str, str] = {
    "sources": "Who says so",
    "likeness": "Likeness, wholes and opposites",
    "words": "Words and classes",
    "rules": "Rules and exceptions",
    "causes": "Causes and evidence",
    "action": "What to do",
    "feelings": "Fear, need and pity",
    "persons": "Persons and what they hold",
    "slopes": "Slippery slopes",
}


@dataclass(frozen=True, slots=True)
class SchemePremise:
    """A premise of a scheme.

    Arguments:
        role: what a premise in a map is tagged with, without ``#``.
        words: what the premise says.
        required: whether a step of the scheme has to say it; others are often left unsaid.
    """

    role: str
    words: str
    required: bool


@dataclass(frozen=True, slots=True)
class CriticalQuestion:
    """A question that a step of a scheme has to answer.

    Arguments:
        id: what follows ``asks`` in a map.
        words: the question.
        attacks: what a bad answer speaks against: ``step``, ``conclusion``, or the role of a premise.
    """

    id: str
    words: str
    attacks: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A common pattern of argument.

    Arguments:
        name: what follows ``via`` in a map.
        title: its name in prose.
        family: a key of ``FAMILIES``.
        aliases: other names that lead to it; a map uses none of them.
        description: the pattern in a sentence or two.
        premises: those that are required first.
        conclusion: what the premises speak for.
        questions: its critical questions.
        example: a small map, with every premise tagged.
        reference: where it is described.
    """

    name: str
    title: str
    family: str
    aliases: tuple[str, ...]
    description: str
    premises: tuple[SchemePremise, ...]
    conclusion: str
    questions: tuple[CriticalQuestion, ...]
    example: str
    reference: str

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of its premises."""
        return tuple(premise.role for premise in self.premises)
