"""``argmap new``"""

from __future__ import annotations

import os
from pathlib import Path

import click

from argmap.cli.inputs import fail
from argmap.files import SUFFIX, write_whole

STARTER = """\
# Change the words after the colons; run `argmap check` after every change.
map: Should the library open on Sundays?
voice us #author: Friends of the library
voice council: Town council

claim open #thesis: The library should open on Sundays.
  reason: Most people who work have no other day for it.
  rebuttal costly by council: Opening on Sundays costs more than the town can spend.
    rebuttal: Closing on Monday mornings, when hardly anyone comes, saves as much.
  because
    premise: A town's pupils should have a quiet place to learn at the weekend.
    premise: The library is the only quiet place in this town.
    unless: The school opens its own reading room.
"""


@click.command(
    "new",
    short_help="Write a starter map.",
    epilog="Example: argmap new my-map.argmap",
)
@click.argument("name", type=click.Path(dir_okay=False))
def command(name: str) -> None:
    """Write a starter map, which passes the checks, to the file NAME."""
    target = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
    if os.path.lexists(target):
        fail(f"{target} is there already; choose another name.")
    try:
        write_whole(str(target), STARTER.encode("utf-8"))
    except OSError as error:
        fail(f"{target} cannot be written: {error.strerror}.")
    click.echo(f"{target}: written. Next: argmap check {target}")
    click.echo(f"         then: argmap render {target} -o {target.with_suffix('.svg')}")
