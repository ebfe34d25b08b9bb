"""The bar over the premises of one step, so that what stands or falls together is seen to hang together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.diagram.shapes import Bracket, Diagram
from argmap.render.geometry import Rect
from argmap.render.layout import Layout


@dataclass(frozen=True, slots=True)
class Bar:
    """A level line at height ``y`` from ``left`` to ``right``.

    Its ``stem`` runs up to the bracket, its ``drops`` down to the premises: each is (x, the other
    end's y). ``covered`` numbers the arrows that it stands for.
    """

    key: str
    y: float
    left: float
    right: float
    stem: tuple[float, float]
    drops: tuple[tuple[float, float], ...]
    covered: frozenset[int]


def bars_of(diagram: Diagram, layout: Layout) -> list[Bar]:
    """A bar for each bracket whose premises lie side by side right beneath it, in one section.

    There is none where it would touch another.
    """
    rows = _Rows(layout.nodes.values())
    lines: dict[str, dict[str, int]] = {}
    for number, arrow in enumerate(diagram.arrows):
        if not arrow.headed:
            lines.setdefault(arrow.head, {})[arrow.tail] = number
    section = {each.key: each.cluster for each in diagram.boxes}
    taken: dict[float, list[tuple[float, float]]] = {}
    bars: list[Bar] = []
    for bracket in diagram.brackets:
        if len({section[key] for key in bracket.premises if key in section}) > 1:
            continue
        bar = _bar(bracket, layout.nodes, rows, lines.get(bracket.key, {}))
        if bar is None:
            continue
        row = taken.setdefault(bar.y, [])
        if all(bar.right + 6 < left or right + 6 < bar.left for left, right in row):
            row.append((bar.left, bar.right))
            bars.append(bar)
    return bars


class _Rows:
    """For each row, how high its tallest box reaches, and where its boxes begin from left to right.

    The boxes of one row have one middle line.
    """

    def __init__(self, rects: Iterable[Rect]) -> None:
        rows: dict[int, list[Rect]] = {}
        for rect in rects:
            rows.setdefault(self.middle(rect), []).append(rect)
        self.top = {middle: min(each.y for each in row) for middle, row in rows.items()}
        self.lefts = {middle: sorted(each.x for each in row) for middle, row in rows.items()}

    def between(self, middle: int, left: float, right: float) -> int:
        """How many boxes of a row begin from ``left`` to ``right``, both included."""
        lefts = self.lefts[middle]
        return bisect_right(lefts, right) - bisect_left(lefts, left)

    @staticmethod
    def middle(rect: Rect) -> int:
        return round(rect.y + rect.height / 2)


def _bar(
    bracket: Bracket, nodes: Mapping[str, Rect], rows: _Rows, lines: Mapping[str, int]
) -> Bar | None:
    premises = [key for key in dict.fromkeys(bracket.premises) if key in lines]
    if len(premises) < 2:
        return None
    over = nodes[bracket.key]
    under = [nodes[key] for key in premises]
    middle = rows.middle(under[0])
    lefts = [each.x for each in under]
    if any(rows.middle(each) != middle for each in under):
        return None
    if rows.between(middle, min(lefts), max(lefts)) > len(under):
        return None
    top = rows.top[middle]
    foot = over.y + over.height
    if top - foot < 12:
        return None
    y = round(top - min(14.0, (top - foot) * 0.45), 1)
    xs = [each.x + each.width / 2 for each in under]
    stem = over.x + over.width / 2
    return Bar(
        key=bracket.key,
        y=y,
        left=min(*xs, stem),
        right=max(*xs, stem),
        stem=(stem, foot),
        drops=tuple((x, each.y) for x, each in zip(xs, under, strict=True)),
        covered=frozenset(lines[key] for key in premises),
    )
