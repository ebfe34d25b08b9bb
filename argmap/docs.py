"""Writes the documentation that the code already holds: a page a rule, the schemes, the command's help, and
the examples and output in hand-written pages (``argmap.docs_blocks``); and the grammar's list of forms of lines.

``python -m argmap.docs`` rewrites it; with ``--check`` it fails and names the pages that differ.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

import click

from argmap import docs_blocks
from argmap.checks import RulePage, pages
from argmap.cli import cli
from argmap.reasoning.schemes.words import catalogue_page
from argmap.syntax.forms import FORMS, list_forms

WIDTH = 88


def generated() -> Mapping[str, str]:
    """Every generated page's text, by its path below ``docs``."""
    rules = pages().values()
    found = {f"checks/{page.name}.md": page.markdown for page in rules}
    found["checks/index.md"] = "".join(_index(list(rules)))
    found["cli.md"] = "\n".join(_command(cli, None))
    found["schemes.md"] = catalogue_page()
    return found


def drifted(docs: Path) -> list[str]:
    """The generated pages that are missing, differ or are left over in a folder."""
    wanted = generated()
    differing = [name for name, text in wanted.items() if _read(docs / name) != text]
    left = [f"checks/{each.name}" for each in (docs / "checks").glob("*.md")]
    return sorted({*differing, *(name for name in left if name not in wanted)})


def write(docs: Path) -> None:
    """Write every generated page that differs, and delete those left over."""
    wanted = generated()
    for name in drifted(docs):
        path = docs / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


def _index(rules: list[RulePage]) -> Iterator[str]:
    yield "# Rules\n\nEverything that `argmap check` can find. `argmap rule NAME` prints a page.\n"
    for family, members in groupby(rules, key=lambda page: page.family):
        yield f"\n## {family}\n\n| code | rule | severity | what it finds |\n|---|---|---|---|\n"
        for page in members:
            link = f"[{page.name}]({page.name}.md)"
            summary = page.summary.replace("|", r"\|")
            yield f"| {page.code} | {link} | {page.severity} | {summary} |\n"


def _command(command: click.Command, above: click.Context | None) -> Iterator[str]:
    """A command's help, and that of its subcommands."""
    name = command.name if above else "argmap"
    settings = {**command.context_settings, "terminal_width": WIDTH}
    context = click.Context(command, above, name, **settings)
    depth = "#" if above is None else "##"
    yield f"{depth} {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if subcommand := command.get_command(context, name):
                yield from _command(subcommand, context)


def main(arguments: list[str]) -> int:
    """Rewrite or check the pages of the checkout around the package; the exit status."""
    root = Path(__file__).parent.parent
    docs = root / "docs"
    if arguments == ["--check"]:
        names = [*(f"docs/{name}" for name in drifted(docs)), *docs_blocks.drifted(root)]
        if _read(Path(FORMS)) != list_forms():
            names.append(os.path.relpath(FORMS, root))
        for name in names:
            print(f"{name} differs from the code; run `python -m argmap.docs`.")
        return 1 if names else 0
    if arguments:
        print("Usage: python -m argmap.docs [--check]", file=sys.stderr)
        return 2
    if not docs.is_dir():
        print(f"There is no folder {docs}; run this in a checkout.", file=sys.stderr)
        return 2
    Path(FORMS).write_text(list_forms(), encoding="utf-8", newline="\n")
    write(docs)
    docs_blocks.write(root)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
