"""``argmap coverage``"""

from __future__ import annotations

import math
import sys

import click

from argmap.cli.inputs import fail, files_argument, read_inputs, root_option
from argmap.cli.maps import names_read, refuse_broken
from argmap.cli.outputs import folder_of, format_of, output_option, refuse_read, write_report

KINDS = ("text", "json", "html")
_ENDINGS = {".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}


def _percent(context: click.Context, option: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise click.BadParameter("write a number from 0 to 100.")
    return value


@click.command(
    "coverage",
    short_help="Say how much of each source is quoted, and what is not.",
    epilog="Example: argmap coverage my-map.argmap -o coverage.html",
)
@files_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(KINDS),
    help="Default: as OUTPUT ends (.txt, .json, .html), or text.",
)
@output_option
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    callback=_percent,
    metavar="PERCENT",
    help="Exit with 1 where fewer of a source's sentences are mapped.",
)
@root_option
def command(
    files: tuple[str, ...],
    format_: str | None,
    output: str | None,
    fail_under: float | None,
    root: str | None,
) -> None:
    """Say how much of each source the maps FILES quote, all of them together, and list the sentences that are not
    mapped: those of which nothing is quoted.

    Exit status: 0; with --fail-under 1 where a source is below it; 2 when a file cannot be read, or a source whose
    text is not at hand is to be measured.
    """
    from argmap.quotes.coverage import joined
    from argmap.report.coverage import FORMATS

    kind = format_of(output, format_, _ENDINGS)
    inputs = list(read_inputs(files or (".",), root))
    results = [each.compile() for each in inputs]
    refuse_broken(found for each in results for found in each.diagnostics)
    for given, result in zip(inputs, results, strict=True):
        refuse_read(output, names_read(result.map, given.project))
    sources = joined((each.map, each.sources) for each in results)
    report = FORMATS[kind](sources, folder_of(output))
    write_report(output, report.encode("utf-8", "surrogateescape"))
    if fail_under is None:
        return
    unknown = [each.name for each in sources if each.text is None]
    if unknown:
        fail(f"--fail-under needs the text of {unknown[0]}, which is not at hand.")
    low = [each for each in sources if (each.sentence_percent or 0.0) < fail_under and each.words]
    for each in low:
        said = int(each.sentence_percent or 0.0)
        click.echo(f"{each.name}: {said} % mapped, fewer than {fail_under:g} %.", err=True)
    if low:
        sys.exit(1)
