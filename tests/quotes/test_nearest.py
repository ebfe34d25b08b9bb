from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.quotes.folding import fold
from argmap.quotes.nearest import (
    LEAST_LIKENESS,
    Difference,
    differences,
    nearest_passage,
    transposed,
)
from argmap.quotes.words import changes_meaning

TEXT = "Its pillars\nare cracked. The mayor “sees” no danger in the bridge; the clerk does."


@pytest.mark.parametrize(
    ("quoted", "passage"),
    [
        ("pillar are crackt", "pillars\nare cracked"),
        ("sees a danger in the bridges", "sees” no danger in the bridge"),
        ("the clerk doesn't", "the clerk does"),
        ("its pillars are cracked", "Its pillars\nare cracked"),
    ],
)
def test_the_nearest_passage_is_of_whole_words(quoted: str, passage: str) -> None:
    near = nearest_passage(quoted, fold(TEXT))
    assert near is not None
    assert TEXT[slice(*near.span)] == passage
    assert near.likeness >= LEAST_LIKENESS


@pytest.mark.parametrize(
    ("quoted", "passage"),
    [
        ("cracked are its pillars", "Its pillars\nare cracked"),
        ("no danger sees in the bridge", "sees” no danger in the bridge"),
        ("bridge the clerk, the", "the bridge; the clerk"),
    ],
)
def test_words_that_are_only_transposed_are_found(quoted: str, passage: str) -> None:
    near = nearest_passage(quoted, fold(TEXT))
    assert near is not None
    assert TEXT[slice(*near.span)] == passage
    assert transposed(quoted, near.words)


@pytest.mark.parametrize(
    ("quoted", "source", "passage"),
    [
        ("the bridge is old and weak", "Say that the bridge is old and strong. No.", "the bridge is old and strong"),
        ("cracked in two places", "It is cracked in three spots, he said.", "cracked in three spots"),
        ("the bridge is old and weak", "Say that the bridge is old and. No.", "the bridge is old and"),
        ("old bridge is near the hall", "A new, iron bridge is near the hall", "iron bridge is near the hall"),
        ("nobody laughed at the mayor", "Then everyone laughed at the mayor", "everyone laughed at the mayor"),
    ],
)  # fmt: skip
def test_a_word_replaced_at_an_end_is_in_it(quoted: str, source: str, passage: str) -> None:
    near = nearest_passage(quoted, fold(source))
    assert near is not None
    assert source[slice(*near.span)] == passage


@given(st.lists(st.sampled_from("abcd"), max_size=5), st.lists(st.sampled_from("abcd"), max_size=9))
def test_transposed_words_are_found_wherever_they_stand(quoted: list[str], text: list[str]) -> None:
    count = len(quoted)
    places = [n for n in range(len(text)) if sorted(text[n : n + count]) == sorted(quoted)]
    near = nearest_passage(" ".join(quoted), fold(" ".join(text)))
    if len(set(quoted)) > 2 and places:
        assert near is not None
        assert near.span == (2 * places[0], 2 * (places[0] + count) - 1)


def test_what_is_unlike_everything_has_no_nearest_passage() -> None:
    assert nearest_passage("quite another matter altogether", fold(TEXT)) is None
    assert nearest_passage("", fold(TEXT)) is None
    assert nearest_passage("long " * 100, fold("short")) is None


def test_long_texts_are_searched_where_rare_words_are() -> None:
    chance = random.Random(7)
    common = ["so", "it", "is", "and", "was", "not", "to", "be"]
    filler = [" ".join(chance.choices(common, k=9)) for _ in range(4000)]
    filler.insert(3000, "the ferryman has rowed nobody")
    near = nearest_passage("the ferryman had rowed nobody", fold(". ".join(filler)))
    assert near is not None
    assert near.words == "the ferryman has rowed nobody"


@given(st.text("ab c.", max_size=30), st.text("ab c.\n", max_size=60))
def test_a_nearest_passage_lies_in_the_text(quoted: str, text: str) -> None:
    folded = fold(text)
    near = nearest_passage(quoted, folded)
    if near:
        assert fold(text[slice(*near.span)]).text == near.words


def test_differences_are_told_word_by_word() -> None:
    assert differences("Its pillars are very cracked", "Its pillar is cracked, too") == (
        Difference("pillars are very", "pillar is"),
        Difference("", ", too"),
    )
    assert differences("so it is", "so it is") == ()


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("it is safe", "it is not safe", True),
        ("it isn't safe", "it is safe", True),
        ("it is unsafe", "it is safe", True),
        ("a reliable country", "an unreliable country", True),
        ("it is safe", "it may be safe", True),
        ("3 pillars", "4 pillars", True),
        ("three pillars", "four pillars", True),
        ("安全", "不安全", True),
        ("No pillar", "no pillar", False),
        ("it is save", "it is safe", False),
        ("the town", "a town", False),
        ("two pillar", "two pillars", False),
    ],
)
def test_what_changes_the_meaning(old: str, new: str, changes: bool) -> None:
    assert changes_meaning(old, new) is changes
    assert changes_meaning(new, old) is changes
