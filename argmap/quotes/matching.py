"""Where a quote stands in a source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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

    Places in which the quote begins and ends with whole words win over all that cut words in two.
    Linear in the source's length for each part of the quote (of which there may be ``MOST_PARTS``).

    Arguments:
        pattern: the quote.
        haystacks: the source's foldings, as ``fold_all`` gives them.
    """
    if not pattern.parts or len(pattern.parts) > MOST_PARTS:
        return ()
    literal = [(each, list(each.occurrences(pattern.words))) for each in haystacks]
    if pattern.parts[0].words == (pattern.words,) and not any(places for _, places in literal):
        return ()
    for whole in (True, False):
        found = [
            haystack.folded.original(span)
            for haystack, places in literal
            for span in _spans(pattern, haystack, places, whole)
        ]
        if found:
            return tuple(_apart(sorted(found)) if len(found) > 1 else found)
    return ()


def _spans(
    pattern: Pattern, haystack: Haystack, places: Sequence[int], whole: bool
) -> Iterable[Span]:
    """Where a quote stands in one folding.

    Arguments:
        places: where its words stand just as they are, whether or not they cut others in two.
        whole: whether it must begin and end with whole words.
    """
    words = pattern.words
    if whole and not all(haystack.is_whole(at, at + len(words)) for at in places):
        places = list(haystack.occurrences(words, whole=True))
    if places or pattern.parts[0].words == (words,):
        return [Span(at, at + len(words)) for at in places]
    chains: list[_Chain] | None = None
    for part, after in zip(pattern.parts, (*pattern.parts[1:], None), strict=True):
        whole_start = whole if chains is None else part.link >= Link.WORDS
        whole_end = whole if after is None else after.link >= Link.WORDS
        found = _part(part, haystack, whole_start, whole_end)
        chains = (
            list(found)
            if chains is None
            else list(_extend(chains, found, part.link, haystack.folded))
        )
        if not chains:
            return ()
    return _apart(Span(*each) for each in chains or ())


def _part(part: Part, haystack: Haystack, whole_start: bool, whole_end: bool) -> Iterator[_Chain]:
    """Where a part stands, with whole words at those of its ends where none may be cut."""
    text = haystack.folded.text
    found = (_chains(haystack, words, whole_start and whole_end) for words in part.words)
    for each in merge(*found):
        if whole_start and splits_word(text, each.start):
            continue
        if whole_end and splits_word(text, each.end):
            continue
        yield each


def _chains(haystack: Haystack, words: str, whole: bool) -> Iterator[_Chain]:
    return (_Chain(at, at + len(words)) for at in haystack.occurrences(words, whole=whole))


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
