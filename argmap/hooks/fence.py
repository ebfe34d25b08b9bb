"""A map inside a document."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from argmap.compiler import compile_file
from argmap.config import ConfigError, Configuration
from argmap.diagnostic import Severity
from argmap.files import Noting, project_of
from argmap.model import ArgumentMap
from argmap.render import DrawOptions, Format, ThemeName, draw

LANGUAGE = "argmap"
UNDRAWN = "undrawn"
DESCRIBED = "Argument map"


class BrokenMap(Exception):
    """A map in a document has errors; the message is the report of them."""


class BrokenConfiguration(BrokenMap):
    """The configuration of a document, or of what a map in it imports, cannot be used; the message says why."""


class Fence(NamedTuple):
    """A map's text, and where it stands.

    Arguments:
        body: the text.
        document: the file in which it stands, as messages call it; its imports and sources are relative to that.
        line: the number of its first line there, from 1.
        root: the folder that they may not leave; by default that of the project.
    """

    body: str
    document: str
    line: int = 1
    root: str | None = None


def read_fence(fence: Fence) -> ArgumentMap:
    """The map of a fence; messages and places tell lines of the document.

    Raises:
        BrokenMap: it has errors, as the configuration of the document counts them.
        BrokenConfiguration: that has mistakes.
    """
    return read_noting(fence)[0]


def read_noting(fence: Fence) -> tuple[ArgumentMap, Sequence[str]]:
    """Likewise, with the files that it depends on and that are there, as absolute paths in order."""
    from argmap.report import FORMATS, Findings

    padded = "\n" * (fence.line - 1) + fence.body
    files = Noting(project_of(fence.document, fence.root), {fence.document})
    configuration = Configuration()
    try:
        result = compile_file(fence.document, padded.encode("utf-8", "surrogatepass"), files)
        settings = configuration.file(os.path.dirname(os.path.abspath(fence.document)))
        found = [configuration.judged(each) for each in result.diagnostics]
    except ConfigError as error:
        raise BrokenConfiguration(str(error)) from error
    errors = [each for each in found if each and each.severity is Severity.ERROR]
    if errors:
        raise BrokenMap(FORMATS["full"](Findings(errors, 1)).rstrip("\n"))
    names = {*files.names, *([settings.shown] if settings else [])}
    return result.map, sorted(os.path.abspath(name) for name in names if os.path.isfile(name))


def draw_map(arg_map: ArgumentMap, format: Format = "svg", theme: ThemeName | None = None) -> bytes:
    """The drawing of a map for a document: without links to lines, which a reader of the document lacks.

    Arguments:
        arg_map: a fence's map; how it is drawn, the configuration of its document says.
        theme: the theme, whatever the configuration says.

    Raises:
        argmap.render.RenderError: it cannot be drawn; the message says why.
    """
    chosen = Configuration().settings(arg_map.texts[0].name).drawing()
    if theme:
        chosen["theme"] = theme
    return draw(arg_map, DrawOptions(**{**chosen, "format": format, "link_base": None})).data


def describe(arg_map: ArgumentMap) -> str:
    """A sentence that stands for the drawing where it cannot be seen."""
    thesis = arg_map.thesis
    told = arg_map.title or (thesis.prose if thesis else "")
    return f"{DESCRIBED}: {told}" if told else DESCRIBED


def inline(arg_map: ArgumentMap, theme: ThemeName | None = None) -> str:
    """The drawing as HTML to stand in a page, no wider than the page; see ``draw_map``.

    Raises:
        argmap.render.RenderError: it cannot be drawn; the message says why.
    """
    svg = draw_map(arg_map, "svg", theme).decode("utf-8").strip()
    narrow = svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
    return f'<div class="{LANGUAGE}">\n{narrow}\n</div>'
