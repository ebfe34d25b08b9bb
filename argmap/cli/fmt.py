"""``argmap fmt``"""

from __future__ import annotations

import difflib
import sys
from shlex import quote

import click

from argmap.cli.inputs import STDIN_NAME, files_argument, read_inputs, root_option
from argmap.cli.outputs import write_output
from argmap.compiler import parse_file
from argmap.report import FORMATS, Findings
from argmap.syntax.printer import print_document


@click.command(
    "fmt",
    short_help="Write maps in their one canonical form.",
    epilog="Example: argmap fmt my-map.argmap",
)
@files_argument
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@root_option
def command(files: tuple[str, ...], check: bool, diff: bool, root: str | None) -> None:
    """Write maps in canonical form: FILES, folders, or - to read standard input and write standard output.

    Comments and blank lines stay. A file that does not parse is left as it is.
    """
    changed = broken = 0
    for each in read_inputs(files or (".",), root):
        parsed = parse_file(each.name, each.content)
        if parsed.diagnostics:
            broken += 1
            click.echo(FORMATS["full"](Findings(parsed.diagnostics, 1)), err=True, nl=False)
            continue
        text = parsed.document.text
        formatted = print_document(parsed.document)
        if "\r\n" in text.content:
            formatted = formatted.replace("\n", "\r\n")
        content = formatted.encode("utf-8")
        if each.name == STDIN_NAME and not (check or diff):
            sys.stdout.buffer.write(content)
        elif content != each.content:
            changed += 1
            if diff:
                _show(each.name, text.content, formatted)
            elif check:
                click.echo(
                    f"{each.name} is not in canonical form; run `argmap fmt {quote(each.name)}`."
                )
            else:
                _write(each.name, content)
    if broken or (changed and (check or diff)):
        sys.exit(1)


def _write(name: str, content: bytes) -> None:
    write_output(name, content)
    click.echo(f"{name}: written in canonical form.")


def _show(name: str, before: str, after: str) -> None:
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), name, f"{name} (canonical)", lineterm=""
    )
    click.echo("\n".join(lines))
