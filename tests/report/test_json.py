"""The JSON report and its schema, ``docs/report.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from argmap.compiler import compile_file
from argmap.diagnostic import Diagnostic
from argmap.report import FORMATS, Findings
from argmap.source import Place, line_starts
from argmap.syntax.catalogue import MISTAKES
from tests.checks.examples import compiled
from tests.fuzz import OTHERS
from tests.memory import NAME, MemoryFiles

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA)
FLAGGED = sorted((ROOT / "tests" / "checks").glob("*/flagged.argmap"))
GOLDENS = sorted((Path(__file__).parent / "goldens").glob("*.argmap"))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def valid(found: tuple[Diagnostic, ...]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FORMATS["json"](Findings(found, 1)))
    VALID.validate(read)
    assert sum(read["counts"].values()) == len(read["findings"]) == len(found)
    lines = FORMATS["json-lines"](Findings(found, 1)).splitlines()
    assert [json.loads(line) for line in lines] == read["findings"]
    return read


@pytest.mark.parametrize("path", FLAGGED, ids=lambda path: path.parent.name)
def test_what_checks_find_fits_the_schema(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    found = compiled(path.read_text(encoding="utf-8")).diagnostics
    assert valid(found)["findings"]


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.stem)
def test_what_hostile_files_come_to_fits_the_schema(path: Path) -> None:
    content = path.read_bytes()
    valid(compile_file(NAME, content, MemoryFiles({**OTHERS, NAME: content})).diagnostics)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_mistakes_fit_the_schema_and_stand_where_they_say(mistake: Any) -> None:
    content = mistake.flagged.encode() or b"\xff"
    found = compile_file(NAME, content, MemoryFiles({NAME: content})).diagnostics
    for each, read in zip(found, valid(found)["findings"], strict=True):
        assert offset(each.place, read["line"], read["column"]) == each.place.start
        assert offset(each.place, read["endLine"], read["endColumn"]) == each.place.end


def offset(place: Place, line: int, column: int) -> int:
    return line_starts(place.text.content)[line - 1] + column - 1


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"files": -1},
        {"more": 1},
        {"findings": [{}]},
        {"counts": {"error": 1}},
    ],
)
def test_the_schema_refuses_what_is_no_report(change: dict[str, Any]) -> None:
    whole = json.loads(FORMATS["json"](Findings((), 1)))
    VALID.validate(whole)
    assert not VALID.is_valid({**whole, **change})
