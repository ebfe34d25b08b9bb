"""The drawing as SVG: a diagram and its places, written out with no font and no script in it.

Marks: the groups follow the file's order, so that it reads aloud sensibly; text is text, and can be found and copied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from argmap.diagram.shapes import Arrow, Box, Bracket, Cluster, Diagram, Relation
from argmap.diagram.sizing import LINE, MARGIN_X, SMALL_LINE, TITLE_LINE, text_size
from argmap.diagram.theme import Theme
from argmap.render.bars import Bar, bars_of
from argmap.render.layout import PAD, Curve, Layout, Rect
from argmap.render.legend import draw_legend, legend_size
from argmap.render.svg_style import heads, stylesheet
from argmap.render.xml import escape, short

FONTS: Final = "Source Sans 3, Source Sans Pro, Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif"
EDGE: Final = 24.0
# Isolates a line that runs from right to left, so that its full stop stands at its left.
_RLI, _PDI = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the parts of the page are: its size, and where the map begins and the legend."""

    width: float
    height: float
    map_y: float
    legend_y: float


def sheet_of(diagram: Diagram, layout: Layout) -> Sheet:
    """The page that a layout needs, with its title above and its legend below."""
    from argmap.diagram.measure import width as text_width
    from argmap.diagram.sizing import TITLE

    title = max((text_width(each, TITLE, bold=True) for each in diagram.title), default=0.0)
    inner = max(layout.width, title)
    map_y = EDGE + (len(diagram.title) * TITLE_LINE + 14 if diagram.title else 0)
    legend_wide, legend_high = legend_size(diagram.legend, inner)
    legend_y = map_y + layout.height + (26 if legend_high else 0)
    return Sheet(
        round(max(inner, legend_wide) + 2 * EDGE, 1),
        round(legend_y + legend_high + EDGE, 1),
        map_y,
        legend_y,
    )


def draw_svg(
    diagram: Diagram,
    layout: Layout,
    *,
    theme: Theme,
    dark: Theme | None = None,
    metadata: str = "",
    fonts: str = FONTS,
) -> str:
    """The whole file. ``dark`` are the colours for readers who ask for dark; ``metadata`` is XML. Linear."""
    sheet = sheet_of(diagram, layout)
    used = frozenset(
        [each.relation for each in (*diagram.arrows, *diagram.ties)]
        + [each.relation for each in diagram.brackets]
    )
    voices = len(theme.voices)
    wide, high = short(sheet.width), short(sheet.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" role="graphics-document" aria-labelledby="title desc" '
        f'font-family="{fonts}">\n'
        f'<title id="title">{escape(" ".join(diagram.title) or "Argument map")}</title>\n'
        f'<desc id="desc">{escape(describe(diagram))}</desc>\n',
        metadata,
        f"<style>{stylesheet(theme, dark, used, voices)}</style>\n<defs>{heads(used)}</defs>\n",
        f'<rect class="pg" width="{wide}" height="{high}"/>\n',
        *_title(diagram, sheet),
        f'<g transform="translate({short(EDGE)} {short(sheet.map_y)})">\n',
        *_frames(diagram, layout),
        *_lines(diagram, layout),
        *(_bracket(each, layout.nodes[each.key]) for each in diagram.brackets),
        *(_box(each, layout.nodes[each.key], voices) for each in diagram.boxes),
        *_tie_labels(diagram, layout),
        "</g>\n",
        draw_legend(diagram.legend, EDGE, sheet.legend_y, sheet.width - 2 * EDGE),
        "</svg>\n",
    ]
    return "".join(parts)


def describe(diagram: Diagram) -> str:
    """What the picture shows, for those who cannot see it."""
    thesis = next((each for each in diagram.boxes if each.shape == "thesis"), None)
    count = len(diagram.boxes)
    opening = f"An argument map of {count} statement{'' if count == 1 else 's'}."
    if thesis is None:
        return opening
    return f"{opening} Its thesis: {' '.join(thesis.lines)}"


