"""A scene as SVG: text stays text, with no font, no script and nothing from elsewhere in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from argmap.diagram.shapes import Relation
from argmap.diagram.theme import STROKES, Theme
from argmap.render.geometry import Point, Rect
from argmap.render.heads import HEADS, HeadPart
from argmap.render.looks import colour_looks, css, shape_looks
from argmap.render.scene import Disc, Frame, Group, Path, Scene, Shape, Text
from argmap.render.xml import escape, short

FONTS: Final = "Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
# Isolates a line that runs from right to left, so that its full stop stands at its left.
RLI, PDI = "\u2067", "\u2069"
Dress = Callable[[str, str, str], str]
"""A line of text, with what stands before and after it, as the content of an element."""
_ANCHORS: Final = {"start": "", "middle": " m", "end": " r"}
_GENERAL: Final = (
    "text{white-space:pre}",
    ".m{text-anchor:middle}",
    ".r{text-anchor:end}",
    "a:hover .b{stroke-width:3}",
)


def plainly(line: str, before: str, after: str) -> str:
    """A line of text as it is."""
    return before + escape(line) + after


def write_svg(
    scene: Scene,
    *,
    title: str,
    description: str,
    scope: str,
    theme: Theme,
    dark: Theme | None = None,
    metadata: str = "",
    fonts: str = FONTS,
    grow: float = 1.0,
    keyed: bool = False,
    dress: Dress = plainly,
) -> str:
    """The whole file. Linear in the scene's size.

    Arguments:
        scope: begins every name in the file, so that two drawings on one web page keep apart.
        dark: colours for readers whose system asks for dark.
        metadata: XML to put into the file's head.
        grow: how much larger than said letters are, for a font narrower than the measure assumes.
        keyed: whether each thing bears the keys of what it shows, for a script to find it by; links are left out.
        dress: how a line of text is written.
    """
    styles, heads = _used(scene)
    style = "".join(f".{scope} {rule}\n" for rule in _GENERAL)
    style += css(shape_looks(), styles, scope, grow) + css(colour_looks(theme), styles, scope)
    if dark is not None:
        dark_css = css(colour_looks(dark), styles, scope)
        style += f"@media (prefers-color-scheme:dark){{\n{dark_css}}}\n"
    wide, high = short(scene.width), short(scene.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" class="{scope}" role="graphics-document" '
        f'aria-labelledby="{scope}-title {scope}-desc" '
        f'font-family="{fonts}">\n'
        f'<title id="{scope}-title">{escape(title)}</title>\n'
        f'<desc id="{scope}-desc">{escape(description)}</desc>\n',
        metadata,
        f"<style>{style}</style>\n<defs>{''.join(_marker(each, scope) for each in heads)}</defs>\n",
        *((_keyed if keyed else _group)(each, scope, dress) for each in scene.groups),
        "</svg>\n",
    ]
    return "".join(parts)


def _used(scene: Scene) -> tuple[frozenset[str], list[_Head]]:
    """The styles' names in use, and the heads that are."""
    together: set[str] = set()
    heads: set[_Head] = set()
    for group in scene.groups:
        for shape in group.shapes:
            together.add(shape.styles)
            if isinstance(shape, Path) and shape.end is not None:
                heads.add(_Head(shape.end, shape.faint))
    names = {name for styles in together for name in styles.split()}
    for head in heads:
        names |= {"paper", f"{head.styles}-line", f"{head.styles}-fill"}
    return frozenset(names), sorted(heads)


class _Head(NamedTuple):
    """A relation's head, pale where ``faint``."""

    relation: Relation
    faint: bool

    @property
    def name(self) -> str:
        return f"{self.relation}-faint" if self.faint else self.relation

    @property
    def styles(self) -> str:
        return "faint" if self.faint else self.relation


