"""Where a sentence is broken into lines.

After Unicode's UAX #14, simplified: at spaces, after hyphens and dashes between letters, between the
characters of scripts that are written without spaces (but not before a closing mark or after an opening one), and
anywhere in a word that is wider than the line. Lines are evened out, as a careful printer would.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Final, NamedTuple
from unicodedata import bidirectional

from argmap.diagram.measure import LATIN, clusters, is_wide, width
from argmap.source import well_formed

_OPENING: Final = frozenset("([{（「『【〈《〔［｛〖“‘«¿¡")
_NOT_FIRST: Final = frozenset(
    ")]}）」』】〉》〕］｝〗”’»、。，．・：；？！,.:;?!%％…‥ー々〻ゝゞ"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ\u0e33\u0eb3ๆฯะาๅ"
)
# What a further line costs, so that evenness alone never adds one.
_NEW_LINE: Final = 1e6
_BREAK_AFTER: Final = frozenset("-‐–—/")
_URL_BREAK: Final = frozenset("/?&=#._~:;,+%@-")


class _Atom(NamedTuple):
    """A piece of text that is not broken; ``spaced`` says whether a space parts it from the one before."""

    text: str
    width: float
    spaced: bool


def clean(text: str) -> str:
    """The text on one line, white space folded, and well formed."""
    return well_formed(" ".join(text.split()))


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left: whether its first strong character does (UAX #9, P2)."""
    if text.isascii():
        return False
    for character in text:
        direction = bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


class Lines(NamedTuple):
    """The lines of a text, and how wide the widest is."""

    lines: tuple[str, ...]
    widest: float


def wrap(text: str, limit: float, size: float, *, bold: bool = False) -> Lines:
    """A text in lines, none wider than ``limit`` (nor than one cluster, where that is wider).

    Arguments:
        limit: how wide a line may be, in the unit of ``size``, the font's size.

    Nothing is lost but the spaces at the breaks. Linear in the text's length.
    """
    text = clean(text)
    whole = width(text, size, bold=bold)
    if whole <= limit:
        return Lines((text,) if text else (), whole)
    atoms = list(_atoms(text, limit, size, bold))
    return _even_lines(atoms, limit, width(" ", size, bold=bold))


def _even_lines(atoms: list[_Atom], limit: float, space: float) -> Lines:
    """Lines whose squared slacks add up to the least (Knuth & Plass 1981, without stretching)."""
    best = [0.0]  # best[i]: the least sum for the first i atoms
    cut = [(0, 0.0)]  # cut[i]: where the last line of that begins, and its width
    for end in range(1, len(atoms) + 1):
        used, least, chosen = 0.0, inf, (0, 0.0)
        for start in range(end - 1, -1, -1):
            _, wide, spaced = atoms[start]
            used += wide
            if used > limit and start < end - 1:
                break
            slack = limit - used
            cost = best[start] + slack * slack + _NEW_LINE
            if cost < least:
                least, chosen = cost, (start, used)
            if spaced:
                used += space
        best.append(least)
        cut.append(chosen)
    lines: list[str] = []
    end, widest = len(atoms), 0.0
    while end:
        start, wide = cut[end]
        lines.append(_joined(atoms[start:end]))
        end, widest = start, max(widest, wide)
    return Lines(tuple(reversed(lines)), widest)


def _joined(atoms: list[_Atom]) -> str:
    first, *rest = atoms
    return first.text + "".join(f" {text}" if spaced else text for text, _, spaced in rest)


def _atoms(text: str, limit: float, size: float, bold: bool) -> Iterator[_Atom]:
    for word in text.split():
        wide = width(word, size, bold=bold)
        plain = word.isascii() or all(each in LATIN for each in word)
        if wide <= limit and plain and _BREAK_AFTER.isdisjoint(word):
            yield _Atom(word, wide, True)
            continue
        spaced = True
        for piece in _pieces(word, wide > limit):
            for part, part_width in _cut(piece, limit, size, bold):
                yield _Atom(part, part_width, spaced)
                spaced = False


def _pieces(word: str, long: bool) -> Iterator[str]:
    """Parts of a word between which a line may be broken."""
    piece, before = "", ""
    for cluster, _ in clusters(word):
        if before and _may_break(before, cluster, piece, long):
            yield piece
            piece = ""
        piece += cluster
        before = cluster
    if piece:
        yield piece


def _may_break(before: str, after: str, piece: str, long: bool) -> bool:
    last, first = before[-1], after[0]
    if first in _NOT_FIRST or last in _OPENING or _waits(last):
        return False
    if long and last in _URL_BREAK:
        return first not in _URL_BREAK
    if last in _BREAK_AFTER:
        return first.isalpha() and len(piece) > 1 and piece[-2].isalpha()
    return _unspaced(before) or _unspaced(after)


def _waits(character: str) -> bool:
    """Whether it is a Thai or Lao vowel that is written before its consonant."""
    return "\u0e40" <= character <= "\u0e44" or "\u0ec0" <= character <= "\u0ec4"


def _unspaced(cluster: str) -> bool:
    """Whether the cluster belongs to a script that is written without spaces, or is a picture."""
    point = ord(cluster[0])
    if 0x0E00 <= point <= 0x0EFF or 0x1000 <= point <= 0x109F or 0x1780 <= point <= 0x17FF:
        return True
    return is_wide(cluster[0]) and not (0x1100 <= point <= 0x11FF or 0xAC00 <= point <= 0xD7AF)


def _cut(piece: str, limit: float, size: float, bold: bool) -> Iterator[tuple[str, float]]:
    wide = width(piece, size, bold=bold)
    if wide <= limit:
        yield piece, wide
        return
    part, used = "", 0.0
    for cluster, _ in clusters(piece):
        needed = width(cluster, size, bold=bold)
        if part and used + needed > limit:
            yield part, used
            part, used = "", 0.0
        part += cluster
        used += needed
    yield part, used
