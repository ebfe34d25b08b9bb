"""What beginners type, and what they are told: ``mistakes/*.argmap`` with the report in ``*.txt``.

``pytest --rewrite tests/syntax`` writes the reports anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.syntax.catalogue import MISTAKES
from tests.memory import compile_text, full_report

FOLDER = Path(__file__).parent / "mistakes"
CASES = sorted(path.stem for path in FOLDER.glob("*.argmap"))
OTHER = "claim abc: Words.\n"


def read(case: str) -> str:
    return (FOLDER / f"{case}.argmap").read_bytes().decode("utf-8")


@pytest.mark.parametrize("case", CASES)
def test_report(case: str, rewrite: bool) -> None:
    golden = FOLDER / f"{case}.txt"
    report = full_report(read(case), other=OTHER)
    if rewrite:
        golden.write_bytes(report.encode())
    assert report == golden.read_bytes().decode("utf-8")


def test_every_report_has_its_map() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == CASES


def test_the_cases_cover_every_mistake() -> None:
    found = {
        each.rule for case in CASES for each in compile_text(read(case), other=OTHER).diagnostics
    }
    assert found >= {mistake.name for mistake in MISTAKES} - {
        "not-utf8",
        "too-many-mistakes",
        "not-a-map",
    }


def test_five_mistakes_in_five_places_are_all_reported() -> None:
    rules = [each.rule for each in compile_text(read("five-mistakes")).diagnostics]
    assert rules == [
        "unknown-keyword",
        "missing-colon",
        "missing-words",
        "unknown-name",
        "broken-formula",
    ]
