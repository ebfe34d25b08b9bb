"""Lines, indents and comments: what stands where before it is read.

A *logical line* is a line with the lines directly below it that begin with ``|``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from argmap.source import Span, Text
from argmap.syntax.nodes import Comment

WORD = re.compile(r"[^\s:：,()#>]+")


class LogicalLine(NamedTuple):
    """A line that says something.

    Arguments:
        start, end: of the line and those that continue it, without the indent and the last line end.
        indent: number of characters before it.
        tabbed: whether its indent, or that of a line that continues it, is not of spaces alone.
        gap: whether a blank line stands directly above it.
        comments: the comments above it, since the line before.
    """

    start: int
    end: int
    indent: int
    tabbed: bool
    gap: bool
    comments: tuple[Comment, ...]


class Layout(NamedTuple):
    """A text's logical lines, the comments after the last, and the ``|`` lines that continue nothing."""

    lines: list[LogicalLine]
    comments: tuple[Comment, ...]
    strays: list[Span]


def lay_out(text: Text) -> Layout:
    """Part a text into logical lines. Linear in its length."""
    lines: list[LogicalLine] = []
    strays: list[Span] = []
    comments: list[Comment] = []
    gap = False
    continues = False
    for start, indent, body, tabbed in _bodies(text):
        begin = start + indent
        end = begin + len(body)
        first = body[:1]
        if not body:
            gap, continues = True, False
        elif first == "#":
            comments.append(Comment(body[1:], begin, end, gap))
            gap, continues = False, False
        elif first == "|" and continues:
            lines[-1] = _continued(lines[-1], end, "\t" in text.content[start:begin])
        elif first == "|":
            strays.append(Span(begin, end))
        else:
            above = tuple(comments) if comments else ()
            lines.append(LogicalLine(begin, end, indent, tabbed, gap, above))
            comments, gap, continues = [], False, True
    return Layout(lines, tuple(comments), strays)


def _bodies(text: Text) -> Iterator[tuple[int, int, str, bool]]:
    """For each line: where it starts, how long its indent is, the rest without blanks at its end, and whether the
    indent is not of spaces alone.
    """
    content = text.content
    for start, end in pairwise(chain(text.starts, (len(content),))):
        line = content[start:end].rstrip(" \t\r\n")
        body = line.lstrip(" ")
        tabbed = body[:1].isspace()
        if tabbed:
            body = body.lstrip()
        yield start, len(line) - len(body), body, tabbed


def _continued(line: LogicalLine, end: int, tabbed: bool) -> LogicalLine:
    return line._replace(end=end, tabbed=line.tabbed or tabbed)
