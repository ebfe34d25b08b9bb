"""The passage of a source that is most like a quote it does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from argmap.quotes.folding import Folded, splits_word
from argmap.source import Span

LEAST_LIKENESS = 65
_LONGEST_QUOTE = 1_000
_WHOLE_TEXT = 30_000
_MOST_ANCHORS = 300
_WINDOWS = 3
_MARGIN = 60
_NEARBY = 7
_FEWEST_WORDS = 3
_ENDS = frozenset(".!?。！？")
_WORDS = re.compile(r"\w+(?:'\w+)*|[^\w\s]")


class Nearest(NamedTuple):
    """A passage: where it stands, its folded words, and how like it is (100: the same)."""

    span: Span
    words: str
    likeness: float


class Difference(NamedTuple):
    """Words of a quote and what the source has in their stead; either may be empty."""

    quoted: str
    source: str


def nearest_passage(words: str, folded: Folded) -> Nearest | None:
    """The passage most like some words, in whole words, or None where nothing is much like them.

    One that has just these words in another order comes before all others. Short texts are searched
    whole; in long ones only the three places are that share most of the quote's rarer words. Linear in
    the text's length for each word of the quote, of which 1,000 characters count.

    Arguments:
        words: folded, without brackets.
        folded: the source.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment  # loaded only when a quote is missing

    words = words[:_LONGEST_QUOTE].strip()
    if not words:
        return None
    best: Nearest | None = None
    windows = list(_windows(words, folded.text))
    for window in windows:
        if reordered := _reordered(words, folded, window):
            return reordered
    for start, end in windows:
        cutoff = best.likeness if best else LEAST_LIKENESS
        found = partial_ratio_alignment(words, folded.text[start:end], score_cutoff=cutoff)
        # A quote that is longer than the window has been aligned the other way round.
        if found and len(words) <= end - start and (not best or found.score > best.likeness):
            span = Span(start + found.dest_start, start + found.dest_end)
            best = _in_words(words, folded, span) or best
    return best


def differences(quoted: str, source: str) -> tuple[Difference, ...]:
    """Where two folded passages differ, word by word. At worst quadratic in the number of words."""
    ours, theirs = (list(_WORDS.finditer(each)) for each in (quoted, source))
    found = _operations([m[0] for m in ours], [m[0] for m in theirs])
    return tuple(
        Difference(_cut(ours, a, b), _cut(theirs, c, d))
        for kind, a, b, c, d in found
        if kind != "equal"
    )


def _operations(
    ours: Sequence[str], theirs: Sequence[str]
) -> Sequence[tuple[str, int, int, int, int]]:
    """How to make one list of words the other."""
    from difflib import SequenceMatcher  # loaded only when a quote is missing

    return SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()


def transposed(quoted: str, source: str) -> bool:
    """Whether two folded passages have the same words in different orders, whatever the marks between."""
    ours, theirs = _bare(quoted), _bare(source)
    return ours != theirs and Counter(ours) == Counter(theirs)


def _bare(text: str) -> list[str]:
    """The words of a text without marks, in small letters."""
    return [word.casefold() for word in _WORDS.findall(text) if word[0].isalnum()]


def _reordered(words: str, folded: Folded, window: Span) -> Nearest | None:
    """The first passage in a window that has just the words of the quote, in another order. Linear."""
    left = Counter(_bare(words))
    count, open_words = left.total(), len(left)
    if open_words < _FEWEST_WORDS:
        return None
    matches = [m for m in _WORDS.finditer(folded.text, *window) if m[0][0].isalnum()]
    texts = [match[0].casefold() for match in matches]
    for index, word in enumerate(texts):
        left[word] -= 1
        open_words += {0: -1, -1: 1}.get(left[word], 0)
        if index >= count:
            gone = texts[index - count]
            left[gone] += 1
            open_words += {0: -1, 1: 1}.get(left[gone], 0)
        if not open_words:
            span = Span(matches[index - count + 1].start(), matches[index].end())
            return _nearest(words, folded, span)
    return None


def _cut(words: list[re.Match[str]], start: int, end: int) -> str:
    if start == end:
        return ""
    return words[start].string[words[start].start() : words[end - 1].end()]


def _windows(words: str, text: str) -> Iterator[Span]:
    if len(text) <= _WHOLE_TEXT:
        yield Span(0, len(text))
        return
    width = max(len(words), 40)
    votes: dict[int, float] = {}
    for match in list(_WORDS.finditer(words))[:100]:
        places = list(_places(match[0], text))
        for place in places:
            bucket = (place - match.start()) // width
            votes[bucket] = votes.get(bucket, 0.0) + 1 / len(places)
    for bucket in sorted(votes, key=lambda each: -votes[each])[:_WINDOWS]:
        yield Span(max((bucket - 1) * width, 0), min((bucket + 3) * width, len(text)))


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    for _ in range(_MOST_ANCHORS):
        if at == -1:
            return
        yield at
        at = text.find(word, at + len(word))


def _in_words(words: str, folded: Folded, span: Span) -> Nearest | None:
    """The best passage of whole words that begins and ends within a few words of a span."""
    from rapidfuzz.fuzz import ratio

    text, (start, end) = folded.text, span
    tokens = [m.span() for m in _WORDS.finditer(text, max(start - _MARGIN, 0), end + _MARGIN)]
    starts = sorted((at for at, _ in tokens), key=lambda at: abs(at - start))[:_NEARBY]
    ends = sorted((at for _, at in tokens), key=lambda at: abs(at - end))[:_NEARBY]
    spans = [
        Span(first, last)
        for first in starts
        for last in ends
        if first < last and not splits_word(text, first) and not splits_word(text, last)
    ]
    if not spans:
        return None
    best = max(spans, key=lambda each: ratio(words, text[each.start : each.end]))
    return _nearest(words, folded, _with_replaced(words, text, best))


def _with_replaced(words: str, text: str, span: Span) -> Span:
    """A passage, with the words at its ends that stand for others of the quote, as far as its sentence goes.

    Letter by letter a passage is more like a quote without a word that was replaced by quite another.
    """
    ours, theirs = (_WORDS.findall(each) for each in (words, text[span.start : span.end]))
    operations = _operations(ours, theirs)
    if not operations:
        return span
    start, end = span
    before = list(_WORDS.finditer(text, max(start - _MARGIN, 0), start))
    for match in _in_sentence(before[::-1])[: _missing(operations[0])]:
        start = match.start()
    after = _WORDS.finditer(text, end, end + _MARGIN)
    for match in _in_sentence(after)[: _missing(operations[-1])]:
        end = match.end()
    return Span(start, end)


def _in_sentence(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    return list(takewhile(lambda match: match[0] not in _ENDS, matches))


def _missing(operation: tuple[str, int, int, int, int]) -> int:
    """How many more words of the quote than of the passage an operation is about."""
    _, a, b, c, d = operation
    return max((b - a) - (d - c), 0)


def _nearest(words: str, folded: Folded, span: Span) -> Nearest:
    from rapidfuzz.fuzz import ratio

    passage = folded.text[span.start : span.end]
    return Nearest(folded.original(span), passage, ratio(words, passage))
