"""What each quote's source says of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from argmap.model import ArgumentMap, Quote
from argmap.quotes.matching import find
from argmap.quotes.pattern import Pattern, read_pattern
from argmap.quotes.records import QuoteRecord, digest
from argmap.quotes.sources import SourceState, absent_source
from argmap.source import Place


class QuoteStatus(StrEnum):
    """What came of looking for a quote.

    ``LOCKED`` and ``UNLOCKED``: the text is not at hand, its record is, and the quote is or is
    not in it. ``UNREAD``: neither is at hand.
    """

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not found"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    UNREAD = "unread"


class QuoteReport(NamedTuple):
    """A quote and what is known of it.

    Arguments:
        statement: key of the statement it stands under.
        quote: the quote.
        status: what came of looking for it.
        places: where its words stand in the source, in order. With ``NOT_FOUND`` there are some where the
            quote's number is too high.
        place: the one of them that is meant, where that is known.
        record: the lock's record of it, if it has one.
        suspect: whether its source is locked, and it or the source has changed since.
    """

    statement: str
    quote: Quote
    status: QuoteStatus
    places: tuple[Place, ...] = ()
    place: Place | None = None
    record: QuoteRecord | None = None
    suspect: bool = False


def read_quotes(
    arg_map: ArgumentMap, sources: Mapping[str, SourceState]
) -> tuple[QuoteReport, ...]:
    """Look every quote of a map up in its source, in the order of the map's statements.

    A source is folded once; finding a quote is linear in its length, and fast.

    Arguments:
        arg_map: the map.
        sources: by source key; a source that is not among them counts as absent.
    """
    missing = absent_source()
    found: dict[tuple[str, str], tuple[Place, ...]] = {}
    return tuple(
        _read(statement.key, quote, sources.get(quote.source, missing), found)
        for statement in arg_map.statements.values()
        if statement.quotes
        for quote in statement.quotes
    )


def _read(
    statement: str,
    quote: Quote,
    source: SourceState,
    found: dict[tuple[str, str], tuple[Place, ...]],
) -> QuoteReport:
    """Look a quote up; ``found`` remembers where words stand, by their source and themselves."""
    pattern = read_pattern(quote.words)
    record = _record(pattern, quote, source)
    if source.text is None:
        status = QuoteStatus.UNREAD
        if source.record and source.absent:
            status = QuoteStatus.LOCKED if record else QuoteStatus.UNLOCKED
        return QuoteReport(statement, quote, status, record=record)
    key = quote.source, quote.words
    places = found.get(key)
    if places is None:
        spans = find(pattern, source.haystacks)
        found[key] = places = tuple([Place(source.text, *span) for span in spans])
    status = _status(quote, len(places))
    place = places[(quote.number or 1) - 1] if status is QuoteStatus.FOUND else None
    suspect = source.record is not None and (source.changed or record is None)
    return QuoteReport(statement, quote, status, places, place, record, suspect)


def _record(pattern: Pattern, quote: Quote, source: SourceState) -> QuoteRecord | None:
    if not source.locked:
        return None
    return source.locked.get((digest(pattern.words), quote.number or 0))


def _status(quote: Quote, count: int) -> QuoteStatus:
    if quote.number is None and count > 1:
        return QuoteStatus.AMBIGUOUS
    return QuoteStatus.FOUND if 1 <= (quote.number or 1) <= count else QuoteStatus.NOT_FOUND
