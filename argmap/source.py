"""A text with its name, and places in it.

Offsets are counted in code points (Python string indices), lines and columns from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category


class Span(NamedTuple):
    """A half-open range of code-point offsets in one text."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both counted from 1; columns count code points."""

    line: int
    column: int


def line_starts(text: str) -> list[int]:
    """Offset of the first character of every line.

    A line ends at LF, CRLF or a lone CR, and at nothing else. Linear in the text's length.
    """
    if "\r" not in text:
        starts = list(accumulate((len(piece) + 1 for piece in text.split("\n")), initial=0))
        starts.pop()
        return starts
    starts = [0]
    for piece in text.split("\n"):
        begin = starts[-1]
        at = piece.find("\r")
        while at != -1 and at < len(piece) - 1:
            starts.append(begin + at + 1)
            at = piece.find("\r", at + 1)
        starts.append(begin + len(piece) + 1)
    starts.pop()
    return starts


def well_formed(text: str) -> str:
    """The text with U+FFFD for what no file of text may hold, XML above all.

    Those are control characters but for tabs and line feeds, surrogates, and the last two points of each plane. Linear.
    """
    if text.isprintable():
        return text
    return "".join("\ufffd" if _is_odd(each) else each for each in text)


def _is_odd(character: str) -> bool:
    if category(character) in ("Cc", "Cs"):
        return character not in "\t\n"
    return ord(character) & 0xFFFE == 0xFFFE


@dataclass(frozen=True, eq=False)
class Text:
    """The content of one file.

    Arguments:
        name: how the file is called in messages: a path as the user gave it, or ``<stdin>``.
        content: the decoded text, without a byte order mark.
    """

    name: str
    content: str = field(repr=False)

    @cached_property
    def starts(self) -> list[int]:
        """Offset of the first character of every line."""
        return line_starts(self.content)

    def line_at(self, offset: int) -> int:
        """The number of the line of an offset. Logarithmic in the number of lines."""
        return bisect_right(self.starts, offset)

    def position(self, offset: int) -> Position:
        """Line and column of an offset. Logarithmic in the number of lines."""
        line = self.line_at(offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The line with this number, without its line end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.content)
        return self.content[start:end].rstrip("\r\n")

    def excerpt(self, span: Span) -> str:
        """The characters in a span."""
        return self.content[span.start : span.end]


class Place(NamedTuple):
    """A span in a text."""

    text: Text
    start: int
    end: int

    @property
    def span(self) -> Span:
        """From where to where it is."""
        return Span(self.start, self.end)

    @property
    def line(self) -> int:
        """The number of the line on which the place begins."""
        return self.text.line_at(self.start)

    def __str__(self) -> str:
        at = self.text.position(self.start)
        return f"{self.text.name}:{at.line}:{at.column}"
