"""The bar over the premises of one step, so that what stands or falls together is seen to hang together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from argmap.diagram.shapes import Bracket, Diagram
from argmap.render.geometry import Rect, chords_of
from argmap.render.layout import Layout

_CARE: Final = 2_000_000
# How far a line keeps from the boxes that it passes.
BESIDE: Final = 10.0
# How far two bars keep from each other's ends, and one from another that is above it.
_ASIDE: Final = 6.0
_ABOVE: Final = 5.0
# How much further than at another height a bar may run along ties.
_ALONG: Final = 20.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A level line at height ``y`` from ``left`` to ``right``, over the row of boxes whose upper edge is ``row``.

    Its ``stem`` runs up to the bracket, its ``drops`` down to the premises: each is (x, the other
    end's y). ``covered`` numbers the arrows that it stands for.
    """

    key: str
    row: float
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

    def touches(self, other: Bar) -> bool:
        """Whether it crosses another that hangs over the same row, or comes too near to it."""
        if self.right + _ASIDE < other.left or other.right + _ASIDE < self.left:
            return False
        upper, lower = sorted((self, other), key=lambda each: each.y)
        return (
            lower.y - upper.y < _ABOVE
            or upper.left <= lower.stem[0] <= upper.right
            or any(lower.left <= x <= lower.right for x, _ in upper.drops)
        )


def bars_of(diagram: Diagram, layout: Layout) -> list[Bar]:
    """A bar for each bracket whose premises lie side by side right beneath it, in one section.

    They may lie in two rows, where a straight line leads to each of the second between those of the first. There is
    no bar where it would touch another at every height.
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
    hung: dict[float, list[Bar]] = {}
    bars: list[Bar] = []
    for bracket in diagram.brackets:
        if len({section[key] for key in bracket.premises if key in section}) > 1:
            continue
        for bar in _bars(bracket, layout.nodes, rows, lines.get(bracket.key, {}), ties):
            beside = hung.setdefault(bar.row, [])
            if not any(map(bar.touches, beside)):
                beside.append(bar)
                bars.append(bar)
                break
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


def _bars(
    bracket: Bracket,
    nodes: Mapping[str, Rect],
    rows: _Rows,
    lines: Mapping[str, int],
    ties: Sequence[Rect],
) -> Iterator[Bar]:
    """The bars that there could be for a bracket, at the best height first."""
    premises = [key for key in dict.fromkeys(bracket.premises) if key in lines]
    if len(premises) < 2:
        return
    over = nodes[bracket.key]
    under = [nodes[key] for key in premises]
    middles = sorted({rows.middle(each) for each in under})
    first = [each for each in under if rows.middle(each) == middles[0]]
    if len(middles) > 2 or (len(middles) == 2 and len(first) < 2):
        return
    lefts = [each.x for each in first]
    if rows.between(middles[0], min(lefts), max(lefts)) > len(first):
        return
    top = rows.top[middles[0]]
    foot = over.y + over.height
    if top - foot < 12:
        return
    xs = [
        each.x + each.width / 2 if each in first else _way_down(each, top, nodes.values())
        for each in under
    ]
    straight = [x for x in xs if x is not None]
    if len(straight) < len(xs):
        return
    stem = over.x + over.width / 2
    left, right = min(*straight, stem), max(*straight, stem)
    for y in _heights(foot, top, left, right, ties):
        yield Bar(
            key=bracket.key,
            row=top,
            y=y,
            left=left,
            right=right,
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


def _heights(
    foot: float, top: float, left: float, right: float, ties: Sequence[Rect]
) -> list[float]:
    """Where a bar may run between a bracket's foot and its premises' top, the best first: along no tie."""
    usual = min(14.0, (top - foot) * 0.45)
    drops = [
        each for each in (usual, usual + 7, usual + 14, usual - 5) if 6 <= each <= top - foot - 5
    ]

    def shared(drop: float) -> float:
        near = Rect(left, top - drop - 4, right - left, 8)
        return sum(each.width for each in ties if each.meets(near)) // _ALONG

    return [round(top - each, 1) for each in sorted(drops or [usual], key=shared)]
