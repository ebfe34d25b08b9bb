"""Quotes: whether a source says what a map says it says."""

from argmap.quotes.reports import QuoteReport, QuoteStatus, read_quotes
from argmap.quotes.sources import (
    SourceState,
    absent_source,
    read_source,
    unreadable_source,
)

__all__ = [
    "QuoteReport",
    "QuoteStatus",
    "SourceState",
    "absent_source",
    "read_quotes",
    "read_source",
    "unreadable_source",
]
