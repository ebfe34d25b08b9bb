"""The heads of lines: each begins where its line ends, at (0, 0), points along x, and has its tip at x = 8."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from argmap.diagram.theme import Head
from argmap.render.geometry import Point


@dataclass(frozen=True, slots=True)
class HeadPart:
    """A filled outline, or (``width`` above 0) a line; a circle where ``radius`` is above 0, about its one point."""

    points: tuple[Point, ...]
    width: float = 0.0
    radius: float = 0.0


HEADS: Final[Mapping[Head, tuple[HeadPart, ...]]] = {
    "triangle": (HeadPart(((0, -4.2), (8, 0), (0, 4.2))),),
    "diamond": (HeadPart(((0, 0), (4, -4), (8, 0), (4, 4))),),
    "bar": (HeadPart(((0, 0), (6.2, 0)), 1.7), HeadPart(((6.2, -6), (6.2, 6)), 2.4)),
    "ring": (HeadPart(((4, 0),), 1.6, 3.4),),
    "cross": (
        HeadPart(((0, 0), (8, 0)), 1.6),
        HeadPart(((1, -4.5), (7, 4.5)), 1.6),
        HeadPart(((1, 4.5), (7, -4.5)), 1.6),
    ),
    "none": (),
}
