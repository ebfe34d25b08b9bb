"""What differs between two texts, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import regex

_TOKENS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*"
    r"|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\s+|."
)
_MOST_TOKENS = 2_000


class Piece(NamedTuple):
    """A run of words that both texts have, or that only the old or the new one has."""

    side: Literal["both", "old", "new"]
    words: str


def word_diff(old: str, new: str) -> list[Piece]:
    """The pieces of two texts in order, white space as single spaces.

    Quadratic in the number of words at worst; beyond 2,000 the whole texts are the difference.
    """
    old, new = " ".join(old.split()), " ".join(new.split())
    ours, theirs = _TOKENS.findall(old), _TOKENS.findall(new)
    if max(len(ours), len(theirs)) > _MOST_TOKENS:
        return [each for each in (Piece("old", old), Piece("new", new)) if each.words]
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, a, b, c, d in _calm(matcher, ours):
        if kind == "equal":
            pieces.append(Piece("both", "".join(ours[a:b])))
            continue
        for side, words in (("old", ours[a:b]), ("new", theirs[c:d])):
            if words:
                pieces.append(Piece(side, "".join(words)))  # type: ignore[arg-type]
    return pieces


def _calm(matcher: SequenceMatcher[str], ours: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The steps from one text to the other, without the spaces and marks that two changed runs share by chance."""
    calm: list[tuple[str, int, int, int, int]] = []
    codes = matcher.get_opcodes()
    for at, (kind, a, b, c, d) in enumerate(codes):
        inner = 0 < at < len(codes) - 1
        if kind == "equal" and inner and not any(each.isalnum() for each in ours[a:b]):
            kind = "replace"  # noqa: PLW2901
        if kind != "equal" and calm and calm[-1][0] != "equal":
            _, first, _, third, _ = calm.pop()
            a, c = first, third  # noqa: PLW2901
        calm.append((kind if kind == "equal" else "replace", a, b, c, d))
    return calm
