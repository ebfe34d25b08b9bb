"""Explanations as people read them."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap
from argmap.model.lookup import elements
from argmap.reasoning.commitments import commitments
from argmap.reasoning.turning import Turn
from argmap.reasoning.whatif import WhatIf
from argmap.reasoning.why import Why
from argmap.report.verdicts import why_json
from argmap.report.verdicts.why import text, turn_lines
from tests.reasoning.maps import read_map, texts


def asked(arg_map: ArgumentMap, key: str, most: int = 10) -> Why:
    return Why(WhatIf(arg_map, commitments(arg_map)), key, most)


def outline(contents: str, key: str, depth: int = 12) -> str:
    """The outline alone, without the numbers of lines."""
    whole = text(asked(read_map(contents), key), depth)
    return "\n".join(row[5:] for row in whole.split("\n\n")[1].split("\n"))


def test_what_carries_and_what_is_beaten() -> None:
    contents = """claim a: A.
  because both
    premise p: P.
    premise: Q.
    unless u: U.
      rebuttal: W.
  reason r: R.
  rebuttal b: B.
    unless: V.
"""
    assert outline(contents, "a").split("\n") == [
        "`a`: A.",
        "  because of `both`, for both of these stand:",
        "    `p`: P.",
        "    Q.",
        "    although there is the exception `u`: U.",
        "      beaten by the rebuttal: W.",
        "  because `r`: R.",
        "  although there is the rebuttal `b`: B.",
        "    beaten by the exception: V.",
    ]


def test_what_is_missing_and_what_beats() -> None:
    contents = """claim a: A.
  reason p: P.
    rebuttal: W.
  because
    premise q: Q.
    premise r: R.
      question: Is it?
    unless x: X.
"""
    assert outline(contents, "a").split("\n") == [
        "`a`: A.",
        "  its reason `p` falls: P.",
        "    beaten by the rebuttal: W.",
        "  its `because` falls:",
        "    beaten by the exception `x`: X.",
    ]


def test_what_is_open() -> None:
    contents = """claim a: A.
  because
    premise b: B.
      question q: Q?
      question: W?
        rebuttal s #supposed: S.
          reason t: T.
            question: T?
  reason
"""
    contents = contents.replace("  reason\n", "")
    assert outline(contents, "a").split("\n") == [
        "`a`: A.",
        "  its `because` is open:",
        "    it needs `b`, which is open: B.",
        "      the question `q` has no answer: Q?",
        "      the question is open: W?",
        "        the rebuttal `s` against it is open: S.",
        "          its reason `t` is open: T.",
        "            the question has no answer: T?",
    ]


def test_contradictions_and_circles() -> None:
    contents = """claim a: A.
claim b: B.
a contradicts b
claim c: C.
  rebuttal: D.
a contradicts c
"""
    assert outline(contents, "a").split("\n") == [
        "`a`: A.",
        "  `b`, which contradicts it, is open: B.",
        "    `a`, which contradicts it, is open (a circle closes here)",
    ]
    assert outline(contents.replace("claim b: B.", "claim b: B.\n  rebuttal: X."), "a") == (
        "`a`: A.\n  although `b` contradicts it: B.\n    beaten by the rebuttal: X.\n"
        "  although `c` contradicts it: C.\n    beaten by the rebuttal: D."
    )


def test_what_was_explained_is_not_explained_again_and_depth_is_bounded() -> None:
    contents = """claim a: A.
  reason b
  reason c
claim b: B.
  reason d
claim c: C.
  reason d
claim d: D.
  reason: E.
"""
    assert outline(contents, "a").split("\n") == [
        "`a`: A.",
        "  because `b`: B.",
        "    because `d`: D.",
        "      because: E.",
        "  because `c`: C.",
        "    because `d` (see above)",
    ]
    assert outline(contents, "a", 1).split("\n") == [
        "`a`: A.",
        "  because `b` (and so on)",
        "  because `c` (and so on)",
    ]


@pytest.mark.parametrize(
    ("contents", "key", "said"),
    [
        ("claim a #supposed: A.\n", "a", "it is only supposed"),
        ("claim a #given: A.\n  reason: B.\n    rebuttal: C.\n", "a", "it is given"),
        (
            "voice v: V\nclaim b by v: B.\nclaim a: A.\n  reason v holds b\n",
            "a",
            "`v` says it on line 2",
        ),
        (
            "voice v: V\nclaim b: B.\nclaim a: A.\n  reason v holds b\n",
            "a",
            "`v` is not committed to `b`",
        ),
        (
            "voice v: V\nvoice w for v: W\nclaim b: B.\nclaim c: C.\n  because by w\n    premise b\n"
            "claim a: A.\n  reason v holds b\n",
            "a",
            "`w`, who speaks for `v`, argues from it on line 5",
        ),
    ],
)
def test_what_else_makes_something_stand_or_fall(contents: str, key: str, said: str) -> None:
    assert said in outline(contents, key)


def test_a_statement_and_its_step_are_told_apart() -> None:
    whole = text(asked(read_map("claim a: A.\n  rebuttal b: B.\n    unless: C.\n"), "b"))
    assert "\nAs a rebuttal of `a` it falls:\n\n  3  beaten by the exception: C.\n" in whole


def test_one_line_of_each_file_says_where_it_is() -> None:
    arg_map = read_map("import m: 1\nclaim a: A.\n  reason m.b\n", "claim b: B.\n")
    assert "because `m.b`: B.\n" in text(asked(arg_map, "a"))
    assert "  1  `m.b`: B. (in 1.argmap)\n" in text(asked(arg_map, "m.b"))


def test_a_line_of_another_file_says_so_wherever_it_is_named() -> None:
    base = "voice v: V\nclaim b by v: B.\n  but\n    premise: One.\n    premise: Two.\n"
    arg_map = read_map("import m: 1\nclaim a: A.\n  reason m.v holds m.b\n", base)
    assert " `m.v` says it on line 2 of 1.argmap\n" in text(asked(arg_map, "a"))
    whole = text(asked(arg_map, "m.b"))
    assert whole.startswith("`m.b` falls: rebutted by the `but` on line 3 of 1.argmap, which")
    assert "\n  3  the objection (in 1.argmap)\n" in whole


SIZES = """claim a: A.
  because
    premise p: P.
    premise q: Q.
  rebuttal x: X.
  rebuttal y: Y.
    unless u: U.
      question z: Z?
