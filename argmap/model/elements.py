"""What a map is made of. Every value is immutable and knows its place in the text.

A *key* names an element within a map: the name as the root file would write it (``thesis``, ``m.thesis``
for an imported one), or ``@LINE`` for an element without a name (``m.@12`` in an imported file).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from argmap.source import Place
from argmap.syntax.nodes import Formula

StatementKind = Literal[
    "claim", "reason", "rebuttal", "premise", "assumption", "unless", "question", "holds"
]
StepKind = Literal["reason", "because", "rebuttal", "but", "unless", "question"]
Verdict = Literal["stands", "falls", "open"]
IS: Mapping[Verdict, str] = {"stands": "stands", "falls": "falls", "open": "is open"}
"""Each verdict as the end of a sentence about something."""
WAS: Mapping[Verdict, str] = {"stands": "it stood", "falls": "it fell", "open": "it was open"}
"""Each verdict as a clause about what was."""


class Voice(NamedTuple):
    """Someone who can hold a claim; ``principal`` is the key of whom this one speaks for."""

    key: str
    title: str
    principal: str | None
    author: bool
    notes: tuple[str, ...]
    place: Place
    file: int


class SourceText(NamedTuple):
    """A text that is quoted; ``path`` is as written, relative to the file that names it."""

    key: str
    path: str
    notes: tuple[str, ...]
    place: Place
    file: int


class Section(NamedTuple):
    """A heading; drawn as a cluster."""

    key: str
    title: str
    notes: tuple[str, ...]
    place: Place


class Quote(NamedTuple):
    """What a source says, word for word.

    ``source`` is a source's key, ``number`` says which occurrence is meant (from 1; None where it is
    not said), ``words`` are as written, with ``[...]`` and ``[inserted]``. ``place`` is the words' own.
    """

    source: str
    number: int | None
    words: str
    place: Place


class Statement(NamedTuple):
    """Something that can be held.

    Arguments:
        key: its key; ``name`` is as its own file writes it, or None.
        kind: the keyword that introduced it, or ``holds``.
        prose: its words; for ``holds`` they are made from the voice's name and the statement's prose.
        voices: keys of the voices after its ``by``.
        marks: its marks and tags, without ``#``.
        quotes, notes: in the file's order.
        section: key of its section, or None.
        place: of its prose (of the whole line for ``holds``).
        held: for ``holds``, (voice key, statement key).
        asks: for a question, the id of the critical question it asks.
        file: index of its file in ``ArgumentMap.texts``; the root file is 0.
    """

    key: str
    name: str | None
    kind: StatementKind
    prose: str
    voices: tuple[str, ...]
    marks: tuple[str, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]
    section: str | None
    place: Place
    held: tuple[str, str] | None
    asks: str | None
    file: int


class Step(NamedTuple):
    """A step for or against a statement, a rule, another step or a tension.

    Arguments:
        key: its key. A ``reason``, ``rebuttal``, ``unless`` or ``question`` with prose has the key of its
            statement with ``!`` after it; a group with an ID has that ID as its key.
        name: a group's ID as written, else None.
        kind: ``reason`` and ``because`` are for, the others against.
        target: key of what it is for or against.
        premises: keys of the statements it uses together, in order.
        roles: for each premise, its tags where it is used, without ``#``.
        voices: keys of the voices after its own ``by`` (of its statement's, for a step of one statement).
        scheme: what follows ``via``, or None.
        strict: whether it is marked ``strictly``.
        reference: whether its line only refers to a statement defined elsewhere (``reason ID``).
        notes: remarks on the step itself.
        section: key of its section, or None.
        place: of its line.
        file: index of its file in ``ArgumentMap.texts``.
    """

    key: str
    name: str | None
    kind: StepKind
    target: str
    premises: tuple[str, ...]
    roles: tuple[tuple[str, ...], ...]
    voices: tuple[str, ...]
    scheme: str | None
    strict: bool
    reference: bool
    notes: tuple[str, ...]
    section: str | None
    place: Place
    file: int

    @property
    def supports(self) -> bool:
        """Whether it is for its target; else it is against."""
        return self.kind in ("reason", "because")

    @property
    def grouped(self) -> bool:
        """Whether it is a group, whose statements stand under it; else it is a line of one statement."""
        return self.kind in ("because", "but")

    @property
    def manner(self) -> str:
        """How it is made, such as "via expert-opinion, strictly"; empty where nothing is said of it."""
        said = [f"via {self.scheme}"] if self.scheme else []
        return ", ".join([*said, *(["strictly"] if self.strict else [])])


class Tension(NamedTuple):
    """Two statements that cannot both be held (``yet``) or cannot both be true (``contradicts``)."""

    key: str
    kind: Literal["yet", "contradicts"]
    left: str
    right: str
    why: str
    notes: tuple[str, ...]
    place: Place
    file: int


class Rule(NamedTuple):
    """What whoever holds statements is bound by; the formula's names are statement keys."""

    key: str
    name: str | None
    formula: Formula
    words: str
    notes: tuple[str, ...]
    place: Place
    file: int


class StandingExpectation(NamedTuple):
    """``expect ID stands``, ``falls`` or ``open``."""

    statement: str
    verdict: Verdict
    place: Place


class VoiceExpectation(NamedTuple):
    """``expect VOICE consistent``, or ``inconsistent`` with the statements that clash."""

    voice: str
    consistent: bool
    statements: tuple[str, ...]
    place: Place


Expectation = StandingExpectation | VoiceExpectation

Element = Statement | Step | Tension | Rule
"""What can stand, fall or be open."""
