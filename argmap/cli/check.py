"""``argmap check``"""

from __future__ import annotations

import os
import sys

import click

from argmap.cli.inputs import STDIN_NAME, Input, fail, files_argument, read_inputs, root_option
from argmap.compiler import Result
from argmap.diagnostic import Diagnostic, Severity
from argmap.report import FORMATS, Findings


@click.command(
    "check",
    short_help="Check maps, as a compiler checks a program.",
    epilog="Example: argmap check examples/ --format concise",
)
@files_argument
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="full", show_default=True
)
@click.option("--strict", is_flag=True, help="Warnings fail, too.")
@click.option("--fix", is_flag=True, help="Make the mends that cannot change what a map means.")
@root_option
def command(
    files: tuple[str, ...], format_: str, strict: bool, fix: bool, root: str | None
) -> None:
    """Check maps: FILES, folders of *.argmap files, or - for standard input; by default this folder.

    Exit status: 0 when clean (notes are allowed), 1 when there are errors, 2 when a file cannot be read.
    """
    diagnostics: dict[tuple[object, ...], Diagnostic] = {}
    count = 0
    for each in read_inputs(files or (".",), root):
        count += 1
        result = _fixed(each) if fix else each.compile()
        for found in result.diagnostics:
            diagnostics.setdefault((found.order, found.rule), found)
    found_all = tuple(diagnostics.values())
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    report = FORMATS[format_](Findings(found_all, count, colour))
    sys.stdout.buffer.write(report.encode("utf-8", "surrogateescape"))
    worst = Severity.WARNING.rank if strict else Severity.ERROR.rank
    if any(each.severity.rank <= worst for each in found_all):
        sys.exit(1)


def _fixed(each: Input) -> Result:
    """Make the safe mends, until there are none left, and write the file."""
    from argmap.files import write_whole
    from argmap.fixes import apply_fixes

    result = each.compile()
    mended = each
    for _ in range(10):
        text = result.map.texts[0]
        content, made = apply_fixes(text, result.diagnostics)
        if not made:
            break
        mended = Input(each.name, content.encode("utf-8"), each.project)
        result = mended.compile()
    if mended is not each:
        if each.name == STDIN_NAME:
            fail("standard input cannot be mended in place; give --fix a file.")
        try:
            write_whole(each.name, mended.content)
        except OSError as error:
            fail(f"{each.name} cannot be written: {error.strerror}.")
    return result
