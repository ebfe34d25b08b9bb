"""The baseline of ``argmap check``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from argmap.baseline import (
    BaselineError,
    Entry,
    Known,
    Sifted,
    entries,
    print_baseline,
    read_baseline,
    sift,
)
from argmap.cli.inputs import configured, fail
from argmap.cli.outputs import write_output, write_unnamed
from argmap.compiler import reason
from argmap.config import BASELINE, Configuration, Settings
from argmap.config.configuration import common_folder
from argmap.config.kinds import rules
from argmap.diagnostic import Diagnostic
from argmap.files import read_file, upwards
from argmap.report.findings import path_from, seen

OPTION = "--baseline"
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """Findings beside the baseline.

    Arguments:
        file: the baseline; empty where there is none.
        sifted: what it makes of them.
    """

    file: str
    sifted: Sifted

    @property
    def new(self) -> Sequence[Diagnostic]:
        """Findings that are not in it."""
        return self.sifted.new

    @property
    def known(self) -> int:
        """How many findings are in it."""
        return self.sifted.known

    @property
    def stale(self) -> bool:
        """Whether it has entries that are found no more."""
        return bool(self.sifted.stale)

    def tell(self, fails: bool) -> None:
        """Say on standard error which entries are stale, and whether that fails the check."""
        stale = self.sifted.stale
        if not stale:
            return
        one = len(stale) == 1
        some = "1 entry of the baseline is" if one else f"{len(stale)} entries of the baseline are"
        so = ", which fails as a warning does" if fails else ""
        them = "it" if one else "them"
        click.echo(
            f"argmap: {some} found no more{so}; `argmap check --write-baseline` takes {them} out:",
            err=True,
        )
        for entry, line in stale[:_SHOWN]:
            known = f"  {self.file}:{line}: {entry.rule} in {entry.path}: {entry.text}"
            click.echo(seen(known), err=True)
        if len(stale) > _SHOWN:
            click.echo(f"  and {len(stale) - _SHOWN} more", err=True)


class Baseline:
    """The baseline of a run.

    Arguments:
        configuration: which rules are looked for.
        settings: those of the run, which may say where it lies.
        names: the files and folders that were asked for.
        checked: the files that were checked.
    """

    def __init__(
        self,
        configuration: Configuration,
        settings: Settings,
        names: Iterable[str],
        checked: Sequence[str],
    ) -> None:
        self.configuration = configuration
        self.file, self.named = _place(settings, names)
        self.on_command_line = settings.values["baseline"].origin == OPTION
        self.folder = os.path.dirname(os.path.abspath(self.file))
        self.here = os.getcwd()
        self.checked = {self.path(name) for name in checked}

    def path(self, name: str) -> str:
        """A file's path from the baseline's folder."""
        return path_from(name, self.here, self.folder)

    def judge(self, found: Sequence[Diagnostic]) -> Judgement:
        """Compare findings with it, where there is one; exit status 2 where it cannot be read."""
        known = _read(self.file, must=self.named)
        if known is None:
            return Judgement("", Sifted(tuple(found), 0, ()))
        return Judgement(self.file, sift(known, found, self.path, self._looked_for))

    def write(self, found: Sequence[Diagnostic]) -> int:
        """Write findings to it; what it holds of files and rules that were not checked stays. The exit status."""
        before = _read(self.file, must=False) or ()
        kept = [known.entry for known in before if not self._looked_for(known.entry)]
        new = entries(found, self.path)
        content = print_baseline([*kept, *new]).encode("utf-8", "backslashreplace")
        write = write_output if self.on_command_line else write_unnamed
        write(self.file, content)
        count = len(kept) + len(new)
        click.echo(f"{self.file}: {count} finding{'' if count == 1 else 's'}.")
        if len(new) == len(found):
            return 0
        first = next(each for each in found if each.breaks_map)
        click.echo(
            f"argmap: what keeps a map from being read is not in it, such as {first.place}.",
            err=True,
        )
        return 1

    def _looked_for(self, entry: Entry) -> bool:
        """Whether an entry's file was checked, or is there no more, and its rule is in force there."""
        name = os.path.join(self.folder, entry.path)
        if entry.path not in self.checked and os.path.exists(name):
            return False
        code = next((each.code for each in rules() if each.name == entry.rule), None)
        settings = configured(self.configuration.settings, os.path.relpath(name))
        return code is None or settings.wants(entry.rule, code)


def _place(settings: Settings, names: Iterable[str]) -> tuple[str, bool]:
    """The baseline's file, and whether somebody named it.

    Where nobody did, it is the nearest one at or above what is checked, or else beside the configuration.
    """
    if settings["baseline"]:
        return os.path.relpath(settings["baseline"]), True
    places = (os.path.join(each, BASELINE) for each in upwards(common_folder(names)))
    found = next(filter(os.path.isfile, places), os.path.join(settings.folder, BASELINE))
    return os.path.relpath(found), False


def _read(file: str, must: bool) -> list[Known] | None:
    """What a baseline holds; None where there is none and none is asked for."""
    try:
        return read_baseline(read_file(file).decode("utf-8"))
    except FileNotFoundError:
        if must:
            fail(f"there is no baseline {file}; `argmap check --write-baseline` writes it.")
        return None
    except OSError as error:
        fail(f"{file} cannot be read: {reason(error)}.")
    except UnicodeDecodeError:
        fail(f"{file} is not UTF-8; write it anew with `argmap check --write-baseline`.")
    except BaselineError as error:
        fail(f"{file}, {error}.")
