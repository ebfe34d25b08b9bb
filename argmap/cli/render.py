"""``argmap render``"""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from shlex import quote
from typing import Any, cast, get_args

import click

from argmap.cli.inputs import (
    STDIN_NAME,
    Input,
    configured,
    fail,
    files_argument,
    read_inputs,
    root_option,
)
from argmap.cli.maps import names_read, show_broken
from argmap.cli.outputs import folder_of, format_of, refuse_read, write_drawing, write_output
from argmap.cli.terminal import shows_progress
from argmap.compiler import build_map, reason
from argmap.config import Configuration, Settings
from argmap.diagram.choice import DEPTH
from argmap.diagram.links import is_address
from argmap.files import read_file
from argmap.model import ArgumentMap
from argmap.page import draw
from argmap.render import DrawOptions, Format, RenderError, ThemeName, check_drawing
from argmap.render.engine import Choice
from argmap.render.fingerprint import is_text
from argmap.render.layout import QUICK
from argmap.report.findings import seen

# How many statements can be taken in at a glance, more or less.
LEGIBLE = 40
_ENDINGS = {f".{each}": each for each in get_args(Format)}


def _checked_address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_address(value):
        raise click.BadParameter(f"an address must begin with https:// or http://, not {value!r}.")
    if value is not None and not is_text(value):
        raise click.BadParameter(f"{value!r} is not UTF-8.")
    return value


@click.command(
    "render",
    short_help="Draw maps.",
    epilog="Example: argmap render my-map.argmap -o my-map.svg",
)
@files_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Where to write the drawing of one map; its ending says the format; - is standard output. "
    "Default: beside the map, with its name.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(get_args(Format)),
    help="Default: as OUTPUT ends, or svg.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Draw nothing; exit with 1 where a drawing is not up to date. Options that are not given are those with which "
    "it was drawn.",
)
@click.option(
    "--exit-code", is_flag=True, help="Exit with 1 where a drawing was missing, or another one."
)
@click.option("--focus", metavar="NAME", help="Draw what lies around this statement or step.")
@click.option(
    "--depth",
    type=click.IntRange(0),
    default=DEPTH,
    show_default=True,
    help="How many steps away from --focus.",
)
@click.option(
    "--section", metavar="NAME", help="Draw this section, with what is for and against it."
)
@click.option(
    "--voice", metavar="ID", help="Draw what this voice says, and those who speak for it."
)
@click.option("--only-standing", is_flag=True, help="Draw what stands, and nothing else.")
@click.option(
    "--standing/--no-standing",
    default=True,
    show_default=True,
    help="Show what stands, what falls and what is open.",
)
@click.option(
    "--theme",
    type=click.Choice(get_args(ThemeName)),
    default="auto",
    show_default=True,
    help="auto: light, and in SVG dark for readers whose system is dark.",
)
@click.option(
    "--graphviz",
    type=click.Choice(get_args(Choice)),
    default="graphviz-pure",
    show_default=True,
    help="Who lays the drawing out: what came with argmap, or this machine's own Graphviz.",
)
@click.option(
    "--shape",
    type=click.Choice(["page", "wide"]),
    default="page",
    show_default=True,
    help="page: statements stand beneath each other where the drawing would be too wide; wide: always side by side.",
)
@click.option(
    "--scale",
    type=click.FloatRange(0.1, 20),
    default=2.0,
    show_default=True,
    help="Pixels a point (PNG).",
)
@click.option(
    "--link-base",
    metavar="ADDRESS",
    callback=_checked_address,
    help="An https:// address that links to lines begin with. Default: relative paths.",
)
@root_option
def command(
    files: tuple[str, ...],
    output: str | None,
    format_: str | None,
    check: bool,
    exit_code: bool,
    link_base: str | None,
    root: str | None,
    **chosen: Any,
) -> None:
    """Draw maps: FILES, folders of *.argmap files, or - for standard input; by default this folder.

    Exit status: 0 when drawn, 1 when a map does not parse or a drawing is not up to date, or with --exit-code was not,
    2 when a file cannot be read or the drawing needs something that is not installed.
    """
    if not check:
        _checked_together(chosen)
    configuration = Configuration()
    inputs = list(read_inputs(files or (".",), root, configuration))
    if output and len(inputs) > 1:
        fail("-o names one drawing; leave it out to draw several maps beside their files.")
    failed = large = False
    for each in inputs:
        settings = configured(configuration.settings, each.name)
        kind = cast(Format, format_of(output, format_, _ENDINGS, settings["render.format"]))
        target = output or _beside(each, kind)
        base = link_base or folder_of(target)
        said = {"link_base": base, **chosen, **_written_down(settings)}
        options = DrawOptions(format=kind, **said)
        arg_map, findings = build_map(each.name, each.content, each.project)
        if show_broken(findings):
            failed = True
        elif check:
            asked = [*_asked(), *(name for name in _written_down(settings) if name != "scale")]
            failed |= not _up_to_date(target, arg_map, options, asked)
        else:
            refuse_read(target, names_read(arg_map, each.project))
            failed |= _draw(target, output is not None, arg_map, options) and exit_code
            if not arg_map.statements:
                click.echo(f"note: {each.name} has no statements; its drawing is empty.", err=True)
            large |= options.view.whole and len(arg_map.statements) > LEGIBLE
    if large and sys.stderr.isatty():
        click.echo(
            f"note: beyond {LEGIBLE} statements a picture is hard to read; "
            "--section, --voice, --focus and --only-standing draw a part.",
            err=True,
        )
    if failed:
        sys.exit(1)


