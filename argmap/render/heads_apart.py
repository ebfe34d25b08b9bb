"""Heads of arrows that would lie on each other, moved apart along the side of the box that they point at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from typing import Final, Literal

from argmap.diagram.shapes import Arrow
from argmap.render.geometry import Curve, Point, Rect, strikes

Side = Literal["left", "right", "foot"]
# How far the tips of two heads keep apart, and how far they do at least where there is no room.
APART: Final = 11.0
_WAYS: Final = (APART, 8.0, 6.0)
# How far they keep from a box's corner, and their lines from other boxes.
_CORNER: Final = 6.0
_CLEAR: Final = 4.0
# Over how much of its length a curve is bent where its last piece is shorter.
_STRETCH: Final = 90.0


def heads_apart(
    arrows: Sequence[Arrow], curves: Mapping[int, Curve], nodes: Mapping[str, Rect]
) -> dict[int, Curve]:
    """The curves that change, by number of their arrow. Siblings whose heads are moved are set in their order.

    Where a curve would then run through a box, it and those beside it stay as they are.
    """
    pointing: dict[tuple[str, Side], list[int]] = {}
    for number, curve in curves.items():
        arrow = arrows[number]
        side = _side(curve, nodes[arrow.head])
        if arrow.headed and side is not None:
            pointing.setdefault((arrow.head, side), []).append(number)
    moved: dict[int, Curve] = {}
    for (key, side), numbers in pointing.items():
        rect = nodes[key]
        first = (rect.x if side == "foot" else rect.y) + _CORNER
        last = first - 2 * _CORNER + (rect.width if side == "foot" else rect.height)
        at = {number: _along(curves[number], side) for number in numbers}
        for crowd in _crowds(at):
            for apart in _WAYS:
                spread = _spread(sorted(crowd), at, (first, last), apart, side)
                found = {each: _moved(curves[each], side, by) for each, by in spread.items()}
                ends = {each: (arrows[each].tail, key) for each in crowd}
                if not any(strikes(found[each], ends[each], nodes, _CLEAR) for each in crowd):
                    moved |= found
                    break
    return moved


def _spread(
    crowd: Sequence[int],
    at: Mapping[int, float],
    ends: tuple[float, float],
    apart: float,
    side: Side,
) -> dict[int, float]:
    """How far each of a crowd is moved along a side that ends there."""
    first, last = ends
    step = min(apart, (last - first) / (len(crowd) - 1))
    reach = step * (len(crowd) - 1)
    middle = sum(at[each] for each in crowd) / len(crowd)
    start = max(min(middle - reach / 2, last - reach), first)
    # Arrows that come from the left come first, all around the box from its left side to its right one.
    ordered = reversed(crowd) if side == "right" else crowd
    return {number: start + place * step - at[number] for place, number in enumerate(ordered)}


def _side(curve: Curve, rect: Rect) -> Side | None:
    x, y = curve.points[-1]
    if y >= rect.y + rect.height:
        return "foot"
    if y <= rect.y:
        return None
    return "left" if x <= rect.x else "right"


def _along(curve: Curve, side: Side) -> float:
    return curve.points[-1][0 if side == "foot" else 1]


def _crowds(at: Mapping[int, float]) -> Iterator[list[int]]:
    """Those that are nearer to each other than they may be, once each crowd is spread around its middle."""
    crowds = [[number] for number in sorted(at, key=lambda each: (at[each], each))]
    met = True
    while met:
        met = False
        joined: list[list[int]] = []
        for crowd in crowds:
            if joined and _edges(crowd, at)[0] - _edges(joined[-1], at)[1] < APART - 0.01:
                joined[-1] = joined[-1] + crowd
                met = True
            else:
                joined.append(crowd)
        crowds = joined
    yield from (crowd for crowd in crowds if len(crowd) > 1)


def _edges(crowd: Sequence[int], at: Mapping[int, float]) -> tuple[float, float]:
    middle = sum(at[each] for each in crowd) / len(crowd)
    half = (len(crowd) - 1) * APART / 2
    return middle - half, middle + half


def _moved(curve: Curve, side: Side, by: float) -> Curve:
    """A curve whose end lies elsewhere, bent towards it over its last stretch."""
    *before, near, end = curve.points
    if hypot(near[0] - before[-2][0], near[1] - before[-2][1]) > _STRETCH:
        dx, dy = (by, 0.0) if side == "foot" else (0.0, by)
        return Curve((*before, *((x + dx, y + dy) for x, y in (near, end))))
    points: list[Point] = []
    gone, after = 0.0, end
    for x, y in reversed(curve.points):
        gone += hypot(x - after[0], y - after[1])
        after = (x, y)
        shift = by * max(0.0, 1 - gone / _STRETCH)
        points.append((x + shift, y) if side == "foot" else (x, y + shift))
    return Curve(tuple(reversed(points)))
