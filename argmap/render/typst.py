"""A scene as PDF, or as PNG where scripts need careful fonts, by typst: text stays text, and links stay links.

typst shapes every script, and takes each run from the font that is named for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import atan2, cos, sin
from typing import Literal

from argmap.diagram.shapes import Relation
from argmap.diagram.theme import STROKES
from argmap.render.errors import RenderError, ToolMissing
from argmap.render.figure import Figure
from argmap.render.fonts import GROW, OWN, Fonts, font_folder
from argmap.render.geometry import Point
from argmap.render.heads import HEADS, HeadPart
from argmap.render.looks import Look, colour_looks, merged, shape_looks
from argmap.render.scene import Disc, Frame, Group, Path, Shape, Text
from argmap.render.xml import short

# A text's box: wider than any line, so that nothing is wrapped.
_WIDE = 4000.0
_ALIGN = {"start": "left", "middle": "center", "end": "right"}


def draw_typst(figure: Figure, fonts: Fonts, kind: Literal["pdf", "png"], scale: float) -> bytes:
    """A figure as PDF or PNG; ``scale`` is how many pixels of a PNG make one of the figure.

    Raises:
        ToolMissing: typst is not installed.
        RenderError: typst failed.
    """
    try:
        import typst
    except ImportError as absent:
        raise ToolMissing(
            "a PDF needs the package typst, which is missing: pip install 'argmap[pdf]'"
        ) from absent
    source = "".join(_Writer(figure, fonts).lines()).encode()
    try:
        # Its types ask for the same kind of path in every place.
        compile_page: Callable[..., object] = typst.compile
        result = compile_page(
            source,
            format=kind,
            ppi=72 * scale,
            font_paths=[str(font_folder())],
            timestamp=0,
        )
    except (typst.TypstError, RuntimeError) as failure:
        raise RenderError(f"typst could not draw the {kind.upper()}: {failure}") from failure
    data = result[0] if isinstance(result, list) else result
    if not isinstance(data, bytes):
        raise RenderError(f"typst could not draw the {kind.upper()}: it returned nothing")
    return data


def literal(text: str) -> str:
    """Text as a string of typst's code, where nothing in it means anything."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


class _Writer:
    def __init__(self, figure: Figure, fonts: Fonts) -> None:
        self.figure = figure
        self.fonts = fonts
        self.table = (*shape_looks(), *colour_looks(figure.theme))
        self.looks: dict[str, Look] = {}

    def lines(self) -> Iterator[str]:
        scene = self.figure.scene
        yield (
            f"#set document(title: {literal(self.figure.title)}, "
            f"description: {literal(self.figure.description)}, "
            f"keywords: ({literal(self.figure.provenance.pack())},))\n"
            f"#set page(width: {scene.width}pt, height: {scene.height}pt, margin: 0pt)\n"
            f'#set text(font: {literal(OWN)}, top-edge: "baseline", bottom-edge: "baseline", '
            "hyphenate: false)\n"
            "#let at(x, y, it) = place(top + left, dx: x * 1pt, dy: y * 1pt, it)\n"
            "#let say(x, y, side, it) = at(x, y, "
            f"box(width: {_WIDE:g}pt, align(side, it)))\n"
            "#let pen(c, w, ..d) = (paint: rgb(c), thickness: w * 1pt, "
            'dash: if d.pos().len() > 0 { d.pos().map(n => n * 1pt) }, cap: "butt")\n'
        )
        for group in scene.groups:
            yield from self.group(group)

    def group(self, group: Group) -> Iterator[str]:
        for shape in group.shapes:
            yield from self.shape(shape)
        if group.link:
            yield from _link(group)

    def look(self, styles: str) -> Look:
        if styles not in self.looks:
            self.looks[styles] = merged(styles, self.table)
        return self.looks[styles]

    def shape(self, shape: Shape) -> Iterator[str]:
        look = self.look(shape.styles)
        if isinstance(shape, Text):
            yield from _text(shape, look, self.fonts)
        elif isinstance(shape, Frame):
            rect = shape.rect
            size = f"width: {short(rect.width)}pt, height: {short(rect.height)}pt"
            corner = f", radius: {short(min(shape.round, rect.height / 2))}pt"
            yield f"#at({short(rect.x)}, {short(rect.y)}, rect({size}{corner}{_paint(look)}))\n"
        elif isinstance(shape, Disc):
            yield _disc(shape.x, shape.y, shape.radius, _paint(look))
        else:
            yield from self.path(shape, look)

    def path(self, path: Path, look: Look) -> Iterator[str]:
        for points in path.strokes:
            yield _curve(points, path.curved, f", stroke: {_pen(look)}")
        if path.end:
            yield from self.head(path, path.end, path.strokes[-1][-1], path.strokes[-1][-2])
        if path.start:
            yield from self.head(path, path.start, path.strokes[0][0], path.strokes[0][1])

    def head(self, path: Path, relation: Relation, at: Point, before: Point) -> Iterator[str]:
        angle = atan2(at[1] - before[1], at[0] - before[0])
        theme = self.figure.theme
        colour = theme.faded if path.faint else theme.relations[relation]
        for part in HEADS[STROKES[relation].head]:
            yield _head_part(part, at, angle, colour, self.figure.theme.paper)


