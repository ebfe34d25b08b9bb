"""What every verb does with what it writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

import click

from argmap.cli.inputs import fail
from argmap.compiler import reason
from argmap.files import write_whole


def write_output(name: str | None, content: bytes) -> None:
    """Write a file whole, or to standard output for ``-`` or None; ends with exit status 2 where that cannot be."""
    if name is None or name == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        write_whole(name, content)
    except OSError as error:
        fail(f"{name} cannot be written: {reason(error)}.")


def format_of(output: str | None, asked: str | None, endings: Mapping[str, str]) -> str:
    """The format of what is written: the one asked for, or as the file ends, or text.

    Ends with exit status 2 where nothing is asked for and the ending means none.

    Arguments:
        endings: the format of each ending, such as ``.json``.
    """
    ending = os.path.splitext(output)[1].lower() if output else ""
    if asked is None and ending and ending not in endings:
        fail(f"`{ending}` is no format; write one of {', '.join(endings)}, or give --format.")
    return asked or endings.get(ending, "text")


output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Where to write it; - is standard output.",
)
