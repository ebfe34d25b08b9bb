"""``argmap check``"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import click

from argmap.cli.baseline import Baseline, Judgement
from argmap.cli.inputs import (
    STDIN_NAME,
    Input,
    configured,
    fail,
    files_argument,
    find_inputs,
    read_found,
    root_option,
)
from argmap.cli.maps import names_read
from argmap.cli.outputs import refuse_read, write_output
from argmap.cli.reports import Outputs, parse_outputs, write_reports
from argmap.cli.terminal import shows_colour
from argmap.compiler import Result, build_map
from argmap.config import Configuration, Settings, Value
from argmap.config.kinds import Wrong, ignorable, selector
from argmap.diagnostic import Diagnostic, Severity
from argmap.report import FORMATS, Findings

LEVELS = (*(each.value for each in Severity), "never")
WORTH_CACHING = 8
_EMPTY = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|#[^\r\n]*+)*+\Z")
Selector = Callable[[str], str]
Given = Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[str, ...] | None]


def _rules(read: Selector) -> Given:
    """Reads an option that may be given several times, with rules and commas between them."""

    def chosen(
        context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        try:
            rules = [read(each.strip()) for words in given for each in words.split(",")]
        except Wrong as wrong:
            raise click.BadParameter(str(wrong)) from wrong
        return tuple(rules) if given else None

    return chosen


def _jobs(
    context: click.Context, parameter: click.Parameter, given: str | None
) -> int | str | None:
    if given is None or given == "auto":
        return given
    if not given.isdecimal() or len(given) > 4 or not 1 <= int(given) <= 1024:
        raise click.BadParameter(f"{given!r} is neither a number from 1 nor `auto`.")
    return int(given)


@click.command(
    "check",
    short_help="Check maps, as a compiler checks a program.",
    epilog="Examples: argmap check examples/ --format concise · argmap check . --output sarif=findings.sarif",
)
@files_argument
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), help="What to print.  [default: full]"
)
@click.option(
    "--output",
    metavar="FORMAT=FILE",
    multiple=True,
    callback=parse_outputs,
    help="Also write a report to a file; may be given several times. FORMAT= may be left out before a file that "
    "ends in .sarif, .jsonl or .txt.",
)
@click.option(
    "--statistics", is_flag=True, help="Print how many findings of each rule there are, instead."
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    help="The mildest severity that makes the exit status 1.  [default: error]",
)
@click.option("--strict", is_flag=True, help="Warnings fail, too: --fail-on warning.")
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    callback=_rules(selector),
    help="Check these rules alone: names, codes, or how codes begin, as AM2; with commas between them.",
)
@click.option(
    "--ignore", metavar="RULES", multiple=True, callback=_rules(ignorable), help="Leave these out."
)
@click.option("--fix", is_flag=True, help="Make the mends that cannot change what a map means.")
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    help="The file with findings that are known, which are not shown.  "
    "[default: the nearest argmap-baseline.json at or above the maps' folder]",
)
@click.option(
    "--write-baseline", is_flag=True, help="Write what is found to the baseline, and show nothing."
)
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    callback=_jobs,
    help="How many processes check; auto: one a processor.  [default: 1]",
)
@click.option("--no-cache", is_flag=True, help="Check files anew that have not changed.")
@root_option
def command(
    files: tuple[str, ...],
    format_: str | None,
    output: Outputs,
    statistics: bool,
    fail_on: str | None,
    strict: bool,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    fix: bool,
    baseline: str | None,
    write_baseline: bool,
    jobs: int | str | None,
    no_cache: bool,
    root: str | None,
) -> None:
    """Check maps: FILES, folders of *.argmap files, or - for standard input; by default this folder.

    Exit status: 0 when clean (warnings and notes are allowed), 1 when there are errors, 2 when a file cannot be
    read or the configuration is wrong. What holds for every run can be written down: see argmap config.
    """
    if strict and fail_on:
        raise click.UsageError("--strict is --fail-on warning; give one of them.")
    if statistics and format_:
        raise click.UsageError("--statistics is a report of its own; leave out --format.")
    given = {
        "--format": format_,
        "--output": output or None,
        "--fail-on": "warning" if strict else fail_on,
        "--select": select,
        "--ignore": ignore,
        "--baseline": baseline,
        "--jobs": jobs,
        "--cache": False if no_cache else None,
    }
    configuration = Configuration(_options(given))
    names = files or (".",)
    settings = configured(configuration.run_settings, names)
    maps = find_inputs(names, configuration)
    renumbered = False
    if fix:
        from argmap.cli.reanchoring import reanchor

        renumbered = reanchor(maps, root, configuration)
    inputs = read_found(maps, root, configuration)
    checked: list[str] = []
    found: dict[tuple[object, ...], Diagnostic] = {}
    results = (
        _fix(inputs, configuration, renumbered)
        if fix
        else _check(inputs, settings, several=len(maps) >= WORTH_CACHING)
    )
    for each, diagnostics in results:
        checked.append(each.name)
        _refuse_read(settings, each)
        if _EMPTY.match(each.content):
            click.echo(f"note: {each.name} is empty; a map has a `claim`.", err=True)
        for diagnostic in diagnostics:
            found.setdefault((diagnostic.order, diagnostic.rule), diagnostic)
    judged = list(_judged(found.values(), configuration))
    known = Baseline(configuration, settings, names, checked)
    if write_baseline:
        sys.exit(known.write(judged))
    judgement = known.judge(judged)
    colour = shows_colour(sys.stdout)
    findings = _findings(judgement, checked, settings, colour)
    printed = "statistics" if statistics else settings["format"]
    write_reports(findings, settings["output"], printed, named=bool(output))
    stale = judgement.stale and findings.level is not None and findings.level.rank > 0
    judgement.tell(stale)
    if stale or any(findings.fails(each) for each in findings.diagnostics):
        sys.exit(1)


def _options(given: Mapping[str, object]) -> Mapping[str, Value]:
    """What the command line says, as settings."""
    return {
        name.removeprefix("--"): Value(value, name)
        for name, value in given.items()
        if value is not None
    }


def _check(
    inputs: Iterator[Input], settings: Settings, several: bool
) -> Iterator[tuple[Input, Sequence[Diagnostic]]]:
    """What is found in each map."""
    cached = several and settings["cache"]
    if not cached and settings["jobs"] == 1:
        for each in inputs:
            yield each, each.compile().diagnostics
        return
    from argmap.corpus import check_each, open_cache, processes

    cache = open_cache() if cached else None
    try:
        yield from check_each(inputs, jobs=processes(settings["jobs"]), cache=cache)
    finally:
        if cache:
            cache.close()


def _refuse_read(settings: Settings, each: Input) -> None:
    """End with exit status 2 where a report would take the place of a map, of what it imports or of a source."""
    there = [file for file in settings["output"].values() if os.path.isfile(file)]
    if there:
        names = list(names_read(build_map(*each)[0], each.project))
        for file in there:
            refuse_read(file, names)


def _judged(found: Iterable[Diagnostic], configuration: Configuration) -> Iterator[Diagnostic]:
    """Findings as the configuration of each one's file wants them."""
    for each in found:
        if judged := configured(configuration.judged, each):
            yield judged


