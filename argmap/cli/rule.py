"""``argmap rule``"""

from __future__ import annotations

from collections.abc import Collection

import click

from argmap.checks import RulePage, pages
from argmap.cli.inputs import fail
from argmap.syntax.nearest import nearest


def _completed(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    return [name for name in pages() if name.startswith(begun)]


@click.command(
    "rule",
    short_help="Explain a rule that a finding names.",
    epilog="Example: argmap rule quote-not-found",
)
@click.argument("name", required=False, shell_complete=_completed)
@click.option("--all", "all_", is_flag=True, help="List every rule.")
def command(name: str | None, all_: bool) -> None:
    """Print the page of the rule NAME (or its code): what it finds, why, and how to mend it.

    Part of a name or the beginning of a code, such as AM2, lists the rules that have it.
    """
    known = pages()
    if all_ or not name:
        _list(known.values())
        return
    by_code = {page.code.lower(): page for page in known.values()}
    found = known.get(name) or by_code.get(name.lower())
    part = name.lower()
    alike = [
        page for page in known.values() if part in page.name or page.code.lower().startswith(part)
    ]
    if not found and alike:
        _list(alike)
        return
    if not found:
        meant = nearest(name, known)
        hint = f" Did you mean `{meant}`?" if meant else " `argmap rule --all` lists them."
        fail(f"there is no rule `{name}`.{hint}")
    click.echo(found.markdown)


def _list(rules: Collection[RulePage]) -> None:
    width = max(len(page.name) for page in rules)
    for page in rules:
        click.echo(f"{page.code}  {page.name:{width}}  {page.severity:7}  {page.summary}")
