"""JSON about standing, against ``docs/standing.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from argmap.cli import cli

ROOT = Path(__file__).parents[3]
SCHEMA = Draft202012Validator(
    json.loads((ROOT / "docs" / "standing.schema.json").read_text(encoding="utf-8"))
)
RUSH = "examples/rush-to-talks/rush-to-talks.argmap"
REPLY = "examples/school-phones/reply.argmap"


@pytest.mark.parametrize(
    "arguments",
    [
        ["why", "belied", RUSH],
        ["why", "belied", RUSH, "--questions", "--most", "1"],
        ["why", "invited", RUSH],
        ["why", "needed", RUSH],
        ["why", "dialogue", RUSH],
        ["why", "expectations", RUSH],
        ["why", "m.lock", REPLY],
        ["status", "examples"],
        ["status", REPLY, "--changed-by", "card"],
    ],
)
def test_what_is_printed_is_as_described(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    found = CliRunner().invoke(cli, [*arguments, "--format", "json"])
    assert found.exit_code == 0, found.output
    SCHEMA.validate(json.loads(found.output))


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"version": 2, "maps": []},
        {
            "version": 1,
            "givenUp": ["a"],
            "turned": [{"key": "a", "before": "stands", "after": "falls"}],
        },
    ],
)
def test_what_is_not_as_described_is_refused(value: object) -> None:
    assert not SCHEMA.is_valid(value)
