"""How much of a source a map quotes, and which of its sentences it does not.

A quote covers the words that it repeats: not those that it leaves out by ``[...]``, nor those for which it puts others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.model import ArgumentMap, Quote, SourceText, Statement
from argmap.quotes.folding import fold_all
from argmap.quotes.pattern import Pattern, read_pattern
from argmap.quotes.records import SourceRecord
from argmap.quotes.reports import QuoteReport, QuoteStatus, read_quotes
from argmap.quotes.sentences import paragraphs, sentences, words
from argmap.quotes.sources import SourceState
from argmap.source import Span, Text


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote whose place in the source is certain.

    Arguments:
        statement: the statement it stands under.
        quote: the quote.
        span: from its first to its last word in the source.
        parts: the words themselves, without what the quote leaves out; where only the lock is at hand, those whose
            place is certain, see ``certain_parts``.
    """

    statement: Statement
    quote: Quote
    span: Span
    parts: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a source.

    Arguments:
        span: where it stands.
        words: how many words it has.
        quotes: the indices, in ``SourceCoverage.quotes``, of those that repeat some of it.
    """

    span: Span
    words: int
    quotes: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class SourceCoverage:
    """What is quoted of one source.

    Arguments:
        name: its file, as messages call it.
        text: its text; None where it is not at hand.
        reason: why not.
        record: what the lock says of it, where it is locked.
        quotes: those whose place is certain, in the order of their places.
        missed: the quotes whose place is not: not found, ambiguous, or not in the lock.
    """

    name: str
    text: Text | None = field(repr=False)
    reason: str
    record: SourceRecord | None = field(repr=False)
    quotes: tuple[Quoted, ...] = field(repr=False)
    missed: tuple[QuoteReport, ...] = field(repr=False)

    @cached_property
    def covered(self) -> tuple[Span, ...]:
        """What is quoted, overlaps merged, in order."""
        return merged(part for each in self.quotes for part in each.parts)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words of the text; none where it is not at hand."""
        return tuple(words(self.text.content)) if self.text else ()

    @cached_property
    def quoted_words(self) -> int:
        """How many words are quoted whole."""
        return _count_within(self.words, self.covered)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs of the text."""
        return tuple(paragraphs(self.text.content)) if self.text else ()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text, each with the quotes that repeat some of it. Linear, but for long quotes."""
        if self.text is None:
            return ()
        spans = sentences(self.text.content)
        owners: list[list[int]] = [[] for _ in spans]
        for number, each in enumerate(self.quotes):
            for part in each.parts:
                for at in range(*_overlapping(spans, part)):
                    if number not in owners[at]:
                        owners[at].append(number)
        counts = _count_each(self.words, spans)
        return tuple(
            Sentence(span, count, tuple(numbers))
            for span, count, numbers in zip(spans, counts, owners, strict=True)
        )

    @property
    def unmapped(self) -> tuple[Sentence, ...]:
        """The sentences of which nothing is quoted."""
        return tuple(each for each in self.sentences if not each.quotes)

    @property
    def word_percent(self) -> float | None:
        """How many in a hundred words are quoted; None without the text, or where it has no words."""
        return 100 * self.quoted_words / len(self.words) if self.words else None

    @property
    def sentence_percent(self) -> float | None:
        """How many in a hundred sentences are mapped, that is, have something quoted; None as above."""
        total = len(self.sentences)
        return 100 * (total - len(self.unmapped)) / total if total else None

    @property
    def characters(self) -> int:
        """How many characters are quoted; without the text, at least so many."""
        return sum(end - start for start, end in self.covered)

    @property
    def least_percent(self) -> float | None:
        """Without the text: at least so many in a hundred characters are quoted, for each has a byte or more."""
        if self.text or not self.record or not self.record.size:
            return None
        return min(100.0, 100 * self.characters / self.record.size)


def coverage(
    arg_map: ArgumentMap, sources: Mapping[str, SourceState]
) -> tuple[SourceCoverage, ...]:
    """What is quoted of each source of a map, in the map's order. Linear in the sources and the quotes.

    Arguments:
        arg_map: the map.
        sources: by source key.
    """
    return joined([(arg_map, sources)])


