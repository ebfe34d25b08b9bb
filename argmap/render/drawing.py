"""The whole way from a map to a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from argmap.diagram import (
    DARK,
    LIGHT,
    Diagram,
    NothingLeft,
    Theme,
    UnknownName,
    build_diagram,
    choose,
)
from argmap.diagram.views import without_standing
from argmap.model import ArgumentMap
from argmap.render.changes import changes
from argmap.render.dot import write_dot
from argmap.render.engine import Engine, find_engine
from argmap.render.entries import entries_of
from argmap.render.errors import NoSuchPart, RenderError
from argmap.render.figure import Figure
from argmap.render.fingerprint import Provenance, fingerprint, read_provenance
from argmap.render.layout import QUICK, lay_out
from argmap.render.options import Drawing, DrawOptions, Format
from argmap.render.scene import compose, origin_of
from argmap.version import VERSION

if TYPE_CHECKING:
    from argmap.reasoning.whatif import WhatIf

DEFAULT: Final = DrawOptions()


def draw(arg_map: ArgumentMap, options: DrawOptions = DEFAULT) -> Drawing:
    """Draws a map.

    Raises:
        RenderError: it could not be drawn; the message says why and what to do.
    """
    return draw_diagram(diagram_of(arg_map, options), options)


def draw_diagram(diagram: Diagram, options: DrawOptions = DEFAULT) -> Drawing:
    """Draws a diagram that has been built; what the options say of its content is not looked at.

    Raises:
        RenderError: it could not be drawn; the message says why and what to do.
    """
    engine = find_engine(options.graphviz)
    provenance = _provenance(diagram, engine, options)
    if options.format == "dot":
        data = write_dot(diagram, _theme(options), provenance.pack()).encode()
        return Drawing(data, "dot", engine.name, provenance.fingerprint, ())
    if options.format == "html":
        raise RenderError("the report page is of one map; argmap.page.draw draws it")
    figure = _figure(diagram, provenance, engine, options)
    data, notices = _writers()[options.format](figure, options)
    return Drawing(
        data,
        options.format,
        engine.name,
        provenance.fingerprint,
        (*layout_notices(diagram), *notices),
    )


def figure_of(what_if: WhatIf, options: DrawOptions = DEFAULT) -> Figure:
    """A map's diagram with its places, for those who write it in a format of their own.

    Arguments:
        what_if: the map and its standing.

    Raises:
        RenderError: it could not be drawn; the message says why and what to do.
    """
    engine = find_engine(options.graphviz)
    diagram = diagram_of(what_if.map, options, what_if)
    return _figure(diagram, _provenance(diagram, engine, options), engine, options)


def _figure(
    diagram: Diagram, provenance: Provenance, engine: Engine, options: DrawOptions
) -> Figure:
    layout = lay_out(
        diagram,
        engine,
        seconds=options.seconds,
        origin=origin_of(diagram),
        shape=options.shape,
    )
    theme = _theme(options)
    return Figure(diagram, compose(diagram, layout, len(theme.voices)), theme, provenance)


def check_drawing(
    existing: bytes,
    arg_map: ArgumentMap,
    options: DrawOptions = DEFAULT,
    asked: Collection[str] | None = None,
) -> list[str]:
    """What changed since a drawing was made, in sentences; empty where it is up to date.

    Arguments:
        existing: the drawing's bytes.
        options: how it would be drawn now; the format is that of the drawing.
        asked: names of those options that are to be as said; the others are taken from the drawing. None for all.

    Raises:
        RenderError: Graphviz is missing.
    """
    old = read_provenance(existing)
    if old is None:
        return [
            "the file carries no mark of argmap: it was drawn by something else, or changed since"
        ]
    if asked is not None:
        said = {name: getattr(options, name) for name in asked}
        options = replace(options.as_recorded(old.how), **said)
    engine = find_engine(options.graphviz)
    try:
        diagram = diagram_of(arg_map, options)
    except NoSuchPart as gone:
        return [f"it cannot be drawn any more: {gone}"]
    return changes(old, _provenance(diagram, engine, options))


def diagram_of(
    arg_map: ArgumentMap, options: DrawOptions = DEFAULT, what_if: WhatIf | None = None
) -> Diagram:
    """What a drawing shows: the map or the part of it that is asked for, and what of it stands.

    Arguments:
        what_if: the map's standing, where it has been reckoned already.

    Raises:
        NoSuchPart: the map has not what is asked for.
    """
    from argmap.reasoning.commitments import commitments
    from argmap.reasoning.standing import standing

    view = options.view
    stands, owners = None, None
    if options.standing or options.voice or options.only_standing:
        held = what_if.commitments if what_if else commitments(arg_map)
        owners = held.owners
        stands = what_if.standing if what_if else standing(arg_map, held)
    whole = build_diagram(arg_map, link_base=options.link_base, standing=stands, owners=owners)
    try:
        diagram = choose(whole, arg_map, view)
    except (UnknownName, NothingLeft) as nothing:
        raise NoSuchPart(str(nothing)) from nothing
    return diagram if options.standing else without_standing(diagram)


def _provenance(diagram: Diagram, engine: Engine, options: DrawOptions) -> Provenance:
    how = options.recorded()
    entries = entries_of(diagram)
    made = (VERSION, engine.name, how)
    return Provenance(fingerprint(made, entries), *made, entries)


def _theme(options: DrawOptions) -> Theme:
    return DARK if options.theme == "dark" else LIGHT


def layout_notices(diagram: Diagram) -> tuple[str, ...]:
    """What the reader of a large drawing should know, a sentence each."""
    if len(diagram.boxes) <= QUICK:
        return ()
    return (
        f"{len(diagram.boxes):,} statements: laid out in a quicker way, with more crossings of lines than need be",
    )


def _writers() -> Mapping[Format, Callable[[Figure, DrawOptions], tuple[bytes, tuple[str, ...]]]]:
    return {"svg": _svg, "png": _png, "pdf": _pdf}


def _svg(figure: Figure, options: DrawOptions) -> tuple[bytes, tuple[str, ...]]:
    return figure.svg(DARK if options.theme == "auto" else None).encode(), ()


def _png(figure: Figure, options: DrawOptions) -> tuple[bytes, tuple[str, ...]]:
    from argmap.render.picture import draw_png

    return draw_png(figure, options)


def _pdf(figure: Figure, options: DrawOptions) -> tuple[bytes, tuple[str, ...]]:
    from argmap.render.picture import draw_pdf

    return draw_pdf(figure, options)
