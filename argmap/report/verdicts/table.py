"""Columns that line up in a terminal, whatever the script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


def columns(rows: Sequence[Sequence[str]], most: Sequence[int], total: int) -> Iterator[str]:
    """Rows whose cells line up, the first column to the right, all others to the left.

    Arguments:
        most: for each column but the last, how wide it may be; the last takes what is left.
        total: how wide a whole line may be.
    """
    widths = [
        max((width(cut(seen(row[number]), limit)) for row in rows), default=0)
        for number, limit in enumerate(most)
    ]
    room = total - sum(widths) - 2 * (len(widths) + 1)
    for row in rows:
        cells = [cut(seen(cell), limit) for cell, limit in zip(row, most, strict=False)]
        spaces = [" " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)]
        first, *others = [
            space + cell if not number else cell + space
            for number, (cell, space) in enumerate(zip(cells, spaces, strict=True))
        ]
        yield "  ".join(["  " + first, *others, cut(seen(row[-1]), room)]).rstrip()