def _marker(head: _Head, scope: str) -> str:
    shape = HEADS[STROKES[head.relation].head]
    parts = "".join(_head_part(each, head.styles) for each in shape)
    return (
        f'<marker id="{scope}-{head.name}" viewBox="0 -7 8 14" markerWidth="8" markerHeight="14" '
        f'markerUnits="userSpaceOnUse" orient="auto-start-reverse">{parts}</marker>'
    )


def _head_part(part: HeadPart, relation: str) -> str:
    if part.radius:
        x, y = part.points[0]
        at = f'cx="{short(x)}" cy="{short(y)}" r="{short(part.radius)}"'
        return f'<circle class="paper {relation}-line" {at}/>'
    path = "M" + "L".join(f"{short(x)} {short(y)}" for x, y in part.points)
    if part.width:
        width = f' stroke-width="{part.width:g}"'
        return f'<path class="{relation}-line"{width} d="{path}"/>'
    return f'<path class="{relation}-fill" d="{path}Z"/>'


def _group(group: Group, scope: str, dress: Dress) -> str:
    content = "".join(_shape(each, scope, dress) for each in group.shapes)
    title = f"<title>{escape(group.tooltip)}</title>" if group.tooltip else ""
    if group.link:
        return f'<a href="{escape(group.link)}">{title}{content}</a>\n'
    return f"<g>{title}{content}</g>\n" if title else content + "\n"


def _keyed(group: Group, scope: str, dress: Dress) -> str:
    content = "".join(_shape(each, scope, dress) for each in group.shapes)
    return (
        f'<g data-of="{escape(" ".join(group.of))}">{content}</g>\n' if group.of else content + "\n"
    )


def _shape(shape: Shape, scope: str, dress: Dress) -> str:
    if isinstance(shape, Text):
        return _text(shape, dress)
    if isinstance(shape, Frame):
        corner = f' rx="{short(shape.round)}"' if shape.round else ""
        return f'<rect class="{shape.styles}" {_at(shape.rect)}{corner}/>'
    if isinstance(shape, Disc):
        at = f'cx="{short(shape.x)}" cy="{short(shape.y)}" r="{short(shape.radius)}"'
        return f'<circle class="{shape.styles}" {at}/>'
    return _path(shape, scope)


def _at(rect: Rect) -> str:
    return (
        f'x="{short(rect.x)}" y="{short(rect.y)}" '
        f'width="{short(rect.width)}" height="{short(rect.height)}"'
    )


def _path(path: Path, scope: str) -> str:
    drawn = "".join(_chain(points, path.curved) for points in path.strokes)
    pale = "-faint" if path.faint else ""
    start = f' marker-start="url(#{scope}-{path.start}{pale})"' if path.start else ""
    end = f' marker-end="url(#{scope}-{path.end}{pale})"' if path.end else ""
    return f'<path class="{path.styles}" d="{drawn}"{start}{end}/>'


def _chain(points: Sequence[Point], curved: bool) -> str:
    (x, y), *rest = points
    how = "C" if curved else "L"
    return f"M{short(x)} {short(y)}{how}" + " ".join(f"{short(x)} {short(y)}" for x, y in rest)


def _text(text: Text, dress: Dress) -> str:
    """A space at a line's end keeps words apart when they are copied; it is not struck with them."""
    before, after = (RLI, PDI) if text.rtl else ("", "")
    lines = (dress(each, before, after) for each in text.lines)
    classes = text.styles + _ANCHORS[text.anchor]
    x = short(text.x)
    if len(text.lines) == 1:
        return f'<text class="{classes}" x="{x}" y="{short(text.y)}">{next(lines)}</text>'
    kept = " ".join(each for each in classes.split() if each != "struck")
    line_class = ' class="struck"' if kept != classes else ""
    spans = " ".join(
        f'<tspan{line_class} x="{x}" y="{short(text.y + number * text.step)}">{each}</tspan>'
        for number, each in enumerate(lines)
    )
    return f'<text class="{kept}">{spans}</text>'
