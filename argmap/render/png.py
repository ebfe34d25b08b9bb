"""The drawing as PNG, by resvg: argmap's own font for Latin, Greek and Cyrillic, the system's for other scripts."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from math import sqrt
from typing import Final

from argmap.render.errors import RenderError, ToolMissing
from argmap.render.fonts import FAMILIES, font_files

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# A side that most programs still open.
_LONGEST: Final = 32_000


def rasterise(svg: str, *, scale: float, fonts: bool) -> bytes:
    """An SVG as PNG.

    Arguments:
        scale: pixels for each unit of the SVG.
        fonts: whether the system's fonts are needed besides argmap's own; they cost a fraction of a second.

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
            font_files=font_files(),
            skip_system_fonts=not fonts,
            font_family=FAMILIES[0],
            sans_serif_family=FAMILIES[0],
        )
    except ValueError as failure:
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


def rows(data: bytes) -> Iterator[bytes]:
    """The rows of pixels of an 8-bit RGBA PNG without interlacing, as resvg writes them.

    Filters are undone as in the PNG specification, 9.2. Linear in the number of pixels, and slow: for small pictures.
    """
    width, height = struct.unpack(">II", data[16:24])
    packed = b"".join(body for kind, body in _chunks(data) if kind == b"IDAT")
    raw = zlib.decompress(packed)
    stride = width * 4
    above = bytes(stride)
    for number in range(height):
        begin = number * (stride + 1)
        row = bytearray(raw[begin + 1 : begin + 1 + stride])
        _unfilter(raw[begin], row, above)
        above = bytes(row)
        yield above


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def _unfilter(method: int, row: bytearray, above: bytes) -> None:
    for index in range(len(row)):
        left = row[index - 4] if index >= 4 else 0
        up = above[index]
        corner = above[index - 4] if index >= 4 else 0
        predicted = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[method]
        row[index] = (row[index] + predicted) & 0xFF


def _paeth(left: int, up: int, corner: int) -> int:
    estimate = left + up - corner
    return min((left, up, corner), key=lambda each: abs(estimate - each))
