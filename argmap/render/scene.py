"""The page as plain shapes: rectangles, circles, paths and lines of text, each with the names of its styles.

Writers turn a scene into a file format; ``looks`` says what the styles' names mean. Lengths are in
pixels, from the upper left corner, and a text's ``y`` is its first base line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from argmap.diagram.measure import width as text_width
from argmap.diagram.shapes import (
    Arrow,
    Box,
    Bracket,
    Cluster,
    Diagram,
    Mark,
    Relation,
    Tie,
)
from argmap.diagram.sizing import (
    HALO,
    LINE,
    MARGIN_X,
    SMALL,
    SMALL_LINE,
    TITLE,
    TITLE_LINE,
    text_size,
    tie_label_width,
)
from argmap.model import Verdict
from argmap.render.bars import Bar, bars_of
from argmap.render.geometry import Curve, Point, Rect, along
from argmap.render.layout import Layout
from argmap.render.titles import title_places

EDGE: Final = 24.0
# How large the mark of an open statement is.
OPEN: Final = Rect(0, 0, 35, 14)
_CARE: Final = 200_000
SIGNS: Final[Mapping[Mark, str]] = {"added": "+", "lost": "−", "changed": "~"}
_BADGE_SIZE: Final = SMALL - 0.5
_SAID: Final[Mapping[Verdict | None, str]] = {
    "falls": "Falls when all is counted.",
    "open": "Open: neither stands nor falls.",
}
_BEATEN: Final = "Beaten: it does not count."


class Frame(NamedTuple):
    """A rectangle, its corners rounded by ``round``."""

    styles: str
    rect: Rect
    round: float = 0.0


class Disc(NamedTuple):
    """A circle."""

    styles: str
    x: float
    y: float
    radius: float


class Path(NamedTuple):
    """Lines: each of ``strokes`` is a chain of Bézier curves where ``curved``, else of straight lines.

    ``start`` and ``end`` are the relations whose heads it bears, pale where ``faint``.
    """

    styles: str
    strokes: tuple[tuple[Point, ...], ...]
    curved: bool = False
    start: Relation | None = None
    end: Relation | None = None
    faint: bool = False


class Text(NamedTuple):
    """Lines of text, ``step`` apart; ``x`` is where they begin, end or have their middle."""

    styles: str
    lines: tuple[str, ...]
    x: float
    y: float
    step: float
    anchor: Literal["start", "middle", "end"] = "start"
    rtl: bool = False


class Group(NamedTuple):
    """Shapes that are one thing to the reader, with what is said of it and where it leads.

    ``of`` has the keys of what it shows: that of a box or a bracket, or those of a line's two ends.
    """

    shapes: tuple[Shape, ...]
    tooltip: str = ""
    link: str = ""
    of: tuple[str, ...] = ()


Shape = Frame | Disc | Path | Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A page: its size, and its groups from the back to the front."""

    width: float
    height: float
    groups: tuple[Group, ...]


def origin_of(diagram: Diagram) -> Point:
    """Where the map begins on the page: below its title."""
    title = len(diagram.title) * TITLE_LINE
    note = len(diagram.note) * LINE
    return EDGE, EDGE + title + note + (14 if title or note else 0)


def compose(diagram: Diagram, layout: Layout, voices: int) -> Scene:
    """The page of a diagram that is laid out from ``origin_of``: title above, legend below. Linear.

    Arguments:
        voices: how many colours for voices there are.
    """
    from argmap.render.legend import legend_groups, legend_size

    title = max((text_width(each, TITLE, bold=True) for each in diagram.title), default=0.0)
    note = max((text_width(each, SMALL + 1) for each in diagram.note), default=0.0)
    inner = max(layout.width, title, note)
    bars = bars_of(diagram, layout)
    top = origin_of(diagram)[1]
    legend_width, legend_height = legend_size(diagram.legend, inner)
    inner = max(inner, legend_width)
    foot = top + layout.height + (26 if legend_height else 0)
    wide, high = round(inner + 2 * EDGE, 1), round(foot + legend_height + EDGE, 1)
    return Scene(
        wide,
        high,
        (
            Group((Frame("page", Rect(0, 0, wide, high)),)),
            *_title(diagram, wide),
            *(Group((Frame("cl", frame, 6),)) for _, frame in layout.frames),
            *_lines(diagram, layout, bars),
            *_titles(diagram, layout, bars),
            *(_bracket(each, layout.nodes[each.key]) for each in diagram.brackets),
            *(_box(each, layout.nodes[each.key], voices) for each in diagram.boxes),
            *_tie_labels(diagram, layout, bars),
            *legend_groups(diagram.legend, EDGE, foot, inner),
        ),
    )


def _title(diagram: Diagram, wide: float) -> Iterator[Group]:
    x = wide - EDGE if diagram.rtl else EDGE
    side = _side(diagram.rtl)
    if diagram.title:
        yield Group((Text("h", diagram.title, x, EDGE + 19, TITLE_LINE, side, diagram.rtl),))
    if diagram.note:
        y = EDGE + len(diagram.title) * TITLE_LINE + 13
        yield Group((Text("k", diagram.note, x, y, LINE, side),))


