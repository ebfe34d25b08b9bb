"""What can be asked of a drawing, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from argmap.diagram import View
from argmap.diagram.choice import DEPTH
from argmap.diagram.links import is_address
from argmap.render.engine import Choice
from argmap.render.errors import RenderError
from argmap.render.fingerprint import is_text

Format = Literal["svg", "png", "pdf", "dot", "html"]
ThemeName = Literal["auto", "light", "dark"]
Shape = Literal["page", "wide"]
_THEMES: Final[Mapping[str, ThemeName]] = {"auto": "auto", "light": "light", "dark": "dark"}
_SHAPES: Final[Mapping[str, Shape]] = {"page": "page", "wide": "wide"}
_ENGINES: Final[Mapping[str, Choice]] = {"graphviz-pure": "graphviz-pure", "dot": "dot"}
_DEPTH: Final = re.compile("[0-9]{1,9}")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "format": get_args(Format),
    "theme": get_args(ThemeName),
    "graphviz": get_args(Choice),
    "shape": get_args(Shape),
}


@dataclass(frozen=True, slots=True)
class DrawOptions:
    """How to draw.

    Arguments:
        format: the kind of file; ``html``, the report page, is drawn by :func:`argmap.page.draw` alone.
        theme: ``light``, ``dark``, or ``auto``: light, and in SVG dark for readers whose system is.
        graphviz: who lays it out: argmap's own ``graphviz-pure``, or the system's ``dot``.
        shape: ``page`` puts statements beneath each other where a drawing would be too wide; ``wide`` leaves those that
            speak for or against the same thing side by side.
        scale: pixels of a PNG for each pixel of the drawing.
        most_pixels: how many pixels a PNG may have; a larger one is scaled down, and says so.
        seconds: how long Graphviz may take.
        standing: whether the drawing shows what stands, falls and is open.
        focus, depth, section, voice, only_standing: which part of the map is drawn, as in
            :class:`~argmap.diagram.View`; by default the whole.
        link_base: what links to lines start from: the folder where the drawing will lie, in the terms in which
            the map's files are named; or an ``http(s)`` address that ends in ``/``. None for no links.

    Raises:
        RenderError: when one of them is none of what it can be.
    """

    format: Format = "svg"
    theme: ThemeName = "auto"
    graphviz: Choice = "graphviz-pure"
    shape: Shape = "page"
    scale: float = 2.0
    most_pixels: int = 60_000_000
    seconds: float = 300.0
    standing: bool = True
    focus: str | None = None
    depth: int = DEPTH
    section: str | None = None
    voice: str | None = None
    only_standing: bool = False
    link_base: str | None = ""

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            if (value := getattr(self, name)) not in choices:
                raise RenderError(f"{name}: {value!r} is none of {', '.join(choices)}")
        for name in ("scale", "most_pixels", "seconds"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or not value > 0:
                raise RenderError(f"{name}: {value!r} is no number above 0")
        if self.link_base and is_address(self.link_base) and not is_text(self.link_base):
            raise RenderError(f"link_base: {self.link_base!r} is not UTF-8")

    @property
    def view(self) -> View:
        """Which part of the map is drawn."""
        return View(self.focus, self.depth, self.section, self.voice, self.only_standing)

    def recorded(self) -> dict[str, str]:
        """What a drawing remembers of how it was made, but for what everyone has by default."""
        found: dict[str, object] = {"theme": self.theme, "graphviz": self.graphviz}
        if self.shape != "page":
            found["shape"] = self.shape
        if not self.standing:
            found["standing"] = "no"
        if self.focus:
            found |= {"focus": self.focus, "depth": self.depth}
        for name in ("section", "voice"):
            if getattr(self, name):
                found[name] = getattr(self, name)
        if self.only_standing:
            found["only_standing"] = "yes"
        if self.link_base and is_address(self.link_base):
            found["link_base"] = self.link_base
        return {name: str(value) for name, value in found.items()}

    def as_recorded(self, how: Mapping[str, str]) -> DrawOptions:
        """These options, with what a drawing remembers put in. A value that makes no sense is left out."""
        depth = how.get("depth", "")
        return replace(
            self,
            theme=_THEMES.get(how.get("theme", ""), self.theme),
            graphviz=_ENGINES.get(how.get("graphviz", ""), self.graphviz),
            shape=_SHAPES.get(how.get("shape", ""), "page"),
            standing=how.get("standing") != "no",
            focus=how.get("focus"),
            depth=int(depth) if _DEPTH.fullmatch(depth) else DEPTH,
            section=how.get("section"),
            voice=how.get("voice"),
            only_standing=how.get("only_standing") == "yes",
            link_base=how.get("link_base", self.link_base),
        )


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
