"""What ``argmap check --fix`` does for quotes that moved with their sources: it gives them the numbers they need now.

The numbers in the lock change with those in the maps, so that doing it again does nothing. The rest of the lock stays:
its sources are suspect until ``argmap lock``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

import click

from argmap.cli.inputs import STDIN, Input, fail, read_found
from argmap.compiler import Result
from argmap.config import Configuration
from argmap.files import SUFFIX, write_whole
from argmap.model import Quote
from argmap.quotes.drift import Drift, Fate, drifts
from argmap.quotes.lock import LOCK_NAME, LockError, parse_lock, print_lock
from argmap.quotes.reports import read_quotes
from argmap.source import Span

Numbers = dict[tuple[str, int], int]
_HEAD = re.compile(r">[ \t]*[^\s#:]+(?P<number>#\d+)?[ \t]*:[ \t]*\Z")


def reanchor(maps: Sequence[str], root: str | None, configuration: Configuration) -> None:
    """Renumber what moved, in all of some maps at once, and in the locks beside them."""
    files = [each for each in maps if each != STDIN and _may_be_locked(each)]
    if not files:
        return
    locks: dict[str, dict[str, Numbers]] = {}
    written: list[tuple[str, bytes]] = []
    for each in read_found(files, root, configuration):
        edits: dict[Span, str] = {}
        for folder, path, drift in _moved(each.compile()):
            quote, record = drift.report.quote, drift.report.record
            edit = _edit(quote, drift.number)
            if edit and record:
                edits[edit[0]] = edit[1]
                numbers = locks.setdefault(folder, {}).setdefault(path, {})
                numbers[record.words, record.number] = drift.number
        if edits:
            written.append((each.name, _edited(each, edits)))
    for name, content in written:
        _write(name, content)
        click.echo(f"{name}: quotes that moved have their new numbers.", err=True)
    for folder, paths in locks.items():
        _renumber(folder, paths)
        _tell_of_others(folder, maps)


def _may_be_locked(name: str) -> bool:
    """Whether there is a lock beside a map; a map is only compiled where there is."""
    return os.path.isfile(os.path.join(os.path.dirname(name), LOCK_NAME))


def _moved(result: Result) -> Iterator[tuple[str, str, Drift]]:
    """The root file's quotes that need another number, with the folder of their lock and their source's path."""
    root = result.map.texts[0]
    reports = [each for each in read_quotes(result.map, result.sources) if each.suspect]
    for key, state in result.sources.items():
        if not state.changed:
            continue
        source = result.map.sources[key]
        folder = os.path.dirname(source.place.text.name)
        for drift in drifts((each for each in reports if each.quote.source == key), state):
            if drift.fate is Fate.RENUMBERED and drift.report.quote.place.text is root:
                yield folder, source.path, drift


def _edit(quote: Quote, number: int) -> tuple[Span, str] | None:
    """What to put between a quote's source and its colon, and where."""
    text, start = quote.place.text, quote.place.span.start
    begin = text.starts[quote.place.line - 1]
    head = _HEAD.search(text.content[begin:start])
    if not head:
        return None
    new = f"#{number}" if number else ""
    if head["number"]:
        return Span(begin + head.start("number"), begin + head.end("number")), new
    colon = begin + text.content[begin:start].rindex(":")
    return Span(colon, colon), new


def _edited(each: Input, edits: dict[Span, str]) -> bytes:
    content = each.content.decode("utf-8")
    shift = 1 if content.startswith("\ufeff") else 0
    for span, new in sorted(edits.items(), reverse=True):
        content = content[: span.start + shift] + new + content[span.end + shift :]
    return content.encode("utf-8")


def _renumber(folder: str, paths: dict[str, Numbers]) -> None:
    name = os.path.join(folder, LOCK_NAME)
    try:
        with open(name, "rb") as stream:
            lock = parse_lock(stream.read().decode("utf-8"))
    except (OSError, ValueError, LockError) as error:
        fail(f"{name} cannot be read: {error}.")
    for path, numbers in paths.items():
        lock = lock.renumbered(path, numbers)
    _write(name, print_lock(lock).encode("utf-8"))


def _tell_of_others(folder: str, maps: Sequence[str]) -> None:
    """Maps beside the lock that were not looked at may give old numbers."""
    done = {os.path.realpath(each) for each in maps}
    beside = (os.path.join(folder, each) for each in sorted(os.listdir(folder or ".")))
    left = [each for each in beside if each.endswith(SUFFIX) and os.path.realpath(each) not in done]
    if left:
        click.echo(
            f"note: {left[0]} uses the same lock; see that its numbers are still right.", err=True
        )


def _write(name: str, content: bytes) -> None:
    try:
        write_whole(name, content)
    except OSError as error:
        fail(f"{name} cannot be written: {error.strerror}.")