def _titles(diagram: Diagram, layout: Layout, bars: Sequence[Bar]) -> Iterator[Group]:
    """The sections' titles; one that a line cannot but cross has a ground of its own."""
    clusters: Mapping[str, Cluster] = {each.key: each for each in diagram.clusters}
    titles = title_places(diagram, layout, bars)
    for (key, _), (place, crossed) in zip(layout.frames, titles, strict=True):
        cluster = clusters[key]
        x = place.x + place.width if cluster.rtl else place.x
        text = Text("ct", cluster.lines, x, place.y + 13, LINE, _side(cluster.rtl), cluster.rtl)
        yield Group((Frame("ground", place.smaller(-3)), text) if crossed else (text,))


def _side(rtl: bool) -> Literal["start", "end"]:
    return "end" if rtl else "start"


def _lines(diagram: Diagram, layout: Layout, bars: Sequence[Bar]) -> Iterator[Group]:
    covered = frozenset[int]().union(*(each.covered for each in bars))
    brackets = {each.key: each for each in diagram.brackets}
    for bar in bars:
        yield _bar(bar, brackets[bar.key])
    for number, arrow in enumerate(diagram.arrows):
        if number not in covered and number in layout.arrows:
            yield _arrow(arrow, layout.arrows[number])
    for number, tie in enumerate(diagram.ties):
        if number in layout.ties:
            yield _tie(tie, layout.ties[number])


def _arrow(arrow: Arrow, curve: Curve) -> Group:
    tooltip = "\n".join(filter(None, (_BEATEN if arrow.falls else "", arrow.tooltip)))
    end = arrow.relation if arrow.headed else None
    return Group(_line(arrow, curve, None, end), tooltip, of=(arrow.tail, arrow.head))


def _tie(tie: Tie, curve: Curve) -> Group:
    ends = None if tie.relation == "yet" else tie.relation
    return Group(_line(tie, curve, ends, ends), tie.tooltip, of=(tie.left, tie.right))


def _line(
    line: Arrow | Tie, curve: Curve, start: Relation | None, end: Relation | None
) -> tuple[Path, ...]:
    """How a line looks: pale where it is of no force, or lost; heavy where it was added."""
    points = (curve.points,)
    if line.relation == "yet":
        return double(points, line.faint)
    weight = " faint" if line.faint else " heavy" if line.change == "added" else ""
    return (Path(line.relation + weight, points, True, start, end, line.faint),)


def double(
    points: tuple[tuple[Point, ...]], faint: bool, *, curved: bool = True
) -> tuple[Path, Path]:
    """The line of a *yet*."""
    return Path("yet pale" if faint else "yet", points, curved), Path("inner", points, curved)


def _bar(bar: Bar, bracket: Bracket) -> Group:
    x, y = bar.stem
    level = ((bar.left, bar.y), (bar.right, bar.y))
    drops = (((x, bar.y), (x, foot)) for x, foot in bar.drops)
    weight = "heavy" if bracket.change == "added" else "j"
    if bracket.standing == "falls" or bracket.change == "lost":
        weight = "faint"
    path = Path(f"{bracket.relation} {weight}", (((x, y), (x, bar.y)), level, *drops))
    return Group((path,), of=(bracket.key,))


def _bracket(bracket: Bracket, rect: Rect) -> Group:
    falls, lost = bracket.standing == "falls", bracket.change == "lost"
    outer, rect = rect, rect.smaller(HALO) if bracket.change else rect
    fill = "fell-fill" if falls or lost else f"{bracket.relation}-fill"
    on = "fallen struck" if falls else "fallen" if lost else "on"
    middle = rect.x + rect.width / 2
    if not bracket.word:
        joint = Disc(fill, middle, rect.y + rect.height / 2, 4)
        return Group((joint,), bracket.tooltip, bracket.link, (bracket.key,))
    shapes: list[Shape] = [
        Frame(fill, rect, 10),
        Text(f"w {on}", (bracket.word,), middle, rect.y + 14.7, LINE, "middle"),
    ]
    if bracket.lines:
        shapes.append(Text(f"s {on}", bracket.lines, middle, rect.y + 29, 13, "middle"))
    shapes += halo(bracket.change, outer, 14)
    return Group(tuple(shapes), bracket.tooltip, bracket.link, (bracket.key,))


def halo(change: Mark | None, rect: Rect, corner: float) -> Iterator[Shape]:
    """What goes round a thing that was added (one thick line), lost (dots) or changed (two thin lines)."""
    if change:
        yield Frame(f"{change}-halo", rect, corner)
    if change == "changed":
        yield Frame("changed-halo", rect.smaller(HALO / 2), corner - 1)


def badge_width(change: Mark, words: str) -> float:
    """How wide the badge with some words is."""
    return round(text_width(f"{SIGNS[change]} {words}", _BADGE_SIZE, bold=True) + 14, 1)


