"""Where everything goes: Graphviz places the boxes and bends the arrows.

Parts that are not tied to each other are laid out apart, and packed in rows. Where that makes a picture much wider than
high, wide parts are folded. Lengths are in pixels, from the upper left corner.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import le
from typing import Final, Literal, NamedTuple

from argmap.diagram.shapes import Diagram
from argmap.render.engine import Engine, run
from argmap.render.errors import LayoutFailed
from argmap.render.folding import cost, folds, size_cost
from argmap.render.geometry import INSET, Curve, Point, Rect, around, spans_of, strikes
from argmap.render.heads_apart import heads_apart
from argmap.render.heads_clear import head_clear
from argmap.render.options import Shape
from argmap.render.packing import Arrangement, arrange
from argmap.render.parts import Part, parts_of
from argmap.render.skeleton import Index, skeleton

QUICK: Final = 2000
# From when on a picture is too wide: in pixels, and for its height.
_WIDE: Final = 1400.0
_TOO_WIDE: Final = 2.2
# How many boxes and brackets there may be for what costs more, and how many ways to fold a part are tried.
_MOST: Final = 300
_TRIES: Final = 3
# A folded picture must be so much better.
_BETTER: Final = 0.9
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
    diagram: Diagram,
    engine: Engine,
    *,
    seconds: float,
    origin: Point = (0.0, 0.0),
    shape: Shape = "page",
) -> Layout:
    """Places a diagram.

    Arguments:
        origin: where its upper left corner is to be.
        seconds: how long Graphviz may take.
        shape: ``wide`` leaves all siblings side by side, however wide the picture gets.

    Raises:
        LayoutFailed: Graphviz took longer, or failed.
    """
    parts = parts_of(diagram)
    if not parts:
        return Layout(0, 0, {}, {}, {}, [])
    index = Index.of(diagram)

    def drawn(plans: Sequence[_Plan]) -> list[_Drawn]:
        return _draw(engine, index, plans, seconds)

    def sheet_of(drawn: Sequence[_Drawn]) -> Arrangement:
        return arrange(parts, [each.outline for each in drawn], index.clusters, origin)

    best = drawn([_Plan(part, {}) for part in parts])
    sheet = sheet_of(best)
    if shape == "page" and _is_wide(sheet) and len(index.things) <= _MOST:
        folded = _folded(index, best, drawn)
        other = sheet_of(folded)
        if size_cost(other.width, other.height) < _BETTER * size_cost(sheet.width, sheet.height):
            best, sheet = folded, other
    layout = Layout(sheet.width, sheet.height, {}, {}, {}, list(sheet.frames))
    for each, (x, y) in zip(best, sheet.places, strict=True):
        place = x + each.start[0], y + each.start[1]
        _read(each.graph, index, each.part, place, layout)
    _meet_boxes(diagram, layout)
    if len(index.things) <= _MOST:
        layout.arrows.update(heads_apart(diagram.arrows, layout.arrows, layout.nodes))
    _clear_heads(diagram, layout)
    return layout


class _Plan(NamedTuple):
    """A part to lay out, and how many ranks its arrows span, by number, where more than one."""

    part: Part
    spans: Mapping[int, int]


class _Drawn(NamedTuple):
    """A part as Graphviz laid it out.

    Arguments:
        outline: the rectangles that cover it, the first around all of it.
        start: where Graphviz began.
    """

    part: Part
    spans: Mapping[int, int]
    graph: Mapping[str, object]
    outline: tuple[Rect, ...]
    start: Point


def _draw(engine: Engine, index: Index, plans: Sequence[_Plan], seconds: float) -> list[_Drawn]:
    quick = len(index.diagram.boxes) > QUICK
    text = "\n".join(skeleton(index, part, spans, quick=quick) for part, spans in plans)
    graphs = list(_decode(run(engine, text, seconds=seconds)))
    if len(graphs) != len(plans):
        raise LayoutFailed(f"{engine.name} laid out {len(graphs)} of {len(plans)} parts")
    return [
        _Drawn(*plan, graph, *_outline(graph, index, plan.part))
        for graph, plan in zip(graphs, plans, strict=True)
    ]


def _is_wide(area: Rect | Arrangement) -> bool:
    return area.width > _WIDE and area.width > _TOO_WIDE * area.height


def _folded(
    index: Index, flat: Sequence[_Drawn], draw: Callable[[Sequence[_Plan]], list[_Drawn]]
) -> list[_Drawn]:
    """The same parts, the wide ones folded in the best of a few ways, none of which may have more faults."""
    plans = [
        _Plan(each.part, fold.spans)
        for each in flat
        if _is_wide(each.outline[0])
        for fold in folds(index, each.part, _TRIES)
    ]
    ways: dict[tuple[str, ...], list[_Drawn]] = {}
    for each in draw(plans) if plans else ():
        ways.setdefault(each.part.nodes, []).append(each)

    return [_best(each, ways.get(each.part.nodes, ()), index) for each in flat]


def _best(flat: _Drawn, ways: Iterable[_Drawn], index: Index) -> _Drawn:
    """The best way to lay out a part that has no more faults than the one with siblings side by side."""

    def dear(drawn: _Drawn) -> float:
        whole = drawn.outline[0]
        return cost(whole.width, whole.height, drawn.spans)

    for way in sorted(ways, key=dear):
        if dear(way) >= dear(flat):
            break
        faults = _faults(way, index)
        if not any(faults) or all(map(le, faults, _faults(flat, index))):
            return way
    return flat


def _faults(drawn: _Drawn, index: Index) -> tuple[int, int]:
    """How many lines of a part run through what they do not end at, and how many siblings are out of order."""
    layout = Layout(0, 0, {}, {}, {}, [])
    _read(drawn.graph, index, drawn.part, (0.0, 0.0), layout)
    arrows, ties, nodes = index.diagram.arrows, index.diagram.ties, layout.nodes
    lines = [({arrows[at].tail, arrows[at].head}, curve) for at, curve in layout.arrows.items()]
    lines += [({ties[at].left, ties[at].right}, curve) for at, curve in layout.ties.items()]
    beneath: dict[str, list[Rect]] = {}
    for number in drawn.part.arrows:
        beneath.setdefault(arrows[number].head, []).append(nodes[arrows[number].tail])
    struck = sum(strikes(curve, ends, nodes) for ends, curve in lines)
    astray = sum(
        not one.comes_before(other)
        for siblings in beneath.values()
        for one, other in combinations(siblings, 2)
    )
    return struck, astray


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


def _outline(
    graph: Mapping[str, object], index: Index, part: Part
) -> tuple[tuple[Rect, ...], Point]:
    """What a part covers, without the margin that Graphviz leaves around sections; and where Graphviz began."""
    if not part.clusters or len(part.nodes) > QUICK:
        return (Rect(0, 0, *_size(graph)),), (0.0, 0.0)
    layout = Layout(0, 0, {}, {}, {}, [])
    _read(graph, index, part, (0.0, 0.0), layout)
    frames = [frame for _, frame in layout.frames]
    loose = [each for each in layout.nodes.values() if not _within(each, frames)]
    lines = [*layout.arrows.values(), *layout.ties.values()]
    spans = [each for line in lines for each in spans_of(line) if not _within(each, frames)]
    pieces = [*frames, *loose, *spans]
    whole = around(pieces)
    moved = [each.moved(-whole.x, -whole.y) for each in (whole, *pieces)]
    return tuple(moved), (-whole.x, -whole.y)


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


def _clear_heads(diagram: Diagram, layout: Layout) -> None:
    """Lets no box hide the heads of lines; a mere joint is too small to."""
    nodes = layout.nodes
    joints = {each.key for each in diagram.brackets if not each.word}
    for number, curve in layout.arrows.items():
        arrow = diagram.arrows[number]
        if arrow.headed and arrow.head not in joints:
            layout.arrows[number] = head_clear(curve, -1, arrow.relation, nodes[arrow.head])
    for number, curve in layout.ties.items():
        tie = diagram.ties[number]
        left = head_clear(curve, 0, tie.relation, nodes[tie.left])
        layout.ties[number] = head_clear(left, -1, tie.relation, nodes[tie.right])


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
