"""Columns that line up in a terminal, whatever the script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.report.findings import seen, width

WIDTH = 100
"""How wide a line of a report is."""
WIDEST_NAME = 24


def cut(words: str, most: int) -> str:
    """The beginning of some words, where they take more than so many columns."""
    if len(words) <= most and width(words) <= most:
        return words
    left = most - 1
    kept = 0
    for each in words:
        left -= width(each)
        if left < 0:
            break
        kept += 1
    return words[:kept].rstrip() + "…"


def columns(rows: Iterable[Sequence[str]], most: Sequence[int], total: int) -> list[str]:
    """Rows whose cells line up, the first column to the right, all others to the left.

    Arguments:
        most: for each column but the last, how wide it may be; the last takes what is left.
        total: how wide a whole line may be.
    """
    shown = [
        [cut(seen(cell), limit) for cell, limit in zip(row, most, strict=False)] for row in rows
    ]
    lasts = [seen(row[-1]) for row in rows]
    widths = [max(map(width, column), default=0) for column in zip(*shown, strict=True)]
    room = total - sum(widths) - 2 * (len(widths) + 1)
    lines = []
    for cells, last in zip(shown, lasts, strict=True):
        spaces = [" " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)]
        first, *others = [
            space + cell if not number else cell + space
            for number, (cell, space) in enumerate(zip(cells, spaces, strict=True))
        ]
        lines.append("  ".join(["  " + first, *others, cut(last, room)]).rstrip())
    return lines
