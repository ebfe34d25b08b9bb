from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.compiler import compile_file
from argmap.quotes import absent_source, read_source
from argmap.quotes.coverage import (
    SourceCoverage,
    certain_parts,
    coverage,
    joined,
    merged,
    quoted_parts,
)
from argmap.quotes.folding import fold_all
from argmap.quotes.haystack import Haystack
from argmap.quotes.lock import make_lock
from argmap.quotes.matching import find
from argmap.quotes.pattern import read_pattern
from argmap.source import Span, Text
from tests.quotes.texts import NoFiles, map_of, plain_texts

TEXT = "Two of the four pillars are cracked. Nobody knows.\n\nThe third may follow. It is so."


def covered(*quotes: str, text: str = TEXT) -> SourceCoverage:
    (found,) = coverage(map_of(*quotes), {"why": read_source("why.txt", text.encode())})
    return found


def test_words_and_sentences_are_counted() -> None:
    found = covered("why: four pillars are cracked. Nobody", "why: It is so")
    assert (found.quoted_words, len(found.words)) == (8, 16)
    assert [TEXT[each.span.start : each.span.end] for each in found.unmapped] == [
        "The third may follow."
    ]
    assert found.word_percent == 50
    assert found.sentence_percent == 75
    assert [each.quotes for each in found.sentences] == [(0,), (0,), (), (1,)]


def test_what_a_quote_leaves_out_is_not_quoted() -> None:
    found = covered("why: Two [...] pillars [really] cracked")
    assert [TEXT[each.start : each.end] for each in found.covered] == ["Two", "pillars", "cracked"]
    assert found.quoted_words == 3


def test_overlapping_quotes_count_once() -> None:
    found = covered("why: four pillars are", "why: pillars are cracked", "why: pillars")
    assert [TEXT[each.start : each.end] for each in found.covered] == ["four pillars are cracked"]
    assert found.quoted_words == 4
    assert len(found.quotes) == 3


def test_quotes_without_a_place_are_told() -> None:
    found = covered("why: never", "why: so", "why: is")
    assert [each.quote.words for each in found.missed] == ["never"]
    assert len(covered("why: is so", text="is so is so").missed) == 1


def test_without_the_text_the_lock_says_what_can_be_said() -> None:
    map = map_of("why: four pillars", "why: pillars are")
    record = make_lock(map, {"why": read_source("why.txt", TEXT.encode())}).sources["why.txt"]
    (found,) = coverage(map, {"why": absent_source(record)})
    assert found.text is None
    assert found.sentences == found.words == ()
    assert found.word_percent is found.sentence_percent is None
    assert found.characters == len("four pillars are")
    assert found.least_percent == pytest.approx(100 * 16 / len(TEXT))
    (unknown,) = coverage(map, {"why": absent_source()})
    assert (unknown.least_percent, len(unknown.missed)) == (None, 2)


@pytest.mark.parametrize(
    ("quote", "characters"),
    [
        ("why: Two [...] pillars [really] cracked", len("Twocracked")),
        ("why: four [...] are cracked", len("fourare cracked")),
        ("why: pillar[s] are", len("pillar are")),
        ("why: [F]our pillars", len("four pillars")),
    ],
)
def test_without_the_text_what_a_quote_leaves_out_is_not_counted(
    quote: str, characters: int
) -> None:
    map = map_of(quote)
    known = {"why": read_source("why.txt", TEXT.encode())}
    (found,) = coverage(map, {"why": absent_source(make_lock(map, known).sources["why.txt"])})
    assert found.characters == characters
    assert found.characters <= coverage(map, known)[0].characters


def test_maps_that_quote_one_source_are_taken_together() -> None:
    state = read_source("why.txt", TEXT.encode())
    one, other = map_of("why: four"), map_of("why: Nobody knows")
    assert len(joined([(one, {"why": state})] * 2)[0].quotes) == 1
    renamed = compile_file("other.argmap", other.texts[0].content.encode(), NoFiles()).map
    (found,) = joined([(one, {"why": state}), (renamed, {"why": state})])
    assert [each.quote.words for each in found.quotes] == ["four", "Nobody knows"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9))))
def test_merged_spans_cover_what_their_parts_do(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    found = merged(spans)
    assert {at for each in spans for at in range(*each)} == {
        at for each in found for at in range(*each)
    }
    assert all(one.end < other.start for one, other in itertools.pairwise(found))


@settings(deadline=None)
@given(plain_texts, st.data())
def test_quoted_parts_are_the_words_of_the_quote(content: str, data: st.DataObject) -> None:
    words = content.split(" ")
    cut = data.draw(st.integers(0, len(words)))
    quote = " ".join([*words[:cut], "[...]", *words[cut + 1 :]])
    pattern = read_pattern(quote)
    for span in find(pattern, tuple(Haystack(each) for each in fold_all(content))):
        parts = quoted_parts(pattern, Text("why.txt", content), span)
        assert parts[0].start == span.start
        assert parts[-1].end == span.end
        assert len(parts) in (1, len(pattern.parts))
        quoted = {at for each in parts for at in range(*each)}
        assert quoted.issuperset(at for each in certain_parts(pattern, span) for at in range(*each))