def badge(change: Mark, words: str, x: float, y: float, *, end: bool = False) -> tuple[Shape, ...]:
    """What says of a box that it is new, gone or other, by its upper left corner (right where ``end``)."""
    said, wide = f"{SIGNS[change]} {words}", badge_width(change, words)
    place = Rect(x - wide if end else x, y, wide, OPEN.height)
    text = Text(f"badge-text {change}-text", (said,), place.x + wide / 2, y + 10.4, LINE, "middle")
    return Frame(f"badge {change}-badge", place, OPEN.height / 2), text


def _box(box: Box, rect: Rect, voices: int) -> Group:
    size, line = text_size(box.shape)
    outer, rect = rect, rect.smaller(HALO) if box.change else rect
    thesis, falls = box.shape == "thesis", box.standing == "falls"
    corner = 13 if box.shape == "question" else 3
    look = f"b {box.fidelity}{' thesis' if thesis else ''}{' fell' if falls else ''}"
    shapes: list[Shape] = [Frame(look, rect, corner)]
    if box.shape == "holds":
        x = rect.x + rect.width - 7 if box.rtl else rect.x + 3
        shapes.append(Frame("bar", Rect(x, rect.y + 4, 4, rect.height - 8)))
    for chip in box.chips:
        place = Rect(rect.x + chip.x, rect.y + chip.y, chip.width, chip.height)
        colour = "" if chip.voice is None else f" v{chip.voice % voices}"
        shapes.append(Frame(f"v{colour}", place, 3))
        middle = place.x + place.width / 2
        shapes.append(Text("ch", chip.lines, middle, place.y + 12.8, SMALL_LINE, "middle"))
    x = rect.x + rect.width - MARGIN_X if box.rtl else rect.x + MARGIN_X
    first = rect.y + box.text_y + (line + size * 0.7) / 2
    weight = ("th" if thesis else "t") + (" fallen struck" if falls else "")
    if box.change == "lost":
        weight += " fallen"
    shapes.append(Text(weight, box.lines, x, first, line, _side(box.rtl), box.rtl))
    wide = 0.0
    if box.change:
        shapes += halo(box.change, outer, corner + 4)
        # The sign of a question stands at that corner.
        aside = 19 if box.shape == "question" else 4
        x = outer.x + outer.width - aside if box.rtl else outer.x + aside
        y = outer.y - OPEN.height / 2
        shapes += badge(box.change, box.badge or box.change, x, y, end=box.rtl)
        wide = aside + badge_width(box.change, box.badge or box.change)
    if box.shape == "question":
        x = rect.x + rect.width - 2 if box.rtl else rect.x + 2
        shapes.append(Disc("question-fill", x, rect.y + 2, 9.5))
        shapes.append(Text("q on", ("?",), x, rect.y + 6.6, LINE, "middle"))
    if box.standing == "open":
        x = outer.x + 8 if box.rtl else outer.x + outer.width - 8 - OPEN.width
        # Beside the badge where there is room, else at the other end of that side.
        y = outer.y if wide + OPEN.width + 12 <= outer.width else outer.y + outer.height
        shapes += open_mark(x, y - OPEN.height / 2)
    tooltip = "\n".join(filter(None, (_SAID.get(box.standing), box.tooltip)))
    return Group(tuple(shapes), tooltip, box.link, (box.key,))


def open_mark(x: float, y: float) -> tuple[Shape, ...]:
    """What marks a box that is open, by its upper left corner."""
    frame = Frame("mark", Rect(x, y, OPEN.width, OPEN.height), OPEN.height / 2)
    middle = x + OPEN.width / 2
    return frame, Text("m-text", ("open",), middle, y + OPEN.height - 4, LINE, "middle")


def _tie_labels(diagram: Diagram, layout: Layout, bars: Sequence[Bar]) -> Iterator[Group]:
    """The words of ties, each at a free place of its line."""
    taken = [*layout.nodes.values(), *(each for bar in bars for each in bar.strokes())]
    # With very many ties, looking for free places would cost more than they are worth.
    careful = len(layout.ties) * len(taken) < _CARE
    for number, curve in sorted(layout.ties.items()):
        tie = diagram.ties[number]
        said = f"{SIGNS[tie.change]} {tie.relation}" if tie.change else tie.relation
        wide = tie_label_width(tie.relation) + (12 if tie.change else 0)
        points = along(curve)
        places = [Rect(x - wide / 2, y - 9.5, wide, 19) for x, y in points]
        free = (each for each in places if not any(map(each.meets, taken))) if careful else ()
        place = next(iter(free), places[0])
        taken.append(place)
        x, y = place.x + wide / 2, place.y + 9.5
        frame = Frame(f"paper {tie.relation}-line", place, 9.5)
        text = Text(f"w {tie.relation}-text", (said,), x, y + 4.2, LINE, "middle")
        yield Group((frame, text), tie.tooltip, of=(tie.left, tie.right))
