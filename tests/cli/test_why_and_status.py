"""``argmap why`` and ``argmap status``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import cli

MAP = """claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
  rebuttal safe: It is safe.
    unless: Nobody has looked.
"""
IMPORTING = "import m: map.argmap\nclaim 橋: 橋很舊。\n  reason m.cracks\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "map.argmap").write_text(MAP, encoding="utf-8")
    (tmp_path / "one" / "notes.txt").write_text("Notes.")
    (tmp_path / "broken.argmap").write_text("clam a: A.\n")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, **more: CliRunner().invoke(cli, arguments, **more)


@pytest.mark.parametrize(
    "arguments",
    [
        ("bridge", "one/map.argmap"),
        ("one/map.argmap", "bridge"),
        ("bridge", "one"),
        ("one/map.argmap",),
        ("one/map.argmap:1",),
        ("one/map.argmap:1:7",),
        ("@1", "one"),
    ],
)
def test_name_and_file_in_any_order(run: Run, arguments: tuple[str, ...]) -> None:
    found = run("why", *arguments)
    assert found.exit_code == 0
    assert found.output.startswith("`bridge` stands: the reason `cracks` (line 2) is for it")


def test_in_a_folder_with_one_map_no_file_is_needed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("one")
    assert run("why").output.startswith("`bridge` stands")
    assert run("why", "safe").output.startswith("`safe` stands")
    assert run("why", "-", input=MAP).output.startswith("`bridge` stands")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("brigde", "one"), "one/map.argmap: the map has no `brigde`. Did you mean `bridge`?"),
        (("bridge", "two.argmap"), "two.argmap cannot be read: no such file or directory."),
        (("nowhere.argmap",), "nowhere.argmap cannot be read: no such file or directory."),
        (("one/mpa.argmap",), "Did you mean one/map.argmap?"),
        (("nosuch", "one"), "has no `nosuch`. Its names: `bridge`, "),
        (("bridge",), "there are 2 maps; say which file is meant: broken.argmap, one/map.argmap."),
        (("a", "broken.argmap"), "`clam` is no keyword"),
        (("one/map.argmap:9",), "stands on line 9"),
        (("bridge", "one", "two"), "One thing is asked about at a time"),
    ],
)
def test_what_cannot_be_answered(run: Run, arguments: tuple[str, ...], said: str) -> None:
    found = run("why", *arguments)
    assert found.exit_code == 2
    assert said in found.output


def test_a_map_without_a_thesis_asks_for_a_name(run: Run) -> None:
    Path("none.argmap").write_text("claim a: A.\n")
    found = run("why", "none.argmap")
    assert (found.exit_code, "argmap why NAME FILE" in found.output) == (2, True)


def test_json_and_the_bound_on_changes(run: Run) -> None:
    value = json.loads(run("why", "bridge", "one", "--format", "json", "--most", "1").output)
    assert value["version"] == 1
    assert value["changes"] == {
        "stand": None,
        "fall": {"sets": [["cracks"]], "outcome": "more", "size": 1},
    }


def test_status_lines_up_whatever_the_script(run: Run) -> None:
    Path("one/zwei.argmap").write_text(IMPORTING, encoding="utf-8")
    assert (
        run("status", "one").output
        == """one/map.argmap:
  1  stands  bridge  The bridge must be closed.
  2  stands  cracks  Its pillars are cracked.
  3  stands  safe    (rebuttal falls) It is safe.
  4  stands          Nobody has looked.

4 statements: 4 stand.
Nothing is open: there is one way to see it.

one/zwei.argmap:
  2  stands  橋        橋很舊。

one/map.argmap, as this map has it:
  1  stands  m.bridge  The bridge must be closed.
  2  stands  m.cracks  Its pillars are cracked.
  3  stands  m.safe    (rebuttal falls) It is safe.
  4  stands            Nobody has looked.

5 statements: 5 stand.
Nothing is open: there is one way to see it.
"""
    )


def test_status_of_steps(run: Run) -> None:
    assert (
        "  3  falls   safe    (rebuttal, against `bridge`)\n"
        in run("status", "one", "--steps").output
    )


def test_long_lines_are_cut(run: Run) -> None:
    Path("long.argmap").write_text(f"claim {'n' * 200}: {'words ' * 50}.\n")
    row = run("status", "long.argmap").output.split("\n")[1]
    assert len(row) <= 100
    assert row.count("…") == 2


def test_what_turns(run: Run) -> None:
    assert run("status", "one", "--changed-by", "@4").output == (
        "If “Nobody has looked” were given up, 1 statement would turn:\n"
        "  1  stands → falls  bridge  The bridge must be closed.\n"
    )
    assert run("status", "one", "--changed-by", "safe").output == (
        "If `safe` were given up, no other statement would turn.\n"
    )
    both = run("status", "one", "--changed-by", "@4", "--changed-by", "safe").output
    assert run("status", "one", "--changed-by", "@4, safe").output == both
    assert (
        both == "If “Nobody has looked” and `safe` were given up, no other statement would turn.\n"
    )


def test_what_turns_in_another_file_says_so(run: Run) -> None:
    Path("one/zwei.argmap").write_text(IMPORTING, encoding="utf-8")
    assert run("status", "one/zwei.argmap", "--changed-by", "m.@4").output == (
        "If “Nobody has looked” were given up, 1 statement would turn:\n"
        "  1  stands → falls  m.bridge  (in one/map.argmap) The bridge must be closed.\n"
    )


def test_what_turns_is_asked_of_one_map(run: Run) -> None:
    Path("one/zwei.argmap").write_text(IMPORTING, encoding="utf-8")
    assert run("status", "one", "--changed-by", "safe").exit_code == 2
    assert run("status", "one/map.argmap", "--changed-by", "save").exit_code == 2


def test_status_as_json(run: Run) -> None:
    value = json.loads(run("status", "one", "--format", "json").output)
    (found,) = value["maps"]
    assert found["counts"] == {"stands": 4, "falls": 0, "open": 0}
    verdicts = {each["key"]: each["verdict"] for each in found["elements"]}
    assert verdicts["safe!"] == "falls"
    assert found["semantics"] == {"agree": True, "accepted": [], "instead": []}
    turned = json.loads(run("status", "one", "--format", "json", "--changed-by", "@4").output)[
        "turned"
    ]
    assert {each["key"]: each["after"] for each in turned}["bridge"] == "falls"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "claim a: A.\n  question: B?\n",
            "What is open stays open: nothing in the map can settle it.",
        ),
        (
            "claim a: A.\nclaim b: B.\na contradicts b\n",
            "one accepts `a`, another `b` instead; `argmap positions open.argmap` shows them.",
        ),
        (
            "claim a: A.\nclaim b: B.\n  rebuttal a\na contradicts b\n  unless b\n",
            "can be settled in one way, which accepts `a`; `argmap positions open.argmap` shows it.",
        ),
    ],
)
def test_whether_what_is_open_can_be_settled(run: Run, text: str, said: str) -> None:
    Path("open.argmap").write_text(text)
    output = run("status", "open.argmap").output
    assert said in output or said.replace("`a`, another `b`", "`b`, another `a`") in output
