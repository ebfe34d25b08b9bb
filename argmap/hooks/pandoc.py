"""The filter for Pandoc and Quarto: ``pandoc --filter argmap-pandoc``.

HTML gets the drawing itself; LaTeX and PDF a PDF, other formats a PNG, in the folder ``argmap-images``. A map's imports
and sources are relative to the folder in which Pandoc runs. A map with errors ends the run.
"""

from __future__ import annotations

import hashlib
import os
import sys
from typing import Any

import panflute

from argmap.files import write_whole
from argmap.hooks.fence import (
    LANGUAGE,
    UNDRAWN,
    BrokenMap,
    Fence,
    describe,
    draw_map,
    inline,
    read_fence,
)
from argmap.render import Format, RenderError

FOLDER = "argmap-images"
DOCUMENT = "argmap block"
_PAGES = ("html", "slidy", "slideous", "dzslides", "revealjs", "s5", "epub")
_PRINT = ("latex", "beamer", "context", "pdf")


def draw_block(element: Any, document: Any) -> Any:
    """The drawing in a code block's place; None for any other element.

    Raises:
        BrokenMap, RenderError: the map has errors, or cannot be drawn.
    """
    if not isinstance(element, panflute.CodeBlock) or LANGUAGE not in element.classes:
        return None
    if UNDRAWN in element.classes:
        return None
    arg_map = read_fence(Fence(element.text + "\n", DOCUMENT))
    if document.format.startswith(_PAGES):
        return panflute.RawBlock(inline(arg_map), format="html")
    kind: Format = "pdf" if document.format in _PRINT else "png"
    picture = draw_map(arg_map, kind, "light")
    name = f"{FOLDER}/{hashlib.sha256(picture).hexdigest()[:16]}.{kind}"
    os.makedirs(FOLDER, exist_ok=True)
    write_whole(name, picture)
    words = panflute.Str(describe(arg_map))
    image = panflute.Image(words, url=name, identifier=element.identifier)
    return panflute.Para(image)


def main() -> None:
    """The command ``argmap-pandoc``."""
    try:
        document = panflute.load()
    except Exception as error:
        # Whatever is no document of Pandoc's fails in a way of its own.
        said = " ".join(str(error).split()) or type(error).__name__
        sys.exit(f"argmap: what comes in is no document in Pandoc's JSON ({said}).")
    try:
        panflute.dump(panflute.run_filter(draw_block, doc=document))
    except (BrokenMap, RenderError) as error:
        sys.exit(f"argmap: {error}")
