"""Files: found, read within their project, written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from argmap import files
from argmap.compiler import OutsideRoot
from argmap.files import Project, find_maps, project_of, read_file, write_own, write_whole


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    target = tmp_path / "new"
    before = os.umask(0o027)
    try:
        write_whole(str(target), b"content")
    finally:
        os.umask(before)
    assert target.read_bytes() == b"content"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o620])
def test_a_file_that_is_there_keeps_its_permissions_and_owner(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "old"
    target.write_bytes(b"old")
    target.chmod(mode)
    owner = (12345, 12345) if os.getuid() == 0 else (os.getuid(), os.getgid())
    os.chown(target, *owner)
    write_whole(str(target), b"new")
    state = target.stat()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(state.st_mode) == mode
    assert (state.st_uid, state.st_gid) == owner


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target = tmp_path / "folder" / "target"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_whole(str(link), b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path)) == ["folder", "link"]


@pytest.mark.parametrize("refused", ["write", "replace", "chmod"])
def test_where_the_disk_refuses_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    target = tmp_path / "old"
    target.write_bytes(b"old")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if refused == "write":
        monkeypatch.setattr(files.os, "fdopen", _full_disk)
    else:
        monkeypatch.setattr(files.os, refused, refuse)
    with pytest.raises(OSError, match="No space left"):
        write_whole(str(target), b"new content")
    monkeypatch.undo()
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["old"]


def _full_disk(handle: int, _mode: str) -> object:
    class Full:
        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(handle)

        def write(self, content: bytes) -> None:
            os.write(handle, content[:2])
            raise OSError(28, "No space left on device")

    return Full()


def test_what_is_read_only_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "old"
    target.write_bytes(b"old")
    monkeypatch.setattr(files.os, "access", lambda _name, how: how != os.W_OK)
    with pytest.raises(PermissionError, match="read-only"):
        write_whole(str(target), b"new")
    assert target.read_bytes() == b"old"


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(str(pipe), b"through")
    assert os.read(reading, 100) == b"through"
    os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    write_whole(os.devnull, b"away")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize("target", [".", "missing/new"])
def test_where_no_file_can_be_is_an_error(tmp_path: Path, target: str) -> None:
    with pytest.raises(OSError, match=r"."):
        write_whole(str(tmp_path / target), b"new")
    assert os.listdir(tmp_path) == []


def test_folders_mean_the_maps_below_them_in_order(tmp_path: Path) -> None:
    for name in ("b.argmap", "a.argmap", "c.txt", "sub/d.argmap", ".git/e.argmap", ".#a.argmap"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [os.path.relpath(each, tmp_path) for each in find_maps([str(tmp_path)])]
    assert found == ["a.argmap", "b.argmap", os.path.join("sub", "d.argmap")]
    named = str(tmp_path / "c.txt")
    assert list(find_maps([named, "-"])) == [named, "-"]


def test_links_out_of_the_project_are_passed_over(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "sub").mkdir(parents=True)
    (project / "argmap.toml").touch()
    (project / "own.argmap").touch()
    (tmp_path / "other.argmap").touch()
    (project / "sub" / "a.argmap").symlink_to(project / "own.argmap")
    (project / "sub" / "b.argmap").symlink_to(tmp_path / "other.argmap")
    (project / "sub" / "c.argmap").symlink_to(tmp_path / "none")
    assert list(find_maps([str(project / "sub")])) == [str(project / "sub" / "a.argmap")]
    named = str(project / "sub" / "b.argmap")
    assert list(find_maps([named])) == [named]


def test_folders_can_be_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1500):
        os.mkdir("d")
        os.chdir("d")
    Path("a.argmap").touch()
    os.chdir(tmp_path)
    found = list(find_maps(["."]))
    subprocess.run(["rm", "-r", "d"], check=True)  # Too deep for pytest to remove.
    assert found == ["d/" * 1500 + "a.argmap"]


@pytest.mark.parametrize("target", ["../victim", "../none", ".git/config", "/dev/null"])
def test_an_unnamed_file_is_not_written_through_a_link(tmp_path: Path, target: str) -> None:
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    for each in (tmp_path / "victim", project / ".git" / "config"):
        each.write_text("kept")
    (project / "argmap.lock").symlink_to(target)
    with pytest.raises(OSError, match="leads out of its project"):
        write_own(str(project / "argmap.lock"), b"new")
    assert (tmp_path / "victim").read_text() == (project / ".git" / "config").read_text() == "kept"
    assert not (tmp_path / "none").exists()


def test_an_unnamed_file_is_a_regular_one(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    os.mkfifo(tmp_path / "argmap.lock")
    with pytest.raises(OSError, match="no regular file"):
        write_own(str(tmp_path / "argmap.lock"), b"new")
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.lock").symlink_to("sub/a.lock")
    write_own(str(tmp_path / "a.lock"), b"new")
    assert (tmp_path / "sub" / "a.lock").read_bytes() == b"new"


def test_a_folder_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(name: str) -> None:
        raise PermissionError(13, "Permission denied", name)

    monkeypatch.setattr(files.os, "scandir", denied)
    assert list(find_maps([str(tmp_path)])) == [str(tmp_path)]
    monkeypatch.setattr(files.os, "access", lambda *_: False)
    with pytest.raises(OSError, match="may not be read"):
        read_file(str(tmp_path))


def test_only_regular_files_of_some_size_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, message in ((".", "a folder"), ("pipe", "no regular file"), ("none", "No such")):
        with pytest.raises(OSError, match=message):
            read_file(str(tmp_path / name))
    with pytest.raises(OSError, match="no regular file"):
        read_file(os.devnull)
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    (tmp_path / "ten").write_bytes(b"0123456789")
    assert read_file(str(tmp_path / "ten")) == b"0123456789"
    (tmp_path / "eleven").write_bytes(b"01234567890")
    with pytest.raises(OSError, match="larger"):
        read_file(str(tmp_path / "eleven"))


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    huge = tmp_path / "huge"
    with huge.open("wb") as stream:
        stream.truncate(1 << 40)
    with pytest.raises(OSError, match="larger than 64 MiB"):
        read_file(str(huge))


@pytest.mark.parametrize("marker", files.ROOT_MARKERS)
def test_a_project_begins_at_its_marker(tmp_path: Path, marker: str) -> None:
    (tmp_path / marker).touch()
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert project_of(str(tmp_path / "a" / "b" / "x.argmap")) == Project(os.path.realpath(tmp_path))


@pytest.mark.parametrize(
    "path",
    [
        "../outside.txt",
        "../../../../../../../../etc/passwd",
        "/etc/passwd",
        "sub/../../outside.txt",
        "link",
        "away/outside.txt",
        "../root-and-more/x.txt",
    ],
)
def test_nothing_outside_the_root_is_located(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "outside.txt").write_text("secret")
    (tmp_path / "root-and-more").mkdir()
    (root / "link").symlink_to(tmp_path / "outside.txt")
    (root / "away").symlink_to(tmp_path)
    project = Project(os.path.realpath(root))
    with pytest.raises(OutsideRoot):
        project.locate(str(root / "map.argmap"), path)


def test_inside_the_root_names_stay_as_they_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(os.path.realpath(tmp_path))
    assert project.locate("maps/a.argmap", "../texts/t.txt") == os.path.join("texts", "t.txt")
    assert project.locate("maps/a.argmap", "") == "maps/a.argmap"
    assert project.locate("a.argmap", "x/../y.txt") == "y.txt"
    with pytest.raises(FileNotFoundError):
        project.locate("a.argmap", "a\0b")