def _checked_together(chosen: Mapping[str, Any]) -> None:
    """Refuse options that need another one."""
    if "depth" in _asked() and not chosen["focus"]:
        raise click.UsageError("--depth goes with --focus: name the statement that it counts from.")


def _asked(besides: Container[str] = ("scale",)) -> list[str]:
    """Names of the options of a drawing that were given on the command line, but for some."""
    context = click.get_current_context()
    options = {each.name for each in fields(DrawOptions) if each.name not in besides} - {"format"}
    given = click.core.ParameterSource.COMMANDLINE
    return sorted(name for name in options if context.get_parameter_source(name) is given)


def _written_down(settings: Settings) -> dict[str, Any]:
    """Options of a drawing that a configuration sets, and the command line does not."""
    asked = _asked(besides=())
    return {name: value for name, value in settings.drawing().items() if name not in asked}


def _beside(each: Input, kind: Format) -> str:
    if each.name == STDIN_NAME:
        return "-"
    return f"{os.path.splitext(each.name)[0]}.{kind}"


def _draw(target: str, named: bool, arg_map: ArgumentMap, options: DrawOptions) -> bool:
    """Draw a map; whether that made a new file, or another one than there was."""
    try:
        with _announced(len(arg_map.statements) if options.view.whole else 0):
            drawing = draw(arg_map, options)
    except RenderError as error:
        fail(str(error))
    new = target != "-" and _content(target) != drawing.data
    if named or target == "-":
        write_output(target, drawing.data)
    else:
        write_drawing(target, drawing.data, f"-o {quote(target)} replaces it")
    for notice in drawing.notices:
        click.echo(f"note: {notice}.", err=True)
    if target != "-":
        click.echo(f"{target}: drawn by {drawing.engine}.")
    return new


@contextmanager
def _announced(statements: int) -> Iterator[None]:
    """Says on a terminal that many statements are being drawn, for as long as they are."""
    if statements <= QUICK or not shows_progress(sys.stderr):
        yield
        return
    said = f"drawing {statements:,} statements…"
    click.echo(said, nl=False, err=True)
    try:
        yield
    finally:
        click.echo(f"\r{' ' * len(said)}\r", nl=False, err=True)


def _content(target: str) -> bytes | None:
    """What is in a file; None where it cannot be read."""
    try:
        return read_file(target)
    except OSError:
        return None


def _up_to_date(
    target: str, arg_map: ArgumentMap, options: DrawOptions, asked: Sequence[str]
) -> bool:
    if target == "-":
        fail("--check needs a drawing to compare with: name it with -o.")
    try:
        existing = read_file(target)
    except OSError as error:
        why = "it is not there" if isinstance(error, FileNotFoundError) else reason(error)
        click.echo(f"{target} is not up to date: {why}.")
        return False
    try:
        changed = check_drawing(existing, arg_map, options, asked)
    except RenderError as error:
        fail(str(error))
    if not changed:
        click.echo(f"{target}: up to date.")
        return True
    click.echo(f"{target} is not up to date:")
    for change in changed:
        click.echo(f"  {seen(change)}")
    return False
