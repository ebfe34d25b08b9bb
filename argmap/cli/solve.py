"""``argmap solve``"""

from __future__ import annotations

import sys
from typing import get_args

import click

from argmap.cli.answers import PRINTERS, Printer
from argmap.cli.inputs import fail, root_option
from argmap.cli.subject import FORMATS, Subject, read_subject
from argmap.interop.abstract import READERS, WRITERS
from argmap.interop.iccma import PROBLEMS, Problem, Task, listed
from argmap.reasoning.frameworks import (
    Framework,
    Limit,
    OutOfTime,
    Semantics,
    counts,
    credulous,
    extension,
    extensions,
    sceptical,
)
from argmap.version import VERSION

UNFINISHED = 3
INTERRUPTED = 130


@click.command(
    "solve",
    short_help="Find the extensions of a map or an abstract framework.",
    epilog="Examples: argmap solve map.argmap --all; argmap solve -p DS-PR -f framework.af -a 7",
)
@click.argument("file", required=False, type=click.Path())
@click.option(
    "-s",
    "--semantics",
    type=click.Choice(get_args(Semantics)),
    help="Which extensions. Default: preferred.",
)
@click.option("--one", "task", flag_value="one", help="Find one extension; so by default.")
@click.option("--all", "task", flag_value="all", help="Find all, and print each when it is found.")
@click.option("--count", "task", flag_value="count", help="Say how many there are.")
@click.option("--credulous", metavar="NAME", help="Is the argument NAME in some extension?")
@click.option("--sceptical", metavar="NAME", help="Is the argument NAME in every extension?")
@click.option(
    "--whole",
    is_flag=True,
    help="Of a map: name every argument of its framework, not its statements alone.",
)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), help="json: one object a line."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Stop then, with what is known.",
)
@click.option(
    "--export", type=click.Choice(list(WRITERS)), help="Print the framework itself in a format."
)
@click.option("-p", "--problem", metavar="TASK", help="As in ICCMA, such as DC-PR.")
@click.option("-f", "--file", "named", type=click.Path(), help="The same as FILE.")
@click.option("-a", "--argument", metavar="NAME", help="Of which argument DC and DS ask.")
@click.option(
    "-fo",
    "--input-format",
    type=click.Choice(FORMATS),
    help="Default: what the file's name or its beginning says.",
)
@click.option("--problems", is_flag=True, help="List what -p takes, and do nothing else.")
@click.option("--formats", is_flag=True, help="List the formats of frameworks, likewise.")
@root_option
def command(
    file: str | None,
    semantics: Semantics | None,
    task: Task | None,
    credulous: str | None,
    sceptical: str | None,
    whole: bool,
    format_: str | None,
    timeout: float | None,
    export: str | None,
    problem: str | None,
    named: str | None,
    argument: str | None,
    input_format: str | None,
    problems: bool,
    formats: bool,
    root: str | None,
) -> None:
    """Find extensions of FILE: a map, an abstract framework (.af, .apx or .tgf), or - for standard input.

    With -p it reads and prints what the solvers of ICCMA do.

    Exit status: 0 when there is an answer, whichever it is; 2 when a file cannot be read; 3 when --timeout
    ended it and 130 when Ctrl-C did: what was found until then is printed.
    """
    if problems or formats:
        click.echo(listed(PROBLEMS if problems else READERS))
        return
    name = named or file
    if name is None:
        _introduce()
        return
    if named and file:
        raise click.UsageError("One file is solved at a time; there are FILE and -f.")
    given = {"--credulous": credulous, "--sceptical": sceptical, f"--{task}": task}
    asked, about = _asked(problem, semantics, argument, {k: v for k, v in given.items() if v})
    printer = PRINTERS["iccma" if problem else format_ or "text"]
    try:
        limit = Limit(timeout)
        subject = read_subject(name, input_format, root)
        if export:
            _export(subject, export)
            return
        limit.check()
        shown = printer(subject, asked, whole or bool(problem))
        _answer(subject, asked, about, shown, limit)
    except OutOfTime:
        _end(f"no more time after {timeout:g} s", UNFINISHED)
    except KeyboardInterrupt:
        _end("interrupted", INTERRUPTED)


def _introduce() -> None:
    """Who this is, as a solver says that is called without anything."""
    click.echo(f"argmap {VERSION}\nThe authors of argmap")
    click.echo("`argmap solve --help` says what it takes.", err=True)


def _asked(
    problem: str | None,
    semantics: Semantics | None,
    argument: str | None,
    given: dict[str, str],
) -> tuple[Problem, str | None]:
    """What is asked, and of which argument."""
    if len(given) > 1:
        raise click.UsageError(f"One thing is asked at a time; there are {', '.join(given)}.")
    if problem is None:
        if argument is not None:
            raise click.UsageError("-a goes with -p; else name it with --credulous or --sceptical.")
        option, value = next(iter(given.items()), ("--one", "one"))
        task = option.removeprefix("--")
        return Problem(task, semantics or "preferred"), value  # type: ignore[arg-type]
    if given or semantics:
        option = next(iter(given), "--semantics")
        raise click.UsageError(f"-p says all that is asked; leave out {option}.")
    asked = PROBLEMS.get(problem.upper())
    if asked is None:
        fail(f"there is no problem `{problem}`; `argmap solve --problems` lists them.")
    if asked.of_argument and argument is None:
        raise click.UsageError(f"{problem} is asked of an argument: name it with -a.")
    return asked, argument


def _export(subject: Subject, format_: str) -> None:
    try:
        click.echo(WRITERS[format_](subject.framework), nl=False)
    except ValueError as error:
        fail(f"{error}.")


def _answer(
    subject: Subject, asked: Problem, about: str | None, shown: Printer, limit: Limit
) -> None:
    """Solve, and print what is found."""
    framework, semantics = subject.framework, asked.semantics
    if asked.of_argument and about is not None:
        ask = credulous if asked.task == "credulous" else sceptical
        number = subject.number(about)
        shown.acceptance(about, ask(framework, semantics, number, limit))
    elif asked.task == "one":
        shown.one(extension(framework, semantics, limit))
    elif asked.task == "count":
        _count(framework, semantics, shown, limit)
    else:
        _list(framework, semantics, shown, limit)


def _count(framework: Framework, semantics: Semantics, shown: Printer, limit: Limit) -> None:
    """Say how many extensions there are, or how many at least, when that is ended early."""
    known, exact = 0, False
    try:
        for more in counts(framework, semantics, limit):
            known = more
        exact = True
    finally:
        shown.count(known, exact)


def _list(framework: Framework, semantics: Semantics, shown: Printer, limit: Limit) -> None:
    """Print all extensions, and how many they were, also when that is ended early."""
    printed, exact = 0, False
    try:
        for each in extensions(framework, semantics, limit):
            shown.each(each)
            printed += 1
        exact = True
    finally:
        shown.end(printed, exact)


def _end(why: str, status: int) -> None:
    click.echo(f"argmap: {why}.", err=True)
    sys.exit(status)
