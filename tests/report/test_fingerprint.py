"""A finding's fingerprint keeps to the finding, and to nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.report.fingerprint import fingerprint, told_apart, wording
from argmap.source import Place, Text
from tests.checks.examples import findings

MAP = """\
voice mayor #author: The mayor
voice idle: Nobody

claim bridge #thesis: The bridge "must" be
  | closed at once.
  reason again: The bridge must be closed at once.
claim lone: It is Monday – and cold.
claim sun: The sun is out.
claim rain: It rains.
sun contradicts rain
"""


def marks(text: str) -> dict[str, str]:
    return {f"{each.rule} {each.message}": fingerprint(each) for each in findings(text)}


def test_rules_and_words_tell_findings_apart() -> None:
    found = marks(MAP)
    assert len(found) > 3
    assert len(set(found.values())) == len(found)


@given(st.lists(st.sampled_from(["", "# A comment.", "map: Later"]), max_size=6), st.booleans())
def test_findings_move(above: list[str], crlf: bool) -> None:
    titled = [each for each in above if each == "map: Later"][:1]
    others = [each for each in above if each != "map: Later"]
    moved = "\n".join([*titled, *others, MAP])
    moved = moved.replace("\n", "\r\n") if crlf else moved
    assert set(marks(moved).values()) == set(marks(MAP).values())


def test_typography_indents_and_breaks_do_not_count() -> None:
    same = (
        MAP.replace('"must" be\n  | closed', "“must”  be closed")
        .replace("–", "-")
        .replace("  reason", "      reason")
    )
    assert same != MAP
    assert set(marks(same).values()) == set(marks(MAP).values())


def test_other_words_are_another_finding() -> None:
    before, after = marks(MAP), marks(MAP.replace("Monday", "Tuesday"))
    lost = set(before.values()) - set(after.values())
    assert len(lost) == len(set(after.values()) - set(before.values()))
    assert lost == {mark for name, mark in before.items() if "lone" in name}


def test_another_line_of_a_clash_is_another_finding() -> None:
    clash = next(each for each in marks(MAP) if each.startswith("inconsistent-author"))
    assert marks(MAP)[clash] != marks(MAP.replace("It rains.", "It rains hard."))[clash]


def test_the_same_finding_twice_in_a_file_is_counted() -> None:
    one = findings(MAP)[0]
    told = list(told_apart([("a", one), ("a", one), ("b", one)]))
    assert [number for _, number in told] == [0, 1, 0]


def test_a_line_is_its_words_with_those_that_continue_it() -> None:
    place = next(each.place for each in findings(MAP) if each.rule == "restated-premise")
    assert wording(place) == "reason again: the bridge must be closed at once."
    (thesis,) = (each.labels[0].place for each in findings(MAP) if each.rule == "restated-premise")
    assert wording(thesis) == 'claim bridge #thesis: the bridge "must" be closed at once.'


@pytest.mark.parametrize("word", ["claim", "first", "second", "third"])
def test_any_part_of_a_line_is_on_it(word: str) -> None:
    text = Text(
        "a.argmap", "voice v: V\nclaim a: The first\n  | the second\n  |the third\nclaim b: B.\n"
    )
    at = text.content.index(word)
    place = Place(text, at, at + len(word))
    assert wording(place) == "claim a: the first the second the third"
