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


@pytest.fixture
def revisions() -> None:
    """A branch that changes, adds, deletes and moves maps, and mends one."""
    git(".", "init", "-q", "-b", "main")
    Path("maps").mkdir()
    for name in ("edited", "moved", "apart"):
        Path(f"maps/{name}.argmap").write_text(f"map: {name.title()}\n" + OLD)
    Path("maps/gone.argmap").write_text("claim d: Gone for good.\n")
    Path("mended.argmap").write_text("clam a: Broken.\n")
    git(".", "add", "-A")
    git(".", "commit", "-q", "-m", "one")
    git(".", "switch", "-q", "-c", "branch")
    for name in ("edited", "apart"):
        Path(f"maps/{name}.argmap").write_text(f"map: {name.title()}\n" + NEW)
    Path("maps/moved.argmap").rename("moved.argmap")
    Path("maps/apart.argmap").rename("maps/a|part.argmap")
    Path("maps/gone.argmap").unlink()
    Path("maps/added.argmap").write_text("claim e: Quite new.\n")
    git(".", "add", "-A")
    git(".", "commit", "-q", "-m", "two")


def test_two_revisions_are_all_maps_that_differ(
    revisions: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("maps")
    found = run("main", "HEAD")
    assert found.exit_code == 0
    assert [each for each in found.output.splitlines() if each.startswith("# ")] == [
        "# maps/added.argmap, added",
        "# maps/apart.argmap → maps/a|part.argmap",
        "# maps/edited.argmap",
        "# maps/gone.argmap, deleted",
        "# maps/moved.argmap → moved.argmap",
    ]
    assert "- lost: rebuttal `c` of `b` (main:maps/edited.argmap:6)" in found.output
    assert "`b` now stands (it fell): the rebuttal `c` was lost. (maps/edited" in found.output
    assert found.output.endswith("moved.argmap\nNo difference.\n")
    told = json.loads(run("main", "HEAD", "--format", "json").output)["maps"]
    assert told[3]["path"] == {"old": "maps/gone.argmap", "new": None}
    assert [each["different"] for each in told] == [True, True, True, True, False]
    assert run("main", "HEAD", "--exit-code").exit_code == 1
    assert run("HEAD", "branch", "--exit-code").output == "No map differs.\n"
    monkeypatch.chdir(folder)
    Path("argmap.toml").write_text('exclude = ["maps/"]\n')
    assert run("main", "HEAD", "--exit-code").output.startswith("# maps/moved.argmap → moved")


def test_a_pull_request_is_told_of_each_map_and_its_drawing(revisions: None) -> None:
    base = git(".", "rev-parse", "main")
    found = run(base, "HEAD", "--format", "markdown", "--drawings", "drawn")
    assert found.exit_code == 0
    assert [each for each in found.output.splitlines() if each.startswith("###")] == [
        "### maps/added.argmap",
        "### Apart",
        "### Edited",
        "### maps/gone.argmap",
        "### Moved: no difference",
    ]
    assert base not in found.output
    assert f"<sub>{base[:10]}:maps/gone.argmap:1</sub>" in found.output
    assert "<sub>maps/edited.argmap; drawn in drawn/maps/edited.svg</sub>" in found.output
    assert "<sub>maps/gone.argmap, deleted; drawn in drawn/maps/gone.svg</sub>" in found.output
    drawn = {each.as_posix() for each in Path("drawn").rglob("*.*")}
    names = ("edited", "added", "gone", "a%7Cpart")
    assert drawn == {f"drawn/maps/{each}.svg" for each in names}
    assert "Gone for good." in Path("drawn/maps/gone.svg").read_text("utf-8")


def test_a_map_that_cannot_be_compared_keeps_no_other_from_it(revisions: None) -> None:
    Path("mended.argmap").write_text("claim a: Mended.\n")
    git(".", "commit", "-q", "-a", "-m", "three")
    for kind in ("text", "markdown", "json"):
        found = run("main", "HEAD", "--format", kind)
        assert found.exit_code == 2
        assert (
            "main:mended.argmap cannot be compared: it is not a map as it stands." in found.output
        )
        assert "Quite new." in found.stdout
        assert "unknown-keyword" in found.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("main", "nowhere"),
            "main and nowhere cannot be compared: git knows no revision `nowhere`.",
        ),
        (("main", "HEAD", "-o", "x.svg"), "--drawings FOLDER draws each."),
        (("old.argmap", "new.argmap", "--drawings", "x"), "--drawings is for two revisions"),
        (("main", "HEAD", "--drawings", "old.argmap/x"), "cannot be made: not a directory."),
    ],
)
def test_what_is_wrong_with_revisions_is_said(
    words: tuple[str, ...], said: str, revisions: None
) -> None:
    found = run(*words)
    assert found.exit_code == 2
    assert said in found.stderr
    assert not Path("x.svg").exists()


def test_a_map_that_was_deleted_keeps_its_name() -> None:
    Path("old.argmap").write_text("map: Old days\n" + OLD)
    for old, called in (("old.argmap", "Old days"), ("new.argmap", "new.argmap")):
        found = run(old, "/dev/null", "--format", "markdown")
        assert found.output.startswith(f"### {called}\n")


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
