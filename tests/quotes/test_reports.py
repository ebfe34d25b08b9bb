from __future__ import annotations

from argmap.quotes import (
    QuoteStatus,
    absent_source,
    read_quotes,
    read_source,
    unreadable_source,
)
from argmap.source import Span
from tests.quotes.texts import map_of

TEXT = "so it is, and so it was"


def test_every_quote_is_reported_in_order() -> None:
    map = map_of("why: so it", "why#2: so it", "why#3: so it", "why: is, and", "why: not", "how: x")
    reports = read_quotes(map, {"why": read_source("why.txt", TEXT.encode())})
    assert [each.status.value for each in reports] == [
        "ambiguous",
        "found",
        "not found",
        "found",
        "not found",
    ]
    assert [each.statement for each in reports] == ["thesis"] * 5
    assert [str(each.place) for each in reports] == [
        "None",
        "why.txt:1:15",
        "None",
        "why.txt:1:7",
        "None",
    ]
    assert [len(each.places) for each in reports] == [2, 2, 2, 1, 0]


def test_without_text_and_lock_nothing_is_known() -> None:
    map = map_of("why: so it")
    for sources in ({}, {"why": absent_source()}, {"why": unreadable_source("it is a folder")}):
        (report,) = read_quotes(map, sources)
        assert report.status is QuoteStatus.UNREAD


def test_a_byte_order_mark_and_line_ends_are_tolerated() -> None:
    state = read_source("why.txt", b"\xef\xbb\xbfso\r\nit is")
    assert state.text is not None
    (report,) = read_quotes(map_of("why: so it"), {"why": state})
    assert report.place is not None
    assert report.place.span == Span(0, 6)


def test_what_is_not_utf8_is_unreadable_with_its_offset() -> None:
    assert "byte 0xe9 at offset 3" in read_source("why.txt", b"caf\xe9").reason
    assert "byte 0xff at offset 4" in read_source("why.txt", b"\xef\xbb\xbfa\xff").reason
    assert read_source("why.txt", b"\xff").text is None
