"""Lines, indents and comments: what stands where before it is read.

A *logical line* is a line with the lines directly below it that begin with ``|``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.source import Span, Text
from argmap.syntax.nodes import Comment

WORD = re.compile(r"[^\s:：,()#>]+")


class LogicalLine(NamedTuple):
    """A line that says something.

    Arguments:
        span: of the line and those that continue it, without the indent and the last line end.
        indent: number of characters before it.
        tabbed: whether its indent, or that of a line that continues it, is not of spaces alone.
        gap: whether a blank line stands directly above it.
        comments: the comments above it, since the line before.
    """

    span: Span
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
    for start, indent, body in _bodies(text):
        begin = start + indent
        end = begin + len(body)
        first = body[:1]
        if not body:
            gap, continues = True, False
        elif first == "#":
            comments.append(Comment(body[1:], Span(begin, end), gap))
            gap, continues = False, False
        elif first == "|" and continues:
            lines[-1] = _continued(lines[-1], end, "\t" in text.content[start:begin])
        elif first == "|":
            strays.append(Span(begin, end))
        else:
            tabbed = bool(indent) and text.content[start:begin].count(" ") != indent
            span = Span(begin, end)
            lines.append(LogicalLine(span, indent, tabbed, gap, tuple(comments)))
            comments, gap, continues = [], False, True
    return Layout(lines, tuple(comments), strays)


def _bodies(text: Text) -> Iterator[tuple[int, int, str]]:
    """For each line: where it starts, how long its indent is, and the rest without blanks at its end."""
    content = text.content
    starts = text.starts
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(content)
        line = content[start:end].rstrip(" \t\r\n")
        body = line.lstrip()
        yield start, len(line) - len(body), body


def _continued(line: LogicalLine, end: int, tabbed: bool) -> LogicalLine:
    span = Span(line.span.start, end)
    return LogicalLine(span, line.indent, line.tabbed or tabbed, line.gap, line.comments)
