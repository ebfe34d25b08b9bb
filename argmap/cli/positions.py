"""``argmap positions``"""

from __future__ import annotations

import sys

import click

from argmap.cli.inputs import fail, format_option, read_input, root_option
from argmap.cli.maps import only_map, read_map


@click.command(
    "positions",
    short_help="Show the positions that a person could hold, and what they part on.",
    epilog="Example: argmap positions examples/rush-to-talks",
)
@click.argument("file", required=False, type=click.Path())
@format_option
@click.option(
    "--most",
    type=click.IntRange(1, 1000),
    default=16,
    show_default=True,
    help="How many positions are shown at most.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Look no longer than that.",
)
@root_option
def command(
    file: str | None, format_: str, most: int, timeout: float | None, root: str | None
) -> None:
    """Show the positions on the map FILE: all that can be held together, decided as far as can be.

    They are the preferred extensions of the map's framework. A position is nearest to a voice when no other accepts
    more of the voice's commitments, and some accepts fewer. FILE may be left out in a folder with one map, and be
    - for standard input.

    Exit status: 0 when there is an answer; 2 when the map cannot be read; 3 when --timeout ended it before a
    position was found.
    """
    given = read_input(only_map(file or "."), root)
    arg_map = read_map(given)

    from argmap.reasoning.commitments import commitments
    from argmap.reasoning.frameworks import Limit, OutOfTime
    from argmap.reasoning.frameworks.translation import TooCircular
    from argmap.reasoning.positions import positions
    from argmap.report.as_json import dumped
    from argmap.report.verdicts.positions import positions_text, positions_value

    try:
        found = positions(arg_map, commitments(arg_map), most, Limit(timeout))
    except TooCircular as error:
        fail(f"{given.name} has no positions that can be found: {error}.")
    except OutOfTime:
        click.echo(f"argmap: no position was found within {timeout:g} s.", err=True)
        sys.exit(3)
    if format_ == "json":
        click.echo(dumped(positions_value(arg_map, given.name, found), indent=2), nl=False)
    else:
        click.echo(positions_text(arg_map, found), nl=False)
