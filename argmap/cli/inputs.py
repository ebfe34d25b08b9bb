"""What every verb does with the files on its command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

import click

from argmap.compiler import Result, compile_file
from argmap.files import Project, find_maps, project_of, read_file

STDIN = "-"
STDIN_NAME = "<stdin>"
WORTH_A_BAR = 50


@dataclass(frozen=True, slots=True)
class Input:
    """A map's file: its name, its bytes, and the project it belongs to."""

    name: str
    content: bytes
    project: Project

    def compile(self) -> Result:
        """Build and check the map."""
        return compile_file(self.name, self.content, self.project)


def fail(message: str) -> NoReturn:
    """End with exit status 2 and a sentence."""
    click.echo(f"argmap: {message}", err=True)
    sys.exit(2)


def read_inputs(names: Sequence[str], root: str | None) -> Iterator[Input]:
    """The maps that names mean: files, folders, and ``-`` for standard input.

    Ends with exit status 2 where one cannot be read, or where there is none.
    """
    found = list(dict.fromkeys(find_maps(names)))
    if not found:
        fail(f"no map (*.argmap) found in {', '.join(names)}.")
    with _progress(found) as progress:
        for name in progress:
            yield _read(name, root)


def _read(name: str, root: str | None) -> Input:
    if name == STDIN:
        project = Project(_real(root)) if root else project_of(STDIN_NAME)
        return Input(STDIN_NAME, sys.stdin.buffer.read(), project)
    try:
        content = read_file(name)
    except OSError as error:
        reason = error.strerror or str(error)
        fail(f"{name} cannot be read: {reason[:1].lower()}{reason[1:]}.")
    except ValueError as error:
        fail(f"{name!r} cannot be read: {error}.")
    return Input(name, content, Project(_real(root)) if root else project_of(name))


def _real(root: str) -> str:
    import os

    return os.path.realpath(root)


class _Plain:
    """Iterates without a progress bar."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def __enter__(self) -> Iterator[str]:
        return iter(self.names)

    def __exit__(self, *_: object) -> None:
        return None


def _progress(names: Sequence[str]) -> _Plain | click._termui_impl.ProgressBar[str]:
    if len(names) < WORTH_A_BAR or not sys.stderr.isatty():
        return _Plain(names)
    return click.progressbar(names, label="Checking", file=sys.stderr)


files_argument = click.argument("files", nargs=-1, type=click.Path())
root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False),
    help="The folder that imports and sources may not leave. "
    "Default: the nearest folder above the file with .git, pyproject.toml or argmap.toml, or the file's own.",
)
