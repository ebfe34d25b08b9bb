"""What can be asked of a drawing, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.render.engine import Choice

Format = Literal["svg", "png", "pdf", "dot"]


@dataclass(frozen=True, slots=True)
class DrawOptions:
    """How to draw.

    Arguments:
        format: the kind of file.
        theme: ``light``, ``dark``, or ``auto``: light, and in SVG dark for readers whose system is.
        graphviz: who lays it out: argmap's own ``graphviz-pure``, or the system's ``dot``.
        scale: pixels of a PNG for each pixel of the drawing.
        most_pixels: how many pixels a PNG may have; a larger one is scaled down, and says so.
        seconds: how long Graphviz may take.
        link_base: what links to lines start from: the folder where the drawing will lie, in the terms in which
            the map's files are named; or an ``http(s)`` address that ends in ``/``. None for no links.
    """

    format: Format = "svg"
    theme: Literal["auto", "light", "dark"] = "auto"
    graphviz: Choice = "graphviz-pure"
    scale: float = 2.0
    most_pixels: int = 60_000_000
    seconds: float = 300.0
    link_base: str | None = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing.

    Arguments:
        data: the file's bytes.
        engine: who laid it out, with its version.
        fingerprint: what the drawing was made of, in 32 hexadecimal digits; it is in the file too.
        notices: what its reader should know, a sentence each.
    """

    data: bytes
    format: Format
    engine: str
    fingerprint: str
    notices: tuple[str, ...]
