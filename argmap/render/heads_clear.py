"""Heads of lines that arrive at a shallow angle, moved off the box that they point at: it would hide half of them."""

from __future__ import annotations

from math import hypot
from typing import Final, Literal

from argmap.diagram.shapes import Relation
from argmap.diagram.theme import STROKES
from argmap.render.geometry import Curve, Rect, around
from argmap.render.heads import HEADS

# How near to a box a head may come without being moved, and where it is put else: clear of its border.
_NEAR: Final = 0.8
_CLEAR: Final = 1.0


def head_clear(curve: Curve, end: Literal[0, -1], relation: Relation, rect: Rect) -> Curve:
    """A curve with a relation's head at one end, which lies outside of the box that it points at."""
    head = head_room(curve, end, relation)
    if head is None:
        return curve
    depth, (dx, dy) = min(
        (head.x + head.width - rect.x, (-1, 0)),
        (rect.x + rect.width - head.x, (1, 0)),
        (head.y + head.height - rect.y, (0, -1)),
        (rect.y + rect.height - head.y, (0, 1)),
    )
    if depth < -_NEAR:
        return curve
    by = depth + _CLEAR
    points = list(curve.points)
    # Both points are moved, so that the head keeps its direction.
    for at in (0, 1) if end == 0 else (-2, -1):
        points[at] = (points[at][0] + dx * by, points[at][1] + dy * by)
    return Curve(tuple(points))


def head_room(curve: Curve, end: Literal[0, -1], relation: Relation) -> Rect | None:
    """The rectangle around a head, None where there is none."""
    x, y = curve.points[end]
    from_x, from_y = curve.points[1 if end == 0 else -2]
    long = hypot(x - from_x, y - from_y)
    if not long:
        return None
    along, across = (x - from_x) / long, (y - from_y) / long
    corners = [
        Rect(x + right * along - down * across, y + right * across + down * along, 0, 0).smaller(
            -part.radius
        )
        for part in HEADS[STROKES[relation].head]
        for right, down in part.points
    ]
    return around(corners) if corners else None
