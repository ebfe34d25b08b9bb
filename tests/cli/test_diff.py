from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import cli
from tests.git import git

OLD = """source s: s.txt
claim a #thesis: It is so.
  > s: so it is
  rebuttal b: It is not.
    rebuttal c: Yes it is.
"""
NEW = OLD.replace("    rebuttal c: Yes it is.\n", "")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    Path("old.argmap").write_text(OLD)
    Path("new.argmap").write_text(NEW)
    return tmp_path


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["diff", *arguments], prog_name="argmap", input=input)


def test_two_files() -> None:
    found = run("old.argmap", "new.argmap")
    assert found.exit_code == 0
    assert (
        "~ `a` now falls (it stood): the rebuttal `b` now stands, because the rebuttal `c` was lost."
        in found.output
    )
    assert run("old.argmap", "new.argmap", "--exit-code").exit_code == 1
    assert run("old.argmap", "old.argmap", "--exit-code").exit_code == 0
    assert run("old.argmap", "-", input=NEW).output.replace("<stdin>", "new.argmap") == found.output


def test_a_format_is_what_the_output_ends_in() -> None:
    done = run("old.argmap", "new.argmap", "-o", "diff.json")
    assert done.output == "diff.json: written.\n"
    content = json.loads(Path("diff.json").read_text())
    assert [each["how"] for each in content["changes"]] == ["changed", "changed", "lost"]
    run("old.argmap", "new.argmap", "-o", "diff.md")
    assert Path("diff.md").read_text().startswith("### new.argmap\n")
    assert run("old.argmap", "new.argmap", "-o", "diff.doc").exit_code == 2
    assert run("old.argmap", "new.argmap", "-o", "nowhere/diff.md").exit_code == 2


@pytest.mark.parametrize(
    "name", ["gone.argmap", ".", "main:old.argmap", "nowhere:x", "-x:y", ":", "\x00:a"]
)
def test_what_cannot_be_read_is_said(name: str) -> None:
    found = run("--", name, "new.argmap")
    assert found.exit_code == 2
    assert found.stderr.count("\n") == 1
    assert "cannot be read" in found.stderr


def test_what_is_no_map_is_said() -> None:
    Path("broken.argmap").write_text("clam a: It is so.\n")
    found = run("old.argmap", "broken.argmap")
    assert found.exit_code == 2
    assert "unknown-keyword" in found.stderr
    assert "broken.argmap cannot be compared" in found.stderr


def test_standard_input_is_one_map() -> None:
    found = run("-", "-", input=NEW)
    assert found.exit_code == 2
    assert "one map" in found.stderr


def test_a_map_is_compared_with_none() -> None:
    found = run("/dev/null", "new.argmap", "--format", "json")
    assert {each["how"] for each in json.loads(found.output)["changes"]} == {"added"}
    assert not run("/dev/null", "/dev/null", "--exit-code").exit_code


def test_git_revisions_with_their_imports_sources_and_locks(folder: Path) -> None:
    git(".", "init", "-q", "-b", "main")
    Path("maps").mkdir()
    Path("maps/s.txt").write_text("I say: so it is.")
    Path("maps/other.argmap").write_text("claim d: It is not so.\n")
    Path("maps/m.argmap").write_text("import o: other.argmap\n" + OLD + "  rebuttal o.d\n")
    git(".", "add", "-A")
    git(".", "commit", "-q", "-m", "one")
    Path("maps/s.txt").write_text("I say that so it is.")
    Path("maps/other.argmap").write_text("claim d: It is not at all so.\n")
    found = run("main:maps/m.argmap", "maps/m.argmap")
    assert found.exit_code == 0
    assert "- lost" not in found.output
    assert "reworded: claim `o.d`" in found.output
    assert "It is not {+at all +}so." in found.output
    assert "changed: source `s`" in found.output
    assert run("main:maps/m.argmap", "HEAD:maps/m.argmap", "--exit-code").exit_code == 0


def test_drawings() -> None:
    for kind, begin in (("svg", b"<svg"), ("png", b"\x89PNG"), ("dot", b"// argmap-mark")):
        assert run("old.argmap", "new.argmap", "-o", f"diff.{kind}").exit_code == 0
        assert Path(f"diff.{kind}").read_bytes().startswith(begin)
    assert b"prefers-color-scheme" in Path("diff.svg").read_bytes()
    assert (
        run(
            "old.argmap", "new.argmap", "-o", "diff.svg", "--exit-code", "--theme", "dark"
        ).exit_code
        == 1
    )
    assert b"prefers-color-scheme" not in Path("diff.svg").read_bytes()
    assert run("old.argmap", "new.argmap", "-o", "diff.svg").exit_code == 0
    assert b"prefers-color-scheme" in Path("diff.svg").read_bytes()
    Path("argmap.toml").write_text('[render]\ntheme = "dark"\nshape = "wide"\n', encoding="utf-8")
    assert run("old.argmap", "new.argmap", "-o", "diff.svg").exit_code == 0
    assert b"prefers-color-scheme" not in Path("diff.svg").read_bytes()
    assert run("old.argmap", "new.argmap", "-o", "diff.svg", "--theme", "auto").exit_code == 0
    assert b"prefers-color-scheme" in Path("diff.svg").read_bytes()
    assert run("/dev/null", "/dev/null", "-o", "diff.svg").exit_code == 0
