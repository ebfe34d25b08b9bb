"""Where everything goes: Graphviz places the boxes and bends the arrows; parts that are not tied are packed in rows.

Graphviz is given sizes and numbers only, never a word of the map. Lengths are in pixels, from the upper left corner.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from argmap.diagram.shapes import Cluster, Diagram
from argmap.diagram.sizing import cluster_title_size, tie_label_width
from argmap.render.engine import Engine, run
from argmap.render.errors import LayoutFailed
from argmap.render.parts import Part, parts_of

QUICK: Final = 2000
GAP: Final = 34.0
PAD: Final = 14.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, dx: float, dy: float) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Curve:
    """A chain of cubic Bézier curves: a start, then three points for each piece."""

    points: tuple[Point, ...]

    def moved(self, dx: float, dy: float) -> Curve:
        """The same curve elsewhere."""
        return Curve(tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Layout:
    """Places by key of box or bracket, by number of arrow or tie, and the frames of the sections."""

    width: float
    height: float
    nodes: Mapping[str, Rect]
    arrows: Mapping[int, Curve]
    ties: Mapping[int, Curve]
    frames: tuple[tuple[str, Rect], ...]

    def moved(self, dx: float, dy: float) -> Layout:
        """The same layout elsewhere."""
        if not dx and not dy:
            return self
        return Layout(
            self.width,
            self.height,
            {key: each.moved(dx, dy) for key, each in self.nodes.items()},
            {number: each.moved(dx, dy) for number, each in self.arrows.items()},
            {number: each.moved(dx, dy) for number, each in self.ties.items()},
            tuple((key, each.moved(dx, dy)) for key, each in self.frames),
        )


def lay_out(diagram: Diagram, engine: Engine, *, seconds: float) -> Layout:
    """Places a diagram.

    Arguments:
        seconds: how long Graphviz may take.

    Raises:
        LayoutFailed: Graphviz took longer, or failed.
    """
    parts = parts_of(diagram)
    quick = len(diagram.boxes) > QUICK
    clusters = {each.key: each for each in diagram.clusters}
    sizes = {each.key: (each.width, each.height) for each in (*diagram.boxes, *diagram.brackets)}
    if not parts:
        return Layout(0, 0, {}, {}, {}, ())
    names = list(sizes)
    numbers = {key: number for number, key in enumerate(names)}
    text = "\n".join(_skeleton(diagram, part, numbers, sizes, clusters, quick) for part in parts)
    drawn = list(_decode(run(engine, text, seconds=seconds)))
    if len(drawn) != len(parts):
        raise LayoutFailed(f"{engine.name} laid out {len(drawn)} of {len(parts)} parts")
    layouts = [
        _read(graph, diagram, names, sizes, part) for graph, part in zip(drawn, parts, strict=True)
    ]
    return _assemble(parts, layouts, clusters)


def _skeleton(
    diagram: Diagram,
    part: Part,
    numbers: Mapping[str, int],
    sizes: Mapping[str, tuple[float, float]],
    clusters: Mapping[str, Cluster],
    quick: bool,
) -> str:
    """A part in DOT: nodes are numbers, arrows carry theirs as ``k``.

    Arrows are given the wrong way round, from claim to reason: then what has no arrow floats up, beside the thesis.
    """
    lines = [
        "digraph{",
        "graph[ordering=out nodesep=0.34 ranksep=0.5" + (" mclimit=0.2]" if quick else "]"),
        'node[shape=box fixedsize=true label=""]edge[arrowsize=0.8]',
    ]
    room = _room_for_labels(diagram, part)
    for key in part.nodes:
        wide, high = sizes[key]
        wide += room.get(key, 0.0)
        lines.append(f"{numbers[key]}[width={wide / 72:.4f} height={high / 72:.4f}]")
    for number in part.arrows:
        arrow = diagram.arrows[number]
        look = "back" if arrow.headed else "none"
        lines.append(f"{numbers[arrow.head]}->{numbers[arrow.tail]}[k={number} dir={look}]")
    for number in part.ties:
        tie = diagram.ties[number]
        look = "dir=both" if tie.relation == "contradicts" else "dir=none"
        ends = f"{numbers[tie.left]}->{numbers[tie.right]}"
        lines.append(f"{ends}[k={-1 - number} constraint=false weight=0 {look}]")
    for index, (cluster, members) in enumerate(part.clusters.items()):
        wide, high = cluster_title_size(clusters[cluster])
        lines.append(
            f"subgraph cluster_{index}{{margin={PAD:g} labeljust=l "
            f'label=<<TABLE BORDER="0" CELLBORDER="0" FIXEDSIZE="TRUE" WIDTH="{wide:.0f}" '
            f'HEIGHT="{high:.0f}"><TR><TD></TD></TR></TABLE>>'
        )
        lines.append(";".join(str(numbers[key]) for key in members) + "}")
    lines.append("}")
    return "\n".join(lines)


def _room_for_labels(diagram: Diagram, part: Part) -> dict[str, float]:
    """How much wider tied boxes are made for Graphviz, so that the tie's word fits between two of them."""
    return {
        key: tie_label_width(diagram.ties[number].relation)
        for number in part.ties
        for key in (diagram.ties[number].left, diagram.ties[number].right)
    }


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


