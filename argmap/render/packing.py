"""Parts that are not tied to each other, on one sheet.

Those of one section are in its frame. A sheet is set in rows, like words on a page; with few parts, also with each
part where it fits best among the others, into their bays too, and the better of the two is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Final

from argmap.diagram.shapes import Cluster
from argmap.diagram.sizing import cluster_title_size
from argmap.render.geometry import ASPECT, PAD, Point, Rect
from argmap.render.parts import Part

GAP: Final = 34.0
# How many parts are tried at other places than in rows, and how many bands they may be cut into in all.
_FEW: Final = 16
_MOST_BANDS: Final = 40
# How many of its pieces say where a part is cut.
_LEADING: Final = 3

Size = tuple[float, float]
Outline = tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The sheet's size without the origin, each part's upper left corner, and the frames around parts."""

    width: float
    height: float
    places: tuple[Point, ...]
    frames: tuple[tuple[str, Rect], ...]


def arrange(
    parts: Sequence[Part],
    outlines: Sequence[Outline],
    clusters: Mapping[str, Cluster],
    origin: Point,
) -> Arrangement:
    """Where each part goes, in order, from ``origin``. Parts of one frame follow each other. Linear.

    Arguments:
        outlines: for each part, the rectangles that cover it; the first is around all of it, from (0, 0).
    """
    blocks: list[_Block] = []
    at = 0
    while at < len(parts):
        frame = parts[at].frame
        end = at + 1
        while frame is not None and end < len(parts) and parts[end].frame == frame:
            end += 1
        blocks.append(_block(outlines[at:end], None if frame is None else clusters[frame]))
        at = end
    sheet = _best([block.outline for block in blocks])
    places: list[Point] = []
    frames: list[tuple[str, Rect]] = []
    for block, corner in zip(blocks, sheet.corners, strict=True):
        x, y = corner[0] + origin[0], corner[1] + origin[1]
        places += [(x + dx, y + dy) for dx, dy in block.places]
        if block.frame is not None:
            whole = block.outline[0]
            frames.append((block.frame, Rect(x, y, whole.width, whole.height)))
    return Arrangement(sheet.width, sheet.height, tuple(places), tuple(frames))


@dataclass(frozen=True, slots=True)
class _Block:
    outline: Outline
    places: tuple[Point, ...]
    frame: str | None


@dataclass(frozen=True, slots=True)
class _Sheet:
    corners: list[Point]
    width: float
    height: float

    @property
    def cost(self) -> float:
        """The sheet's area, dearer the further its shape is from the wanted one."""
        return _cost(self.width, self.height)


def _cost(width: float, height: float) -> float:
    # No logarithm: its last digit depends on the machine, and this decides between places.
    shape = max(width, 1) / max(height, 1) / ASPECT
    return width * height * (1 + 0.3 * (max(shape, 1 / shape) - 1))


def _block(outlines: Sequence[Outline], cluster: Cluster | None) -> _Block:
    sheet = _best(outlines)
    if cluster is None:
        return _Block(outlines[0], tuple(sheet.corners), None)
    title_width, title_height = cluster_title_size(cluster)
    top = PAD + title_height + 8
    whole = Rect(0, 0, max(sheet.width, title_width) + 2 * PAD, sheet.height + top + PAD)
    return _Block((whole,), tuple((x + PAD, y + top) for x, y in sheet.corners), cluster.key)


def _best(outlines: Sequence[Outline]) -> _Sheet:
    rows = _rows([(each[0].width, each[0].height) for each in outlines])
    if not 1 < len(outlines) <= _FEW:
        return rows
    cut = [_bands(each) for each in outlines]
    if sum(map(len, cut)) > _MOST_BANDS:
        cut = [each[:1] for each in outlines]
    fitted = _fitted(cut)
    return fitted if fitted.cost < 0.9 * rows.cost else rows


def _rows(sizes: Sequence[Size]) -> _Sheet:
    """Rectangles set in rows, in order. Linear."""
    area = sum((wide + GAP) * (high + GAP) for wide, high in sizes)
    sheet = max(*(wide for wide, _ in sizes), sqrt(area * ASPECT))
    corners: list[Point] = []
    x = y = row = widest = 0.0
    for wide, high in sizes:
        if x and x + wide > sheet:
            x, y, row = 0.0, y + row + GAP, 0.0
        corners.append((x, y))
        row, widest = max(row, high), max(widest, x + wide)
        x += wide + GAP
    return _Sheet(corners, widest, y + row)


def _bands(outline: Outline) -> Outline:
    """A few rectangles across a part, one below the other, which cover all its pieces. Linear."""
    whole, *pieces = outline
    if not pieces:
        return outline
    leading = sorted(pieces, key=lambda each: -each.width * each.height)[:_LEADING]
    edges = {y for each in (whole, *leading) for y in (each.y, each.y + each.height)}
    bands: list[Rect] = []
    for top, foot in pairwise(sorted(edges)):
        within = [each for each in pieces if each.y < foot and top < each.y + each.height]
        if within:
            left = min(each.x for each in within)
            right = max(each.x + each.width for each in within)
            bands.append(Rect(left, top, right - left, foot - top))
    return tuple(bands)


def _fitted(outlines: Sequence[Outline]) -> _Sheet:
    """Each outline in turn where it makes the sheet the least dear; of equal places the topmost, then the leftmost."""
    corners: list[Point] = []
    taken: list[Rect] = []
    width = height = 0.0
    for outline in outlines:
        right = max(each.x + each.width for each in outline)
        foot = max(each.y + each.height for each in outline)
        ways = sorted(
            (_cost(max(width, x + right), max(height, y + foot)), y, x)
            for x, y in _spots(outline, taken)
        )
        _, y, x = next(way for way in ways if _free(outline, way[2], way[1], taken))
        corners.append((x, y))
        width, height = max(width, x + right), max(height, y + foot)
        taken += [each.moved(x, y) for each in outline]
    return _Sheet(corners, width, height)


def _spots(outline: Outline, taken: Sequence[Rect]) -> Iterator[Point]:
    """Where an outline may go: at the edges, and right of or beneath what is there."""
    across = {0.0, *(t.x + t.width + GAP - each.x for t in taken for each in outline)}
    down = {0.0, *(t.y + t.height + GAP - each.y for t in taken for each in outline)}
    yield from ((x, y) for x in across if x >= 0 for y in down if y >= 0)


def _free(outline: Outline, x: float, y: float, taken: Sequence[Rect]) -> bool:
    """Whether an outline keeps its distance to all that is there."""
    # A hair less than the gap, so that rounding decides nothing.
    near = 0.01 - GAP
    return not any(
        each.moved(x, y).smaller(near).meets(other) for each in outline for other in taken
    )
