from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.compiler import OutsideRoot
from argmap.revisions import Revision, RevisionError
from tests.git import git


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git(".", "init", "-q", "-b", "main")
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a b.argmap").write_text("claim a: It is so.\n")
    (tmp_path / "maps" / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "*.txt").write_text("star")
    git(".", "add", "-A")
    git(".", "commit", "-q", "-m", "one")
    return tmp_path


def test_a_file_is_read_as_it_was() -> None:
    Path("maps/a b.argmap").write_text("changed")
    revision = Revision("main")
    name = revision.file("maps/a b.argmap")
    assert name == "main:maps/a b.argmap"
    assert revision.read(name) == b"claim a: It is so.\n"
    assert revision.read("main:*.txt") == b"star"


def test_paths_from_the_folder_begin_with_a_dot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("maps")
    assert Revision("HEAD").file("./a b.argmap") == "HEAD:maps/a b.argmap"
    assert Revision("HEAD").file("../*.txt") == "HEAD:*.txt"
    assert Revision("HEAD").file("maps/x") == "HEAD:maps/x"


def test_nothing_leads_out_of_the_repository() -> None:
    revision = Revision("main")
    assert revision.locate("main:maps/x", "../*.txt") == "main:*.txt"
    for path in ("../../x", "/etc/passwd"):
        with pytest.raises(OutsideRoot):
            revision.locate("main:maps/x", path)
        with pytest.raises(RevisionError):
            revision.file(path)


def test_what_is_not_in_the_commit_is_not_there() -> None:
    Path("maps/new.txt").write_text("new")
    revision = Revision("main")
    with pytest.raises(FileNotFoundError):
        revision.read("main:maps/new.txt")
    for name in ("main:maps/link.txt", "main:maps"):
        with pytest.raises(OSError, match="no regular file"):
            revision.read(name)


@pytest.mark.parametrize("name", ["nowhere", "", "--output=x", "-h", "main..main", "a b", "x\0y"])
def test_what_is_no_revision_is_said(name: str) -> None:
    with pytest.raises(RevisionError):
        _ = Revision(name).commit
    assert os.listdir(".") == [each for each in os.listdir(".") if each != "x"]


def test_files_that_differ_and_those_that_were_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"claim c{number}: Number {number}.\n" for number in range(9))
    for name in ("same", "edited", "moved", "moved and edited", "gone", "link"):
        Path(f"maps/{name}.argmap").write_text(lines + f"claim own: {name}.\n")
    Path("maps/gone.argmap").write_text("claim a: Quite another.\n")
    git(".", "add", "-A")
    git(".", "commit", "-q", "-m", "two")
    Path("maps/gone.argmap").unlink()
    Path("maps/link.argmap").unlink()
    Path("maps/link.argmap").symlink_to("same.argmap")
    Path("maps/new:\n.argmap").write_text("claim b: New.\n")
    Path("maps/other.txt").write_text("no map")
    for name in ("edited", "moved and edited"):
        path = Path(f"maps/{name}.argmap")
        path.write_text(path.read_text() + "claim more: More.\n")
    Path("maps/moved.argmap").rename("moved.argmap")
    Path("maps/moved and edited.argmap").rename("maps/edited and moved.argmap")
    git(".", "add", "-A")
    git(".", "commit", "-q", "-m", "three")
    git(".", "config", "diff.renames", "false")
    monkeypatch.chdir("maps")
    assert Revision("HEAD~1").changed(Revision("HEAD"), ".argmap") == [
        ("maps/moved and edited.argmap", "maps/edited and moved.argmap"),
        ("maps/edited.argmap", "maps/edited.argmap"),
        ("maps/gone.argmap", None),
        ("maps/link.argmap", "maps/link.argmap"),
        (None, "maps/new:\n.argmap"),
        ("maps/moved.argmap", "moved.argmap"),
    ]
    assert Revision("HEAD").changed(Revision("main"), ".argmap") == []
    with pytest.raises(RevisionError, match="git knows no revision `x`"):
        Revision("HEAD").changed(Revision("x"), ".argmap")


def test_without_git_or_a_repository_it_is_said(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(elsewhere.parent))
    with pytest.raises(RevisionError, match=r"not a git repository|no revision"):
        _ = Revision("main", str(elsewhere)).commit
    monkeypatch.setenv("PATH", str(elsewhere))
    with pytest.raises(RevisionError, match="git is not installed"):
        _ = Revision("main").commit


@pytest.mark.parametrize("known", ["1", ""])
def test_a_partial_clone_fetches_nothing_by_commands_of_its_own(
    known: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(".", "config", "uploadpack.allowFilter", "true")
    git(".", "clone", "-q", "--no-checkout", "--filter=blob:none", repository.as_uri(), "partial")
    monkeypatch.chdir("partial")
    git(".", "config", "remote.origin.uploadpack", f"touch {tmp_path}/ran; git-upload-pack")
    # Where it is empty, git fetches, as it does before 2.45.
    monkeypatch.setenv("GIT_NO_LAZY_FETCH", known)
    with pytest.raises(OSError, match=r"lacks its content, which `git show 'main:\*\.txt'`"):
        Revision("main").read("main:*.txt")
    assert not (tmp_path / "ran").exists()
    monkeypatch.setenv("GIT_NO_LAZY_FETCH", "0")
    assert Revision("main").read("main:*.txt") == b"star"


def test_what_git_traces_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TRACE", "1")
    with pytest.raises(RevisionError, match="git knows no revision `other`"):
        _ = Revision("other").commit
