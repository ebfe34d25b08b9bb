"""Critical questions as lines to paste."""

from __future__ import annotations

import re

import pytest

from argmap.diagnostic import Severity
from argmap.reasoning.commitments import commitments
from argmap.reasoning.schemes import all_schemes
from argmap.reasoning.schemes.scheme import Scheme
from argmap.reasoning.whatif import WhatIf
from argmap.reasoning.why import Why
from argmap.report.verdicts.questions import listed, stubs
from tests.memory import compile_text
from tests.reasoning.maps import read_map

PLACE = re.compile(r"^ *# under .* on line (\d+)(, via \S+)?$")


def why_thesis(text: str) -> Why:
    arg_map = read_map(text)
    assert arg_map.thesis
    return Why(WhatIf(arg_map, commitments(arg_map)), arg_map.thesis.key)


def pasted(text: str, lines: str) -> str:
    """A map with lines pasted in where they say that they go, below all that stands there."""
    rows = text.split("\n")
    found: list[tuple[int, str]] = []
    at = 0
    for row in lines.split("\n"):
        if place := PLACE.match(row):
            at = int(place[1])
            continue
        if row:
            end = at
            indent = len(rows[at - 1]) - len(rows[at - 1].lstrip())
            while (
                end < len(rows)
                and rows[end].strip()
                and len(rows[end]) - len(rows[end].lstrip()) > indent
            ):
                end += 1
            found.append((end, row))
    for end, row in sorted(
        found, key=lambda each: (-each[0], len(each[1]) - len(each[1].lstrip()))
    ):
        rows.insert(end, row)
    return "\n".join(rows)


@pytest.mark.parametrize("scheme", all_schemes(), ids=lambda scheme: scheme.name)
def test_pasted_lines_are_read_and_ask_everything(scheme: Scheme) -> None:
    text = scheme.example.lstrip("\n")
    found = why_thesis(text)
    assert found.unasked
    whole = pasted(text, stubs(found))
    assert why_thesis(whole).unasked == ()
    result = compile_text(whole)
    assert [each.message for each in result.diagnostics if each.severity is Severity.ERROR] == []


def test_each_is_put_under_what_it_doubts() -> None:
    text = """claim bear #thesis: A bear was here.
    because tracks via sign
        premise #finding: There are tracks.
        assumption #general: Tracks are made by bears.
"""
    assert (
        stubs(why_thesis(text))
        == """          # under the assumption on line 4
          question asks strength: How often is the sign found without what it points to?

          # under the premise on line 3
          question asks found: Is the sign really there, and read correctly?

        # under the `because` `tracks` on line 2, via sign
        question asks other: What else could explain the sign better?
"""
    )


FOR = "  because via sign\n    premise #finding: B.\n    premise: C.\n"


@pytest.mark.parametrize(
    "against",
    ["  rebuttal: No.\n", "  question: Is it?\n", "  but\n    premise: D.\n    premise: E.\n"],
)
def test_of_a_step_for_what_is_beaten_or_doubted_is_asked_all_the_same(against: str) -> None:
    found = why_thesis(f"claim a #thesis: A.\n{FOR}{against}")
    assert listed(found).startswith("Nobody asks of the `because` on line 2, via sign:\n")
    assert stubs(found).count("question asks ") == 3


def test_so_it_is_further_back_but_not_of_what_is_against_it() -> None:
    against = "  rebuttal: No.\n    because via sign\n      premise: X.\n      premise: Y.\n"
    text = f"claim a #thesis: A.\n  reason b\n{against}claim b: B.\n{FOR}  rebuttal: No.\n"
    assert [step.place.line for step, _ in why_thesis(text).unasked] == [8]


def test_a_step_in_another_file_is_said_to_be_there() -> None:
    arg_map = read_map("import m: 1\nclaim a: A.\n  reason m.b\n", f"claim b: B.\n{FOR}")
    found = Why(WhatIf(arg_map, commitments(arg_map)), "a")
    assert listed(found).startswith("Nobody asks of the `because` on line 2 of 1.argmap, via sign:")
    assert "# under the premise on line 3 of 1.argmap\n" in stubs(found)
    assert "# under the `because` on line 2 of 1.argmap, via sign\n" in stubs(found)


def test_where_there_is_nothing_to_ask_it_says_why() -> None:
    assert "names a scheme" in listed(why_thesis("claim a #thesis: A.\n"))
    assert stubs(why_thesis("claim a #thesis: A.\n")).startswith("# No step")
    text = "claim a #thesis: A.\n  because via sign\n    premise: B.\n    premise: C.\n"
    asked = "".join(
        f"    question asks {each}: Is it?\n" for each in ("strength", "found", "other")
    )
    assert "is asked" in listed(why_thesis(text + asked))
    assert listed(why_thesis(text)).startswith(
        "Nobody asks of the `because` on line 2, via sign:\n  strength  "
    )
