"""The bar over the premises of one step, so that what stands or falls together is seen to hang together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from argmap.diagram.shapes import Bracket, Diagram
from argmap.render.geometry import Rect, chords_of
from argmap.render.layout import Layout

_CARE: Final = 2_000_000
# How far a line keeps from the boxes that it passes.
BESIDE: Final = 10.0


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

    def strokes(self) -> Iterator[Rect]:
        """Its lines, as rectangles without breadth."""
        x, top = self.stem
        yield Rect(self.left, self.y, self.right - self.left, 0)
        yield Rect(x, top, 0, self.y - top)
        yield from (Rect(at, self.y, 0, foot - self.y) for at, foot in self.drops)


def bars_of(diagram: Diagram, layout: Layout) -> list[Bar]:
    """A bar for each bracket whose premises lie side by side right beneath it, in one section.

    They may lie in two rows, where a straight line leads to each of the second between those of the first. There is
    no bar where it would touch another.
    """
    rows = _Rows(layout.nodes.values())
    lines: dict[str, dict[str, int]] = {}
    for number, arrow in enumerate(diagram.arrows):
        if not arrow.headed:
            lines.setdefault(arrow.head, {})[arrow.tail] = number
    section = {each.key: each.cluster for each in diagram.boxes}
    ties = [each for curve in layout.ties.values() for each in chords_of(curve)]
    if len(ties) * len(diagram.brackets) > _CARE:
        ties = []
    taken: dict[float, list[tuple[float, float]]] = {}
    bars: list[Bar] = []
    for bracket in diagram.brackets:
        if len({section[key] for key in bracket.premises if key in section}) > 1:
            continue
        bar = _bar(bracket, layout.nodes, rows, lines.get(bracket.key, {}), ties)
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
    bracket: Bracket,
    nodes: Mapping[str, Rect],
    rows: _Rows,
    lines: Mapping[str, int],
    ties: Sequence[Rect],
) -> Bar | None:
    premises = [key for key in dict.fromkeys(bracket.premises) if key in lines]
    if len(premises) < 2:
        return None
    over = nodes[bracket.key]
    under = [nodes[key] for key in premises]
    middles = sorted({rows.middle(each) for each in under})
    first = [each for each in under if rows.middle(each) == middles[0]]
    if len(middles) > 2 or (len(middles) == 2 and len(first) < 2):
        return None
    lefts = [each.x for each in first]
    if rows.between(middles[0], min(lefts), max(lefts)) > len(first):
        return None
    top = rows.top[middles[0]]
    foot = over.y + over.height
    if top - foot < 12:
        return None
    xs = [
        each.x + each.width / 2 if each in first else _way_down(each, top, nodes.values())
        for each in under
    ]
    straight = [x for x in xs if x is not None]
    if len(straight) < len(xs):
        return None
    stem = over.x + over.width / 2
    y = _height(foot, top, min(*straight, stem), max(*straight, stem), ties)
    return Bar(
        key=bracket.key,
        y=y,
        left=min(*straight, stem),
        right=max(*straight, stem),
        stem=(stem, foot),
        drops=tuple((x, each.y) for x, each in zip(straight, under, strict=True)),
        covered=frozenset(lines[key] for key in premises),
    )


def _way_down(rect: Rect, top: float, others: Iterable[Rect]) -> float | None:
    """Where a straight line leads down to a box from ``top``, past all that is between; None if nowhere."""
    between = sorted(
        (each.x - BESIDE, each.x + each.width + BESIDE)
        for each in others
        if each.y < rect.y and top < each.y + each.height
    )
    middle = rect.x + rect.width / 2
    edges = (x for span in between for x in span)
    for x in sorted((middle, *edges), key=lambda each: (abs(each - middle), each)):
        inside = rect.x + BESIDE <= x <= rect.x + rect.width - BESIDE
        if inside and not any(left < x < right for left, right in between):
            return x
    return None


def _height(foot: float, top: float, left: float, right: float, ties: Sequence[Rect]) -> float:
    """Where a bar runs between a bracket's foot and its premises' top: along no tie, if that can be."""
    usual = min(14.0, (top - foot) * 0.45)
    best, least = usual, inf
    for drop in (usual, usual + 7, usual + 14, usual - 5):
        if 6 <= drop <= top - foot - 5:
            near = Rect(left, top - drop - 4, right - left, 8)
            shared = sum(each.width for each in ties if each.meets(near))
            if shared < least - 20:
                best, least = drop, shared
    return round(top - best, 1)
