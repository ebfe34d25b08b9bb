"""Points, rectangles and curves. Lengths are in pixels, downwards from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

# Between a section's frame and what is in it.
PAD: Final = 14.0

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


class Curve(NamedTuple):
    """A chain of cubic Bézier curves: a start, then three points for each piece."""

    points: tuple[Point, ...]


def along(curve: Curve) -> list[Point]:
    """Points of a curve, from its middle outwards: nine to each of its Bézier pieces."""
    points = curve.points
    found: list[Point] = []
    for first in range(0, len(points) - 1, 3):
        found += [_bezier(points[first : first + 4], step / 10) for step in range(1, 10)]
    middle = len(found) // 2
    return sorted(found, key=lambda each: abs(found.index(each) - middle))


def _bezier(points: Sequence[Point], at: float) -> Point:
    rest = 1 - at
    a, b, c, d = rest**3, 3 * at * rest**2, 3 * at**2 * rest, at**3
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
