"""``argmap diff``"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from argmap.cli.differences import Wish, compared, drawn, each_compared
from argmap.cli.inputs import STDIN, STDIN_NAME, fail, root_option
from argmap.cli.outputs import folder_of, format_of, output_option, refuse_read, write_report
from argmap.cli.terminal import shows_colour
from argmap.cli.versions import Unreadable, is_revised, is_revision, version

if TYPE_CHECKING:
    from argmap.render.options import Format, ThemeName

DRAWN: tuple[Format, ...] = ("svg", "png", "pdf", "dot")
KINDS = ("text", "json", "markdown", *DRAWN)
_ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    **{f".{each}": each for each in DRAWN},
}


@click.command(
    "diff",
    short_help="Say what changed between two versions of a map.",
    epilog="Examples: argmap diff main:my-map.argmap my-map.argmap · argmap diff main HEAD",
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
@click.option(
    "--drawings",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Of two revisions: also draw what changed in each map, as SVG, in this folder.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where there is a difference.")
@root_option
def command(
    old: str,
    new: str,
    format_: str | None,
    output: str | None,
    drawings: str | None,
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

    Two revisions, such as main and HEAD, stand for every map that is not the same in both.

    Exit status: 0; with --exit-code 1 where there is a difference; 2 when a map cannot be read.
    """
    if old == new == STDIN:
        fail("standard input is one map; name a file for the other.")
    kind = format_of(output, format_, _ENDINGS)
    wish = Wish(theme, only_changed)
    try:
        if is_revision(old) and is_revision(new):
            report, status = _several(old, new, kind, output, drawings, wish)
        elif drawings:
            fail("--drawings is for two revisions; -o FILE.svg draws the difference of two maps.")
        else:
            report, status = _one(old, new, root, kind, output, wish)
    except Unreadable as error:
        fail(str(error))
    write_report(output, report)
    if status == 2 or (status and exit_code):
        sys.exit(status)


def _one(
    old: str, new: str, root: str | None, kind: str, output: str | None, wish: Wish
) -> tuple[bytes, int]:
    """What there is to say of two maps; and 1 where they differ."""
    versions = version(old, root), version(new, root)
    for name, each in zip((old, new), versions, strict=True):
        if not is_revised(name):
            texts = (*each.map.texts, *(state.text for state in each.sources.values()))
            refuse_read(output, (text.name for text in texts if text))
    found = compared(*versions)
    if kind not in DRAWN:
        from argmap.report.comparison import FORMATS

        return _encoded(FORMATS[kind](found, _coloured(output))), int(bool(found))
    from argmap.render import RenderError

    file = new.partition(":")[2] if is_revised(new) else STDIN_NAME if new == STDIN else new
    try:
        return drawn(found, kind, file, folder_of(output), wish), int(bool(found))
    except RenderError as error:
        fail(str(error))


def _several(
    old: str, new: str, kind: str, output: str | None, drawings: str | None, wish: Wish
) -> tuple[bytes, int]:
    """Likewise of all maps that two revisions have otherwise; and 2 where one cannot be compared or drawn."""
    from argmap.report.comparison.several import FORMATS

    if kind in DRAWN:
        fail("a drawing shows one map; --drawings FOLDER draws each.")
    found = each_compared(old, new, drawings, wish)
    status = (
        2 if any(each.problem for each in found) else int(any(each.comparison for each in found))
    )
    return _encoded(FORMATS[kind](found, _coloured(output))), status


def _coloured(output: str | None) -> bool:
    return output in (None, "-") and shows_colour(sys.stdout)


def _encoded(report: str) -> bytes:
    return report.encode("utf-8", "surrogateescape")
