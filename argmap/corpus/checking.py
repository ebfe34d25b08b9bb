"""Checks one file after another, in as many processes as are wanted, and takes from the cache what still holds."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache as cached
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from argmap.compiler import Files, compile_file, decode
from argmap.corpus.cache import Cache
from argmap.corpus.packing import Packed, pack, unpack
from argmap.corpus.tracing import TracedFiles, holds
from argmap.diagnostic import Diagnostic
from argmap.syntax.language import grammar_path
from argmap.version import VERSION

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

BATCH = 512
CHUNK = 16
_MOMENT = 0.05
_TOOLS = ("lark", "python-sat", "rapidfuzz", "regex")


class MapFile(Protocol):
    """A map's file: its name, its bytes, and where its imports and sources come from."""

    @property
    def name(self) -> str:
        """How messages call it."""

    @property
    def content(self) -> bytes:
        """Its bytes."""

    @property
    def project(self) -> Files:
        """Where what it names is read."""


T = TypeVar("T", bound=MapFile)
Checked = tuple[T, tuple[Diagnostic, ...]]
Run = Callable[[Sequence[MapFile]], Iterable[bytes]]


def check_each(
    maps: Iterable[T], *, jobs: int = 1, cache: Cache | None = None
) -> Iterator[Checked[T]]:
    """What is found in each map, in their order. Neither ``jobs`` nor ``cache`` changes what that is.

    Arguments:
        maps: the files.
        jobs: how many processes check.
        cache: where findings are kept.
    """
    if jobs <= 1 and cache is None:
        for each in maps:
            yield each, compile_file(each.name, each.content, each.project).diagnostics
        return
    remaining = iter(maps)
    with _Workers(jobs) as workers:
        while batch := list(islice(remaining, BATCH)):
            yield from zip(batch, _batch(batch, cache, workers.run), strict=True)


def processes(jobs: int | str) -> int:
    """How many processes a number, or ``auto``, means on this machine."""
    if isinstance(jobs, int):
        return jobs
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _batch(batch: Sequence[MapFile], cache: Cache | None, run: Run) -> list[tuple[Diagnostic, ...]]:
    """The findings of some maps, as far as possible from the cache."""
    keys = [_key(each) for each in batch] if cache else []
    kept = cache.get(keys) if cache else {}
    found = {
        index: findings
        for index, key in enumerate(keys)
        if key in kept and (findings := _kept(batch[index], kept[key])) is not None
    }
    missing = [index for index in range(len(batch)) if index not in found]
    new = list(run([batch[index] for index in missing])) if missing else []
    if cache:
        cache.put((keys[index], content) for index, content in zip(missing, new, strict=True))
    for index, content in zip(missing, new, strict=True):
        found[index] = _new(batch[index], content)
    return [found[index] for index in range(len(batch))]


def _kept(each: MapFile, content: bytes) -> tuple[Diagnostic, ...] | None:
    """The findings that are kept of a map, unless what it reads has changed."""
    try:
        trace, packed = json.loads(content)
        return _unpacked(each, packed) if holds(trace, each.project) else None
    except (ValueError, LookupError, TypeError, OSError, RecursionError):
        return None


def _new(each: MapFile, content: bytes) -> tuple[Diagnostic, ...]:
    """The findings that another process packed; where a file that they are about has gone since, anew."""
    try:
        return _unpacked(each, json.loads(content)[1])
    except OSError:
        return compile_file(each.name, each.content, each.project).diagnostics


def _unpacked(each: MapFile, packed: Packed) -> tuple[Diagnostic, ...]:
    if not packed[1]:
        return ()
    return unpack(packed, decode(each.name, each.content)[0], each.project.read)


def _check(name: str, content: bytes, files: Files) -> bytes:
    """What the compiler asked and found, packed."""
    traced = TracedFiles(files)
    result = compile_file(name, content, traced)
    packed = pack(result.diagnostics, result.map.texts[0])
    return json.dumps([traced.trace, packed], separators=(",", ":")).encode("ascii")


def _key(each: MapFile) -> bytes:
    """What a map's findings are kept under: argmap itself, the file's name and content, and where it may read.

    No configuration is part of it: that is applied to what was found. What the file reads is in the trace.
    """
    whole = blake2b(_argmap(), digest_size=32)
    for part in (repr(each.project).encode(), each.name.encode("utf-8", "surrogatepass")):
        whole.update(len(part).to_bytes(8, "big") + part)
    whole.update(each.content)
    return whole.digest()


@cached
def _argmap() -> bytes:
    """A digest of argmap's own files and of what its findings depend on besides."""
    from importlib.metadata import PackageNotFoundError, version
    from unicodedata import unidata_version

    whole = blake2b(repr((VERSION, sys.version_info[:3], unidata_version)).encode(), digest_size=32)
    for tool in _TOOLS:
        with suppress(PackageNotFoundError):
            whole.update(f"{tool} {version(tool)}".encode())
    package = Path(__file__).parent.parent
    for path in sorted([*package.rglob("*"), grammar_path()]):
        if path.suffix not in (".pyc", "") and path.is_file():
            whole.update(path.name.encode() + path.read_bytes())
    return whole.digest()


class _Workers:
    """Runs checks in this process, or in others that are started when they are first needed.

    Arguments:
        jobs: how many processes check.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self._pool:
            processes = list((self._pool._processes or {}).values()) if kind else []
            self._pool.shutdown(wait=not processes, cancel_futures=True)
            # Killed while it writes to the pool, a process would leave it waiting; interrupted, it ends in order.
            while os.name != "nt" and (alive := [each for each in processes if each.is_alive()]):
                for pid in filter(None, (each.pid for each in alive)):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGINT)
                time.sleep(_MOMENT)

    def run(self, maps: Sequence[MapFile]) -> list[bytes]:
        """Each map's findings, packed; where other processes cannot be had, this one does it."""
        asked = [(each.name, each.content, each.project) for each in maps]
        chunks = [asked[start : start + CHUNK] for start in range(0, len(asked), CHUNK)]
        if self.jobs > 1 and len(chunks) > 1:
            from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor

            try:
                self._pool = self._pool or ProcessPoolExecutor(
                    min(self.jobs, len(chunks)), initializer=_ignore_interrupts
                )
                with _uninterrupted():
                    checked = self._pool.map(_check_interruptibly, chunks)
                return [each for done in checked for each in done]
            except (BrokenProcessPool, OSError, ImportError, NotImplementedError):
                self.jobs = 1
        return _check_chunk(asked)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until the end; processes that are started inside begin with it blocked."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ignore_interrupts() -> None:
    """Ctrl-C, which reaches every process of a terminal, is nothing to one that has nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _check_interruptibly(asked: Iterable[tuple[str, bytes, Files]]) -> list[bytes]:
    """Likewise in another process, where Ctrl-C ends this and no more: the pool tells the first process."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return _check_chunk(asked)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check_chunk(asked: Iterable[tuple[str, bytes, Files]]) -> list[bytes]:
    return [_check(*each) for each in asked]
