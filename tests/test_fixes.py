"""Mends: which are made, and that what is mended stays mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostic import Diagnostic, Edit, Fix, Severity
from argmap.fixes import apply_fixes
from argmap.source import Place, Text
from tests.checks.examples import compiled
from tests.memory import compile_text

TEXT = Text("x.argmap", "0123456789")


def mend(*edits: tuple[int, int, str], text: Text = TEXT, safe: bool = True) -> Diagnostic:
    made = tuple(Edit(Place(text, start, end), words) for start, end, words in edits)
    place = Place(text, 0, 1)
    return Diagnostic("r", "AM999", Severity.ERROR, "M.", place, fix=Fix("mend", made, safe))


@pytest.mark.parametrize(
    ("mends", "content", "made"),
    [
        ([], "0123456789", 0),
        ([mend((2, 4, "xx"))], "01xx456789", 1),
        ([mend((2, 4, ""))], "01456789", 1),
        ([mend((3, 3, "xx"))], "012xx3456789", 1),
        ([mend((10, 10, "x"))], "0123456789x", 1),
        ([mend((0, 1, "a"), (9, 10, "b"))], "a12345678b", 1),
        ([mend((8, 9, "b")), mend((0, 1, "a"))], "a1234567b9", 2),
        ([mend((2, 5, "x")), mend((4, 6, "y"))], "01x56789", 1),
        ([mend((2, 5, "x")), mend((0, 1, "a"), (4, 6, "y"))], "01x56789", 1),
        ([mend((2, 5, "x")), mend((5, 6, "y"))], "01xy6789", 2),
        ([mend((3, 3, "x")), mend((3, 3, "x"))], "012x3456789", 1),
        ([mend((2, 4, "xx"), safe=False)], "0123456789", 0),
        ([mend((2, 4, "xx"), text=Text("other", "0123456789"))], "0123456789", 0),
    ],
)
def test_mends(mends: list[Diagnostic], content: str, made: int) -> None:
    assert apply_fixes(TEXT, mends) == (content, made)


def test_a_finding_without_a_mend_changes_nothing() -> None:
    found = Diagnostic("r", "AM999", Severity.ERROR, "M.", Place(TEXT, 0, 1))
    assert apply_fixes(TEXT, [found]) == (TEXT.content, 0)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 3), st.text("xyz", max_size=3))))
def test_mends_never_touch_what_lies_between_them(edits: list[tuple[int, int, str]]) -> None:
    mends = [mend((start, min(10, start + length), words)) for start, length, words in edits]
    content, made = apply_fixes(TEXT, mends)
    kept = [each for each in content if each.isdigit()]
    assert kept == sorted(kept)
    assert made <= len(mends)
    touched = {at for start, length, _ in edits for at in range(start, start + length)}
    assert {str(at) for at in range(10) if at not in touched} <= set(kept)


FLAGGED = sorted((Path(__file__).parent / "checks").glob("*/flagged.argmap"))


@pytest.mark.parametrize("path", FLAGGED, ids=lambda path: path.parent.name)
def test_mends_come_to_an_end_and_break_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    text = path.read_text(encoding="utf-8")
    before = {each.rule for each in compiled(text).diagnostics}
    for _ in range(10):
        result = compiled(text)
        text, made = apply_fixes(result.map.texts[0], result.diagnostics)
        if not made:
            break
    else:
        pytest.fail("there is always something more to mend")
    assert {each.rule for each in compiled(text).diagnostics} <= before


def test_an_ignore_that_silences_nothing_is_taken_out() -> None:
    result = compile_text(
        "claim a #thesis: W.\n  # argmap: ignore[stray-claim] It is not.\n  reason: R.\n"
    )
    content, made = apply_fixes(result.map.texts[0], result.diagnostics)
    assert (content, made) == ("claim a #thesis: W.\n  reason: R.\n", 1)
