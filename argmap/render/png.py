"""The drawing as PNG, by resvg."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from math import sqrt
from typing import Final

from argmap.render.errors import RenderError, ToolMissing
from argmap.render.fonts import OWN

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# A side that most programs still open.
_LONGEST: Final = 32_000


def rasterise(svg: str, *, scale: float, fonts: Sequence[str]) -> bytes:
    """An SVG as PNG.

    Arguments:
        scale: pixels for each unit of the SVG.
        fonts: the files of the fonts that it is set in.

    Raises:
        ToolMissing: resvg-py is not installed.
        RenderError: it could not draw this SVG.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as missing:
        raise ToolMissing(
            "a PNG needs the package resvg-py, which is missing: pip install resvg-py"
        ) from missing
    try:
        data = svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            font_files=list(fonts),
            skip_system_fonts=True,
            font_family=OWN,
            sans_serif_family=OWN,
        )
    except BaseException as failure:
        # What resvg gives up on is no Exception to Python.
        if not isinstance(failure, ValueError) and type(failure).__name__ != "PanicException":
            raise
        raise RenderError(f"resvg could not draw the PNG: {failure}") from failure
    return bytes(data)


def fitting_scale(
    width: float, height: float, scale: float, most_pixels: int
) -> tuple[float, str | None]:
    """The scale that keeps within the bounds, and a sentence where that is not the one asked for."""
    fits = min(scale, sqrt(most_pixels / (width * height)), _LONGEST / max(width, height))
    if fits >= scale:
        return scale, None
    return fits, (
        f"the PNG was scaled down from {scale:g} to {fits:.2g} pixels a unit: at {scale:g} it would be "
        f"{width * scale:,.0f} × {height * scale:,.0f} pixels; draw SVG or PDF to keep its text legible"
    )


def with_text(data: bytes, keyword: str, text: str) -> bytes:
    """A PNG with a ``tEXt`` chunk after its header (PNG specification, 11.3.4.3)."""
    end_of_header = len(_SIGNATURE) + 25
    body = b"tEXt" + keyword.encode("latin-1") + b"\0" + text.encode("latin-1", "replace")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return data[:end_of_header] + chunk + data[end_of_header:]
