"""``argmap status``"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from argmap.cli.inputs import Input, fail, files_argument, format_option, read_inputs, root_option
from argmap.cli.maps import named, read_map

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.reasoning.commitments import Commitments
    from argmap.reasoning.frameworks.parting import Parting
    from argmap.report.verdicts.status import Status

SECONDS = 10.0


@click.command(
    "status",
    short_help="List what stands, what falls and what is open.",
    epilog="Examples: argmap status socrates.argmap; argmap status socrates.argmap --changed-by @14",
)
@files_argument
@click.option(
    "--changed-by",
    "given_up",
    metavar="NAMES",
    multiple=True,
    help="List what would turn if this was given up: a name, or @LINE for what is on a line. Several with commas "
    "between them, as grant,@14, are given up together; so are those of several --changed-by.",
)
@click.option("--steps", is_flag=True, help="List steps, tensions and rules, too.")
@format_option
@root_option
def command(
    files: tuple[str, ...], given_up: tuple[str, ...], steps: bool, format_: str, root: str | None
) -> None:
    """List what stands, what falls and what is open in FILES, folders of *.argmap files, or - for standard input.

    Exit status: 0 whatever stands; 2 when a map cannot be read or has no such name.
    """
    given = list(read_inputs(files or (".",), root))
    if given_up and len(given) > 1:
        fail("--changed-by is about one map; say which file is meant.")
    if given_up:
        _change(given[0], given_up, format_)
    elif format_ == "json":
        from argmap.report.verdicts.status import status_value

        _print_json([status_value(_status(each, steps)) for each in given])
    else:
        from argmap.report.verdicts.status import status_lines

        for number, each in enumerate(given):
            click.echo("\n" if number else "", nl=False)
            sys.stdout.writelines(status_lines(_status(each, steps)))


def _status(given: Input, steps: bool) -> Status:
    """What stands in a map."""
    from argmap.reasoning.commitments import commitments
    from argmap.reasoning.standing import standing
    from argmap.report.verdicts.status import Status

    arg_map = read_map(given)
    held = commitments(arg_map)
    verdicts = standing(arg_map, held)
    parts = _parting(arg_map, held, "open" in verdicts.values())
    return Status(given.name, arg_map, verdicts, parts, steps)


def _parting(arg_map: ArgumentMap, held: Commitments, undecided: bool) -> Parting | None:
    """Whether the semantics agree; None where that takes too long."""
    from argmap.reasoning.frameworks.oracle import Limit, OutOfTime
    from argmap.reasoning.frameworks.parting import Parting, parting
    from argmap.reasoning.frameworks.translation import TooCircular

    if not undecided:
        return Parting(True)
    try:
        return parting(arg_map, held, Limit(SECONDS))
    except (OutOfTime, TooCircular):
        return None


def _change(given: Input, names: tuple[str, ...], format_: str) -> None:
    from argmap.reasoning.commitments import commitments
    from argmap.reasoning.whatif import WhatIf, turned
    from argmap.report.verdicts.status import Change, change_text, change_value

    arg_map = read_map(given)
    listed = [each.strip() for words in names for each in words.split(",")]
    keys = tuple(dict.fromkeys(named(arg_map, name, given.name) for name in listed))
    what_if = WhatIf(arg_map, commitments(arg_map))
    change = Change(arg_map, keys, turned(what_if, keys))
    if format_ == "json":
        _print_json(change_value(change))
    else:
        click.echo(change_text(change), nl=False)


def _print_json(value: object) -> None:
    from argmap.report.as_json import dumped

    whole = {"version": 1, **value} if isinstance(value, dict) else {"version": 1, "maps": value}
    click.echo(dumped(whole, indent=2), nl=False)
