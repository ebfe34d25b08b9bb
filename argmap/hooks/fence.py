"""A map inside a document."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from argmap.compiler import compile_file
from argmap.diagnostic import Diagnostic, Severity
from argmap.files import Project, project_of
from argmap.model import ArgumentMap
from argmap.render import DrawOptions, Format, ThemeName, draw

LANGUAGE = "argmap"
UNDRAWN = "undrawn"


class BrokenMap(Exception):
    """A map in a document has errors; the message is the report of them."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        from argmap.report import FORMATS, Findings

        super().__init__(FORMATS["full"](Findings(list(diagnostics), 1)).rstrip("\n"))


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
        BrokenMap: it has errors.
    """
    padded = "\n" * (fence.line - 1) + fence.body
    project = Project(os.path.realpath(fence.root)) if fence.root else project_of(fence.document)
    result = compile_file(fence.document, padded.encode("utf-8", "surrogatepass"), project)
    errors = [each for each in result.diagnostics if each.severity is Severity.ERROR]
    if errors:
        raise BrokenMap(errors)
    return result.map


def draw_map(arg_map: ArgumentMap, format: Format = "svg", theme: ThemeName = "auto") -> bytes:
    """The drawing of a map for a document: without links to lines, which a reader of the document lacks.

    Raises:
        argmap.render.RenderError: it cannot be drawn; the message says why.
    """
    return draw(arg_map, DrawOptions(format=format, theme=theme, link_base=None)).data


def describe(arg_map: ArgumentMap) -> str:
    """A sentence that stands for the drawing where it cannot be seen."""
    thesis = arg_map.thesis
    told = arg_map.title or (thesis.prose if thesis else "")
    return f"Argument map: {told}" if told else "Argument map"


def inline(arg_map: ArgumentMap, theme: ThemeName = "auto") -> str:
    """The drawing as HTML to stand in a page, no wider than the page.

    Raises:
        argmap.render.RenderError: it cannot be drawn; the message says why.
    """
    svg = draw_map(arg_map, "svg", theme).decode("utf-8").strip()
    narrow = svg.replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
    return f'<div class="{LANGUAGE}">\n{narrow}\n</div>'
