"""``argmap new``"""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path
from shlex import quote
from unicodedata import category

import click

from argmap.cli.inputs import fail
from argmap.cli.outputs import write_output
from argmap.compiler import SUFFIX, reason
from argmap.files import read_file

WORKFLOWS = {"github": ".github/workflows/argmap.yml", "gitlab": ".gitlab-ci.yml"}
GITLAB_PART = ".gitlab/argmap.yml"
# What a file for CI says that checks maps already.
CHECKED = "argmap check"
_FOLDERS = (os.curdir, os.pardir)


@click.command(
    "new",
    short_help="Write a starter map, or the checks for CI.",
    epilog="Examples: argmap new my-map.argmap · argmap new --ci github",
)
@click.argument("name", type=click.Path(), required=False)
@click.option(
    "--ci",
    type=click.Choice(list(WORKFLOWS)),
    help="Write the file that has GitHub or GitLab check and draw this folder's maps on every change.",
)
def command(name: str | None, ci: str | None) -> None:
    """Write a starter map, which passes the checks, to the file NAME, or to standard output for -.

    With --ci, write what GitHub or GitLab need to check the maps; NAME may then be left out.
    """
    if name is None and ci is None:
        raise click.UsageError("Say what to write: a NAME for the map, or --ci github or gitlab.")
    if name is not None:
        _write_map(name)
    if ci is not None:
        _write_workflow(ci)


def _write_map(name: str) -> None:
    if name == "-":
        write_output(name, _starter("starter.argmap"))
        return
    target = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
    if any(category(each) == "Cc" for each in name):
        fail(f"{name} is no name for a map: it has a control character.")
    if os.path.basename(name) in ("", SUFFIX, *_FOLDERS):
        fail(f"{name!r} is no name for a map; write one such as {_such_as(name)}.")
    _write("starter.argmap", target)
    file, drawing = (quote(str(each)) for each in (target, target.with_suffix(".svg")))
    click.echo(f"{target}: written. Next: argmap check {file}")
    click.echo(f"         then: argmap render {file} -o {drawing}")


def _such_as(name: str) -> str:
    """A name for a map in the folder that was named instead of one."""
    folder = name.removesuffix(SUFFIX)
    return quote(os.path.join(folder, f"my-map{SUFFIX}"))


def _write_workflow(ci: str) -> None:
    target = Path(WORKFLOWS[ci])
    if ci == "gitlab" and target.is_file():
        if CHECKED in _read(target):
            fail(f"{target} has maps checked already (`{CHECKED}`); delete its job to get it anew.")
        _write("gitlab.yml", Path(GITLAB_PART))
        click.echo(f"{GITLAB_PART}: written. Add to {target}: include: {GITLAB_PART}")
        return
    _write(f"{ci}.yml", target)
    click.echo(f"{target}: written. Commit it with the maps.")


def _read(target: Path) -> str:
    try:
        return read_file(str(target)).decode("utf-8", "replace")
    except OSError as error:
        fail(f"{target} cannot be read: {reason(error)}.")


def _write(starter: str, target: Path) -> None:
    """Write a starter, where there is no file of that name yet."""
    if os.path.lexists(target):
        fail(f"{target} is there already; choose another name, or move it away.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"{target.parent} cannot be made: {reason(error)}.")
    write_output(str(target), _starter(starter))


def _starter(name: str) -> bytes:
    """One of the files that lie in the folder beside this module."""
    return (resources.files(__package__) / "starters" / name).read_bytes()