def _read(
    graph: Mapping[str, object],
    diagram: Diagram,
    names: Sequence[str],
    sizes: Mapping[str, tuple[float, float]],
    part: Part,
) -> Layout:
    """One part's places, turned upside down: Graphviz counts upwards."""
    left, bottom, right, top = _floats(str(graph["bb"]))
    nodes: dict[str, Rect] = {}
    frames: list[tuple[str, Rect]] = []
    cluster_keys = list(part.clusters)
    for item in _items(graph, "objects"):
        if "bb" in item:
            x0, y0, x1, y1 = _floats(str(item["bb"]))
            key = cluster_keys[int(str(item["name"]).removeprefix("cluster_"))]
            frames.append((key, Rect(x0 - left, top - y1, x1 - x0, y1 - y0)))
        elif "pos" in item:
            x, y = _floats(str(item["pos"]))
            key = names[int(str(item["name"]))]
            wide, high = sizes[key]
            nodes[key] = Rect(x - left - wide / 2, top - y - high / 2, wide, high)
    arrows: dict[int, Curve] = {}
    ties: dict[int, Curve] = {}
    for item in _items(graph, "edges"):
        number = int(str(item["k"]))
        points = [(x - left, top - y) for x, y in _spline(str(item.get("pos", "")))]
        if not points:
            continue
        if number < 0:
            ties[-1 - number] = Curve(tuple(points))
        else:
            arrows[number] = Curve(tuple(reversed(points)))
    for number, curve in ties.items():
        tie = diagram.ties[number]
        ties[number] = _touching(curve, nodes[tie.left], nodes[tie.right])
    return Layout(right - left, top - bottom, nodes, arrows, ties, tuple(frames))


def _touching(curve: Curve, left: Rect, right: Rect) -> Curve:
    """A tie whose ends touch the boxes themselves, and not the room beside them."""
    points = list(curve.points)
    for end, rect in ((0, left), (-1, right)):
        x, y = points[end]
        points[end] = (min(max(x, rect.x), rect.x + rect.width), y)
    return Curve(tuple(points))


def _items(graph: Mapping[str, object], name: str) -> Sequence[Mapping[str, object]]:
    found = graph.get(name, [])
    return found if isinstance(found, list) else []


def _floats(text: str) -> tuple[float, ...]:
    return tuple(map(float, text.split(",")))


def _spline(text: str) -> Iterator[Point]:
    """The points of a spline without the tips of its heads (``s,x,y`` and ``e,x,y``)."""
    for word in text.split(";")[0].split():
        if word[0] not in "es":
            x, y = word.split(",")
            yield float(x), float(y)


def _assemble(
    parts: Sequence[Part], layouts: Sequence[Layout], clusters: Mapping[str, Cluster]
) -> Layout:
    """All parts on one sheet: those of one section in its frame, then frames and parts in rows."""
    blocks: list[Layout] = []
    at = 0
    while at < len(parts):
        frame = parts[at].frame
        end = at + 1
        while frame is not None and end < len(parts) and parts[end].frame == frame:
            end += 1
        block = _pack(layouts[at:end])
        blocks.append(block if frame is None else _framed(block, clusters[frame]))
        at = end
    return _pack(blocks)


def _framed(block: Layout, cluster: Cluster) -> Layout:
    title_width, title_height = cluster_title_size(cluster)
    top = PAD + title_height + 8
    wide = max(block.width, title_width) + 2 * PAD
    high = block.height + top + PAD
    inner = block.moved(PAD, top)
    frames = ((cluster.key, Rect(0, 0, wide, high)), *inner.frames)
    return Layout(wide, high, inner.nodes, inner.arrows, inner.ties, frames)


def _pack(blocks: Sequence[Layout]) -> Layout:
    """Blocks in rows, in order, on a sheet about half as wide again as high."""
    if len(blocks) == 1:
        return blocks[0]
    area = sum((each.width + GAP) * (each.height + GAP) for each in blocks)
    sheet = max(max(each.width for each in blocks), (area * 1.6) ** 0.5)
    nodes: dict[str, Rect] = {}
    arrows: dict[int, Curve] = {}
    ties: dict[int, Curve] = {}
    frames: list[tuple[str, Rect]] = []
    x = y = row = widest = 0.0
    for block in blocks:
        if x and x + block.width > sheet:
            x, y, row = 0.0, y + row + GAP, 0.0
        placed = block.moved(x, y)
        nodes.update(placed.nodes)
        arrows.update(placed.arrows)
        ties.update(placed.ties)
        frames.extend(placed.frames)
        row = max(row, block.height)
        widest = max(widest, x + block.width)
        x += block.width + GAP
    return Layout(widest, y + row, nodes, arrows, ties, tuple(frames))