def _head_part(part: HeadPart, at: Point, angle: float, colour: str, paper: str) -> str:
    turn, lift = cos(angle), sin(angle)
    points = [(at[0] + x * turn - y * lift, at[1] + x * lift + y * turn) for x, y in part.points]
    if part.radius:
        paint = f', fill: rgb("{paper}"), stroke: pen("{colour}", {part.width:g})'
        return _disc(*points[0], part.radius, paint)
    if part.width:
        return _curve(points, False, f', stroke: pen("{colour}", {part.width:g})')
    return _curve([*points, points[0]], False, f', fill: rgb("{colour}")')


def _disc(x: float, y: float, radius: float, paint: str) -> str:
    left, top = short(x - radius), short(y - radius)
    return f"#at({left}, {top}, circle(radius: {short(radius)}pt{paint}))\n"


def _curve(points: Sequence[Point], curved: bool, paint: str) -> str:
    first, *rest = map(_point, points)
    parts = [f"curve.move({first})"]
    if curved:
        for index in range(0, len(rest), 3):
            parts.append(f"curve.cubic({', '.join(rest[index : index + 3])})")
    else:
        parts += [f"curve.line({each})" for each in rest]
    return f"#at(0, 0, curve({', '.join(parts)}{paint}))\n"


def _point(point: Point) -> str:
    return f"({short(point[0])}pt, {short(point[1])}pt)"


def _paint(look: Look) -> str:
    fill = f', fill: rgb("{look.fill}")' if look.fill else ""
    return fill + (f", stroke: {_pen(look)}" if look.stroke else "")


def _pen(look: Look) -> str:
    dash = "".join(f", {each:g}" for each in look.dash or ())
    return f'pen("{look.stroke}", {look.width or 1:g}{dash})'


def _text(text: Text, look: Look, fonts: Fonts) -> Iterator[str]:
    size = (look.size or 13) * GROW
    how = f'size: {size:g}pt, fill: rgb("{look.fill}"), weight: {look.weight or 400}'
    if look.italic:
        how += ', style: "italic"'
    if text.rtl:
        how += ", dir: rtl"
    left = {"start": 0.0, "middle": _WIDE / 2, "end": _WIDE}[text.anchor]
    for number, line in enumerate(text.lines):
        x, y = short(text.x - left), short(text.y + number * text.step)
        runs = (
            literal(run) if family == OWN else f"text(font: {literal(family)}, {literal(run)})"
            for family, run in fonts.runs(line)
        )
        words = f"text({how}, {' + '.join(runs)})"
        if look.strike:
            words = f"strike({words})"
        yield f"#say({x}, {y}, {_ALIGN[text.anchor]}, {words})\n"


def _link(group: Group) -> Iterator[str]:
    """An area over the group's first shape that leads where the group does."""
    first = group.shapes[0]
    if isinstance(first, Frame):
        rect = first.rect
        size = f"width: {short(rect.width)}pt, height: {short(rect.height)}pt"
        area = f"link({literal(group.link)}, box({size}))"
        yield f"#at({short(rect.x)}, {short(rect.y)}, {area})\n"
