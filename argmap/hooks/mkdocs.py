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

from typing import Any

from pymdownx.superfences import SuperFencesException

try:
    from mkdocs.exceptions import BuildError
except ImportError:  # SuperFences without MkDocs.
    BuildError = Exception  # type: ignore[misc, assignment]

from argmap.hooks.fence import LANGUAGE, BrokenMap, Fence, inline, read_fence
from argmap.render import RenderError, ThemeName

DOCUMENT = "argmap fence"


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
