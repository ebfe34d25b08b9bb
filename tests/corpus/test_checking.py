"""Many files: neither processes nor the cache change what is found."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.compiler import compile_file
from argmap.corpus import Cache, check_each, checking
from argmap.corpus.cache import _digest
from argmap.corpus.packing import pack, unpack
from argmap.diagnostic import Diagnostic
from argmap.files import Project
from argmap.report import FORMATS, Findings

EXAMPLES = Path(__file__).parent.parent / "checks"
LINES = [
    "voice v: Somebody",
    "claim a #thesis: It is cold.",
    "  reason: It is cold.",
    "  > s: ten years too late",
    "source s: s.txt",
    "import m: other.argmap",
    "import n: sub/other.argmap",
    "import away: ../../outside.argmap",
    "reason m.a",
    "clam b: Words.",
    "# argmap: ignore[unused-voice] Later.",
    "a yet m.a",
]


class Map(NamedTuple):
    name: str
    content: bytes
    project: Project


def maps(folder: Path) -> list[Map]:
    project = Project(str(folder.resolve()))
    paths = sorted(folder.rglob("*.argmap"))
    return [Map(os.path.relpath(each), each.read_bytes(), project) for each in paths]


def report(found: Sequence[Diagnostic]) -> str:
    return FORMATS["full"](Findings(found, 1)) + FORMATS["json"](Findings(found, 1))


def direct(files: Sequence[Map]) -> list[str]:
    return [report(compile_file(*each).diagnostics) for each in files]


def through(files: Sequence[Map], cache: Cache | None, jobs: int = 1) -> list[str]:
    return [report(found) for _, found in check_each(files, jobs=jobs, cache=cache)]


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list to which the names of files are added that are compiled."""
    names: list[str] = []

    def noting(name: str, *rest: object) -> object:
        names.append(name)
        return compile_file(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "compile_file", noting)
    return names


@pytest.fixture(scope="module")
def goldens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("goldens")
    shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
    return folder


def test_the_golden_maps_however_they_are_checked(goldens: Path, tmp_path: Path) -> None:
    files = maps(goldens)
    wanted = direct(files)
    cache = Cache(tmp_path / "c.sqlite")
    assert through(files, None, jobs=2) == wanted
    assert through(files, cache, jobs=2) == wanted
    assert through(files, cache, jobs=2) == wanted
    assert through(files, cache) == wanted


