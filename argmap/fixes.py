"""Applying mends to a text."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.diagnostic import Diagnostic, Edit
from argmap.source import Text


def apply_fixes(text: Text, diagnostics: Iterable[Diagnostic]) -> tuple[str, int]:
    """The text with every safe mend made, and how many were.

    A mend that overlaps one already made, or that reaches into another file, is left for the next run.
    """
    taken: list[Edit] = []
    made = 0
    for each in diagnostics:
        if not each.fix or not each.fix.safe:
            continue
        edits = each.fix.edits
        if any(edit.place.text is not text for edit in edits):
            continue
        if any(_overlap(edit, other) for edit in edits for other in taken):
            continue
        taken += edits
        made += 1
    content = text.content
    for edit in sorted(taken, key=lambda each: each.place.span, reverse=True):
        start, end = edit.place.span
        content = content[:start] + edit.replacement + content[end:]
    return content, made


def _overlap(one: Edit, other: Edit) -> bool:
    a, b = one.place.span, other.place.span
    return a == b or (a.start < b.end and b.start < a.end)
