"""How sentences speak of what is in a map."""

from __future__ import annotations

import pytest

from argmap.model.calling import called, gist, line_of, listed, quoted
from tests.reasoning.maps import read_map


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("It is safe.", "It is safe"),
        ("It is safe", "It is safe"),
        ("It is anxious to meet with the U.S.", "It is anxious to meet with the U.S."),
        ("They met at 9 a.m.", "They met at 9 a.m."),
        ("Rails, sleepers, etc.", "Rails, sleepers, etc."),
        ("It was plan B.", "It was plan B."),
        ("He sold it to Hart & Co.", "He sold it to Hart & Co."),
        ("And so on...", "And so on..."),
        ("There are 24.", "There are 24"),
        ("Всё в порядке.", "Всё в порядке"),
        ("One, two, three, four, five, six, seven, eight.", "One, two, three, four, five, six, …"),
    ],
)
def test_a_full_stop_goes_unless_it_belongs_to_a_word(prose: str, shown: str) -> None:
    assert gist(prose) == shown


def test_the_beginning_of_long_words_is_shown_on_one_line() -> None:
    assert gist("One,\ttwo,\n three.") == "One, two, three"
    assert gist("a" * 50) == "a" * 40 + "…"
    assert gist("To " + "a" * 50) == "To " + "a" * 37 + "…"
    assert quoted("It is safe.") == "“It is safe”"


MAP = """claim one: One.
  reason: Two.
    unless: Three.
  because
    premise four: Four.
    premise: Five.
  because both
    premise four
    premise one
  rebuttal four
one yet four
rule: one implies four
rule law: four implies one
"""


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("one", "`one`"),
        ("@2", "“Two”"),
        ("@2!", "the reason “Two”"),
        ("@3!", "the exception “Three”"),
        ("@4", "the `because` on line 4"),
        ("both", "`both`"),
        ("@10!", "the rebuttal `four`"),
        ("@11", "the `yet` on line 11"),
        ("@12", "the rule “one implies four”"),
        ("law", "`law`"),
    ],
)
def test_everything_is_called_by_its_name_or_its_words_or_its_line(key: str, said: str) -> None:
    assert called(read_map(MAP), key) == said


def test_names_in_a_sentence() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"], "or") == "a, b or c"


def test_a_line_is_said_to_be_in_another_file_than_the_one_that_is_read() -> None:
    text = "claim b: B.\n  but\n    premise: One.\n    premise: Two.\n"
    arg_map = read_map(f"import m: 1\n{text}", text)
    assert (line_of(arg_map, "b"), line_of(arg_map, "m.b")) == ("line 2", "line 1 of 1.argmap")
    assert line_of(arg_map, "b", file=1) == "line 2 of 0.argmap"
    assert line_of(arg_map, "m.b", file=1) == "line 1"
    assert called(arg_map, "@3") == "the `but` on line 3"
    assert called(arg_map, "m.@2") == "the `but` on line 2 of 1.argmap"
