"""The words of a quote as what has to be looked for.

``[...]``, ``[…]`` and ``…``
    leave words out: a gap within one paragraph, or of at most 200 characters.
``[word]`` apart from other words
    is the quoter's: it stands for nothing, or for at most four words of the source.
``[T]he``, one letter at a word's beginning
    stands for that letter, small or capital.
``announce[d]``, joined to a word in any other way
    stands for nothing, or for letters of that word.

A quote of more than ``MOST_PARTS`` parts is not looked for. At a quote's very beginning or end,
what stands in brackets says nothing about the source but that a word may go on there.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from argmap.quotes.folding import fold

MOST_PARTS = 20
_BRACKET = re.compile(r"\[\s*(?:\.\s*\.\s*\.|…)\s*\]|…|\[([^\[\]]*)\]")


class Link(IntEnum):
    """What may stand in the source between two parts of a quote, the strictest first."""

    NOTHING = 0
    LETTERS = 1
    WORDS = 2
    GAP = 3


class Part(NamedTuple):
    """Words of the source, in any of these spellings, after what ``link`` allows."""

    words: tuple[str, ...]
    link: Link


class Pattern(NamedTuple):
    """A quote, folded.

    Arguments:
        words: all of it as written, brackets included.
        parts: its parts in order; none where it says nothing that could be looked for.
        begins_within: whether it says that it begins within a word, as in ``[un]able``.
        ends_within: whether it says that it ends within a word, as in ``announce[d]``.
    """

    words: str
    parts: tuple[Part, ...]
    begins_within: bool = False
    ends_within: bool = False


def read_pattern(words: str) -> Pattern:
    """Read a quote's words; linear in their length."""
    if "[" not in words and "…" not in words:
        folded = fold(words.strip()).text
        return Pattern(folded, (Part((folded,), Link.NOTHING),) if folded else ())
    literals, links = [], []
    spellings: dict[int, str] = {}
    done = 0
    for bracket in _BRACKET.finditer(words):
        literals.append(words[done : bracket.start()])
        link = _link(words, bracket)
        if link is Link.NOTHING:
            spellings[len(literals)] = bracket[1]
        links.append(link)
        done = bracket.end()
    literals.append(words[done:])
    parts: list[Part] = []
    link = Link.NOTHING
    for at, literal in enumerate(literals):
        before = links[at - 1] if at else Link.GAP
        after = links[at] if at < len(links) else Link.GAP
        link = max(link, before) if at else link
        piece = fold(spellings.get(at, "") + literal).text
        piece = piece.lstrip() if before >= Link.WORDS else piece
        piece = piece.rstrip() if after >= Link.WORDS else piece
        if piece.strip():
            letter = spellings.get(at, "")
            both = dict.fromkeys((piece, letter.swapcase() + piece[len(letter) :]))
            parts.append(Part(tuple(both) if letter else (piece,), link))
            link = Link.NOTHING
    within = [
        bool(links) and links[at] is Link.LETTERS and not literals[at].strip() for at in (0, -1)
    ]
    return Pattern(fold(words.strip()).text, tuple(parts), *within)


def _link(words: str, bracket: re.Match[str]) -> Link:
    inserted = bracket[1]
    if inserted is None:
        return Link.GAP
    after_word = words[max(bracket.start() - 1, 0) : bracket.start()].isalnum()
    before_word = words[bracket.end() : bracket.end() + 1].isalnum()
    if len(inserted) == 1 and inserted.isalpha() and before_word and not after_word:
        return Link.NOTHING
    return Link.LETTERS if after_word or before_word else Link.WORDS
