"""The baseline of ``argmap check``."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click

from argmap.baseline import (
    READABLE,
    BaselineError,
    Comparison,
    Entry,
    Known,
    compare,
    entries,
    print_baseline,
    read_baseline,
)
from argmap.cli.inputs import fail
from argmap.config import BASELINE, Settings
from argmap.diagnostic import Diagnostic
from argmap.files import write_whole
from argmap.report.findings import path_from

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """Findings beside the baseline.

    Arguments:
        file: the baseline; empty where there is none.
        compared: what it makes of them.
    """

    file: str
    compared: Comparison

    @property
    def new(self) -> Sequence[Diagnostic]:
        """Findings that are not in it."""
        return self.compared.new

    @property
    def known(self) -> int:
        """How many findings are in it."""
        return self.compared.known

    @property
    def stale(self) -> bool:
        """Whether it has entries that are found no more."""
        return bool(self.compared.stale)

    def tell(self) -> None:
        """Say on standard error which entries are stale."""
        stale = self.compared.stale
        if not stale:
            return
        some = "1 entry is" if len(stale) == 1 else f"{len(stale)} entries are"
        click.echo(
            f"argmap: {some} found no more; `argmap check --write-baseline` takes them out:",
            err=True,
        )
        for entry, line in stale[:_SHOWN]:
            click.echo(
                f"  {self.file}:{line}: {entry.rule} in {entry.path}: {entry.text}", err=True
            )
        if len(stale) > _SHOWN:
            click.echo(f"  and {len(stale) - _SHOWN} more", err=True)


def judge(settings: Settings, found: Sequence[Diagnostic], checked: Sequence[str]) -> Judgement:
    """Compare findings with the baseline, where there is one; exit status 2 where it cannot be read."""
    file, asked = _place(settings)
    known = _read(file, must=asked)
    if known is None:
        return Judgement("", Comparison(tuple(found), 0, ()))
    path = _paths(file)
    looked_at = _looked_at(file, checked)
    return Judgement(file, compare(known, found, path, looked_at))


def write_known(settings: Settings, found: Sequence[Diagnostic], checked: Sequence[str]) -> int:
    """Write what is found to the baseline; what it holds of files that were not checked stays. The exit status."""
    file, _ = _place(settings)
    looked_at = _looked_at(file, checked)
    kept: list[Entry] = [
        known.entry for known in _read(file, must=False) or () if not looked_at(known.entry.path)
    ]
    new = entries(found, _paths(file))
    try:
        write_whole(file, print_baseline([*kept, *new]).encode("utf-8", "backslashreplace"))
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}.")
    count = len(kept) + len(new)
    click.echo(f"{file}: {count} finding{'' if count == 1 else 's'}.")
    if len(new) < len(found):
        first = next(each for each in found if each.code < READABLE)
        click.echo(
            f"argmap: what keeps a map from being read is not in it, such as {first.place}.",
            err=True,
        )
        return 1
    return 0


def _place(settings: Settings) -> tuple[str, bool]:
    """The baseline's file, and whether somebody named it."""
    if settings["baseline"]:
        return os.path.relpath(settings["baseline"]), True
    return os.path.relpath(os.path.join(settings.folder, BASELINE)), False


def _read(file: str, must: bool) -> list[Known] | None:
    """What a baseline holds; None where there is none and none is asked for."""
    try:
        with open(file, encoding="utf-8") as stream:
            return read_baseline(stream.read())
    except FileNotFoundError:
        if must:
            fail(f"there is no baseline {file}; `argmap check --write-baseline` writes it.")
        return None
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}.")
    except UnicodeDecodeError:
        fail(f"{file} is not UTF-8; write it anew with `argmap check --write-baseline`.")
    except BaselineError as error:
        fail(f"{file}, {error}.")


def _paths(file: str) -> Callable[[str], str]:
    here = os.getcwd()
    folder = os.path.dirname(os.path.abspath(file))
    return lambda name: path_from(name, here, folder)


def _looked_at(file: str, checked: Sequence[str]) -> Callable[[str], bool]:
    """Whether a baseline's path was checked, or is there no more."""
    path = _paths(file)
    paths = {path(name) for name in checked}
    folder = os.path.dirname(os.path.abspath(file))
    return lambda each: each in paths or not os.path.exists(os.path.join(folder, each))