"""


@pytest.mark.parametrize(
    ("turn", "stand", "lines"),
    [
        (
            Turn((("p",),), "all", 1),
            False,
            ["It would fall if this were given up:", "  3  `p`: P."],
        ),
        (
            Turn((("p",), ("q",)), "more", 1),
            False,
            [
                "It would fall if any one of these were given up:",
                "  3  `p`: P.",
                "  4  `q`: Q.",
                "There may be more such changes.",
            ],
        ),
        (
            Turn((("x", "z"),), "all", 2),
            True,
            [
                "It would stand if 2 things were given up or answered together; fewer are not enough:",
                "  5  `x`: X.",
                "  8  the question `z`: Z?",
            ],
        ),
        (
            Turn((("x", "y"), ("x", "z"), ("p", "y"), ("p", "z")), "all", 2),
            True,
            [
                "It would stand if 2 things were given up or answered together; fewer are not enough:",
                "     one of",
                "  5    `x`: X.",
                "  3    `p`: P.",
                "     and one of",
                "  6    `y`: Y.",
                "  8    the question `z`: Z?",
            ],
        ),
        (
            Turn((("x", "y"), ("p", "q")), "all", 2),
            True,
            [
                "It would stand if 2 things were given up together; fewer are not enough:",
                "  5  `x`: X.",
                "  6  `y`: Y.",
                "     or",
                "  3  `p`: P.",
                "  4  `q`: Q.",
            ],
        ),
        (
            Turn((), "none", 3),
            True,
            ["Nothing that is given up would make it stand: it would take a reason that stands."],
        ),
        (
            Turn((), "unknown", 2),
            False,
            [
                "More than 2 things would have to be given up to make it fall; "
                "the search was given up there."
            ],
        ),
        (
            Turn((), "unknown", 1),
            True,
            [
                "More than one thing would have to be given up to make it stand; "
                "the search was given up there."
            ],
        ),
        (
            Turn((), "unknown", 0),
            True,
            ["The search for what would make it stand was given up."],
        ),
    ],
)
def test_smallest_changes_in_words(turn: Turn, stand: bool, lines: list[str]) -> None:
    assert turn_lines(read_map(SIZES), turn, stand) == lines


PHRASES = {
    r"beaten by ": "stands",
    r"although ": "falls",
    r"because": "stands",
    r"its .*? falls\b": "falls",
    r"its .*? is open\b": "open",
    r"it needs .*?falls\b": "falls",
    r"it needs .*?is open\b": "open",
    r"the \w+( `\w+`)? (has no answer|is open|against it is open)": "open",
    r"`\w+`, which contradicts it, is open": "open",
}


@given(texts(), st.data())
@settings(max_examples=150, deadline=None)
def test_every_line_says_what_is_so(text_of_map: str, data: st.DataObject) -> None:
    arg_map = read_map(text_of_map)
    what_if = WhatIf(arg_map, commitments(arg_map))
    key = data.draw(st.sampled_from(what_if.keys))
    whole = text(Why(what_if, key), 50)
    head, *parts = whole.split("\n\n")
    assert f" {'is ' if what_if.verdict(key) == 'open' else ''}{what_if.verdict(key)}: " in head
    rows = [row for part in parts if not part.startswith("It would") for row in part.split("\n")]
    by_line: dict[int, set[str]] = {}
    for each in elements(arg_map):
        by_line.setdefault(each.place.line, set()).add(what_if.verdict(each.key))
    for row in rows:
        found = re.fullmatch(r" *(\d+) +(.*)", row)
        if not found:
            continue
        for phrase, verdict in PHRASES.items():
            if re.match(phrase, found[2]) and "contradicts it" not in found[2]:
                assert verdict in by_line[int(found[1])], row
                break


@given(texts(), st.data())
@settings(max_examples=50, deadline=None)
def test_json_has_the_whole_answer(text_of_map: str, data: st.DataObject) -> None:
    arg_map = read_map(text_of_map)
    found = asked(arg_map, data.draw(st.sampled_from([*arg_map.statements, *arg_map.steps])))
    value = json.loads(why_json.text(found, questions=True))
    assert (value["key"], value["verdict"]) == (found.key, found.verdict)
    keys = {each["key"] for each in value["accounts"]}
    assert keys == found.accounts.keys()
    for each in value["accounts"]:
        assert all(link["key"] in keys for link in each["restsOn"])
    for stand, turn in (("stand", found.to_stand), ("fall", found.to_fall)):
        assert value["changes"][stand] == (turn and json.loads(json.dumps(turn._asdict())))


def test_nothing_steers_a_terminal() -> None:
    found = text(asked(read_map("claim a: A \u202eB.\n  reason: C \u2066D.\n"), "a"))
    assert found.replace("\n", "").isprintable()
