"""Parts that are not tied to each other, on one sheet.

Those of one section are in its frame; frames and other parts are in rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from argmap.diagram.shapes import Cluster
from argmap.diagram.sizing import cluster_title_size
from argmap.render.geometry import PAD, Point, Rect
from argmap.render.parts import Part

GAP: Final = 34.0
# How much wider than high a sheet is to be.
_ASPECT: Final = 1.6

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The sheet's size without the origin, each part's upper left corner, and the frames around parts."""

    width: float
    height: float
    places: tuple[Point, ...]
    frames: tuple[tuple[str, Rect], ...]


def arrange(
    parts: Sequence[Part], sizes: Sequence[Size], clusters: Mapping[str, Cluster], origin: Point
) -> Arrangement:
    """Where each part goes, in order, from ``origin``. Parts of one frame follow each other. Linear."""
    blocks: list[_Block] = []
    at = 0
    while at < len(parts):
        frame = parts[at].frame
        end = at + 1
        while frame is not None and end < len(parts) and parts[end].frame == frame:
            end += 1
        blocks.append(_block(sizes[at:end], None if frame is None else clusters[frame]))
        at = end
    corners, width, height = _rows([block.size for block in blocks])
    places: list[Point] = []
    frames: list[tuple[str, Rect]] = []
    for block, corner in zip(blocks, corners, strict=True):
        x, y = corner[0] + origin[0], corner[1] + origin[1]
        places += [(x + dx, y + dy) for dx, dy in block.places]
        if block.frame is not None:
            frames.append((block.frame, Rect(x, y, *block.size)))
    return Arrangement(width, height, tuple(places), tuple(frames))


@dataclass(frozen=True, slots=True)
class _Block:
    size: Size
    places: tuple[Point, ...]
    frame: str | None


def _block(sizes: Sequence[Size], cluster: Cluster | None) -> _Block:
    corners, width, height = _rows(sizes)
    if cluster is None:
        return _Block((width, height), tuple(corners), None)
    title_width, title_height = cluster_title_size(cluster)
    top = PAD + title_height + 8
    size = (max(width, title_width) + 2 * PAD, height + top + PAD)
    return _Block(size, tuple((x + PAD, y + top) for x, y in corners), cluster.key)


def _rows(sizes: Sequence[Size]) -> tuple[list[Point], float, float]:
    """Corners of rectangles set in rows, in order, and the size of all together."""
    area = sum((wide + GAP) * (high + GAP) for wide, high in sizes)
    sheet = max(*(wide for wide, _ in sizes), (area * _ASPECT) ** 0.5)
    corners: list[Point] = []
    x = y = row = widest = 0.0
    for wide, high in sizes:
        if x and x + wide > sheet:
            x, y, row = 0.0, y + row + GAP, 0.0
        corners.append((x, y))
        row, widest = max(row, high), max(widest, x + wide)
        x += wide + GAP
    return corners, widest, y + row
