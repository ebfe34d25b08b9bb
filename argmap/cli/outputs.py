"""What every verb does with what it writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping

import click

from argmap.cli.inputs import fail
from argmap.compiler import SUFFIX, reason
from argmap.files import read_file, write_own, write_whole


def write_output(name: str | None, content: bytes) -> None:
    """Write a file whole, or to standard output for ``-`` or None; ends with exit status 2 where that cannot be."""
    if name is None or name == "-":
        sys.stdout.buffer.write(content)
        return
    _write(write_whole, name, content)


def write_unnamed(name: str, content: bytes) -> None:
    """Write a file that nobody named; ends with exit status 2 where something else is in its place."""
    _write(write_own, name, content)


def _write(write: Callable[[str, bytes], None], name: str, content: bytes) -> None:
    try:
        write(name, content)
    except OSError as error:
        fail(f"{name} cannot be written: {reason(error)}.")


def write_report(name: str | None, content: bytes) -> None:
    """Likewise what a verb finds, and say so where it is written to a file."""
    write_output(name, content)
    if name is not None and name != "-":
        click.echo(f"{name}: written.")


def write_drawing(name: str, content: bytes, otherwise: str) -> None:
    """Write a drawing to a file that nobody named; ends with exit status 2 where something else is there.

    Arguments:
        otherwise: what to do then, as the end of a sentence.
    """
    if os.path.lexists(name) and not is_drawn(name, or_empty=True):
        fail(f"{name} is there already, and is no drawing of argmap's; {otherwise}.")
    write_unnamed(name, content)


def is_drawn(name: str, *, or_empty: bool = False) -> bool:
    """Whether a file is a drawing of argmap's, or an empty one where that will do, too."""
    from argmap.render.fingerprint import is_drawing

    try:
        existing = read_file(name)
    except OSError:
        return False
    return is_drawing(existing) or (or_empty and not existing)


def format_of(
    output: str | None, asked: str | None, endings: Mapping[str, str], usual: str = "text"
) -> str:
    """The format of what is written: the one asked for, or as the file ends, or the usual one.

    Ends with exit status 2 where nothing is asked for and the ending means none, or is that of a map.

    Arguments:
        endings: the format of each ending, such as ``.json``.
    """
    refuse_map(output)
    ending = os.path.splitext(output)[1].lower() if output else ""
    if asked is None and ending and ending not in endings:
        fail(f"`{ending}` is no format; write one of {', '.join(endings)}, or give --format.")
    return asked or endings.get(ending, usual)


def folder_of(output: str | None) -> str:
    """The folder of what is written, which its links start from; empty for standard output."""
    return "" if output is None or output == "-" else os.path.dirname(output)


def refuse_map(output: str | None) -> None:
    """End with exit status 2 where what is to be written would take the place of a map."""
    if output and output.endswith(SUFFIX):
        fail(f"{output} is the name of a map; write to another file.")


def refuse_read(output: str | None, names: Iterable[str]) -> None:
    """End with exit status 2 where what is to be written would take the place of a map, or of a file that was read."""
    refuse_map(output)
    if output and output != "-" and os.path.isfile(output):
        for each in names:
            if os.path.exists(each) and os.path.samefile(output, each):
                which = "" if output == each else f"{each}, which is "
                fail(f"{output} is {which}read here; write to another file.")


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Where to write it; - is standard output.",
)
