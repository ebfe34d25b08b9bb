"""``argmap positions``: what it prints of maps that are decided and of maps that are not."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from argmap.cli import cli

SCHOOL = """voice head: The head
voice pupils: The pupils
claim ban by head #thesis: Phones should be banned.
  reason calm by head: Lessons get calmer.
claim free by pupils: Phones should be free.
claim posters by head: The posters say so.
  reason ban
ban contradicts free: One yard, one rule.
"""
SHOWN = """2 positions can be held.

They part on:
  `ban` contradicts `free`: One yard, one rule. (line 8)
    `ban`: position 1
    `free`: position 2

Position 1, nearest to The head (3 of 3 commitments):
  accepts
    3  ban      Phones should be banned.
    6  posters  The posters say so.
  gives up
    5  free  Phones should be free.

Position 2, nearest to The pupils (1 of 1 commitments):
  accepts
    5  free  Phones should be free.
  gives up
    3  ban      Phones should be banned.
    6  posters  The posters say so.

Both accept 1 other statement.
"""


def run(text: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["positions", "-", *arguments], input=text)


def test_shows_each_position_and_what_they_part_on() -> None:
    assert run(SCHOOL).stdout == SHOWN


def test_a_map_that_is_decided_has_one_position() -> None:
    done = run("claim a: A.\n  rebuttal b: B.\n")
    assert done.stdout == ("Every statement stands or falls: one position can be held.\n")


def test_a_question_leaves_open_what_no_position_decides() -> None:
    done = run("claim a: A.\n  question q: Is it?\n")
    assert done.stdout == (
        "One position can be held, though it does not decide everything.\n"
        "\nNo position decides:\n    1  a  A.\n    2  q  Is it?\n"
    )


def test_says_how_many_are_not_shown() -> None:
    lines = [f"claim a{n}: A.\nclaim b{n}: B.\na{n} contradicts b{n}\n" for n in range(5)]
    said = run("".join(lines), "--most", "3").stdout
    assert said.startswith(
        "32 positions can be held; 3 are shown.\nThose come first that are nearest to a voice.\n"
    )
    assert said.count("\nPosition ") == 3
    assert said.count(" contradicts ") == 5


def test_json_has_every_key() -> None:
    whole = json.loads(run(SCHOOL, "--format", "json").stdout)
    assert (whole["count"], whole["exact"], whole["decided"]) == (2, True, False)
    assert whole["cruxes"] == [
        {"kind": "contradiction", "tension": "@8", "between": ["ban", "free"]}
    ]
    assert [each["sides"] for each in whole["positions"]] == [["ban"], ["free"]]
    assert whole["positions"][1]["voices"][0] == {
        "voice": "pupils",
        "kept": 1,
        "of": 1,
        "nearest": True,
    }
    assert whole["shared"] == ["calm"]


def test_a_map_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    assert run("clam a: A.\n").exit_code == 2
    done = CliRunner().invoke(cli, ["positions", str(tmp_path / "absent.argmap")])
    assert done.exit_code == 2
    assert "cannot be read: no such file or directory." in done.stderr
