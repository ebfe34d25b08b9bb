"""Edits that several mends make, and where lines stand."""

from __future__ import annotations

from bisect import bisect_right

from argmap.diagnostic import Edit
from argmap.source import Place, Span, Text
from argmap.syntax.nodes import Document


def entry_index(document: Document, offset: int) -> int:
    """Index of the entry that stands at an offset, or of the last before it. Logarithmic."""
    return bisect_right(document.entries, offset, key=lambda entry: entry.start) - 1


def without_entry(document: Document, offset: int) -> Edit:
    """Takes out the entry that stands at an offset, and all that is indented under it."""
    first = last = entry_index(document, offset)
    depth = document.entries[first].depth
    while last + 1 < len(document.entries) and document.entries[last + 1].depth > depth:
        last += 1
    span = Span(document.entries[first].span.start, document.entries[last].span.end)
    return without_lines(document.text, span)


def without_lines(text: Text, span: Span) -> Edit:
    """Takes out the lines on which a span stands, whole, with their line ends."""
    first = text.position(span.start).line
    last = text.position(max(span.start, span.end - 1)).line
    start = text.starts[first - 1]
    end = text.starts[last] if last < len(text.starts) else len(text.content)
    return Edit(Place(text, start, end), "")
