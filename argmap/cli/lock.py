"""``argmap lock``"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from shlex import quote

import click

from argmap.cli.inputs import STDIN, fail, files_argument, read_input, read_inputs, root_option
from argmap.cli.maps import maps_beside, refuse_broken
from argmap.cli.outputs import write_unnamed
from argmap.compiler import Result, reason
from argmap.files import read_file
from argmap.quotes import QuoteReport, QuoteStatus, read_quotes
from argmap.quotes.drift import Fate, drifts, fate_said
from argmap.quotes.lock import LOCK_NAME, Lock, make_lock, parse_lock, print_lock
from argmap.report.findings import seen

_WHY = {
    QuoteStatus.NOT_FOUND: "it is not found",
    QuoteStatus.AMBIGUOUS: "it stands in several places",
    QuoteStatus.UNLOCKED: "the text is not at hand",
    QuoteStatus.UNREAD: "the text is not at hand",
}


@click.command(
    "lock",
    short_help="Record the quotes that were verified, so that others can check without the text.",
    epilog="Example: argmap lock examples/rush-to-talks",
)
@files_argument
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a lock would change.")
@root_option
def command(files: tuple[str, ...], check: bool, root: str | None) -> None:
    """Write argmap.lock beside the maps FILES (or those of folders; by default this folder).

    The lock holds, for each source, a hash of its text, and for each quote its place and hashes of its words;
    never the text itself. It serves all maps of its folder: those that are not named are locked with the others.

    Exit status: 0 when every quote is locked; 1 where one cannot be or, with --check, where a lock would change; 2
    when a file cannot be read.
    """
    if STDIN in files:
        fail("a lock is written beside a file; standard input has none.")
    locks: dict[str, Lock] = {}
    changed: dict[str, list[str]] = {}
    unlocked: list[str] = []
    names: list[str] = []
    for each in read_inputs(files or (".",), root):
        names.append(each.name)
        result = each.compile()
        refuse_broken(result.diagnostics)
        for name, lines in _changed(result):
            changed.setdefault(name, []).extend(lines)
        unlocked += _unlocked(result)
        for folder, lock in _locks(result).items():
            locks[folder] = locks[folder].merged(lock) if folder in locks else lock
    unsure: set[str] = set()
    others = [(folder, name) for folder in locks for name in maps_beside(folder, names)]
    for folder, other in others:
        result = read_input(other, root).compile()
        for name, lines in _changed(result):
            changed.setdefault(name, []).extend(lines)
        locks[folder] = locks[folder].merged(_locks(result).get(folder, Lock({})))
        if any(found.breaks_map for found in result.diagnostics):
            unsure.add(folder)
    for name, lines in changed.items():
        click.echo("\n  ".join([f"{name} is not the text that was locked.", *lines]), err=True)
    for line in unlocked:
        click.echo(line, err=True)
    if not locks:
        click.echo("Nothing to lock: no source is named.")
    before = {folder: _before(folder) for folder in locks}
    # What a broken map needs cannot be known: all that was locked stays.
    locks |= {folder: before[folder].merged(locks[folder]) for folder in unsure}
    settled = [_settle(folder, locks[folder], check) for folder in sorted(locks)]
    if unlocked or not all(settled):
        sys.exit(1)


def _before(folder: str) -> Lock:
    """The lock that a folder has; exit status 2 where it is broken: it may hold what no text is there to prove."""
    name = os.path.join(folder, LOCK_NAME)
    try:
        return parse_lock(read_file(name).decode("utf-8"))
    except FileNotFoundError:
        return Lock({})
    except (OSError, ValueError) as error:
        fail(f"{name} cannot be read: {reason(error)}.")


def _locks(result: Result) -> dict[str, Lock]:
    """One lock for each folder whose maps name sources."""
    by_folder: dict[str, list[str]] = {}
    for key, source in result.map.sources.items():
        by_folder.setdefault(os.path.dirname(source.place.text.name), []).append(key)
    return {
        folder: make_lock(result.map, result.sources, keys) for folder, keys in by_folder.items()
    }


def _changed(result: Result) -> Iterator[tuple[str, list[str]]]:
    """The sources whose text is not the one that was locked, and what became of the root file's quotes of each."""
    reports = list(_reports(result))
    for key, state in result.sources.items():
        if state.changed and state.text:
            ours = [each for each in reports if each.quote.source == key]
            yield (
                state.text.name,
                [
                    f"{_quoted(drift.report)}: {fate_said(drift)}."
                    for drift in drifts(ours, state)
                    if drift.fate not in (Fate.KEPT, Fate.MOVED, Fate.NEW)
                ],
            )


def _unlocked(result: Result) -> Iterator[str]:
    """The root file's quotes that cannot be locked."""
    for each in _reports(result):
        if each.status in _WHY:
            yield f"{_quoted(each)}: not locked, for {_WHY[each.status]}."


def _reports(result: Result) -> Iterator[QuoteReport]:
    root = result.map.texts[0]
    found = read_quotes(result.map, result.sources)
    return (each for each in found if each.quote.place.text is root)


def _quoted(report: QuoteReport) -> str:
    words = " ".join(report.quote.words.split())
    return seen(f"{report.quote.place}: “{words}”")


def _settle(folder: str, lock: Lock, check: bool) -> bool:
    """Write a folder's lock where it differs from what is there; whether it is up to date then."""
    name = os.path.join(folder, LOCK_NAME)
    content = print_lock(lock).encode("utf-8")
    try:
        before = read_file(name)
    except OSError:
        before = b""
    number = sum(len(source.quotes) for source in lock.sources.values())
    quotes = f"{number} quote{'' if number == 1 else 's'}"
    if before == content:
        click.echo(f"{name}: up to date, {quotes}.")
    elif check:
        why = "" if before else ": it is not there"
        click.echo(f"{name} is not up to date{why}; run `argmap lock{_named(folder)}`.")
        return False
    else:
        write_unnamed(name, content)
        click.echo(f"{name}: {quotes} locked.")
    return True


def _named(folder: str) -> str:
    return f" {quote(folder)}" if folder else ""
