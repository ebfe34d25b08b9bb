"""What a file says, line by line.

A document is flat: its lines in order, each with the index of the line it stands under. So no depth of
nesting can overflow anything. Lines compare by what they say; where they stand (spans) does not count.
Spans of names and prose count from the start of their line, those of entries and comments from the start of the
text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.source import Span, Text

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, in NFC; dots lead through imports."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """Words for people: one line of text, runs of white space folded to one space."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Line:
    """Any line of a map, with the lines that continue it."""


@dataclass(frozen=True, slots=True)
class MapLine(Line):
    """``map: TITLE``"""

    title: Prose


@dataclass(frozen=True, slots=True)
class SourceLine(Line):
    """``source ID: PATH``"""

    name: Name
    path: Prose


@dataclass(frozen=True, slots=True)
class VoiceLine(Line):
    """``voice ID [for ID] [#author]: NAME``"""

    name: Name
    principal: Name | None
    marks: tuple[Name, ...]
    title: Prose


@dataclass(frozen=True, slots=True)
class ImportLine(Line):
    """``import ID: PATH``"""

    name: Name
    path: Prose


@dataclass(frozen=True, slots=True)
class SectionLine(Line):
    """``section [ID]: TITLE``"""

    name: Name | None
    title: Prose


@dataclass(frozen=True, slots=True)
class StatementLine(Line):
    """A statement with prose: ``KEYWORD [ID] [by VOICE, …] [#mark …] [asks CQ]: PROSE``.

    ``keyword`` is one of claim, reason, rebuttal, premise, assumption, unless, question.
    """

    keyword: str
    name: Name | None
    voices: tuple[Name, ...]
    marks: tuple[Name, ...]
    asks: Name | None
    prose: Prose


@dataclass(frozen=True, slots=True)
class ReferenceLine(Line):
    """``reason ID``, ``rebuttal ID``, ``premise ID [#role …]`` or ``unless ID``."""

    keyword: str
    name: Name
    marks: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class HoldsLine(Line):
    """``premise VOICE holds ID [#role …]``, also with ``reason``."""

    keyword: str
    voice: Name
    name: Name
    marks: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class GroupLine(Line):
    """``because`` or ``but`` with ``[ID] [by VOICE, …] [via SCHEME] [strictly]``."""

    keyword: str
    name: Name | None
    voices: tuple[Name, ...]
    scheme: Name | None
    strict: bool


@dataclass(frozen=True, slots=True)
class QuoteLine(Line):
    """``> SOURCE[#N]: WORDS``; ``number`` is None where no ``#N`` is given."""

    source: Name
    number: int | None
    words: Prose


@dataclass(frozen=True, slots=True)
class NoteLine(Line):
    """``note: PROSE``"""

    prose: Prose


@dataclass(frozen=True, slots=True)
class TensionLine(Line):
    """``ID yet ID[: WHY]`` or ``ID contradicts ID[: WHY]``."""

    left: Name
    keyword: str
    right: Name
    why: Prose | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in postfix order, so that no depth of nesting can overflow anything.

    Each item is a Name (a statement), or one of the operators
    ``"not"``, ``"and"``, ``"or"``, ``"implies"``, ``"iff"``.
    """

    items: tuple[Name | str, ...]


@dataclass(frozen=True, slots=True)
class RuleLine(Line):
    """``rule [ID]: FORMULA``"""

    name: Name | None
    formula: Formula


@dataclass(frozen=True, slots=True)
class OnLine(Line):
    """``on ID``"""

    name: Name


@dataclass(frozen=True, slots=True)
class ExpectStandingLine(Line):
    """``expect ID stands``, ``falls`` or ``open``."""

    name: Name
    verdict: str


@dataclass(frozen=True, slots=True)
class ExpectVoiceLine(Line):
    """``expect VOICE consistent`` or ``expect VOICE inconsistent: ID, ID…``."""

    voice: Name
    verdict: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class BrokenLine(Line):
    """A line that could not be read; it still owns what is indented under it."""

    words: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment line: what follows its ``#``, and whether a blank line stands directly above it."""

    text: str
    span: Span = field(default=NOWHERE, compare=False)
    gap: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in its place.

    Arguments:
        line: what it says.
        span: where it stands: the line and those that continue it, without the indent.
        parent: index of the entry it is indented under; -1 at column 0.
        depth: how many lines it stands under.
        comments: the comment lines directly above it.
        gap: whether a blank line stands directly above it.
    """

    line: Line
    span: Span = field(compare=False)
    parent: int
    depth: int
    comments: tuple[Comment, ...] = ()
    gap: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's lines in order, and the comments after the last of them."""

    text: Text = field(compare=False, repr=False)
    entries: tuple[Entry, ...]
    comments: tuple[Comment, ...] = ()