def test_what_has_not_changed_is_not_checked_again(
    goldens: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = maps(goldens)
    cache = Cache(tmp_path / "c.sqlite")
    through(files, cache)
    names = compiled(monkeypatch)
    through(files, cache)
    assert names == []
    other = files[3]._replace(content=files[3].content + b"# A word more.\n")
    through([*files[:3], other, *files[4:]], cache)
    assert names == [other.name]


@pytest.mark.parametrize("changed", ["s.txt", "sub/m.argmap", "argmap.lock"])
def test_what_a_map_reads_counts(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "m.argmap").write_text("claim b: B.\n")
    (tmp_path / "s.txt").write_text("ten years too late\n")
    (tmp_path / "a.argmap").write_text(
        "import m: sub/m.argmap\nsource s: s.txt\nclaim a #thesis: A.\n  > s: ten years too late\n  reason m.b\n"
    )
    files = [each for each in maps(tmp_path) if each.name == "a.argmap"]
    cache = Cache(tmp_path / "c.sqlite")
    before = through(files, cache)
    names = compiled(monkeypatch)
    (tmp_path / changed).write_text("nothing like it\n")
    after = through(files, cache)
    assert names == ["a.argmap"]
    assert after == direct(files) != before
    (tmp_path / changed).unlink()
    assert through(files, cache) == direct(files)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changing")


CONTENT = st.lists(st.sampled_from(LINES), max_size=8).map(lambda lines: "\n".join([*lines, ""]))
FILES = st.sampled_from(["a.argmap", "other.argmap", "sub/other.argmap", "s.txt", "argmap.lock"])
STEPS = st.lists(st.tuples(FILES, st.none() | CONTENT), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS)
def test_the_cache_changes_nothing_while_files_change(
    folder: Path, steps: list[tuple[str, str | None]]
) -> None:
    cache = Cache(folder / "c.sqlite")
    (folder / "sub").mkdir(exist_ok=True)
    for name, content in steps:
        if content is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_text(content)
        files = maps(folder)
        assert through(files, cache) == direct(files)
    cache.close()


@given(CONTENT)
def test_findings_are_the_same_when_unpacked(text: str) -> None:
    result = compile_file("a.argmap", text.encode(), Project("/nowhere"))
    root = result.map.texts[0]
    again = unpack(pack(result.diagnostics, root), root, lambda _: b"")
    assert again == result.diagnostics


def damage_bytes(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(200):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content)


def damage_rows(path: Path, chance: random.Random) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE findings SET content = x'5b5d'")


def damage_types(path: Path, chance: random.Random) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE findings SET content = 7, digest = 'x', used = 'never'")


def damage_nesting(path: Path, chance: random.Random) -> None:
    content = b"[" * 100_000
    with sqlite3.connect(path) as connection:
        for (key,) in connection.execute("SELECT key FROM findings").fetchall():
            row = (content, _digest(key, content), key)
            connection.execute("UPDATE findings SET content = ?, digest = ? WHERE key = ?", row)


def damage_tables(path: Path, chance: random.Random) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE findings")
        connection.execute("CREATE TABLE findings (other)")


def cut_short(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes()[: chance.randrange(1, 5000)])


def no_database(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"claim a: This is no database.\n" * 100)


@pytest.mark.parametrize(
    "damage",
    [
        damage_bytes,
        damage_rows,
        damage_types,
        damage_nesting,
        damage_tables,
        cut_short,
        no_database,
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_broken_cache_is_made_anew(
    damage, seed: int, goldens: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = maps(goldens)[:12]
    wanted = direct(files)
    cache = Cache(tmp_path / "c.sqlite")
    through(files, cache)
    cache.close()
    damage(tmp_path / "c.sqlite", random.Random(seed))
    for _ in range(2):
        cache = Cache(tmp_path / "c.sqlite")
        assert through(files, cache) == wanted
        cache.close()
    names = compiled(monkeypatch)
    cache = Cache(tmp_path / "c.sqlite")
    assert through(files, cache) == wanted
    cache.close()
    assert names == []


def test_without_a_place_for_it_there_is_no_cache(goldens: Path, tmp_path: Path) -> None:
    files = maps(goldens)[:3]
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "c.sqlite", tmp_path / "folder"):
        cache = Cache(path)
        assert through(files, cache) == direct(files)
        cache.close()
    assert (tmp_path / "folder").is_dir()


def test_another_argmap_has_other_entries(
    goldens: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = maps(goldens)[:3]
    cache = Cache(tmp_path / "c.sqlite")
    through(files, cache)
    monkeypatch.setattr(checking, "_argmap", lambda: b"another")
    names = compiled(monkeypatch)
    through(files, cache)
    assert len(names) == 3


def test_a_file_that_goes_while_it_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.argmap").write_text("claim b: B.\nclaim c: C.\nb yet c\n")
    (tmp_path / "a.argmap").write_text(
        "import m: m.argmap\n\nclaim a #thesis: A.\n  because\n    premise m.b\n    premise m.c\n"
    )
    files = [each for each in maps(tmp_path) if each.name == "a.argmap"]
    assert any(
        label.place.text.name == "m.argmap"
        for found in compile_file(*files[0]).diagnostics
        for label in found.labels
    )

    def packed(findings: Sequence[Diagnostic], root: object) -> object:
        (tmp_path / "m.argmap").unlink(missing_ok=True)
        return pack(findings, root)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "pack", packed)
    assert through(files, Cache(tmp_path / "c.sqlite")) == direct(files)


def endless(asked: Iterable[object]) -> list[bytes]:
    time.sleep(60)
    return [b"" for _ in asked]


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interrupt_ends_the_other_processes(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checking, "_check_chunk", endless)
    some = [Map("a.argmap", b"x" * 9000, Project(""))] * (9 * checking.CHUNK)
    began = time.monotonic()
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt), checking._Workers(2) as workers:
        workers.run(some)
    assert time.monotonic() - began < 30
    assert capfd.readouterr() == ("", "")
