"""Where everything goes: Graphviz places the boxes and bends the arrows.

Parts that are not tied to each other are laid out apart, and packed in rows. Lengths are in
pixels, from the upper left corner.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from argmap.diagram.shapes import Diagram
from argmap.render.engine import Engine, run
from argmap.render.errors import LayoutFailed
from argmap.render.geometry import INSET, Curve, Point, Rect, around, spans_of
from argmap.render.packing import arrange
from argmap.render.parts import Part, parts_of
from argmap.render.skeleton import Index, skeleton

QUICK: Final = 2000
# How long the head of a line is.
HEAD: Final = 8.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Places by key of box or bracket, by number of arrow or tie, and the frames of the sections."""

    width: float
    height: float
    nodes: dict[str, Rect]
    arrows: dict[int, Curve]
    ties: dict[int, Curve]
    frames: list[tuple[str, Rect]]


def lay_out(
    diagram: Diagram, engine: Engine, *, seconds: float, origin: Point = (0.0, 0.0)
) -> Layout:
    """Places a diagram.

    Arguments:
        origin: where its upper left corner is to be.
        seconds: how long Graphviz may take.

    Raises:
        LayoutFailed: Graphviz took longer, or failed.
    """
    parts = parts_of(diagram)
    if not parts:
        return Layout(0, 0, {}, {}, {}, [])
    index = Index.of(diagram)
    quick = len(diagram.boxes) > QUICK
    text = "\n".join(skeleton(index, part, quick=quick) for part in parts)
    drawn = list(_decode(run(engine, text, seconds=seconds)))
    if len(drawn) != len(parts):
        raise LayoutFailed(f"{engine.name} laid out {len(drawn)} of {len(parts)} parts")
    placed = [_outline(graph, index, part) for graph, part in zip(drawn, parts, strict=True)]
    sheet = arrange(parts, [each.outline for each in placed], index.clusters, origin)
    layout = Layout(sheet.width, sheet.height, {}, {}, {}, list(sheet.frames))
    for graph, part, alone, (x, y) in zip(drawn, parts, placed, sheet.places, strict=True):
        _read(graph, index, part, (x + alone.start[0], y + alone.start[1]), layout)
    _meet_boxes(diagram, layout)
    return layout


def _decode(answer: bytes) -> Iterator[dict[str, object]]:
    text = answer.decode()
    decoder = json.JSONDecoder()
    at = 0
    while (at := _skip_space(text, at)) < len(text):
        graph, at = decoder.raw_decode(text, at)
        yield graph


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _size(graph: Mapping[str, object]) -> tuple[float, float]:
    left, bottom, right, top = _floats(str(graph["bb"]))
    return right - left, top - bottom


class _Placed(NamedTuple):
    """A part by itself: the rectangles that cover it, the first around all of it; and where Graphviz began."""

    outline: tuple[Rect, ...]
    start: Point


def _outline(graph: Mapping[str, object], index: Index, part: Part) -> _Placed:
    """What a part covers, without the margin that Graphviz leaves around sections."""
    if not part.clusters or len(part.nodes) > QUICK:
        return _Placed((Rect(0, 0, *_size(graph)),), (0.0, 0.0))
    layout = Layout(0, 0, {}, {}, {}, [])
    _read(graph, index, part, (0.0, 0.0), layout)
    frames = [frame for _, frame in layout.frames]
    loose = [each for each in layout.nodes.values() if not _within(each, frames)]
    lines = [*layout.arrows.values(), *layout.ties.values()]
    spans = [each for line in lines for each in spans_of(line) if not _within(each, frames)]
    pieces = [*frames, *loose, *spans]
    whole = around(pieces)
    moved = [each.moved(-whole.x, -whole.y) for each in (whole, *pieces)]
    return _Placed(tuple(moved), (-whole.x, -whole.y))


def _within(rect: Rect, frames: Iterable[Rect]) -> bool:
    return any(map(rect.within, frames))


def _read(
    graph: Mapping[str, object],
    index: Index,
    part: Part,
    place: Point,
    layout: Layout,
) -> None:
    """Adds one part's places to a layout, turned upside down: Graphviz counts upwards."""
    left, _, _, top = _floats(str(graph["bb"]))
    dx, dy = place[0] - left, place[1] + top
    cluster_keys = list(part.clusters)
    for item in _items(graph, "objects"):
        if "bb" in item:
            x0, y0, x1, y1 = _floats(str(item["bb"]))
            key = cluster_keys[int(str(item["name"]).removeprefix("cluster_"))]
            frame = Rect(x0 + dx, dy - y1, x1 - x0, y1 - y0)
            layout.frames.append((key, frame.smaller(INSET)))
        elif "pos" in item:
            x, y = _floats(str(item["pos"]))
            node = index.things[int(str(item["name"]))]
            wide, high = node.width, node.height
            layout.nodes[node.key] = Rect(x + dx - wide / 2, dy - y - high / 2, wide, high)
    for item in _items(graph, "edges"):
        number = int(str(item["k"]))
        points = _spline(str(item.get("pos", "")), dx, dy)
        if not points:
            continue
        if number < 0:
            layout.ties[-1 - number] = Curve(tuple(points))
        else:
            layout.arrows[number] = Curve(tuple(reversed(points)))


def _meet_boxes(diagram: Diagram, layout: Layout) -> None:
    """Lets lines end at the boxes themselves where these were laid out wider than they are, for the words of ties."""
    nodes = layout.nodes
    tied = {
        key
        for number in layout.ties
        for key in (diagram.ties[number].left, diagram.ties[number].right)
    }
    for number, curve in layout.ties.items():
        tie = diagram.ties[number]
        room = HEAD if tie.relation == "contradicts" else 0.0
        met = _meeting(curve, 0, nodes[tie.left], room)
        layout.ties[number] = _meeting(met, -1, nodes[tie.right], room)
    for number, curve in layout.arrows.items() if tied else ():
        arrow = diagram.arrows[number]
        met = _meeting(curve, 0, nodes[arrow.tail], 0.0) if arrow.tail in tied else curve
        if arrow.head in tied:
            met = _meeting(met, -1, nodes[arrow.head], HEAD if arrow.headed else 0.0)
        layout.arrows[number] = met


def _meeting(curve: Curve, end: Literal[0, -1], rect: Rect, room: float) -> Curve:
    """A curve whose one end is at a box but for the ``room`` for its head, if it ends beside the box."""
    points = list(curve.points)
    x, y = points[end]
    right = rect.x + rect.width
    if rect.x <= x <= right:
        return curve
    if rect.y < y < rect.y + rect.height:
        to = rect.x - room if x < rect.x else right + room
    else:
        to = min(max(x, rect.x + HEAD), right - HEAD)
    points[end] = (to, y)
    if room:
        # Its head keeps its direction.
        before = 1 if end == 0 else -2
        points[before] = (points[before][0] + to - x, points[before][1])
    return Curve(tuple(points))


def _items(graph: Mapping[str, object], name: str) -> Sequence[Mapping[str, object]]:
    found = graph.get(name, [])
    return found if isinstance(found, list) else []


def _floats(text: str) -> tuple[float, ...]:
    return tuple(map(float, text.split(",")))


def _spline(text: str, dx: float, dy: float) -> list[Point]:
    """The points of a spline without the tips of its heads (``s,x,y`` and ``e,x,y``)."""
    points: list[Point] = []
    for word in text.partition(";")[0].split():
        if word[0] not in "es":
            x, _, y = word.partition(",")
            points.append((float(x) + dx, dy - float(y)))
    return points
