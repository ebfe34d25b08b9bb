"""Where a quote stands in a source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import NamedTuple

from argmap.quotes.folding import Folded, is_joined, splits_word
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

    It begins and ends with whole words and numbers there, unless it says otherwise (``announce[d]``). In scripts
    that join particles to words, such as Arabic, words may be cut where nothing else is found.
    Linear in the source's length for each part of the quote (of which there may be ``MOST_PARTS``).

    Arguments:
        pattern: the quote.
        haystacks: the source's foldings, as ``fold_all`` gives them.
    """
    hits = _hits(pattern, haystacks)
    whole = [
        haystack.folded.original(span)
        for haystack, places in hits
        for span in _spans(pattern, haystack, places, whole=True)
    ]
    return _in_order(whole or [place for place, joined in _cut(pattern, hits) if joined])


def find_cut(pattern: Pattern, haystacks: tuple[Haystack, ...]) -> tuple[Span, ...]:
    """Likewise, where a quote may begin and end within words."""
    return _in_order([place for place, _ in _cut(pattern, _hits(pattern, haystacks))])


_Hits = Sequence[tuple[Haystack, Sequence[int]]]


def _hits(pattern: Pattern, haystacks: tuple[Haystack, ...]) -> _Hits:
    """Where the words of a quote stand just as they are; nothing where no more need be looked for."""
    if not pattern.parts or len(pattern.parts) > MOST_PARTS:
        return ()
    hits = [(each, list(each.occurrences(pattern.words))) for each in haystacks]
    return hits if not _is_literal(pattern) or any(places for _, places in hits) else ()


def _is_literal(pattern: Pattern) -> bool:
    """Whether a quote can only stand in a source just as it is."""
    return pattern.parts[0].words == (pattern.words,)


def _cut(pattern: Pattern, hits: _Hits) -> Iterator[tuple[Span, bool]]:
    """Where a quote stands, words that are cut in two or not, and whether its script joins what it cuts."""
    for haystack, places in hits:
        text = haystack.folded.text
        for span in _spans(pattern, haystack, places, whole=False):
            cut = (at for at in span if splits_word(text, at))
            yield haystack.folded.original(span), all(is_joined(text, at) for at in cut)


def _in_order(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(_apart(sorted(spans)) if len(spans) > 1 else spans)


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
    if places or _is_literal(pattern):
        return [Span(at, at + len(words)) for at in places]
    chains: list[_Chain] | None = None
    for part, after in zip(pattern.parts, (*pattern.parts[1:], None), strict=True):
        whole_start = part.link >= Link.WORDS
        if chains is None:
            whole_start = whole and not pattern.begins_within
        whole_end = after.link >= Link.WORDS if after else whole and not pattern.ends_within
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
