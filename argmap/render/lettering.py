"""A line of text for resvg, in as many fonts as it needs.

resvg sets all of a line in one other font where the one that it is given lacks a character, if that font has all of
the line; it shapes a line as a whole, by the script of its first letter; and it lays what further fonts have over what
the first one made, character by character, which spoils what is shaped: ligatures, vowel signs, composed pictures. So
each line begins with what cannot be seen, in the font of what is shaped: a character that no font has, which keeps all
others from having all of the line, and a letter of that script.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final
from unicodedata import bidirectional

from argmap.diagram.measure import is_invisible
from argmap.render.fonts import EMPTY, OWN, Fonts, clusters_of, is_composed
from argmap.render.xml import escape

_NOBODYS: Final = "\U000ffffd"
_IDLE: Final = ("BN", "NSM")
_UNSEEN: Final = ' font-size="0.01"'
# Scripts whose letters join or move: from Arabic to Burmese, from Khmer to Mongolian, and those that came later.
_SHAPED: Final = (
    range(0x0600, 0x10A0),
    range(0x1780, 0x18B0),
    range(0x1900, 0x1D00),
    range(0xA800, 0xAC00),
)


def dressed(line: str, before: str, after: str, fonts: Fonts) -> str:
    """A line as the content of an SVG element, each of its runs in its family, between two other texts."""
    first, family = _first(line, fonts)
    if family == OWN:
        return before + escape("".join(text for _, text in fonts.runs(line))) + after
    parts = [_span(family, _NOBODYS + _letter(first), _UNSEEN), before]
    for name, text in fonts.runs(line):
        if name == family:
            parts.append(_span(name, text))
            continue
        for torn, run in groupby(clusters_of(text), key=_is_shaped):
            words = "".join(EMPTY if torn else _bare(each) for each in run)
            parts.append(escape(words) if torn or name == OWN else _span(name, words))
    return "".join(parts) + after


def torn_in(lines: Iterable[str], fonts: Fonts) -> tuple[str, ...]:
    """The clusters of some lines that resvg cannot set beside others of the same line, in order."""
    torn: dict[str, None] = {}
    for line in lines:
        _, family = _first(line, fonts)
        others = [text for name, text in fonts.runs(line) if family not in (OWN, name)]
        torn |= dict.fromkeys(
            each for text in others for each in clusters_of(text) if _is_shaped(each)
        )
    return tuple(torn)


def _first(line: str, fonts: Fonts) -> tuple[str, str]:
    """The cluster in whose family a line begins, and that: the first that is shaped, or else the first foreign one."""
    runs = fonts.runs(line)
    foreign = [(each, name) for name, text in runs if name != OWN for each in clusters_of(text)]
    shaped = (each for each in foreign if _is_shaped(each[0]))
    return next(shaped, foreign[0] if foreign else ("", OWN))


def _is_shaped(cluster: str) -> bool:
    """Whether its glyphs are not one to a character."""
    signs = sum(not is_invisible(each) for each in cluster)
    return signs > 1 or is_composed(cluster) or any(ord(cluster[0]) in each for each in _SHAPED)


def _bare(cluster: str) -> str:
    """A cluster without what its font does nothing for, but not without marks of direction."""
    return "".join(
        each for each in cluster if not is_invisible(each) or bidirectional(each) not in _IDLE
    )


def _letter(cluster: str) -> str:
    """What tells the script of a line that would be taken for Latin; nothing where its direction does."""
    return cluster[0] if bidirectional(cluster[0]) == "L" else ""


def _span(family: str, text: str, more: str = "") -> str:
    return f'<tspan font-family="{escape(family)}"{more}>{escape(text)}</tspan>'
