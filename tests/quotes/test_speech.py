from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.quotes.folding import fold
from argmap.quotes.speech import speech_around, speeches
from argmap.source import Span


def spoken(text: str) -> list[str]:
    return [text[slice(*span)] for span in speeches(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “so it is,” and “so it was”.", ["so it is,", "so it was"]),
        ('He said "so it is" and ("so") left 5" out.', ["so it is", "so"]),
        ("„So ist es“, «c’est ça», »so er det«.", ["So ist es", "c’est ça", "so er det"]),
        ("他说「是的」。", ["是的"]),
        ("She said ‘I can’t see’ and left.", ["I can’t see"]),
        ("She said “he told me ‘no’ twice” then.", ["he told me ‘no’ twice"]),
        ("The others’ words, and nobody's.", []),
        ("He said “so it is. Nobody heard.\n\nThe end.", ["so it is."]),
        ("He said “so. Then “no” he said.", ["so.", "no"]),
        ("“First of all. And more.\n\n“Then the rest.” Fine.", ["First of all. And more.", "Then the rest."]),
        ("stray” and “open", ["open"]),
    ],
)  # fmt: skip
def test_what_is_spoken(text: str, found: list[str]) -> None:
    assert spoken(text) == found


def test_the_speech_around_a_place() -> None:
    text = "a “b c” d “e”"
    spans = speeches(text)
    assert speech_around(spans, Span(3, 4)) == Span(3, 6)
    assert speech_around(spans, Span(2, 4)) is None
    assert speech_around(spans, Span(8, 9)) is None
    assert speech_around([], Span(0, 1)) is None


@given(st.text("ab “”„«»‘’\"'.\n「」", max_size=60))
def test_speeches_are_apart_and_in_order(text: str) -> None:
    done = 0
    for span in speeches(text):
        assert done <= span.start <= span.end <= len(text)
        done = span.end


def test_line_ends_of_two_characters_end_no_paragraph() -> None:
    content = "“It is\r\nso, and\r\nmore so.\r\n\r\nAnd so.”"
    assert [content[each.start : each.end] for each in speeches(content)] == [
        "It is\r\nso, and\r\nmore so."
    ]
    assert list(fold(content).paragraphs) == [len('"It is so, and more so.')]
