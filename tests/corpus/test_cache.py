"""The database: shared, bounded, and never in the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.corpus import Cache, open_cache
from argmap.corpus import cache as module

PROGRAM = """
import sys
from pathlib import Path
from argmap.corpus import Cache
for turn in range(30):
    cache = Cache(Path(sys.argv[1]))
    keys = [b"%d" % number for number in range(turn, turn + 40)]
    found = cache.get(keys)
    assert all(found[key] == key * 50 for key in found), "a wrong entry"
    cache.put((key, key * 50) for key in keys)
    cache.close()
"""


def test_what_is_put_is_got(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "c.sqlite")
    cache.put([(b"a", b"1"), (b"b", b""), (b"a", b"2")])
    assert cache.get([b"a", b"b", b"c"]) == {b"a": b"2", b"b": b""}
    cache.close()
    assert cache.get([b"a"]) == {}
    assert Cache(tmp_path / "new" / "c.sqlite").get([b"a"]) == {b"a": b"2"}


def test_several_processes_share_it(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    running = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, str(path)], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for each in running:
        _, said = each.communicate(timeout=60)
        assert each.returncode == 0, said.decode()
    assert len(Cache(path).get([b"%d" % number for number in range(69)])) == 69


def test_it_does_not_grow_without_bound(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    cache = Cache(path, most_bytes=100_000)
    for number in range(100):
        cache.put([(b"%d" % number, bytes(10_000))])
    cache.close()
    assert path.stat().st_size < 300_000
    kept = Cache(path, most_bytes=100_000).get([b"%d" % number for number in range(100)])
    assert 0 < len(kept) <= 10


def test_what_nobody_asks_for_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(day: int) -> Cache:
        monkeypatch.setattr(module.time, "time", lambda: day * 86_400.0)
        return Cache(tmp_path / "c.sqlite")

    at(100).put([(b"old", b"1"), (b"used", b"2")])
    assert at(120).get([b"used"]) == {b"used": b"2"}
    at(140).put([(b"new", b"3")])
    assert at(140).get([b"old", b"used", b"new"]) == {b"used": b"2", b"new": b"3"}


def test_it_lies_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "mine"))
    cache = open_cache()
    cache.put([(b"a", b"1")])
    assert cache.path == tmp_path / "mine" / "findings.sqlite"
    assert cache.path.is_file()


def test_what_was_changed_from_outside_is_not_got(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    Cache(path).put([(b"a", b"1"), (b"b", b"2")])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE findings SET content = x'32' WHERE key = x'61'")
    assert Cache(path).get([b"a", b"b"]) == {b"b": b"2"}
