"""What a file says, line by line.

A document is flat: its lines in order, each with the index of the line it stands under. So no depth of
nesting can overflow anything.
Spans of names and prose count from the start of their line, those of entries and comments from the start of the
text.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.source import Place, Span, Text


class Name(NamedTuple):
    """A name as written, in NFC; dots lead through imports."""

    text: str
    start: int = 0
    end: int = 0


class Prose(NamedTuple):
    """Words for people: one line of text, runs of white space folded to one space."""

    text: str
    start: int = 0
    end: int = 0


class MapLine(NamedTuple):
    """``map: TITLE``"""

    title: Prose


class SourceLine(NamedTuple):
    """``source ID: PATH``"""

    name: Name
    path: Prose


class VoiceLine(NamedTuple):
    """``voice ID [for ID] [#author]: NAME``"""

    name: Name
    principal: Name | None
    marks: tuple[Name, ...]
    title: Prose


class ImportLine(NamedTuple):
    """``import ID: PATH``"""

    name: Name
    path: Prose


class SectionLine(NamedTuple):
    """``section [ID]: TITLE``"""

    name: Name | None
    title: Prose


class StatementLine(NamedTuple):
    """A statement with prose: ``KEYWORD [ID] [by VOICE, …] [#mark …] [asks CQ]: PROSE``.

    ``keyword`` is one of claim, reason, rebuttal, premise, assumption, unless, question.
    """

    keyword: str
    name: Name | None
    voices: tuple[Name, ...]
    marks: tuple[Name, ...]
    asks: Name | None
    prose: Prose


class ReferenceLine(NamedTuple):
    """``reason ID``, ``rebuttal ID``, ``premise ID [#role …]`` or ``unless ID``."""

    keyword: str
    name: Name
    marks: tuple[Name, ...]


class HoldsLine(NamedTuple):
    """``premise VOICE holds ID [#role …]``, also with ``reason``."""

    keyword: str
    voice: Name
    name: Name
    marks: tuple[Name, ...]


class GroupLine(NamedTuple):
    """``because`` or ``but`` with ``[ID] [by VOICE, …] [via SCHEME] [strictly]``."""

    keyword: str
    name: Name | None
    voices: tuple[Name, ...]
    scheme: Name | None
    strict: bool


class QuoteLine(NamedTuple):
    """``> SOURCE[#N]: WORDS``; ``number`` is None where no ``#N`` is given."""

    source: Name
    number: int | None
    words: Prose


class NoteLine(NamedTuple):
    """``note: PROSE``"""

    prose: Prose


class TensionLine(NamedTuple):
    """``ID yet ID[: WHY]`` or ``ID contradicts ID[: WHY]``."""

    left: Name
    keyword: str
    right: Name
    why: Prose | None


class Formula(NamedTuple):
    """A formula in postfix order, so that no depth of nesting can overflow anything.

    Each item is a Name (a statement), or one of the operators
    ``"not"``, ``"and"``, ``"or"``, ``"implies"``, ``"iff"``.
    """

    items: tuple[Name | str, ...]


class RuleLine(NamedTuple):
    """``rule [ID]: FORMULA``"""

    name: Name | None
    formula: Formula


class OnLine(NamedTuple):
    """``on ID``"""

    name: Name


class ExpectStandingLine(NamedTuple):
    """``expect ID stands``, ``falls`` or ``open``."""

    name: Name
    verdict: str


class ExpectVoiceLine(NamedTuple):
    """``expect VOICE consistent`` or ``expect VOICE inconsistent: ID, ID…``."""

    voice: Name
    verdict: str
    names: tuple[Name, ...]


class BrokenLine(NamedTuple):
    """A line that could not be read; it still owns what is indented under it."""

    words: str


Line = (
    MapLine
    | SourceLine
    | VoiceLine
    | ImportLine
    | SectionLine
    | StatementLine
    | ReferenceLine
    | HoldsLine
    | GroupLine
    | QuoteLine
    | NoteLine
    | TensionLine
    | RuleLine
    | OnLine
    | ExpectStandingLine
    | ExpectVoiceLine
    | BrokenLine
)
"""Any line of a map, with the lines that continue it."""


class Comment(NamedTuple):
    """A comment line: what follows its ``#``, and whether a blank line stands directly above it."""

    text: str
    start: int = 0
    end: int = 0
    gap: bool = False


class Entry(NamedTuple):
    """A line in its place.

    Arguments:
        line: what it says.
        start, end: where it stands: the line and those that continue it, without the indent.
        parent: index of the entry it is indented under; -1 at column 0.
        depth: how many lines it stands under.
        comments: the comment lines directly above it.
        gap: whether a blank line stands directly above it.
    """

    line: Line
    start: int
    end: int
    parent: int
    depth: int
    comments: tuple[Comment, ...] = ()
    gap: bool = False

    @property
    def span(self) -> Span:
        """From where to where it stands."""
        return Span(self.start, self.end)

    def place(self, text: Text, part: Name | Prose) -> Place:
        """Where a part of it stands in its text."""
        return Place(text, self.start + part.start, self.start + part.end)


class Document(NamedTuple):
    """A file's lines in order, and the comments after the last of them."""

    text: Text
    entries: tuple[Entry, ...]
    comments: tuple[Comment, ...] = ()
