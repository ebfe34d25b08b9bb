"""The legend, drawn: a sample and a few words for each style, in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, cast

from argmap.diagram.measure import width
from argmap.diagram.shapes import LegendEntry, Mark, Relation
from argmap.diagram.sizing import SMALL
from argmap.render.geometry import Rect
from argmap.render.scene import (
    OPEN,
    SIGNS,
    Frame,
    Group,
    Path,
    Shape,
    Text,
    double,
    halo,
    open_mark,
)

_SAMPLE: Final = 38.0
_GAP: Final = 18.0
_ROW: Final = 22.0
_BOXES: Final = ("quoted", "paraphrased", "assumed", "holds")


def legend_size(entries: Sequence[LegendEntry], limit: float) -> tuple[float, float]:
    """How wide and high the legend is when its rows are at most about ``limit`` wide."""
    places = list(_places(entries, limit))
    if not places:
        return 0.0, 0.0
    return max(x + _width(each) for each, x, _ in places), places[-1][2] + _ROW + 12


def legend_groups(
    entries: Sequence[LegendEntry], x: float, y: float, limit: float
) -> Iterator[Group]:
    """The legend under a line, its upper left corner at (x, y)."""
    if entries:
        yield Group((Path("cl", (((x, y), (x + limit, y)),)),))
    for entry, left, top in _places(entries, limit):
        middle = y + top + 12 + _ROW / 2
        words = Text("k", (entry.words,), x + left + _SAMPLE + 7, middle + 3.8, _ROW)
        yield Group((*_sample(entry, x + left, middle), words))


def _width(entry: LegendEntry) -> float:
    return _SAMPLE + 7 + width(entry.words, SMALL + 1)


def _places(
    entries: Sequence[LegendEntry], limit: float
) -> Iterator[tuple[LegendEntry, float, float]]:
    x = y = 0.0
    for entry in entries:
        wide = _width(entry)
        if x and x + wide > limit:
            x, y = 0.0, y + _ROW
        yield entry, x, y
        x += wide + _GAP


def _sample(entry: LegendEntry, x: float, y: float) -> tuple[Shape, ...]:
    sample = entry.sample
    if sample in SIGNS:
        change = cast(Mark, sample)
        sign = Text(f"badge-text {change}-sign", (SIGNS[change],), x + 20, y + 3.6, _ROW, "middle")
        return (*halo(change, Rect(x + 4, y - 9, 32, 18), 6), sign)
    if sample == "open":
        return open_mark(x + 1, y - OPEN.height / 2)
    if sample == "falls":
        box = Frame("b paraphrased fell", Rect(x + 4, y - 7, 30, 14), 3)
        return box, Text("s fallen struck", ("so",), x + 19, y + 3.6, _ROW, "middle")
    if sample in _BOXES:
        look = "paraphrased" if sample == "holds" else sample
        box = Frame(f"b {look}", Rect(x + 4, y - 7, 30, 14), 3)
        mark = Frame("bar", Rect(x + 7, y - 4.5, 4, 9))
        return (box, mark) if sample == "holds" else (box,)
    if sample == "joint":
        stem = ((x + 19, y - 7), (x + 19, y - 1))
        bar = ((x + 5, y + 6), (x + 5, y - 1), (x + 33, y - 1), (x + 33, y + 6))
        return (Path("jl", (stem, bar)),)
    whole = (((x, y), (x + _SAMPLE, y)),)
    if sample == "beaten":
        return (Path("support faint", whole),)
    relation = cast(Relation, sample)
    if relation == "yet":
        return double(whole, entry.faint, curved=False)
    start = x + 8 if relation == "contradicts" else x
    line = (((start, y), (x + _SAMPLE - 8, y)),)
    styles = f"{relation} faint" if entry.faint else relation
    return (Path(styles, line, False, relation if start > x else None, relation, entry.faint),)
