"""``argmap why``"""

from __future__ import annotations

import click

from argmap.cli.inputs import fail, format_option, root_option
from argmap.cli.maps import named, read_map, thing_and_file
from argmap.model import ArgumentMap

DEPTH = 12


@click.command(
    "why",
    short_help="Explain why something stands, falls or is open.",
    epilog="Examples: argmap why wisest socrates.argmap; argmap why socrates.argmap:14",
)
@click.argument("asked", nargs=-1, metavar="[NAME] [FILE]", type=click.Path())
@format_option
@click.option(
    "--depth",
    type=click.IntRange(0),
    default=DEPTH,
    show_default=True,
    help="How many levels of the explanation are shown as text.",
)
@click.option(
    "--most",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="How many smallest changes at most.",
)
@click.option(
    "--questions",
    is_flag=True,
    help="List the critical questions that nobody asks of the steps for it, beaten or not.",
)
@click.option(
    "--stubs", is_flag=True, help="Print those questions as lines to paste, and nothing else."
)
@root_option
def command(
    asked: tuple[str, ...],
    format_: str,
    depth: int,
    most: int,
    questions: bool,
    stubs: bool,
    root: str | None,
) -> None:
    """Explain why NAME stands, falls or is open in the map FILE, and what would change that.

    NAME is that of a statement, step or rule, m.NAME where it is imported, or @LINE; without it, the thesis. FILE may
    be left out in a folder with one map. FILE:LINE means what stands on that line.

    Exit status: 0 when there is an answer, whichever it is; 2 when there is no such name or the map cannot be read.
    """
    name, given = thing_and_file(asked, root)
    arg_map = read_map(given)
    key = named(arg_map, name, given.name) if name else _thesis(arg_map, given.name)

    from argmap.reasoning.commitments import commitments
    from argmap.reasoning.whatif import WhatIf
    from argmap.reasoning.why import Why
    from argmap.report.verdicts import questions as asking
    from argmap.report.verdicts import why as as_text
    from argmap.report.verdicts import why_json as as_json

    found = Why(WhatIf(arg_map, commitments(arg_map)), key, most)
    if stubs:
        click.echo(asking.stubs(found), nl=False)
    elif format_ == "json":
        click.echo(as_json.text(found, questions), nl=False)
    else:
        click.echo(as_text.text(found, depth), nl=False)
        if questions:
            click.echo(f"\n{asking.listed(found)}", nl=False)


def _thesis(arg_map: ArgumentMap, file: str) -> str:
    if arg_map.thesis is None:
        fail(
            f"{file} marks no statement as its #thesis; say which one is meant: argmap why NAME FILE."
        )
    return arg_map.thesis.key
