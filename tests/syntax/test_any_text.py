"""No text, however broken, brings anything but findings."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.compiler import decode
from argmap.source import Text
from argmap.syntax.mistakes import KEYWORDS
from argmap.syntax.parser import parse
from argmap.syntax.printer import print_document
from tests.fuzz import CHARACTERS, WORDS, examine, examples, fuzz, inspect, one_form

SETTINGS = settings(max_examples=200, deadline=None)
PIECES = st.lists(
    st.sampled_from([*WORDS, "\n", "\n  ", "\n    ", " ", "  | ", "\r\n", "\r", "é", "法", "\t"])
    | st.text(st.sampled_from(CHARACTERS), max_size=3),
    max_size=30,
).map("".join)


def check(words: str) -> None:
    text = Text("map.argmap", words)
    parsed = parse(text)
    for each in parsed.diagnostics:
        inspect(each)
        assert each.hint
    if not parsed.diagnostics:
        one_form(text)
    print_document(parsed.document)


@SETTINGS
@given(st.text(max_size=200))
@example("\ud800")
@example("claim \udcff: \udcff")
def test_any_characters(words: str) -> None:
    check(words)


@SETTINGS
@given(PIECES)
def test_any_words_of_the_language(words: str) -> None:
    check(words)


@SETTINGS
@given(st.binary(max_size=200))
@example(b"\xff\xfec\x00l\x00")
@example(b"\xfe\xff\x00c")
@example(b"\xef\xbb\xbf")
@example(b"claim a: caf\xe9")
@example(b"\xed\xa0\x80")
@example(b"claim a: \xc3")
def test_any_bytes(content: bytes) -> None:
    examine(content)
    text, unreadable = decode("map.argmap", content)
    if unreadable:
        inspect(unreadable)
        assert unreadable.rule == "not-utf8"
    else:
        assert text.content.encode() == content.removeprefix(b"\xef\xbb\xbf")


@pytest.mark.parametrize("seed", range(4))
def test_examples_changed_at_random(seed: int) -> None:
    found = fuzz(250, seed, examples())
    assert len(found) > 10


@pytest.mark.parametrize("first", sorted(KEYWORDS))
def test_any_two_keywords_in_a_row(first: str) -> None:
    for second in sorted(KEYWORDS):
        for rest in ("", ": words", " a", " a: words", ":", " #m", " a #m", " #m a", " #m #m"):
            check(f"claim a: W.\n  {first} {second}{rest}\n{first}{rest}\n  {second}{rest}\n")
