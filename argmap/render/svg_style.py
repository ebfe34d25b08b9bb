"""The stylesheet of the drawing: plain class rules, which every SVG program reads, and a dark variant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.diagram.shapes import Relation
from argmap.diagram.sizing import SMALL, TEXT, THESIS, TITLE
from argmap.diagram.theme import STROKES, Theme

# A head is drawn at the end of its line: it begins at x = 0 and its tip is at x = 8.
_HEADS: Final = {
    "triangle": '<path d="M0-4.2 8 0 0 4.2Z" class="{c}-fill"/>',
    "diamond": '<path d="M0 0 4-4 8 0 4 4Z" class="{c}-fill"/>',
    "bar": '<path d="M0 0H6.2" class="{c}-line"/><path d="M6.2-6.5V6.5" class="{c}-line thick"/>',
    "ring": '<circle cx="4" cy="0" r="3.4" class="{c}-line paper"/>',
    "cross": '<path d="M0 0H8M1-4.5 7 4.5M1 4.5 7-4.5" class="{c}-line"/>',
}
_FIXED: Final = f"""\
text{{white-space:pre}}
.t{{font-size:{TEXT:g}px}}
.th{{font-size:{THESIS:g}px;font-weight:700}}
.h{{font-size:{TITLE:g}px;font-weight:700}}
.ct{{font-size:{TEXT:g}px;font-weight:700}}
.ch,.s{{font-size:{SMALL:g}px}}
.ch{{font-weight:600}}
.w{{font-size:12px;font-weight:700;font-style:italic}}
.q{{font-size:13px;font-weight:700}}
.m,.w,.q{{text-anchor:middle}}
.r{{text-anchor:end}}
.quoted{{stroke-width:2.2}}
.paraphrased{{stroke-width:.8}}
.assumed{{stroke-width:1.4;stroke-dasharray:5 4}}
.thick{{stroke-width:2.4}}
.k{{font-size:{SMALL + 1:g}px}}
.cl{{stroke-width:1}}
.j,.jl{{stroke-dasharray:none;stroke-width:2.2;stroke-linecap:round;fill:none}}
a:hover .b{{stroke-width:3}}
"""


def heads(used: frozenset[Relation]) -> str:
    """Definitions of the heads of the relations in use."""
    parts = []
    for relation in sorted(used):
        if (head := STROKES[relation].head) != "none":
            # Both ends of a symmetric line share one definition.
            parts.append(
                f'<marker id="{relation}" viewBox="0 -7 8 14" markerWidth="8" markerHeight="14" '
                f'markerUnits="userSpaceOnUse" orient="auto-start-reverse">'
                f"{_HEADS[head].format(c=relation)}</marker>"
            )
    return "".join(parts)


def stylesheet(theme: Theme, dark: Theme | None, used: frozenset[Relation], voices: int) -> str:
    """CSS for a theme, and a dark one for readers who ask their system for it."""
    fixed = _FIXED + "".join(_strokes(used))
    text = fixed + "".join(_colours(theme, used, voices))
    if dark is not None:
        inner = "".join(_colours(dark, used, voices))
        text += f"@media (prefers-color-scheme:dark){{\n{inner}}}\n"
    return text


def _strokes(used: frozenset[Relation]) -> Iterator[str]:
    for relation in sorted(used):
        stroke = STROKES[relation]
        dash = f";stroke-dasharray:{' '.join(f'{each:g}' for each in stroke.dash)}" if stroke.dash else ""
        yield f".{relation}{{fill:none;stroke-width:{stroke.width:g}{dash}}}\n"
        if stroke.head != "none":
            yield f".{relation}.e{{marker-end:url(#{relation})}}\n"
        yield f".{relation}-line{{fill:none;stroke-width:1.6}}\n"


def _colours(theme: Theme, used: frozenset[Relation], voices: int) -> Iterator[str]:
    yield f".pg{{fill:{theme.paper}}}.paper{{fill:{theme.paper}}}\n"
    yield f"text{{fill:{theme.ink}}}.s,.ct,.k{{fill:{theme.soft}}}.jl{{stroke:{theme.soft}}}\n"
    yield f".b{{fill:{theme.box};stroke:{theme.border}}}.b.thesis{{fill:{theme.thesis}}}\n"
    yield f".cl{{fill:{theme.panel};stroke:{theme.rule}}}\n"
    yield f".v{{fill:{theme.panel};stroke:{theme.rule}}}.ch{{fill:{theme.voice_ink}}}\n"
    yield f".bar{{fill:{theme.soft}}}.inner{{stroke:{theme.paper};fill:none;stroke-width:1.8}}\n"
    for number, colour in enumerate(theme.voices[:voices]):
        yield f".v{number}{{fill:{colour}}}\n"
    for relation in sorted(used):
        colour = theme.relations[relation]
        yield (
            f".{relation},.{relation}-line{{stroke:{colour}}}.{relation}-fill{{fill:{colour}}}"
            f".{relation}-text{{fill:{colour}}}\n"
        )
    yield f".on{{fill:{theme.on_relation}}}\n"
