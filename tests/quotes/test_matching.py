from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.quotes.folding import fold_all
from argmap.quotes.haystack import Haystack
from argmap.quotes.matching import find, find_cut
from argmap.quotes.pattern import MOST_PARTS, Link, read_pattern
from argmap.source import Span
from tests.quotes.texts import mangled, plain_texts

SOURCE = """The mayor said that “the bridge is safe”, and nobody
laughed. He announced a new well-
known engineer for the in-
quiry; the bridge must not hum.

Later the council met. It announces nothing. The bridge hums."""


def found(words: str, source: str = SOURCE) -> list[str]:
    haystacks = tuple(Haystack(each) for each in fold_all(source))
    return [source[slice(*span)] for span in find(read_pattern(words), haystacks)]


@pytest.mark.parametrize(
    ("words", "passages"),
    [
        ("that \"the bridge is safe\", and nobody laughed", ["that “the bridge is safe”, and nobody\nlaughed"]),
        ("the bridge", ["the bridge", "the bridge"]),
        ("bridge", ["bridge", "bridge", "bridge"]),
        ("a new well-known engineer", ["a new well-\nknown engineer"]),
        ("the inquiry", ["the in-\nquiry"]),
        ("The mayor […] laughed", ["The mayor said that “the bridge is safe”, and nobody\nlaughed"]),
        ("mayor [...] safe … laughed", ["mayor said that “the bridge is safe”, and nobody\nlaughed"]),
        ("not hum … council met", ["not hum.\n\nLater the council met"]),
        ("He [also] announced a [rather] new", ["He announced a new"]),
        ("He [did] a [...] engineer", ["He announced a new well-\nknown engineer"]),
        ("[t]he mayor said", ["The mayor said"]),
        ("It announce[d] nothing", ["It announces nothing"]),
        ("[He] announced [that]", ["announced"]),
        ("… laughed …", ["laughed"]),
    ],
)  # fmt: skip
def test_what_is_found(words: str, passages: list[str]) -> None:
    assert found(words) == passages


@pytest.mark.parametrize(
    ("words", "source", "passages"),
    [
        ("art [...] end", "An art of the smart end.", ["art of the smart end"]),
        ("art [...] end", "An art of the smart ending and the end.", ["art of the smart ending and the end"]),
        ("art [...] end", "A cart in the ending.", []),
        ("[c]art [...] end", "A cart in the ending.", []),
        ("art [...] end[ing]", "An art in the ending.", ["art in the end"]),
        ("[sm]art [...] end[ing]", "A cart in the ending.", ["art in the end"]),
        ("5 million", "It was 1.5 million.", []),
        ("3,000", "13,000 or 3,000.", ["3,000"]),
        ("13", "13,000, then 13.", ["13"]),
        ("5 degrees", "At -5 degrees.", []),
        ("15", "In 2010-15.", ["15"]),
        ("I can", "I can't, I say, I can.", ["I can"]),
        ("the mayor", "the mayor's car", ["the mayor"]),
        ("كتاب", "والكتاب", ["كتاب"]),
        ("정부", "정부는", ["정부"]),
        ("a a", "ba a a.", ["a a"]),
        ("a a", "ba ab.", []),
        ("[x] art [of] end", "smart end, art of end", ["art of end"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("longer", [0, 200_000])
def test_whole_words_win(words: str, source: str, passages: list[str], longer: int) -> None:
    padded = source + "\n\n" + "zzz " * (longer // 4)
    haystacks = tuple(Haystack(each) for each in fold_all(padded))
    for haystack in haystacks:
        for _ in range(50):  # Then the words of a long text are indexed.
            list(haystack.occurrences("zzy zzy zzy"))
    found = [padded[slice(*span)] for span in find(read_pattern(words), haystacks)]
    assert found == passages


@pytest.mark.parametrize(
    "words",
    [
        "the Bridge is safe",
        "the bridge is safe and nobody",
        "the bridge must hum",
        "laughed [...] The mayor",
        "mayor [x] laughed",
        "[t]hat mayor",
        "It announce[d] hums",
        "the [...] aughed",
        "[...]",
        "",
        "[so]",
    ],
)
def test_what_is_not_found(words: str) -> None:
    assert found(words) == []


def test_a_gap_is_within_a_paragraph_or_two_hundred_characters() -> None:
    long = "x " * 120
    assert found("begin [...] end", f"begin {long} end")
    assert not found("begin [...] end", f"begin\n\n{long} end")
    assert found("begin [...] end", f"begin\n\n{long[:150]} end")


def test_a_gap_is_as_short_as_can_be() -> None:
    assert found("a [...] b [...] c", "a a b a b c c") == ["a b c"]


def test_brackets_of_the_source_itself_are_words() -> None:
    assert found("it [sic] is", "so it [sic] is") == ["it [sic] is"]
    assert found("wait … no", "wait … no") == ["wait … no"]


def test_words_are_not_cut() -> None:
    assert found("cause", "because of the cause") == ["cause"]
    assert found("caus", "because of the cause") == []


def test_a_quote_of_too_many_parts_is_not_found() -> None:
    words = " [...] ".join("a" * MOST_PARTS)
    assert found(words, "a " * MOST_PARTS)
    assert not found(f"{words} [...] a", "a " * (MOST_PARTS + 1))


def test_how_brackets_are_read() -> None:
    parts = read_pattern("so [...] [T]hey announce[d] it [x][...] now").parts
    assert [(part.words, part.link) for part in parts] == [
        (("so",), Link.NOTHING),
        (("They announce", "they announce"), Link.GAP),
        ((" it",), Link.LETTERS),
        (("now",), Link.GAP),
    ]


@given(plain_texts, st.data())
def test_any_passage_is_found_however_it_is_set(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quoted = text[start:end].strip()
    if not quoted:
        return
    start = text.index(quoted, start)
    pieces = data.draw(mangled(text))
    source = "".join(pieces)
    haystacks = tuple(Haystack(each) for each in fold_all(source))
    words = "".join(data.draw(mangled(quoted)))
    at = len("".join(pieces[:start]))
    end = at + len("".join(pieces[start : start + len(quoted)]))
    spans = find_cut(read_pattern(words), haystacks)
    assert set(find(read_pattern(words), haystacks)) <= set(spans)
    assert spans
    whole = f" {text} "[start] == " " and f" {text} "[start + len(quoted) + 1] == " "
    if whole and text.count(quoted) == 1:
        (span,) = spans
        assert (span.start, source[span.end : end].strip("\u00ad\u200b")) == (at, "")


@given(st.text("ab .", max_size=80), st.lists(st.text("ab .", min_size=1, max_size=6), max_size=5))
def test_the_index_finds_what_a_scan_finds(text: str, needles: list[str]) -> None:
    (folded,) = fold_all(text)
    indexed = Haystack(folded, long=0)
    for _ in range(50):
        list(indexed.occurrences("x"))
    for needle in needles:
        assert list(indexed.occurrences(needle)) == list(Haystack(folded).occurrences(needle))


@given(st.text("a [].…xT", max_size=40), st.text("a xT.\n", max_size=60))
def test_any_quote_is_looked_for_without_harm(words: str, source: str) -> None:
    haystacks = tuple(Haystack(each) for each in fold_all(source))
    done = 0
    for span in find(read_pattern(words), haystacks):
        assert isinstance(span, Span)
        assert done <= span.start < span.end <= len(source)
        done = span.end
