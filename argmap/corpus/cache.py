"""Keeps what was found, in a database in the user's cache folder.

SQLite lets several runs share it. Whatever is wrong with it, a run goes on: a broken database is made anew, one that
cannot be written is left alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from argmap.folders import cache_directory

if TYPE_CHECKING:
    import sqlite3

FILE = "findings.sqlite"
MOST_BYTES = 128 * 1024 * 1024
MOST_DAYS = 30
_SECONDS_A_DAY = 86_400
_PATIENCE = 10.0
_TABLE = """
    CREATE TABLE IF NOT EXISTS findings (
        key BLOB PRIMARY KEY, content BLOB NOT NULL, digest BLOB NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL
    ) WITHOUT ROWID
"""
# What is wrong with the file system or with another run, not with the database.
_ELSEWHERE = ("BUSY", "LOCKED", "READONLY", "CANTOPEN", "FULL", "IOERR", "PERM", "AUTH", "NOLFS")
T = TypeVar("T")


class Cache:
    """A database of bytes by key. Entries that nobody asked for in 30 days go, and the oldest beyond 128 MiB.

    Arguments:
        path: the database; it is made where there is none.
        most_bytes: how much it may hold.
    """

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        self.most_bytes = most_bytes
        self._connection: sqlite3.Connection | None = None
        self._today = int(time.time()) // _SECONDS_A_DAY
        self._try(self._open, None)

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """What is kept under keys; those that have nothing, or something damaged, are left out."""
        return self._try(lambda: self._get(keys), {})

    def put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep contents under their keys, and make room."""
        rows = [
            (key, content, _digest(key, content), len(content), self._today)
            for key, content in entries
        ]
        if rows:
            self._try(lambda: self._put(rows), None)

    def close(self) -> None:
        """Let go of the database."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _open(self) -> None:
        import sqlite3

        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute(_TABLE)

    def _get(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        if not self._connection:
            return {}
        query = "SELECT content, digest, used FROM findings WHERE key = ?"
        found: dict[bytes, bytes] = {}
        old = []
        for key in keys:
            row = self._connection.execute(query, (key,)).fetchone()
            if row and _digest(key, row[0]) == row[1]:
                found[key] = row[0]
                if row[2] < self._today:
                    old.append((self._today, key))
        if old:
            with _transaction(self._connection):
                self._connection.executemany("UPDATE findings SET used = ? WHERE key = ?", old)
        return found

    def _put(self, rows: list[tuple[bytes, bytes, bytes, int, int]]) -> None:
        if not self._connection:
            return
        with _transaction(self._connection):
            self._connection.executemany(
                "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?)", rows
            )
            self._connection.execute(
                "DELETE FROM findings WHERE used < ?", (self._today - MOST_DAYS,)
            )
            (size,) = self._connection.execute("SELECT total(size) FROM findings").fetchone()
            if size > self.most_bytes:
                self._connection.execute(
                    "DELETE FROM findings WHERE key IN (SELECT key FROM ("
                    "SELECT key, sum(size) OVER (ORDER BY used DESC, key) AS upto FROM findings) WHERE upto > ?)",
                    (self.most_bytes // 2,),
                )

    def _try(self, act: Callable[[], T], otherwise: T) -> T:
        """What an act returns; where the database is broken it is made anew, where it cannot be used it is left."""
        try:
            import sqlite3
        except ImportError:
            return otherwise
        try:
            return act()
        except (sqlite3.Error, sqlite3.Warning, TypeError, ValueError) as error:
            name = getattr(error, "sqlite_errorname", "") or ""
            self._abandon()
            if not any(each in name for each in _ELSEWHERE):
                with suppress(OSError, sqlite3.Error):
                    self._remove()
                    self._open()
        except OSError:
            self._abandon()
        return otherwise

    def _abandon(self) -> None:
        import sqlite3

        with suppress(sqlite3.Error):
            self.close()
        self._connection = None

    def _remove(self) -> None:
        for ending in ("", "-journal", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)


class _transaction:
    """Everything inside is done, or nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        self.connection.execute("COMMIT" if kind is None else "ROLLBACK")


def open_cache() -> Cache | None:
    """The user's cache; None where the user has no home."""
    try:
        return Cache(cache_directory() / FILE)
    except RuntimeError:
        return None


def _digest(key: bytes, content: bytes) -> bytes:
    return blake2b(content, key=key[:64], digest_size=16).digest()
