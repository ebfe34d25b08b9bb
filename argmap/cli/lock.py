"""``argmap lock``"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import click

from argmap.cli.inputs import STDIN, fail, files_argument, read_inputs, root_option
from argmap.cli.maps import refuse_broken
from argmap.cli.outputs import write_output
from argmap.compiler import Result
from argmap.files import read_file
from argmap.quotes import QuoteReport, QuoteStatus, read_quotes
from argmap.quotes.drift import Fate, drifts
from argmap.quotes.lock import LOCK_NAME, Lock, make_lock, print_lock
from argmap.report.findings import seen


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
    never the text itself.
    """
    if STDIN in files:
        fail("a lock is written beside a file; standard input has none.")
    locks: dict[str, Lock] = {}
    told: list[str] = []
    for each in read_inputs(files or (".",), root):
        result = each.compile()
        refuse_broken(result.diagnostics)
        told += _told(result)
        for folder, lock in _locks(result).items():
            locks[folder] = locks[folder].merged(lock) if folder in locks else lock
    for line in told:
        click.echo(line, err=True)
    changed = [folder for folder in sorted(locks) if _settle(folder, locks[folder], check)]
    if check and changed:
        sys.exit(1)


def _locks(result: Result) -> dict[str, Lock]:
    """One lock for each folder whose maps name sources."""
    by_folder: dict[str, list[str]] = {}
    for key, source in result.map.sources.items():
        by_folder.setdefault(os.path.dirname(source.place.text.name), []).append(key)
    return {
        folder: make_lock(result.map, result.sources, keys) for folder, keys in by_folder.items()
    }


def _told(result: Result) -> Iterator[str]:
    """What became of the root file's quotes where a text is not the one that was locked, and what cannot be locked."""
    from argmap.checks.passages import fate_said

    root = result.map.texts[0]
    reports = [
        each for each in read_quotes(result.map, result.sources) if each.quote.place.text is root
    ]
    for key, state in result.sources.items():
        ours = [each for each in reports if each.quote.source == key]
        if state.changed:
            yield f"{result.map.sources[key].path} is not the text that was locked."
            for drift in drifts(ours, state):
                if drift.fate not in (Fate.KEPT, Fate.MOVED, Fate.NEW):
                    yield f"  {_quoted(drift.report)}: {fate_said(drift)}."
        for each in ours:
            if each.status in (QuoteStatus.NOT_FOUND, QuoteStatus.AMBIGUOUS):
                yield f"  {_quoted(each)}: not locked, for it is {each.status.value}."


def _quoted(report: QuoteReport) -> str:
    words = " ".join(report.quote.words.split())
    return seen(f"{report.quote.place}: “{words}”")


def _settle(folder: str, lock: Lock, check: bool) -> bool:
    """Write a folder's lock where it differs from what is there."""
    name = os.path.join(folder, LOCK_NAME)
    content = print_lock(lock).encode("utf-8")
    try:
        before = read_file(name)
    except OSError:
        before = b""
    quotes = sum(len(source.quotes) for source in lock.sources.values())
    if before == content:
        click.echo(f"{name}: up to date, {quotes} quotes.")
        return False
    if check:
        click.echo(f"{name} is not up to date; run `argmap lock`.")
        return True
    write_output(name, content)
    click.echo(f"{name}: {quotes} quotes locked.")
    return True
