"""Reports for people: ``goldens/*.argmap`` with what each format says of them.

``pytest --rewrite tests/report`` writes them anew.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from argmap.compiler import compile_file
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.report import FORMATS, Findings
from argmap.report.findings import seen
from argmap.source import Place, Span, Text
from tests.memory import NAME, MemoryFiles

HERE = Path(__file__).parent / "goldens"
CASES = sorted(path.stem for path in HERE.glob("*.argmap"))
ENDINGS = {"full": "txt", "concise": "concise.txt", "json": "json"}
OTHER = "claim abc: Words.\n  reason: Others.\n"
ANSI = re.compile("\x1b\\[[0-9;]*m")


def findings(case: str, colour: bool = False) -> Findings:
    content = (HERE / f"{case}.argmap").read_bytes()
    found = compile_file(NAME, content, MemoryFiles({NAME: content, "other.argmap": OTHER}))
    return Findings(found.diagnostics, 1, colour)


@pytest.mark.parametrize("format_", ENDINGS)
@pytest.mark.parametrize("case", CASES)
def test_report(case: str, format_: str, rewrite: bool) -> None:
    golden = HERE / f"{case}.{ENDINGS[format_]}"
    report = FORMATS[format_](findings(case))
    if rewrite:
        golden.write_bytes(report.encode())
    assert report == golden.read_bytes().decode("utf-8")


@pytest.mark.parametrize("format_", ["full", "concise"])
@pytest.mark.parametrize("case", CASES)
def test_colours_change_nothing_else(case: str, format_: str) -> None:
    coloured = FORMATS[format_](findings(case, colour=True))
    assert ANSI.sub("", coloured) == FORMATS[format_](findings(case))


def _shown(text: str, span: Span, message: str = "M.") -> list[str]:
    place = Place(Text("x.argmap", text), *span)
    found = Diagnostic("rule", "AM999", Severity.ERROR, message, place)
    return FORMATS["full"](Findings([found], 1)).split("\n")


@pytest.mark.parametrize(
    ("before", "marked"),
    [
        ("abc ", "def"),
        ("没有人", "更有"),
        ("ｆｕ", "ｌ"),
        ("e\u0301e\u0301", "u\u0308"),
        ("👍👍", "👍"),
        ("\t", "x"),
        ("a\x07b\x1b", "c"),
        ("\u00a0\u3000", "x"),
        ("", ""),
        ("ไม่มี", "ใคร"),
    ],
)
def test_the_caret_stands_under_the_words(before: str, marked: str) -> None:
    _, _, line, carets, *_ = _shown(f"{before}{marked} rest\nmore", _span(before, marked))
    assert line.startswith("1 | ")
    shown, under = line[4:], carets[4:]
    blanks = len(under) - len(under.lstrip(" "))
    assert blanks == wcswidth(seen(before))
    assert len(under.strip()) == max(1, wcswidth(seen(marked)))
    assert shown.startswith(seen(before))


def _span(before: str, marked: str) -> Span:
    return Span(len(before), len(before) + len(marked))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.data())
def test_any_place_in_any_text_is_shown_on_one_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    message = data.draw(st.text(max_size=20))
    place = Place(Text("x.argmap", text), start, end)
    found = Diagnostic(
        "rule", "AM999", Severity.NOTE, message, place, message, (Label(place, message),)
    )
    report = FORMATS["full"](Findings([found], 1))
    assert len(report.split("\n")) <= 8
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", report
    )
    assert FORMATS["concise"](Findings([found], 1)).count("\n") == 2


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    text = "a" * 500_000 + "b" + "c" * 500_000
    _, _, line, carets, *_ = _shown(text, Span(500_000, 500_001))
    assert len(line) < 120
    assert line[carets.index("^")] == "b"
    assert line[4] == line[-1] == "…"


def test_names_of_files_cannot_steer_a_terminal() -> None:
    place = Place(Text("a\x1b]0;x\x07\n.argmap", "claim"), 0, 1)
    found = Diagnostic("unknown-name", "AM101", Severity.ERROR, "M.", place)
    for format_ in FORMATS.values():
        assert "\x1b" not in format_(Findings([found], 1))
    assert len(FORMATS["concise"](Findings([found], 1)).splitlines()) == 2


@pytest.mark.parametrize(
    ("severities", "files", "summary"),
    [
        ([], 1, "Nothing found in 1 file."),
        ([], 3, "Nothing found in 3 files."),
        (["error"], 1, "1 error in 1 file."),
        (["note", "error", "error", "warning"], 2, "2 errors, 1 warning, 1 note in 2 files."),
    ],
)
def test_summary(severities: list[str], files: int, summary: str) -> None:
    place = Place(Text("x", "x"), 0, 1)
    found = [Diagnostic("r", "AM999", Severity(each), "M.", place) for each in severities]
    assert Findings(found, files).summary == summary
