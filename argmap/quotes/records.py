"""What is known of a source whose text cannot be shipped."""

from __future__ import annotations

from typing import NamedTuple

from argmap.quotes.folding import fold
from argmap.source import Place

_AROUND = 32


class QuoteRecord(NamedTuple):
    """A quote as it was verified.

    Arguments:
        start, end: its offsets in the source, in code points.
        number: the ``#N`` it was written with, or 0.
        words: SHA-256 of its folded words, brackets included, in hexadecimal.
        before, after: SHA-256 of the 32 folded characters (or fewer) on either side of it.
    """

    start: int
    end: int
    number: int
    words: str
    before: str
    after: str


class SourceRecord(NamedTuple):
    """A source as it was when its quotes were verified.

    Arguments:
        path: as the map writes it.
        sha256: of its bytes, in hexadecimal.
        size: in bytes.
        quotes: in the order of their places.
    """

    path: str
    sha256: str
    size: int
    quotes: tuple[QuoteRecord, ...]


def digest(content: bytes | str) -> str:
    """SHA-256 in hexadecimal; of a string, its UTF-8."""
    import hashlib  # only maps with a lock need it

    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()


def surroundings(place: Place) -> tuple[str, str]:
    """The digests of what stands before and after a place."""
    text, start, end = place
    reach = 4 * _AROUND
    before = fold(text.content[max(start - reach, 0) : start]).text
    after = fold(text.content[end : end + reach]).text
    return digest(before[-_AROUND:]), digest(after[:_AROUND])