def _findings(
    judgement: Judgement, checked: Sequence[str], settings: Settings, colour: bool
) -> Findings:
    level = settings["fail-on"]
    return Findings(
        judgement.new,
        len(checked),
        colour,
        names=checked,
        here=os.getcwd(),
        level=None if level == "never" else Severity(level),
        known=judgement.known,
    )


def _fix(
    inputs: Iterator[Input], configuration: Configuration, mended: bool
) -> Iterator[tuple[Input, Sequence[Diagnostic]]]:
    """What is found in each map after it has been mended; and at the end, whether none was."""
    for each in inputs:
        result, count = _fixed(each, configuration)
        if count:
            mended = True
            mends = "1 mend" if count == 1 else f"{count} mends"
            click.echo(f"{each.name}: {mends} made.", err=True)
        yield each, result.diagnostics
    if not mended:
        click.echo("There is nothing that --fix can mend.", err=True)


def _fixed(each: Input, configuration: Configuration) -> tuple[Result, int]:
    """Make the safe mends of the rules that are wanted, until there are none left, and write the file.

    The result, and how many mends were made.
    """
    from argmap.fixes import apply_fixes

    result = each.compile()
    mended = each
    count = 0
    for _ in range(10):
        text = result.map.texts[0]
        wanted = list(_judged(result.diagnostics, configuration))
        if any(found.rule == "not-utf8" for found in wanted):
            break  # What the bytes meant is not known: to write the text would lose them.
        content, made = apply_fixes(text, wanted)
        if not made:
            break
        count += made
        mended = Input(each.name, content.encode("utf-8"), each.project)
        result = mended.compile()
    if mended is not each:
        if each.name == STDIN_NAME:
            fail("standard input cannot be mended in place; give --fix a file.")
        write_output(each.name, mended.content)
    return result, count
