from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.quotes.folding import fold, fold_all, splits_word
from argmap.source import Span
from tests.quotes.texts import mangled, plain_texts


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“so” „so“ «so»", '"so" "so" "so"'),
        ("it’s ‘so’ 5′", "it's 'so' 5'"),
        ("a–b — c‑d −1", "a-b - c-d -1"),
        ("one\r\ntwo\rthree\n\n  four\u00a0five", "one two three four five"),
        ("co\u00adoperate", "cooperate"),
        ("co\u00ad\n  operate", "cooperate"),
        ("caf" + "e\u0301", "café"),
        ("wait…", "wait..."),
        ("那只\n狐狸，\r\n走了", "那只狐狸，走了"),
        ("a\u200bb\ufeff", "ab"),
        ("그\u1100\u1161\u11a8", "그각"),
    ],
)
def test_typography_is_folded(written: str, folded: str) -> None:
    assert fold(written).text == folded


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("1", "2"), ("a.", "a"), ("ae", "æ")])
def test_nothing_else_is_folded(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_a_hyphen_at_a_line_end_is_read_in_three_ways() -> None:
    readings = [each.text for each in fold_all("the pre-\n  war exam")]
    assert readings == ["the prewar exam", "the pre-war exam", "the pre- war exam"]
    assert [each.text for each in fold_all("so —\nthey")] == ["so - they"]
    assert {each.text for each in fold_all("so—\nthey")} == {"so- they", "so-they"}


@given(st.text(max_size=60) | plain_texts)
def test_every_piece_of_a_folding_leads_back_into_the_text(text: str) -> None:
    for folded in fold_all(text):
        before = Span(0, 0)
        for at in range(len(folded.text)):
            span = folded.original(Span(at, at + 1))
            assert 0 <= span.start < span.end <= len(text)
            assert span.start >= before.start
            assert span.end >= before.end
            before = span
        assert list(folded.paragraphs) == sorted(folded.paragraphs)


@given(plain_texts.flatmap(lambda text: st.tuples(st.just(text), mangled(text))))
def test_manglings_fold_alike_and_keep_their_places(given: tuple[str, list[str]]) -> None:
    text, pieces = given
    folded = fold("".join(pieces))
    assert folded.text == fold(text).text
    plain = fold(text)
    for at in range(len(folded.text)):
        in_text = plain.original(Span(at, at + 1)).start
        in_mangled = folded.original(Span(at, at + 1)).start
        before = sum(len(piece) for piece in pieces[:in_text])
        assert before <= in_mangled <= before + len(pieces[in_text])


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    if unicodedata.is_normalized("NFC", once):
        assert fold(once).text == once


def test_endless_marks_are_left_alone() -> None:
    text = "a" + "\u0323\u0301" * 50
    assert fold(text).text == text


def test_paragraphs_are_where_blank_lines_were() -> None:
    folded = fold("one\ntwo\n\nthree\r\n \r\nfour\u2029\n five")
    assert folded.text == "one two three four five"
    assert [folded.text[at + 1 :].split()[0] for at in folded.paragraphs] == [
        "three",
        "four",
        "five",
    ]


def test_offsets_within_words_are_known() -> None:
    assert splits_word("because", 2)
    assert not splits_word("be cause", 2)
    assert not splits_word("因为", 1)
    assert splits_word("कि", 1)
    assert not splits_word("is", 0)
    assert not splits_word("is", 2)
