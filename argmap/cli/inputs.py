"""What every verb does with the files on its command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, NoReturn, TypeVar
from unicodedata import category

import click

from argmap.cli.terminal import shows_progress
from argmap.compiler import Result, compile_file, reason
from argmap.config import ConfigError, Configuration
from argmap.files import (
    MOST_BYTES,
    TOO_LARGE,
    Project,
    Projects,
    find_maps,
    read_file,
    roots_said,
)
from argmap.report.findings import seen

STDIN = "-"
STDIN_NAME = "<stdin>"
WORTH_A_BAR = 50
K = TypeVar("K")
T = TypeVar("T")


class Input(NamedTuple):
    """A map's file: its name, its bytes, and the project it belongs to."""

    name: str
    content: bytes
    project: Project

    def compile(self) -> Result:
        """Build and check the map."""
        return compile_file(self.name, self.content, self.project)


def fail(message: str) -> NoReturn:
    """End with exit status 2 and a sentence."""
    click.echo(f"argmap: {seen(message)}", err=True)
    sys.exit(2)


def read_inputs(
    names: Sequence[str], root: str | None, configuration: Configuration | None = None
) -> Iterator[Input]:
    """The maps that names mean: files, folders, and ``-`` for standard input.

    Ends with exit status 2 where one cannot be read, where there is none, or where a configuration is wrong.
    """
    configuration = configuration or Configuration()
    yield from read_found(find_inputs(names, configuration), root, configuration)


def read_found(
    found: Sequence[str], root: str | None, configuration: Configuration
) -> Iterator[Input]:
    """Likewise, of files that have been found."""
    projects = Projects()
    with _progress(found) as progress:
        for name in progress:
            yield read_input(name, root, configuration, projects)


def find_inputs(names: Sequence[str], configuration: Configuration) -> list[str]:
    """The files that names mean, without those that are excluded; exit status 2 where there are none.

    What is named is not excluded: neither a file, nor what is in a folder. Names of folders that have none beside
    others that have are said on standard error.
    """
    found: dict[str, None] = {}
    empty: list[str] = []
    excluded = 0
    for name in dict.fromkeys(names):
        whole = os.path.isdir(name) and configured(configuration.excluded, name)
        maps = list(find_maps((name,)))
        kept = [
            file
            for file in maps
            if file == name or whole or not configured(configuration.excluded, file)
        ]
        found.update(dict.fromkeys(kept))
        if not kept:
            empty.append(name)
            excluded += len(maps)
    but = " that `exclude` in the configuration does not leave out" if excluded else ""
    message = f"no map (*.argmap) found in {', '.join(empty)}{but}."
    if not found:
        fail(message)
    if empty:
        click.echo(f"note: {seen(message)}", err=True)
    return list(found)


def read_input(
    name: str,
    root: str | None,
    configuration: Configuration | None = None,
    projects: Projects | None = None,
) -> Input:
    """One file, or standard input for ``-``; ends with exit status 2 where it cannot be read.

    Arguments:
        name: the file.
        root: the folder that it may not leave, where that is given.
        configuration: what says so otherwise.
        projects: where projects are looked up.
    """
    shown = STDIN_NAME if name == STDIN else name
    configuration = configuration or Configuration()
    projects = projects or Projects()
    root = root or configured(configuration.settings, shown)["root"]
    if name == STDIN:
        return Input(shown, _standard_input(), projects.of(shown, root))
    if any(category(each) == "Cc" for each in name):
        fail(f"{name} cannot be read: its name has a control character.")
    try:
        content = read_file(name)
    except OSError as error:
        fail(f"{name} cannot be read: {reason(error)}.")
    except ValueError as error:
        fail(f"{name!r} cannot be read: {error}.")
    return Input(name, content, projects.of(name, root))


def _standard_input() -> bytes:
    try:
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        fail(f"standard input cannot be read: {reason(error)}.")
    if len(content) > MOST_BYTES:
        fail(f"standard input cannot be read: {TOO_LARGE}.")
    return content


def configured(ask: Callable[[K], T], about: K) -> T:
    """What a configuration answers; ends with exit status 2 and its mistakes where it has some."""
    try:
        return ask(about)
    except ConfigError as error:
        for mistake in error.mistakes[:-1]:
            click.echo(f"argmap: {seen(mistake)}", err=True)
        fail(error.mistakes[-1])


class _Plain:
    """Iterates without a progress bar."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def __enter__(self) -> Iterator[str]:
        return iter(self.names)

    def __exit__(self, *_: object) -> None:
        return None


def _progress(names: Sequence[str]) -> _Plain | click._termui_impl.ProgressBar[str]:
    if len(names) < WORTH_A_BAR or not shows_progress(sys.stderr):
        return _Plain(names)
    return click.progressbar(names, label="Checking", file=sys.stderr)


format_option = click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True
)
files_argument = click.argument("files", nargs=-1, type=click.Path())
root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False),
    help="The folder that imports and sources may not leave. "
    f"Default: {roots_said()}, or the file's own.",
)