def joined(
    maps: Iterable[tuple[ArgumentMap, Mapping[str, SourceState]]],
) -> tuple[SourceCoverage, ...]:
    """What several maps together quote of each source; a quote of a file that two maps import counts once."""
    found: dict[str, _Gathering] = {}
    for arg_map, sources in maps:
        for key, source in arg_map.sources.items():
            if key in sources:
                state = sources[key]
                found.setdefault(_name(source, state), _Gathering(state))
        for report in read_quotes(arg_map, sources):
            if report.quote.source in sources:
                state = sources[report.quote.source]
                name = _name(arg_map.sources[report.quote.source], state)
                found[name].add(arg_map.statements[report.statement], report)
    return tuple(each.coverage(name) for name, each in found.items())


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, end))
        elif end > start:
            result.append(Span(start, end))
    return tuple(result)


def quoted_parts(pattern: Pattern, text: Text, span: Span) -> tuple[Span, ...]:
    """The words of a source that a quote repeats, within the place where it stands. Linear in the place's length."""
    for folded in fold_all(text.excerpt(span)):
        if folded.text == pattern.words or len(pattern.parts) == 1:
            return (span,)
        places: list[Span] = []
        at = 0
        for number, part in enumerate(pattern.parts, 1):
            last = number == len(pattern.parts)
            starts = [
                (len(folded.text) - len(each) if last else folded.text.find(each, at), len(each))
                for each in part.words
                if not last or folded.text.endswith(each)
            ]
            starts = [each for each in starts if each[0] >= at]
            if not starts:
                break
            start, length = min(starts)
            at = start + length
            places.append(folded.original(Span(start, at)))
        else:
            return tuple(Span(span.start + start, span.start + end) for start, end in places)
    return (span,)


def certain_parts(pattern: Pattern, span: Span) -> tuple[Span, ...]:
    """What of a place in a text that is not at hand is quoted for sure: the first words of the quote and its last.

    What is left out between may be anywhere, and so may the words between two gaps.
    """
    if len(pattern.parts) < 2:
        return (span,)
    first, last = (_fewest(pattern.parts[at].words) for at in (0, -1))
    head = Span(span.start, min(span.start + first, span.end))
    return merged((head, Span(max(span.end - last, head.start), span.end)))


def _fewest(spellings: Sequence[str]) -> int:
    """How many characters folded words have in their text, at least: three dots may be one there."""
    return min(len(each.replace("...", "…")) for each in spellings)


class _Gathering:
    """The quotes of one source, as they come."""

    def __init__(self, state: SourceState) -> None:
        self.state = state
        self.quotes: dict[tuple[str, Span], Quoted] = {}
        self.missed: dict[tuple[str, Span], QuoteReport] = {}

    def add(self, statement: Statement, report: QuoteReport) -> None:
        where = (report.quote.place.text.name, report.quote.place.span)
        place = report.place
        if place is not None:
            pattern = read_pattern(report.quote.words)
            parts = quoted_parts(pattern, place.text, place.span)
            self.quotes[where] = Quoted(statement, report.quote, place.span, parts)
        elif report.status is QuoteStatus.LOCKED and report.record:
            span = Span(report.record.start, report.record.end)
            parts = certain_parts(read_pattern(report.quote.words), span)
            self.quotes[where] = Quoted(statement, report.quote, span, parts)
        else:
            self.missed[where] = report

    def coverage(self, name: str) -> SourceCoverage:
        quotes = sorted(self.quotes.values(), key=lambda each: (each.span.start, -each.span.end))
        return SourceCoverage(
            name,
            self.state.text,
            self.state.reason,
            self.state.record,
            tuple(quotes),
            tuple(self.missed.values()),
        )


def _name(source: SourceText, state: SourceState) -> str:
    """The source's file, as its state calls it; where it could not be read, its path from where the map's is."""
    if state.text:
        return state.text.name
    return os.path.normpath(os.path.join(os.path.dirname(source.place.text.name), source.path))


def _overlapping(spans: Sequence[Span], part: Span) -> tuple[int, int]:
    """The range of those of some spans, in order and apart, that share a character with a part."""
    from bisect import bisect_left, bisect_right

    first = bisect_right(spans, part.start, key=lambda each: each.end)
    return first, max(first, bisect_left(spans, part.end, key=lambda each: each.start))


def _count_within(inner: Sequence[Span], outer: Sequence[Span]) -> int:
    """How many of some spans lie whole in one of some others; both in order, none overlapping. Linear."""
    count = at = 0
    for start, end in inner:
        while at < len(outer) and outer[at].end < end:
            at += 1
        if at == len(outer):
            break
        count += outer[at].start <= start
    return count


def _count_each(inner: Sequence[Span], outer: Sequence[Span]) -> list[int]:
    """For each of some spans, how many of the others begin in it."""
    from bisect import bisect_left

    starts = [each.start for each in inner]
    return [bisect_left(starts, end) - bisect_left(starts, start) for start, end in outer]
