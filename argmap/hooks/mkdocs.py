"""The formatter for MkDocs and whatever else uses PyMdown's SuperFences. In ``mkdocs.yml``::

    markdown_extensions:
      - pymdownx.superfences:
          custom_fences:
            - name: argmap
              class: argmap
              format: !!python/name:argmap.hooks.mkdocs.fence

A map's imports and sources are relative to the folder of ``mkdocs.yml``. A map with errors ends the build.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import Any, Final

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.superfences import SuperFencesCodeExtension, SuperFencesException

try:
    from mkdocs.exceptions import BuildError
except ImportError:  # SuperFences without MkDocs.
    BuildError = Exception  # type: ignore[misc, assignment]

from argmap.hooks.fence import LANGUAGE, UNDRAWN, BrokenMap, Fence, inline, read_fence
from argmap.render import RenderError, ThemeName

DOCUMENT = "argmap fence"

# Ahead of all that SuperFences does, the first of which has 31.05.
PRIORITY: Final = 32

_FENCE = re.compile(r"(?P<before>[> \t]*)(?P<fence>`{3,}(?!.*`)|~{3,})(?P<words>.*)")


class MapFailed(SuperFencesException, BuildError):  # type: ignore[misc]
    """A map has errors or cannot be drawn.

    SuperFences lets no other exception through than its own; MkDocs shows its own without a traceback.
    """


def fence(
    source: str,
    language: str,
    css_class: str,
    options: dict[str, Any],
    md: object,
    theme: ThemeName | None = None,
    **more: Any,
) -> str:
    """Draw one fence: what SuperFences calls a formatter; ``functools.partial`` may set the theme.

    Raises:
        MapFailed: the map has errors or cannot be drawn.
    """
    try:
        return inline(read_fence(Fence(source, DOCUMENT)), theme)
    except (BrokenMap, RenderError) as error:
        raise MapFailed(f"{LANGUAGE}: {error}") from error


class _Headers(Preprocessor):
    """Leaves of the words with which a map's fence begins what SuperFences can read.

    By itself it reads no ``name=mend``, and asks no validator: it takes the fence for text, and its end for the
    beginning of the next. Maps would be neither drawn nor checked, and nobody told.
    """

    def run(self, lines: list[str]) -> list[str]:
        inside = ""
        done = []
        for line in lines:
            found = _FENCE.match(line)
            if found and not inside:
                inside = found["fence"]
                done.append(_header(found) or line)
                continue
            if found and found["fence"] == inside and not found["words"].strip():
                inside = ""
            done.append(line)
        return done


def _header(found: re.Match[str]) -> str:
    """The line with which a map's fence should begin; empty for other fences."""
    words = [each.lstrip(".") for each in found["words"].strip("{} \t\r").split()]
    if words[:1] != [LANGUAGE]:
        return ""
    return found["before"] + found["fence"] + ("text" if UNDRAWN in words else LANGUAGE)


def _teach(extension: type[SuperFencesCodeExtension]) -> None:
    """Let SuperFences have its headers read first, wherever it is set up to draw maps."""
    extend = extension.extendMarkdown

    @wraps(extend)
    def extended(self: SuperFencesCodeExtension, md: Markdown) -> None:
        extend(self, md)
        if any(each.get("name") == LANGUAGE for each in self.getConfig("custom_fences")):
            md.preprocessors.register(_Headers(md), f"{LANGUAGE}-headers", PRIORITY)

    extension.extendMarkdown = extended


_teach(SuperFencesCodeExtension)
