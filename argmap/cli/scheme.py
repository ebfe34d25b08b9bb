"""``argmap scheme``"""

from __future__ import annotations

from itertools import groupby

import click

from argmap.cli.inputs import fail
from argmap.reasoning.schemes import all_schemes, nearest_scheme, scheme_called, scheme_names
from argmap.reasoning.schemes.scheme import FAMILIES
from argmap.reasoning.schemes.words import scheme_page


def _completed(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    return sorted(name for name in scheme_names() if name.startswith(begun))


@click.command(
    "scheme",
    short_help="Explain a scheme that a step can name.",
    epilog="Example: argmap scheme expert-opinion",
)
@click.argument("name", required=False, shell_complete=_completed)
def command(name: str | None) -> None:
    """Print the scheme NAME: its premises and critical questions. Without NAME, list all schemes."""
    if not name:
        _list()
        return
    found = scheme_called(name)
    if not found:
        meant = nearest_scheme(name)
        hint = f" Did you mean `{meant.name}`?" if meant else " `argmap scheme` lists them."
        fail(f"there is no scheme `{name}`.{hint}")
    click.echo(scheme_page(found), nl=False)


def _list() -> None:
    schemes = all_schemes()
    width = max(len(scheme.name) for scheme in schemes)
    for family, members in groupby(schemes, key=lambda each: each.family):
        click.echo(f"{FAMILIES[family]}:")
        for scheme in members:
            click.echo(f"  {scheme.name:{width}}  {scheme.description}")