def _title(diagram: Diagram, sheet: Sheet) -> Iterator[str]:
    if diagram.title:
        x = sheet.width - EDGE if diagram.rtl else EDGE
        yield _text("h", diagram.title, x, EDGE + 19, TITLE_LINE, diagram.rtl)


def _text(
    classes: str, lines: Sequence[str], x: float, y: float, line: float, rtl: bool = False
) -> str:
    """Lines of text; ``y`` is the first one's base line. A space at a line's end keeps words apart when copied."""
    if rtl:
        classes += " r"
        lines = [f"{_RLI}{each}{_PDI}" for each in lines]
    if len(lines) == 1:
        return f'<text class="{classes}" x="{short(x)}" y="{short(y)}">{escape(lines[0])}</text>'
    left = short(x)
    spans = " ".join(
        f'<tspan x="{left}" y="{short(y + number * line)}">{escape(each)}</tspan>'
        for number, each in enumerate(lines)
    )
    return f'<text class="{classes}">{spans}</text>'


def _frames(diagram: Diagram, layout: Layout) -> Iterator[str]:
    clusters: Mapping[str, Cluster] = {each.key: each for each in diagram.clusters}
    for key, rect in layout.frames:
        cluster = clusters[key]
        x = rect.x + rect.width - PAD if cluster.rtl else rect.x + PAD
        yield f'<g><rect class="cl" {_at(rect)} rx="6"/>'
        yield _text("ct", cluster.lines, x, rect.y + PAD + 9, LINE, cluster.rtl)
        yield "</g>\n"


def _at(rect: Rect) -> str:
    return (
        f'x="{short(rect.x)}" y="{short(rect.y)}" '
        f'width="{short(rect.width)}" height="{short(rect.height)}"'
    )


def _lines(diagram: Diagram, layout: Layout) -> Iterator[str]:
    bars = bars_of(diagram, layout)
    covered = frozenset[int]().union(*(each.covered for each in bars))
    relations = {each.key: each.relation for each in diagram.brackets}
    for bar in bars:
        yield _bar(bar, relations[bar.key])
    for number, arrow in enumerate(diagram.arrows):
        if number not in covered and number in layout.arrows:
            yield _arrow(arrow, layout.arrows[number])
    for number, tie in enumerate(diagram.ties):
        if number in layout.ties:
            ends = tie.relation if tie.relation == "yet" else f"{tie.relation} e x"
            yield _titled(_double(layout.ties[number], ends, tie.relation), tie.tooltip)


def _arrow(arrow: Arrow, curve: Curve) -> str:
    if arrow.relation == "yet":
        return _double(curve, "yet", "yet")
    classes = f"{arrow.relation} e" if arrow.headed else arrow.relation
    return _titled(f'<path class="{classes}" d="{_path(curve)}"/>', arrow.tooltip)


def _double(curve: Curve, classes: str, relation: Relation) -> str:
    path = _path(curve)
    ends = f' marker-start="url(#{relation})"' if relation == "contradicts" else ""
    line = f'<path class="{classes}" d="{path}"{ends}/>'
    return line + (f'<path class="inner" d="{path}"/>' if relation == "yet" else "")


def _titled(content: str, tooltip: str) -> str:
    return f"<g><title>{escape(tooltip)}</title>{content}</g>\n" if tooltip else content + "\n"


def _path(curve: Curve) -> str:
    (x, y), *rest = curve.points
    return f"M{short(x)} {short(y)}C" + " ".join(f"{short(x)} {short(y)}" for x, y in rest)


def _bar(bar: Bar, relation: Relation) -> str:
    x, y = bar.stem
    path = f"M{short(x)} {short(y)}V{short(bar.y)}M{short(bar.left)} {short(bar.y)}H{short(bar.right)}"
    path += "".join(f"M{short(x)} {short(bar.y)}V{short(y)}" for x, y in bar.drops)
    return f'<path class="{relation} j" d="{path}"/>\n'


