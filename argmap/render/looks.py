"""What the names of styles mean, for every writer: a table from which the stylesheet is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Final

from argmap.diagram.sizing import SMALL, TEXT, THESIS, TITLE
from argmap.diagram.theme import STROKES, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """Some properties; None where a style leaves one as it is. An empty colour is none at all."""

    fill: str | None = None
    stroke: str | None = None
    width: float | None = None
    dash: tuple[float, ...] | None = None
    size: float | None = None
    weight: int | None = None
    italic: bool | None = None
    strike: bool | None = None


# Later lines win over earlier ones.
_SHAPES: Final[tuple[tuple[str, Look], ...]] = (
    ("quoted", Look(width=2.0)),
    ("paraphrased", Look(width=0.8)),
    ("assumed", Look(width=1.4, dash=(5, 4))),
    ("cl", Look(width=1.0)),
    ("v", Look(width=0.6)),
    ("inner", Look(fill="", width=1.8)),
    ("jl", Look(fill="", width=2.0)),
    ("t", Look(size=TEXT)),
    ("th", Look(size=THESIS, weight=700)),
    ("h", Look(size=TITLE, weight=700)),
    ("ct", Look(size=TEXT, weight=700)),
    ("ch", Look(size=SMALL, weight=600)),
    ("s", Look(size=SMALL)),
    ("k", Look(size=SMALL + 1)),
    ("w", Look(size=12, weight=700, italic=True)),
    ("q", Look(size=13, weight=700)),
    ("struck", Look(strike=True)),
    ("faint-line", Look(width=1.4)),
    ("fell-fill", Look(width=1.2)),
    ("mark", Look(width=1.4)),
    ("added-halo", Look(fill="", width=3.0)),
    ("lost-halo", Look(fill="", width=1.6, dash=(2, 4))),
    ("changed-halo", Look(fill="", width=1.1)),
    ("badge", Look(width=1.4)),
    ("badge-text", Look(size=SMALL - 0.5, weight=700)),
    ("m-text", Look(size=SMALL - 0.5, weight=700)),
)


def shape_looks() -> Iterator[tuple[str, Look]]:
    """The properties that no theme changes, each style's name with its own."""
    yield from _SHAPES
    for relation, stroke in STROKES.items():
        yield relation, Look(fill="", width=stroke.width, dash=stroke.dash or None)
        yield f"{relation}-line", Look(width=1.6)
    yield "j", Look(width=2.0)
    yield "heavy", Look(width=3.6)
    yield "faint", Look(width=1.2)


def colour_looks(theme: Theme) -> Iterator[tuple[str, Look]]:
    """The colours of a theme, each style's name with its own."""
    yield "page", Look(fill=theme.paper)
    yield "paper", Look(fill=theme.paper)
    for text in ("t", "th", "h", "w", "q"):
        yield text, Look(fill=theme.ink)
    for text in ("s", "ct", "k", "bar"):
        yield text, Look(fill=theme.soft)
    yield "ch", Look(fill=theme.voice_ink)
    yield "jl", Look(stroke=theme.soft)
    yield "inner", Look(stroke=theme.paper)
    yield "b", Look(fill=theme.box, stroke=theme.border)
    yield "thesis", Look(fill=theme.thesis)
    yield "cl", Look(fill=theme.panel, stroke=theme.rule)
    yield "ground", Look(fill=theme.panel)
    yield "v", Look(fill=theme.panel, stroke=theme.rule)
    for number, colour in enumerate(theme.voices):
        yield f"v{number}", Look(fill=colour)
    for relation, colour in theme.relations.items():
        yield relation, Look(stroke=colour)
        yield f"{relation}-line", Look(stroke=colour)
        yield f"{relation}-fill", Look(fill=colour)
        yield f"{relation}-text", Look(fill=colour)
    for change, colour in theme.changes.items():
        yield f"{change}-halo", Look(stroke=colour)
        yield f"{change}-badge", Look(fill=theme.paper, stroke=colour)
        yield f"{change}-text", Look(fill=colour)
        yield f"{change}-sign", Look(fill=colour)
    yield "added-badge", Look(fill=theme.changes["added"])
    yield "added-text", Look(fill=theme.paper)
    yield "on", Look(fill=theme.on_relation)
    yield "fallen", Look(fill=theme.faded)
    for line in ("faint", "faint-line", "pale", "fell"):
        yield line, Look(stroke=theme.faded)
    yield "faint-fill", Look(fill=theme.faded)
    yield "fell-fill", Look(fill=theme.box, stroke=theme.faded)
    yield "mark", Look(fill=theme.box, stroke=theme.ink)
    yield "m-text", Look(fill=theme.ink)


def css(
    looks: Iterable[tuple[str, Look]], used: frozenset[str], scope: str, grow: float = 1.0
) -> str:
    """The styles in use as CSS rules for what is within an element of the class ``scope``.

    Letters are ``grow`` times as large as their style says.
    """
    rules: list[str] = []
    for name, look in looks:
        if name in used and (body := _declarations(look, grow)):
            rules.append(f".{scope} .{name}{{{body}}}\n")
    return "".join(rules)


def _declarations(look: Look, grow: float) -> str:
    parts: list[str] = []
    if look.fill is not None:
        parts.append(f"fill:{look.fill or 'none'}")
    if look.stroke is not None:
        parts.append(f"stroke:{look.stroke}")
    if look.width is not None:
        parts.append(f"stroke-width:{look.width:g}")
    if look.dash is not None:
        parts.append("stroke-dasharray:" + " ".join(f"{each:g}" for each in look.dash))
    if look.size is not None:
        parts.append(f"font-size:{look.size * grow:g}px")
    if look.weight is not None:
        parts.append(f"font-weight:{look.weight}")
    if look.strike:
        parts.append("text-decoration:line-through")
    if look.italic:
        parts.append("font-style:italic")
    return ";".join(parts)


def merged(styles: str, looks: Iterable[tuple[str, Look]]) -> Look:
    """What several styles come to together, as CSS has it: later lines of the table win. Linear in the table."""
    names = styles.split()
    found: dict[str, object] = {}
    for name, look in looks:
        if name in names:
            for field in fields(look):
                if (value := getattr(look, field.name)) is not None:
                    found[field.name] = value
    return Look(**found)  # type: ignore[arg-type]
