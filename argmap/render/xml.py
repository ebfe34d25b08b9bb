"""Text made inert for XML, and numbers made short."""

from __future__ import annotations

from typing import Final

_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)


def escape(text: str) -> str:
    """Text as the content of an element or of a quoted attribute; what XML may not hold becomes U+FFFD."""
    if text.isalnum():
        return text
    return (
        "".join(map(_allowed, text)).translate(_ESCAPES) if _odd(text) else text.translate(_ESCAPES)
    )


def _odd(text: str) -> bool:
    return not text.isprintable()


def _allowed(character: str) -> str:
    point = ord(character)
    fine = (
        character in "\n\t"
        or 0x20 <= point < 0x7F
        or 0xA0 <= point < 0xD800
        or 0xE000 <= point < 0xFFFE
        or (point >= 0x10000 and point & 0xFFFE != 0xFFFE)
    )
    return character if fine else "\ufffd"


def short(value: float) -> str:
    """A length to a tenth of a pixel: ``12``, ``12.5``."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text
