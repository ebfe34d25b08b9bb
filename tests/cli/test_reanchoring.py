from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import cli
from tests.quotes.test_drift import FIRST, OLD, SECOND, THIRD

MAP = """\ufeffsource r: r.txt
claim a #thesis: It is so.
  > r#2 : the bridge is safe
  > r: after the flood
  reason: The paper says so.
    > r#3: the bridge is safe
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("r.txt").write_text(OLD)
    Path("m.argmap").write_text(MAP)
    assert run("lock").exit_code == 0


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="argmap")


def quotes() -> list[str]:
    lines = Path("m.argmap").read_text().split("\n")
    return [line.strip() for line in lines if ">" in line]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More. " + OLD, ["#2 ", "", "#3"]),
        (FIRST + OLD, ["#3 ", "", "#4"]),
        (FIRST + THIRD + SECOND, ["#3 ", "", "#2"]),
        (SECOND + THIRD, ["#1 ", "", "#2"]),
    ],
)
def test_what_moved_has_its_new_number_and_keeps_it(text: str, expected: list[str]) -> None:
    Path("r.txt").write_text(text)
    for _ in range(3):
        found = run("check", "--fix")
        assert found.exit_code == 0
        assert "is not the text that was locked" in found.output
        assert quotes() == [
            f"> r{expected[0]}: the bridge is safe",
            f"> r{expected[1]}: after the flood",
            f"> r{expected[2]}: the bridge is safe",
        ]
    assert run("lock").exit_code == 0
    assert "Nothing found" in run("check").output


def test_words_on_the_next_line_have_their_number_renewed() -> None:
    Path("m.argmap").write_text(
        MAP.replace("r#3: the", "r#3:\n      | the").replace("#2 : the", "#2 :\r\n  | the")
    )
    run("lock")
    Path("r.txt").write_text(FIRST + OLD)
    assert run("check", "--fix").exit_code == 0
    assert quotes() == ["> r#3 :", "> r: after the flood", "> r#4:"]


def test_a_map_that_is_not_utf8_is_left_alone() -> None:
    Path("r.txt").write_text(FIRST + OLD)
    Path("m.argmap").write_bytes(MAP.encode() + b"# \xe9\n")
    before = Path("m.argmap").read_bytes()
    found = run("check", "--fix")
    assert found.exit_code == 1
    assert "not-utf8" in found.output
    assert Path("m.argmap").read_bytes() == before


def test_a_quote_that_now_stands_twice_or_once_is_given_or_rid_of_a_number() -> None:
    Path("m.argmap").write_text("source r: r.txt\nclaim a #thesis: So.\n  > r: after the flood\n")
    run("lock")
    Path("r.txt").write_text("Long after the flood.\n\n" + OLD)
    run("check", "--fix")
    assert quotes() == ["> r#2: after the flood"]
    run("lock")
    Path("r.txt").write_text(OLD)
    run("check", "--fix")
    assert quotes() == ["> r: after the flood"]


def test_nothing_is_renumbered_where_one_of_the_same_words_is_uncertain() -> None:
    Path("r.txt").write_text(FIRST + OLD.replace("nobody asked", "all of us asked"))
    before = Path("m.argmap").read_bytes(), Path("argmap.lock").read_bytes()
    found = run("check", "--fix")
    assert "--fix` gives" not in found.output
    assert (Path("m.argmap").read_bytes(), Path("argmap.lock").read_bytes()) == before


def test_all_maps_of_a_lock_are_renumbered_at_once() -> None:
    Path("n.argmap").write_text(MAP.replace("#2 ", "#1").replace("\ufeff", ""))
    run("lock")
    Path("r.txt").write_text(THIRD + FIRST + SECOND)
    run("check", "--fix")
    assert quotes() == [
        "> r#3 : the bridge is safe",
        "> r: after the flood",
        "> r#1: the bridge is safe",
    ]
    assert "> r#2: the bridge" in Path("n.argmap").read_text()
    run("lock")
    assert "Nothing found in 2 files" in run("check").output


def test_maps_left_out_are_named() -> None:
    Path("n.argmap").write_text(MAP)
    Path("r.txt").write_text(FIRST + OLD)
    assert "n.argmap uses the same lock" in run("check", "--fix", "m.argmap").stderr


def test_locking_says_what_became_of_quotes() -> None:
    Path("r.txt").write_text(FIRST + OLD.replace("after the", "before the"))
    for arguments in (["lock", "--check"], ["lock"]):
        found = run(*arguments)
        assert found.exit_code == 1
        assert "r.txt is not the text that was locked." in found.stderr
        assert "m.argmap:4:8: “after the flood”: changed: “before” for “after”." in found.stderr
        assert "“after the flood”: not locked, for it is not found." in found.stderr


def test_a_rule_that_is_ignored_mends_nothing() -> None:
    Path("r.txt").write_text(FIRST + OLD)
    before = Path("m.argmap").read_bytes()
    run("check", "--fix", "--ignore", "source-changed")
    assert Path("m.argmap").read_bytes() == before
