"""Where a quote stands in a source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from argmap.quotes.folding import Folded, splits_word
from argmap.quotes.haystack import Haystack
from argmap.quotes.pattern import MOST_PARTS, Link, Part, Pattern
from argmap.source import Span

LONGEST_GAP = 200
MOST_WORDS_REPLACED = 4
_LONGEST_REPLACED = 80


class _Chain(NamedTuple):
    """Parts found one after the other: where the first begins, where the last ends."""

    start: int
    end: int


def find(pattern: Pattern, haystacks: tuple[Haystack, ...]) -> tuple[Span, ...]:
    """Every place at which a quote stands in a source, in order, none overlapping another.

    A place in which the quote begins and ends with whole words wins over all that cut words in two.
    Linear in the source's length for each part of the quote (of which there may be ``MOST_PARTS``).

    Arguments:
        pattern: the quote.
        haystacks: the source's foldings, as ``fold_all`` gives them.
    """
    whole: list[Span] = []
    cut: list[Span] = []
    for haystack in haystacks:
        folded = haystack.folded
        for span in _spans(pattern, haystack):
            broken = splits_word(folded.text, span.start) or splits_word(folded.text, span.end)
            (cut if broken else whole).append(folded.original(span))
    found = whole or cut
    return tuple(_apart(sorted(found)) if len(found) > 1 else found)


def _spans(pattern: Pattern, haystack: Haystack) -> Iterator[Span]:
    if not pattern.parts or len(pattern.parts) > MOST_PARTS:
        return
    size = len(pattern.words)
    literal = [Span(at, at + size) for at in haystack.occurrences(pattern.words)]
    if literal or pattern.parts[0].words == (pattern.words,):
        yield from literal
        return
    chains: list[_Chain] | None = None
    for part, after in zip(pattern.parts, (*pattern.parts[1:], None), strict=True):
        found = _part(part, after, haystack)
        chains = (
            list(found)
            if chains is None
            else list(_extend(chains, found, part.link, haystack.folded))
        )
        if not chains:
            return
    yield from _apart(Span(*each) for each in chains or ())


def _occurrences(haystack: Haystack, words: str) -> Iterator[_Chain]:
    return (_Chain(at, at + len(words)) for at in haystack.occurrences(words))


def _part(part: Part, after: Part | None, haystack: Haystack) -> Iterator[_Chain]:
    """Where a part stands, with whole words at the ends at which others may stand."""
    whole_start = part.link >= Link.WORDS
    whole_end = after is not None and after.link >= Link.WORDS
    text = haystack.folded.text
    found = [_occurrences(haystack, words) for words in part.words]
    for each in merge(*found):
        if whole_start and splits_word(text, each.start):
            continue
        if whole_end and splits_word(text, each.end):
            continue
        yield each


def _extend(
    chains: list[_Chain], found: Iterator[_Chain], link: Link, folded: Folded
) -> Iterator[_Chain]:
    """Lengthen chains by the next part.

    What a link allows between two parts it also allows when less stands there; so only the last
    chain that ends before the part has to be tried.
    """
    at = -1
    for start, end in found:
        while at + 1 < len(chains) and chains[at + 1].end <= start:
            at += 1
        if at >= 0 and _allows(link, chains[at].end, start, folded):
            yield _Chain(chains[at].start, end)


def _allows(link: Link, start: int, end: int, folded: Folded) -> bool:
    if link is Link.NOTHING:
        return start == end
    if link is Link.GAP:
        inside = folded.paragraphs
        at = bisect_left(inside, start)
        return end - start <= LONGEST_GAP or at == len(inside) or inside[at] >= end
    if end - start > _LONGEST_REPLACED:
        return False
    between = folded.text[start:end]
    if link is Link.LETTERS:
        return not between or between.isalpha()
    return len(between.split()) <= MOST_WORDS_REPLACED


def _apart(spans: Iterator[Span] | list[Span]) -> Iterator[Span]:
    """Leave out every span that overlaps one before it."""
    done = 0
    for span in spans:
        if span.start >= done:
            yield span
            done = span.end