def _bracket(bracket: Bracket, rect: Rect) -> str:
    fill = f"{bracket.relation}-fill"
    middle = rect.x + rect.width / 2
    if not bracket.word:
        middle_y = rect.y + rect.height / 2
        content = f'<circle class="{fill}" cx="{short(middle)}" cy="{short(middle_y)}" r="4"/>'
    else:
        content = f'<rect class="{fill}" {_at(rect)} rx="10"/>'
        content += _text("w on", (bracket.word,), middle, rect.y + 14.7, LINE)
        if bracket.lines:
            content += _text("s m on", bracket.lines, middle, rect.y + 29, 13)
    return _linked(bracket.link, bracket.tooltip, content)


def _linked(link: str, tooltip: str, content: str) -> str:
    title = f"<title>{escape(tooltip)}</title>" if tooltip else ""
    if link:
        return f'<a href="{escape(link)}">{title}{content}</a>\n'
    return f"<g>{title}{content}</g>\n"


def _box(box: Box, rect: Rect, voices: int) -> str:
    size, line = text_size(box.shape)
    classes = f"b {box.fidelity}{' thesis' if box.shape == 'thesis' else ''}"
    corner = 13 if box.shape == "question" else 3
    parts = [f'<rect class="{classes}" {_at(rect)} rx="{corner}"/>']
    if box.shape == "holds":
        bar = Rect(rect.x + rect.width - 7 if box.rtl else rect.x + 3, rect.y + 4, 4, rect.height - 8)
        parts.append(f'<rect class="bar" {_at(bar)}/>')
    for chip in box.chips:
        place = Rect(rect.x + chip.x, rect.y + chip.y, chip.width, chip.height)
        colour = "" if chip.voice is None else f" v{chip.voice % voices}"
        parts.append(f'<rect class="v{colour}" {_at(place)} rx="3"/>')
        middle = place.x + place.width / 2
        parts.append(_text("ch m", chip.lines, middle, place.y + 12.8, SMALL_LINE))
    x = rect.x + rect.width - MARGIN_X if box.rtl else rect.x + MARGIN_X
    first = rect.y + box.text_y + (line + size * 0.7) / 2
    weight = "th" if box.shape == "thesis" else "t"
    parts.append(_text(weight, box.lines, x, first, line, box.rtl))
    if box.shape == "question":
        parts.append(_question_mark(rect, box.rtl))
    return _linked(box.link, box.tooltip, "".join(parts))


def _question_mark(rect: Rect, rtl: bool) -> str:
    x = short(rect.x + rect.width - 2 if rtl else rect.x + 2)
    return (
        f'<circle class="question-fill" cx="{x}" cy="{short(rect.y + 2)}" r="9.5"/>'
        f'<text class="q on" x="{x}" y="{short(rect.y + 6.6)}">?</text>'
    )


def _tie_labels(diagram: Diagram, layout: Layout) -> Iterator[str]:
    from argmap.diagram.measure import width as text_width

    for number, curve in sorted(layout.ties.items()):
        relation = diagram.ties[number].relation
        x, y = _middle(curve)
        wide = text_width(relation, 12, bold=True) + 14
        place = Rect(x - wide / 2, y - 9.5, wide, 19)
        yield f'<rect class="paper {relation}-line" {_at(place)} rx="9.5"/>'
        yield _text(f"w {relation}-text", (relation,), x, y + 4.2, LINE) + "\n"


def _middle(curve: Curve) -> tuple[float, float]:
    """The point half-way along, by pieces: the middle of the middle Bézier curve."""
    pieces = (len(curve.points) - 1) // 3
    piece = pieces // 2
    at = 0.5 if pieces % 2 else 0.0
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve.points[3 * piece : 3 * piece + 4]
    a, b, c, d = (1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
