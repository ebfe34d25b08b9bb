"""What ``argmap check --fix`` does for quotes that moved with their sources: it gives them the numbers they need now.

The numbers in the lock change with those in the maps, so that doing it again does nothing. The rest of the lock stays:
its sources are suspect until ``argmap lock``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence

import click

from argmap.cli.inputs import STDIN, Input, configured, fail, read_found
from argmap.cli.maps import maps_beside
from argmap.cli.outputs import write_output, write_unnamed
from argmap.compiler import Result
from argmap.config import Configuration
from argmap.files import read_file
from argmap.model import Quote
from argmap.quotes.drift import Drift, Fate, drifts, to_renumber
from argmap.quotes.lock import LOCK_NAME, LockError, parse_lock, print_lock
from argmap.quotes.reports import read_quotes
from argmap.source import Span

Numbers = dict[tuple[str, int], int]
_HEAD = re.compile(r">[^#:]+(?P<number>#\d+)?\s*:[\s|]*\Z")


def reanchor(maps: Sequence[str], root: str | None, configuration: Configuration) -> bool:
    """Renumber what moved, in all of some maps at once, and in the locks beside them; whether anything did."""
    files = [each for each in maps if each != STDIN and _may_be_locked(each)]
    if not files:
        return False
    inputs = {each.name: each for each in read_found(files, root, configuration)}
    found: dict[tuple[str, str], list[Drift]] = {}
    for each in inputs.values():
        result = each.compile()
        unreadable = any(found.rule == "not-utf8" for found in result.diagnostics)
        if _wanted(result, configuration) and not unreadable:
            for where, drift in _drifts(result):
                found.setdefault(where, []).append(drift)
    edits: dict[str, dict[Span, str]] = {}
    locks: dict[str, dict[str, Numbers]] = {}
    for (folder, path), drifted in found.items():
        for drift in to_renumber(drifted):
            quote, record = drift.report.quote, drift.report.record
            assert record is not None, "what is renumbered was locked"
            renumbered = drift.fate is Fate.RENUMBERED
            number = drift.number if renumbered else record.number
            locks.setdefault(folder, {}).setdefault(path, {})[record.words, record.number] = number
            if renumbered:
                span, new = _edit(quote, number)
                edits.setdefault(quote.place.text.name, {})[span] = new
    for name in (*edits, *(os.path.join(folder, LOCK_NAME) for folder in locks)):
        if not os.access(name, os.W_OK):
            fail(f"{name} cannot be written: permission denied. Nothing was renumbered.")
    for name, changed in edits.items():
        write_output(name, _edited(inputs[name], changed))
        count = len(changed)
        said = (
            "1 quote that moved has its" if count == 1 else f"{count} quotes that moved have their"
        )
        click.echo(f"{name}: {said} new number.", err=True)
    for folder, paths in locks.items():
        _renumber(folder, paths)
        _tell_of_others(folder, maps)
    return bool(edits)


def _may_be_locked(name: str) -> bool:
    """Whether there is a lock beside a map; a map is only compiled where there is."""
    return os.path.isfile(os.path.join(os.path.dirname(name), LOCK_NAME))


def _wanted(result: Result, configuration: Configuration) -> bool:
    """Whether the configuration has the rule that finds changed sources, and it found one."""
    return any(
        configured(configuration.judged, each)
        for each in result.diagnostics
        if each.rule == "source-changed"
    )


def _drifts(result: Result) -> Iterator[tuple[tuple[str, str], Drift]]:
    """What became of the root file's quotes, each with the folder of its lock and its source's path."""
    root = result.map.texts[0]
    if not any(each.changed for each in result.sources.values()):
        return
    reports = [
        each
        for each in read_quotes(result.map, result.sources)
        if each.suspect and each.quote.place.text is root
    ]
    for key, state in result.sources.items():
        if state.changed:
            source = result.map.sources[key]
            where = (os.path.dirname(source.place.text.name), source.path)
            for drift in drifts((each for each in reports if each.quote.source == key), state):
                yield where, drift


def _edit(quote: Quote, number: int) -> tuple[Span, str]:
    """What to put between a quote's source and its colon, and where."""
    text, start = quote.place.text, quote.place.start
    begin = text.content.rindex(">", 0, start)
    head = _HEAD.match(text.content[begin:start])
    assert head is not None, "a quote's words follow its source"
    new = f"#{number}" if number else ""
    if head["number"]:
        return Span(begin + head.start("number"), begin + head.end("number")), new
    colon = begin + head.start() + head[0].rindex(":")
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
        lock = parse_lock(read_file(name).decode("utf-8"))
    except (OSError, ValueError, LockError) as error:
        fail(f"{name} cannot be read: {error}.")
    for path, numbers in paths.items():
        lock = lock.renumbered(path, numbers)
    write_unnamed(name, print_lock(lock).encode("utf-8"))


def _tell_of_others(folder: str, maps: Sequence[str]) -> None:
    """Maps beside the lock that were not looked at may give old numbers."""
    if left := maps_beside(folder, maps):
        click.echo(
            f"note: {left[0]} uses the same lock; see that its numbers are still right.", err=True
        )
