"""What a character is called to a reader who lacks a font for it: by its script, or as an emoji or a sign."""

from __future__ import annotations

from itertools import takewhile
from typing import Final
from unicodedata import category, name, normalize

from argmap.diagram.measure import is_picture

# Where the name of a script ends in that of a character.
# fmt: off
_AFTER: Final = frozenset((
    "LETTER", "SMALL", "CAPITAL", "VOWEL", "CONSONANT", "SYLLABLE", "SYLLABICS", "SIGN", "MARK", "CHARACTER",
    "IDEOGRAPH", "HIEROGLYPH", "LIGATURE",
))
# fmt: on


def script_of(cluster: str) -> str:
    """The script of a cluster, such as ``Arabic``; ``emoji`` or ``signs``; or that it is unknown."""
    first = cluster[0]
    if is_picture(cluster):
        return "emoji"
    if category(first) in ("Co", "Cn", "Cs"):
        return "unknown characters"
    # Letters that only vary Latin ones are signs: full-width, mathematical, raised.
    if category(first)[0] not in "LM" or normalize("NFKC", first).isascii():
        return "signs"
    words = name(first, "").replace("-", " ").split()
    if words[0] == "CJK":
        return "Chinese characters"
    return " ".join(takewhile(lambda word: word not in _AFTER, words)).title() or "signs"
