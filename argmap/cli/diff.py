"""``argmap diff``"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import click

from argmap.cli.inputs import STDIN, STDIN_NAME, configured, fail, read_input, root_option
from argmap.cli.maps import show_broken
from argmap.cli.outputs import folder_of, format_of, output_option, write_report
from argmap.cli.terminal import shows_colour
from argmap.compiler import Result, compile_file, reason
from argmap.config import Configuration
from argmap.files import Project

if TYPE_CHECKING:
    from argmap.comparison import Comparison
    from argmap.render.options import Format, ThemeName

DRAWN: tuple[Format, ...] = ("svg", "png", "pdf", "dot")
KINDS = ("text", "json", "markdown", *DRAWN)
_ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    **{f".{each}": each for each in DRAWN},
}
_OPTIONS = ("theme", "graphviz", "scale")
_NOTHING = (os.devnull, "/dev/null")


@click.command(
    "diff",
    short_help="Say what changed between two versions of a map.",
    epilog="Example: argmap diff main:my-map.argmap my-map.argmap",
)
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "format_",
    type=click.Choice(KINDS),
    help="Default: as OUTPUT ends (.txt, .json, .md, .svg, .png, .pdf, .dot), or text.",
)
@output_option
@click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    help="Of a drawing; auto: light, and in SVG dark for readers whose system is dark. Default: as configured, or "
    "auto.",
)
@click.option(
    "--only-changed",
    is_flag=True,
    help="Draw only what changed, and what is one step away from it.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where there is a difference.")
@root_option
def command(
    old: str,
    new: str,
    format_: str | None,
    output: str | None,
    theme: ThemeName | None,
    only_changed: bool,
    exit_code: bool,
    root: str | None,
) -> None:
    """Compare what two maps say: claims, reasons, objections, quotes, tensions, and what stands.

    OLD and NEW are files, - for standard input, or REVISION:PATH for a file as it is in git, such as
    main:my-map.argmap; its imports, sources and lock are then those of that revision. /dev/null is a map with
    nothing in it. The order of lines and their layout do not matter. A drawing shows both maps in one, with what was
    added, lost and changed marked.

    Exit status: 0; with --exit-code 1 where there is a difference; 2 when a map cannot be read.
    """
    from argmap.comparison.compare import compare

    if old == new == STDIN:
        fail("standard input is one map; name a file for the other.")
    kind = format_of(output, format_, _ENDINGS)
    before, after = _compiled(old, root), _compiled(new, root)
    found = compare(before.map, after.map, before.sources, after.sources)
    if kind in DRAWN:
        chosen = _configured(new) | ({"theme": theme} if theme else {})
        data = _drawn(found, kind, output, chosen, only_changed)
    else:
        data = _reported(found, kind, output)
    write_report(output, data)
    if exit_code and found:
        sys.exit(1)


def _compiled(name: str, root: str | None) -> Result:
    """A version of a map; ends with exit status 2 where it cannot be read, or is none."""
    result = _revised(name) if _is_revision(name) else _on_disk(name, root)
    if show_broken(result.diagnostics):
        fail(f"{name} cannot be compared: it is not a map as it stands.")
    return result


def _is_revision(name: str) -> bool:
    return ":" in name and not os.path.lexists(name)


def _revised(name: str) -> Result:
    from argmap.revisions import Revision, RevisionError

    revision, _, path = name.partition(":")
    files = Revision(revision)
    try:
        file = files.file(path)
        _ = files.commit
        return compile_file(file, files.read(file), files)
    except (RevisionError, OSError) as error:
        fail(f"{name} cannot be read: {reason(error)}.")


def _on_disk(name: str, root: str | None) -> Result:
    if name in _NOTHING:
        return compile_file(name, b"", Project(os.getcwd()))
    return read_input(name, root).compile()


def _reported(found: Comparison, kind: str, output: str | None) -> bytes:
    from argmap.report.comparison import FORMATS as DIFF_FORMATS

    colour = output in (None, "-") and shows_colour(sys.stdout)
    return DIFF_FORMATS[kind](found, colour).encode("utf-8", "surrogateescape")


def _configured(name: str) -> dict[str, Any]:
    """What the configuration says of how a map is drawn, as far as a drawing of two maps has it."""
    file = name.partition(":")[2] if _is_revision(name) else STDIN_NAME if name == STDIN else name
    settings = configured(Configuration().settings, file)
    return {name: value for name, value in settings.drawing().items() if name in _OPTIONS}


def _drawn(
    found: Comparison,
    kind: str,
    output: str | None,
    chosen: Mapping[str, Any],
    only_changed: bool,
) -> bytes:
    from argmap.render import DrawOptions, RenderError
    from argmap.report.comparison.as_drawing import draw

    options = DrawOptions(format=cast("Format", kind), link_base=folder_of(output), **chosen)
    try:
        drawing = draw(found, options, only_changed=only_changed)
    except RenderError as error:
        fail(str(error))
    for notice in drawing.notices:
        click.echo(f"note: {notice}.", err=True)
    return drawing.data
