"""How wide a text is, without any font at hand.

Advance widths are those of a plain sans serif (the metrics that Helvetica, Arial and their free twins share),
in thousandths of an em, widened so that a broader fallback font stays within a box's margin. Other scripts have one
width each, on the broad side. The unit is the grapheme cluster in the sense of Unicode's UAX #29, simplified: what
a cluster adds to its base has no width.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from unicodedata import category, east_asian_width, normalize

WIDENED: Final = 1.09
BOLD: Final = 1.07

_ASCII: Final = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 "
    "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
    "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_OTHERS: Final = {
    "‘’‚": 222,
    "“”„": 333,
    "–€«»": 556,
    "—…Æ": 1000,
    "•°": 400,
    "ßøþðđħŋ": 611,
    "æ": 889,
    "œ": 944,
    "Œ": 1000,
    "ØÐÞĐĦŊ": 778,
    "ıł": 278,
    "Ł": 556,
    "×÷±¬µ¶§¢£¥": 584,
    "©®": 737,
    "™": 1000,
    "¡¿": 556,
    "→←": 1000,
}
# First and last code point, then ems for one letter of that range.
_RANGES: Final = (
    (0x0370, 0x03FF, 0.66),
    (0x0400, 0x052F, 0.70),
    (0x0530, 0x058F, 0.68),
    (0x0590, 0x05FF, 0.62),
    (0x0600, 0x08FF, 0.58),
    (0x0900, 0x0DFF, 0.82),
    (0x0E00, 0x0EFF, 0.66),
    (0x0F00, 0x109F, 0.86),
    (0x10A0, 0x10FF, 0.66),
    (0x1200, 0x139F, 0.92),
    (0x13A0, 0x18AF, 0.92),
    (0x1C90, 0x1CBF, 0.80),
    (0x1D00, 0x1EFF, 0.68),
    (0x2000, 0x200A, 0.50),
)
_OTHER_LETTER: Final = 1.0
_BROAD: Final = frozenset("жмфшщюыЖМФШЩЮЫДдЉљЊњӁӂωΩΜ")
_JOINER: Final = "\u200d"
_ZERO: Final = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"
)


def _latin() -> dict[str, float]:
    ems = {chr(32 + i): int(w) / 1000 for i, w in enumerate(_ASCII.split())}
    ems["\u00a0"] = ems[" "]
    for characters, thousandths in _OTHERS.items():
        ems.update(dict.fromkeys(characters, thousandths / 1000))
    for point in [*range(0xC0, 0x180), *range(0x1E00, 0x1F00)]:
        base = normalize("NFD", chr(point))[0]
        if base in ems:
            ems.setdefault(chr(point), ems[base])
    return ems


LATIN: Final[Mapping[str, float]] = _latin()


def is_wide(character: str) -> bool:
    """Whether a character takes a full em, as Han characters, kana, Hangul and emoji do."""
    return east_asian_width(character) in "WF" or _is_pictorial(character)


def _is_pictorial(character: str) -> bool:
    """Whether it is in one of the blocks of pictures."""
    return 0x1F000 <= ord(character) <= 0x1FBFF


def is_picture(cluster: str) -> bool:
    """Whether a cluster asks for a coloured picture, as emoji do."""
    if "\ufe0f" in cluster or "\u20e3" in cluster:
        return True
    first = cluster[0]
    early = ord(first) < 0x2E80 and category(first) == "So" and is_wide(first)
    return early or _is_pictorial(first)


def is_invisible(character: str) -> bool:
    """Whether a font draws nothing for a character: a joiner, a mark of direction, a variation selector, a tag."""
    point = ord(character)
    return character in _ZERO or 0xFE00 <= point <= 0xFE0F or 0xE0020 <= point <= 0xE01EF


def _extends(character: str) -> bool:
    point = ord(character)
    return (
        is_invisible(character)
        or category(character) in ("Mn", "Me", "Mc")
        or 0x1F3FB <= point <= 0x1F3FF
        or 0x1160 <= point <= 0x11FF
    )


def _is_flag(character: str) -> bool:
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def _ems(character: str) -> float:
    if (known := LATIN.get(character)) is not None:
        return known
    if _extends(character):
        return 0.35 if category(character) == "Mc" else 0.0
    if is_wide(character):
        return 1.0
    if character in _BROAD:
        return 0.92
    point = ord(character)
    for first, last, ems in _RANGES:
        if first <= point <= last:
            return ems
    return _OTHER_LETTER


def clusters(text: str) -> Iterator[tuple[str, float]]:
    """The text's grapheme clusters, each with its width in ems. Linear."""
    cluster, width = "", 0.0
    for character in text:
        joined = cluster and (
            _extends(character)
            or cluster[-1] == _JOINER
            or (_is_flag(character) and len(cluster) == 1 and _is_flag(cluster))
        )
        if not joined:
            if cluster:
                yield cluster, width
            cluster, width = character, _ems(character)
            continue
        # A sign that asks for the coloured picture makes the whole cluster as wide as one.
        if character in "\ufe0f\u20e3" or (character == _JOINER and is_wide(cluster[0])):
            width = max(width, 1.25)
        elif category(character) == "Mc":
            width += 0.35
        elif cluster[-1] == _JOINER and not is_wide(character):
            width += _ems(character)
        elif is_wide(character):
            width = max(width, 1.25)
        cluster += character
    if cluster:
        yield cluster, width


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text may become, in the unit of ``size``, the font's size. Linear in the text's length."""
    try:
        total = sum(map(LATIN.__getitem__, text))
    except KeyError:
        total = sum(each for _, each in clusters(text))
    return total * size * (WIDENED * BOLD if bold else WIDENED)
