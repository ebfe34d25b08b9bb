"""Points, rectangles and curves. Lengths are in pixels, downwards from the upper left corner."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

# How much wider than high a drawing is to be, about that of a screen or of a page on its side.
ASPECT: Final = 1.6
# Between a section's frame and what is in it.
PAD: Final = 14.0
# How much smaller a section's frame is drawn than it is laid out, on each side, so that two frames keep apart.
INSET: Final = 7.0
# How long the pieces of a curve are, more or less, that are held against rectangles.
_SHORT: Final = 10.0

Point = tuple[float, float]


class Rect(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Rect) -> bool:
        """Whether the two have a point in common."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def within(self, other: Rect) -> bool:
        """Whether it lies wholly in another, its edge included."""
        return (
            other.x <= self.x
            and other.y <= self.y
            and self.x + self.width <= other.x + other.width
            and self.y + self.height <= other.y + other.height
        )

    def comes_before(self, other: Rect) -> bool:
        """Whether a reader comes to it first: it lies further left by its middle, or wholly above."""
        left = self.x + self.width / 2 <= other.x + other.width / 2
        return left or self.y + self.height <= other.y

    def moved(self, x: float, y: float) -> Rect:
        """The same, so far to the right and down."""
        return Rect(self.x + x, self.y + y, self.width, self.height)

    def smaller(self, by: float) -> Rect:
        """The same without a margin on each side."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


class Curve(NamedTuple):
    """A chain of cubic Bézier curves: a start, then three points for each piece."""

    points: tuple[Point, ...]


def around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle that holds some others."""
    left, top = min(each.x for each in rects), min(each.y for each in rects)
    right = max(each.x + each.width for each in rects)
    foot = max(each.y + each.height for each in rects)
    return Rect(left, top, right - left, foot - top)


def spans_of(curve: Curve) -> Iterator[Rect]:
    """For each Bézier piece, a rectangle that it lies in."""
    points = curve.points
    for first in range(0, len(points) - 1, 3):
        xs, ys = zip(*points[first : first + 4], strict=True)
        yield Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def chords_of(curve: Curve, pieces: int = 10) -> Iterator[Rect]:
    """Rectangles around short pieces of a curve, so many to each of its Bézier pieces."""
    points = curve.points
    for first in range(0, len(points) - 1, 3):
        stops = [_bezier(points[first : first + 4], step / pieces) for step in range(pieces + 1)]
        for (x0, y0), (x1, y1) in pairwise(stops):
            yield Rect(min(x0, x1), min(y0, y1), abs(x0 - x1), abs(y0 - y1))


def strikes(
    curve: Curve, ends: Container[str], rects: Mapping[str, Rect], clear: float = -1.0
) -> bool:
    """Whether a curve comes as near as ``clear`` to some rectangle other than those at its ends, by their keys."""
    spans = list(spans_of(curve))
    near = [
        rect.smaller(-clear)
        for key, rect in rects.items()
        if key not in ends and any(map(rect.smaller(-clear).meets, spans))
    ]
    if not near:
        return False
    pieces = 10 + min(int(max(each.width + each.height for each in spans) / _SHORT), 400)
    return any(chord.meets(rect) for chord in chords_of(curve, pieces) for rect in near)


def along(curve: Curve) -> list[Point]:
    """Points of a curve, from its middle outwards: nine to each of its Bézier pieces."""
    points = curve.points
    found: list[Point] = []
    for first in range(0, len(points) - 1, 3):
        found += [_bezier(points[first : first + 4], step / 10) for step in range(1, 10)]
    middle = len(found) // 2
    return [found[at] for at in sorted(range(len(found)), key=lambda at: abs(at - middle))]


def _bezier(points: Sequence[Point], at: float) -> Point:
    rest = 1 - at
    a, b, c, d = rest**3, 3 * at * rest**2, 3 * at**2 * rest, at**3
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
