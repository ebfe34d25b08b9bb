"""``argmap positions``: what it prints of maps that are decided and of maps that are not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import cli
from argmap.reasoning.commitments import commitments
from argmap.reasoning.positions import positions
from argmap.report.verdicts.positions import positions_text
from tests.reasoning.maps import read_map

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


ENTANGLED = "".join(
    [
        *(f"claim a{n}: A.\nclaim b{n}: B.\na{n} contradicts b{n}\n" for n in range(8)),
        *(f"claim c{n}: C.\nc{n} contradicts a{n}\nc{n} contradicts b{n + 1}\n" for n in range(7)),
    ]
)


def test_says_that_it_is_of_those_looked_at_alone_what_they_part_on() -> None:
    said = run(ENTANGLED).stdout.split("\n")
    count = int(said[0].removeprefix("At least ").partition(" ")[0])
    assert said[0] == f"At least {count} positions can be held; 16 are shown."
    assert count > 64
    assert said[1] == "Those come first that are nearest to a voice."
    assert said[3] == f"The {count} looked at part on:"
    assert said[-2] == "All accept 0 other statements."


def test_what_was_not_found_out_of_all_is_said_of_those_looked_at() -> None:
    arg_map = read_map(ENTANGLED + "claim d: D.\n  rebuttal a0\n  rebuttal b0\n")
    found = positions(arg_map, commitments(arg_map), 2)
    assert not found.exact
    unsure = replace(found, common_known=False, nearest_known=False, beyond=("c1",), open=("c2",))
    said = positions_text(arg_map, unsure)
    assert "\nOf those looked at, those come first that are nearest to a voice.\n" in said
    assert "\nPosition 1, of those looked at nearest to the author (" in said
    assert "\nAll looked at accept 0 other statements.\n" in said
    assert "\nAccepted by all looked at, although standing leaves it open:\n" in said
    assert "\nNo position looked at decides:\n" in said


def test_json_has_every_key() -> None:
    whole = json.loads(run(SCHOOL, "--format", "json").stdout)
    assert (whole["count"], whole["exact"], whole["decided"]) == (2, True, False)
    assert (whole["commonKnown"], whole["nearestKnown"]) == (True, True)
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


def test_lines_and_authors_of_another_file_are_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.argmap").write_text("claim a: A.\nclaim b: B.\na contradicts b\nclaim d: D.\n")
    Path("reply.argmap").write_text("import m: base.argmap\nclaim c: C.\n  reason m.a\n")
    said = CliRunner().invoke(cli, ["positions", "reply.argmap"]).stdout
    assert "  `m.a` contradicts `m.b` (line 3 of base.argmap)\n" in said
    assert "    2  m.b  (in base.argmap) B.\n" in said
    assert "    2  c    C.\n" in said
    assert "nearest to the author (2 of 2 commitments):\n" in said


def test_a_map_that_cannot_be_read_is_told_so(tmp_path: Path) -> None:
    assert run("clam a: A.\n").exit_code == 2
    done = CliRunner().invoke(cli, ["positions", str(tmp_path / "absent.argmap")])
    assert done.exit_code == 2
    assert "cannot be read: no such file or directory." in done.stderr
