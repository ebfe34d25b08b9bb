"""Where the title of each section stands: on its frame's first line, where no line crosses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from argmap.diagram.shapes import Cluster, Diagram
from argmap.diagram.sizing import cluster_title_size
from argmap.render.bars import Bar
from argmap.render.geometry import PAD, Rect, chords_of
from argmap.render.layout import Layout

_STEP: Final = 12.0
_ROOM: Final = 4.0
_ROW: Final = 64.0


class Title(NamedTuple):
    """Where a title stands, and whether a line crosses it nonetheless."""

    place: Rect
    crossed: bool


def title_places(diagram: Diagram, layout: Layout, bars: Sequence[Bar]) -> list[Title]:
    """For each frame of a layout, where its title stands: as near to where lines of its script begin as can be.

    Linear, but where very many lines between sections run at one height.
    """
    clusters: Mapping[str, Cluster] = {each.key: each for each in diagram.clusters}
    lines: dict[int, list[Rect]] = {}
    for line in _lines_between(diagram, layout, bars):
        for row in _rows(line):
            lines.setdefault(row, []).append(line)
    return [_place(clusters[key], frame, lines) for key, frame in layout.frames]


def _rows(rect: Rect) -> range:
    """The rows of the page, each ``_ROW`` high, that a rectangle reaches into."""
    return range(int(rect.y // _ROW), int((rect.y + rect.height) // _ROW) + 1)


def _place(cluster: Cluster, frame: Rect, lines: Mapping[int, Sequence[Rect]]) -> Title:
    wide, high = cluster_title_size(cluster)
    strip = Rect(frame.x, frame.y + PAD - 4, frame.width, high)
    near = (each for row in _rows(strip) for each in lines.get(row, ()))
    crossing = [each for each in near if each.meets(strip)]
    shift = 0.0
    first = _at(cluster, frame, strip, wide, shift)
    place = first
    while any(map(place.meets, crossing)):
        shift += _STEP
        place = _at(cluster, frame, strip, wide, shift)
        if shift > frame.width - wide - 2 * PAD:
            return Title(first, True)
    return Title(place, False)


def _at(cluster: Cluster, frame: Rect, strip: Rect, wide: float, shift: float) -> Rect:
    left = frame.x + PAD + shift
    if cluster.rtl:
        left = frame.x + frame.width - PAD - wide - shift
    return Rect(left, strip.y, wide, strip.height)


def _lines_between(diagram: Diagram, layout: Layout, bars: Sequence[Bar]) -> Iterator[Rect]:
    """Pieces of the lines that lead from section to section, with a little room around."""
    section = {each.key: each.cluster for each in diagram.boxes}
    section |= {each.key: each.cluster for each in diagram.brackets}
    covered = frozenset[int]().union(*(each.covered for each in bars))
    for number, curve in layout.arrows.items():
        arrow = diagram.arrows[number]
        if section[arrow.tail] != section[arrow.head] and number not in covered:
            yield from (each.smaller(-_ROOM) for each in chords_of(curve))
    for number, curve in layout.ties.items():
        tie = diagram.ties[number]
        if section[tie.left] != section[tie.right]:
            yield from (each.smaller(-_ROOM) for each in chords_of(curve))
    hanging = {each.key: each for each in diagram.brackets}
    for bar in bars:
        bracket = hanging[bar.key]
        if section[bracket.premises[0]] != bracket.cluster:
            yield from (each.smaller(-_ROOM) for each in bar.strokes())
