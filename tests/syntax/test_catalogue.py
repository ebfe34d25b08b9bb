"""Every mistake's own example."""

from __future__ import annotations

import pytest

from argmap.compiler import compile_file
from argmap.source import Text
from argmap.syntax.catalogue import MISTAKES, NOT_A_MAP, NOT_UTF8, TOO_MANY_MISTAKES, Mistake
from argmap.syntax.parser import parse
from tests.memory import MemoryFiles, compile_text

AT_IMPORTS = {"missing-import", "circular-import", "outside-root"}
by_name = pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each.name)


@by_name
def test_flagged_has_that_mistake_and_no_other(mistake: Mistake) -> None:
    if mistake is NOT_UTF8:
        found = compile_file(
            "map.argmap", "claim a: Grüße.".encode("latin-1"), MemoryFiles()
        ).diagnostics
    elif mistake is TOO_MANY_MISTAKES:
        found = compile_text("clam a: W.\n" * 1001).diagnostics[1000:]
    elif mistake is NOT_A_MAP:
        found = compile_file("a.txt", b"Grass is green.\n" * 3, MemoryFiles()).diagnostics
    else:
        found = compile_text(mistake.flagged).diagnostics
    syntax = [each.rule for each in found if each.code.startswith("AM0")]
    assert set(syntax) == {mistake.name}
    assert {each.code for each in found if each.rule == mistake.name} == {mistake.code}


@by_name
def test_accepted_has_no_mistake(mistake: Mistake) -> None:
    assert parse(Text("map.argmap", mistake.accepted)).diagnostics == ()
    found = compile_text(mistake.accepted).diagnostics
    assert [each.rule for each in found if each.code.startswith(("AM0", "AM101"))] == []


def test_codes_and_names_are_distinct_and_in_order() -> None:
    codes = [mistake.code for mistake in MISTAKES]
    assert codes == [f"AM{number:03}" for number in range(1, len(MISTAKES) + 1)]
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES)


@by_name
def test_a_page_says_what_why_and_shows_both(mistake: Mistake) -> None:
    assert mistake.summary.endswith(".")
    assert mistake.reason.endswith(".")
    assert ("## Flagged" in mistake.page) == bool(mistake.flagged)
    assert "## Accepted" in mistake.page
    assert mistake.accepted in mistake.page
