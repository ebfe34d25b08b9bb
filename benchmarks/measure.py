"""CPU seconds and peak memory of a command, children included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

CHILD = Path(__file__).with_name("inside.py")


class Failed(Exception):
    """A command that did not do what was measured."""


@dataclass(frozen=True)
class Usage:
    """What a command used.

    Arguments:
        seconds: CPU, user and system, of the process and all its children.
        peak: the most memory that the process, or one of its children, had at a time, in MB.
        helpers: seconds of the children alone, where they are known.
    """

    seconds: float
    peak: float
    helpers: float = 0.0


@dataclass(frozen=True)
class Command:
    """A command line.

    Arguments:
        good: the exit statuses with which it has done its work.
        makes: the file that it must have written anew.
    """

    arguments: Sequence[str]
    good: tuple[int, ...] = (0,)
    makes: Path | None = None


def argmap(*arguments: str, makes: Path | None = None) -> Command:
    """argmap's command; findings (exit status 1) are no failure."""
    return Command((sys.executable, "-m", "argmap", *arguments), (0, 1), makes)


def run(command: Command) -> Usage:
    """Runs a command once.

    Raises:
        Failed: it ended with another status, or did not write its file.
    """
    if command.makes:
        command.makes.unlink(missing_ok=True)
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command.arguments, stdout=said, stderr=subprocess.STDOUT, env=environment()
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    if process.returncode not in command.good or "RangeError" in words:
        raise Failed(_last_line(words) or f"exit status {process.returncode}")
    if command.makes and not command.makes.is_file():
        raise Failed(_last_line(words) or f"{command.makes.name} was not written")
    return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss * _KILOBYTES / 1000)


def environment() -> dict[str, str]:
    """The surroundings of a command: compiled modules are kept, as where argmap is installed, whatever is set here."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(CHILD.parent / "work" / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


_KILOBYTES = 1024 / 1000 if sys.platform != "darwin" else 1 / 1000


def run_apart(command: Command) -> Usage:
    """Likewise for argmap's command, and tells what its children used."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "used.json"
        python, _, _, *arguments = command.arguments
        inside = (python, str(CHILD), str(report), *arguments)
        used = run(Command(inside, command.good, command.makes))
        helpers: float = json.loads(report.read_text())
    return Usage(used.seconds, used.peak, helpers)


def compare(commands: Sequence[Command], runs: int, apart: bool = False) -> list[Usage | Failed]:
    """Medians of several runs of each command, by turns, after a run of each that does not count.

    A command that fails is not run again.
    """
    taken: list[list[Usage]] = [[] for _ in commands]
    failed: dict[int, Failed] = {}
    for turn in range(runs + 1):
        for number, command in enumerate(commands):
            if number in failed:
                continue
            try:
                is_ours = command.arguments[0] == sys.executable
                used = run_apart(command) if apart and is_ours else run(command)
            except Failed as failure:
                failed[number] = failure
                continue
            if turn:
                taken[number].append(used)
    return [failed.get(number) or _median(each) for number, each in enumerate(taken)]


def _median(taken: Sequence[Usage]) -> Usage:
    return Usage(
        median(each.seconds for each in taken),
        median(each.peak for each in taken),
        median(each.helpers for each in taken),
    )


def _last_line(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if "Error" in line]
    return lines[-1][:90] if lines else ""
