from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.quotes.sentences import paragraphs, sentences, words


def split(content: str) -> list[str]:
    return [content[each.start : each.end] for each in sentences(content)]


@pytest.mark.parametrize(
    "expected",
    [
        ["It is so.", "Is it?", "It is!"],
        ["Mr. Smith met Gen. Mills on Feb. 26.", "He left at 3.5 minutes past two."],
        ["“It is so.”", "“Is it?” he said.", "She left."],
        ["Said I to myself, What can it mean? and what is this riddle?", "Oh!"],
        ["The U.S. side left.", "(It had said so.)", "Then came e.g. this."],
        ["See No. 5 and p. 4.", "No.", "It is not."],
        ["He said that it was I.", "Nobody agreed."],
        ["And so on… and on.", "It ended…", "Then it began."],
        ["他說：「是。」", "她說：「不是！」", "完了。"],
        ["هذه جملة.", "وهذه جملة أخرى؟", "نعم!"],
        ["यह एक वाक्य है।", "यह दूसरा है।"],
        ["នេះជាប្រយោគ។", "មួយទៀត។"],
        ["これは文です。", "はい？"],
    ],
)
def test_sentences_end_where_people_end_them(expected: list[str]) -> None:
    joint = "" if ord(expected[0][-1]) in (0x3002, 0x300D) else " "
    assert split(joint.join(expected)) == expected


def test_a_line_that_ends_ends_no_sentence_but_a_blank_line_does() -> None:
    assert split("One\nsentence. Another\r\nof them\r\n \r\nHeading\n\n\n***\n\nText.") == [
        "One\nsentence.",
        "Another\r\nof them",
        "Heading",
        "Text.",
    ]


def test_words_of_any_script() -> None:
    content = "The mayor's well-known 3.5 — 他說是 ภาษา e\u0301t\u00e9"
    assert [content[each.start : each.end] for each in words(content)] == [
        *("The", "mayor's", "well-known", "3.5"),
        *"他說是",
        *("ภ", "า", "ษ", "า"),
        "e\u0301t\u00e9",
    ]


@given(
    st.text(
        st.sampled_from("aA1 .?!…“”\")(\n\r,。字ग।\u2029\u00ad'") | st.characters(), max_size=60
    )
)
def test_every_word_is_in_one_sentence(content: str) -> None:
    found = sentences(content)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    inside = paragraphs(content)
    for each in found:
        assert content[each.start : each.end].strip() == content[each.start : each.end] != ""
        assert any(p.start <= each.start and each.end <= p.end for p in inside)
    for word in words(content):
        assert sum(each.start <= word.start and word.end <= each.end for each in found) == 1
