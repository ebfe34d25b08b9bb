"""Text made inert for XML, and numbers made short."""

from __future__ import annotations

from typing import Final

from argmap.source import well_formed

_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)


def escape(text: str) -> str:
    """Text as the content of an element or of a quoted attribute; what XML may not hold becomes U+FFFD."""
    if text.isalnum():
        return text
    return well_formed(text).translate(_ESCAPES)


def short(value: float) -> str:
    """A length to a tenth of a pixel: ``12``, ``12.5``."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text
