"""The legend, drawn: a sample and a few words for each style, in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from argmap.diagram.measure import width
from argmap.diagram.shapes import LegendEntry
from argmap.diagram.sizing import SMALL
from argmap.render.xml import escape, short

_SAMPLE: Final = 38.0
_GAP: Final = 20.0
_ROW: Final = 22.0
_BOXES: Final = ("quoted", "paraphrased", "assumed", "holds")


def legend_size(entries: Sequence[LegendEntry], limit: float) -> tuple[float, float]:
    """How wide and high the legend is when its rows are at most about ``limit`` wide."""
    places = list(_places(entries, limit))
    if not places:
        return 0.0, 0.0
    wide = max(x + _SAMPLE + 7 + width(each.words, SMALL + 1) for each, x, _ in places)
    return wide, places[-1][2] + _ROW + 12


def draw_legend(entries: Sequence[LegendEntry], x: float, y: float, limit: float) -> str:
    """The legend as SVG, its upper left corner at (x, y)."""
    if not entries:
        return ""
    parts = [
        f'<g class="lg" transform="translate({short(x)} {short(y)})">'
        f'<path class="cl" d="M0 0H{short(limit)}"/>'
    ]
    for entry, left, top in _places(entries, limit):
        middle = top + 12 + _ROW / 2
        parts.append(_sample(entry.sample, left, middle))
        at = f'x="{short(left + _SAMPLE + 7)}" y="{short(middle + 3.8)}"'
        parts.append(f'<text class="k" {at}>{escape(entry.words)}</text>')
    return "".join(parts) + "</g>\n"


def _places(
    entries: Sequence[LegendEntry], limit: float
) -> Iterator[tuple[LegendEntry, float, float]]:
    x = y = 0.0
    for entry in entries:
        wide = _SAMPLE + 7 + width(entry.words, SMALL + 1)
        if x and x + wide > limit:
            x, y = 0.0, y + _ROW
        yield entry, x, y
        x += wide + _GAP


def _sample(sample: str, x: float, y: float) -> str:
    left, right, level = short(x), short(x + _SAMPLE), short(y)
    if sample in _BOXES:
        look = "paraphrased" if sample == "holds" else sample
        box = f'<rect class="b {look}" x="{short(x + 4)}" y="{short(y - 7)}" width="30" height="14" rx="3"/>'
        if sample == "holds":
            box += f'<rect class="bar" x="{short(x + 7)}" y="{short(y - 4)}" width="4" height="8"/>'
        return box
    if sample == "joint":
        bar = f"M{short(x + 19)} {short(y - 7)}V{short(y - 1)}M{short(x + 5)} {short(y + 6)}V{short(y - 1)}"
        return f'<path class="jl" d="{bar}H{short(x + 33)}V{short(y + 6)}"/>'
    if sample == "yet":
        path = f'd="M{left} {level}H{right}"'
        return f'<path class="yet" {path}/><path class="inner" {path}/>'
    if sample == "contradicts":
        path = f'd="M{short(x + 8)} {level}H{short(x + _SAMPLE - 8)}"'
        return f'<path class="contradicts e" marker-start="url(#contradicts)" {path}/>'
    return f'<path class="{sample} e" d="M{left} {level}H{short(x + _SAMPLE - 8)}"/>'
