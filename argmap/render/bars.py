"""The bar over the premises of one step, so that what stands or falls together is seen to hang together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.diagram.shapes import Bracket, Diagram
from argmap.render.layout import Layout, Rect


@dataclass(frozen=True, slots=True)
class Bar:
    """A level line at height ``y`` from ``left`` to ``right``; ``stem`` runs up to the bracket, ``drops`` down to premises.

    Each of stem and drops is (x, the other end's y); ``covered`` numbers the arrows that it stands for.
    """

    key: str
    y: float
    left: float
    right: float
    stem: tuple[float, float]
    drops: tuple[tuple[float, float], ...]
    covered: frozenset[int]


def bars_of(diagram: Diagram, layout: Layout) -> list[Bar]:
    """A bar for each bracket whose premises lie side by side right beneath it; none where it would touch another."""
    rows = _Rows(layout.nodes.values())
    lines: dict[str, dict[str, int]] = {}
    for number, arrow in enumerate(diagram.arrows):
        if not arrow.headed:
            lines.setdefault(arrow.head, {})[arrow.tail] = number
    taken: dict[float, list[tuple[float, float]]] = {}
    bars: list[Bar] = []
    for bracket in diagram.brackets:
        bar = _bar(bracket, layout.nodes, rows, lines.get(bracket.key, {}))
        if bar is None:
            continue
        row = taken.setdefault(bar.y, [])
        if all(bar.right + 6 < left or right + 6 < bar.left for left, right in row):
            row.append((bar.left, bar.right))
            bars.append(bar)
    return bars


class _Rows:
    """How high the tallest box of each row reaches; boxes of one row have one middle line."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self.top: dict[int, float] = {}
        for rect in rects:
            middle = self.middle(rect)
            self.top[middle] = min(self.top.get(middle, rect.y), rect.y)

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
    middles = {rows.middle(each) for each in under}
    if len(middles) != 1 or _parted(under, nodes, middles.pop()):
        return None
    top = rows.top[rows.middle(under[0])]
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


def _parted(under: Sequence[Rect], nodes: Mapping[str, Rect], middle: int) -> bool:
    """Whether some other box stands between the premises."""
    left, right = min(each.x for each in under), max(each.x for each in under)
    between = 0
    for rect in nodes.values():
        if left <= rect.x <= right and _Rows.middle(rect) == middle:
            between += 1
    return between > len(under)
