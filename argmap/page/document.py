"""The whole page."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from argmap.diagram import DARK
from argmap.model import ArgumentMap
from argmap.page.content import content_of
from argmap.page.outline import outline_of
from argmap.reasoning.commitments import commitments
from argmap.reasoning.whatif import WhatIf
from argmap.render import Drawing, DrawOptions
from argmap.render import draw as draw_picture
from argmap.render.drawing import figure_of, layout_notices
from argmap.render.figure import Figure
from argmap.render.xml import escape

DEFAULT = DrawOptions()


def draw(arg_map: ArgumentMap, options: DrawOptions = DEFAULT) -> Drawing:
    """Draws a map in any format: as :func:`argmap.render.draw` does, or as the report page.

    Raises:
        argmap.render.RenderError: it cannot be drawn; the message says why.
    """
    if options.format != "html":
        return draw_picture(arg_map, options)
    figure, data = write_page(arg_map, options)
    made = figure.provenance
    return Drawing(data, "html", made.engine, made.fingerprint, layout_notices(figure.diagram))


def write_page(
    arg_map: ArgumentMap, options: DrawOptions = DEFAULT, *, live: bool = False
) -> tuple[Figure, bytes]:
    """A map as one HTML file: nothing is loaded from elsewhere, and every text of the map is only text.

    Arguments:
        options: how it is drawn; those of PNG do not matter.
        live: whether the page asks the server that it came from for news, for ``argmap watch``.

    Returns:
        Its drawing, laid out, and the file.

    Raises:
        argmap.render.RenderError: it cannot be drawn; the message says why.
    """
    what_if = WhatIf(arg_map, commitments(arg_map))
    figure = figure_of(what_if, options)
    dark = DARK if options.theme == "auto" else None
    content = content_of(figure.diagram, what_if, standing=options.standing)
    file = assemble(
        title=figure.title,
        drawing=figure.svg(dark, keyed=True),
        description=figure.description,
        content=content,
        theme=options.theme,
        live=live,
    )
    return figure, file


def assemble(
    *,
    title: str,
    drawing: str,
    description: str,
    content: Mapping[str, Any],
    theme: str,
    live: bool,
) -> bytes:
    """The file, from its parts; see ``write_page``."""
    script, style = _asset("page.js"), _asset("page.css")
    news = "connect-src 'self'; " if live else ""
    policy = (
        f"default-src 'none'; {news}style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        f"form-action 'none'; script-src 'sha256-{_hash(script)}'"
    )
    parts = {
        "title": escape(title),
        "policy": escape(policy),
        "theme": escape(theme),
        "live": "yes" if live else "no",
        "style": style,
        "drawing": drawing,
        "description": escape(description),
        "outline": outline_of(content),
        "content": _inert(content),
        "script": script,
    }
    # Written in one pass, so that no part can name another.
    pieces = _asset("page.html").split("%%")
    return "".join(
        parts[piece] if number % 2 else piece for number, piece in enumerate(pieces)
    ).encode("utf-8")


def _asset(name: str) -> str:
    return (resources.files(__package__) / "assets" / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _inert(content: Mapping[str, Any]) -> str:
    """JSON that no text of the map can end: what HTML gives a meaning is written by its number."""
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
