"""``argmap md``"""

from __future__ import annotations

import os
import sys
from shlex import quote

import click

from argmap.cli.inputs import configured, fail, root_option
from argmap.cli.outputs import is_drawn, write_drawing, write_output
from argmap.compiler import SUFFIX, reason
from argmap.config import Configuration
from argmap.files import Project, find_files, read_file
from argmap.hooks.fence import BrokenMap
from argmap.hooks.pages import Illustrated, UnreadablePage, illustrate, left_over
from argmap.model import ArgumentMap
from argmap.render import DrawOptions, Format, RenderError, check_drawing, draw
from argmap.report.findings import seen

SUFFIXES = (".md", ".markdown")


@click.command(
    "md",
    short_help="Draw the maps in Markdown files.",
    epilog="Example: argmap md README.md docs",
)
@click.argument("files", nargs=-1, type=click.Path())
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; exit with 1 where an image or its link is missing or not up to date.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["svg", "png"]),
    default="svg",
    show_default=True,
    help="The images' format.",
)
@root_option
def command(files: tuple[str, ...], check: bool, format_: Format, root: str | None) -> None:
    """Draw every fence of language argmap in FILES, Markdown files or folders of them, by default this folder.

    Each map is drawn to an image beside its file, and linked below the fence. `argmap name=NAME` after
    the backticks names the image; `argmap undrawn` leaves a fence alone.

    Exit status: 0 when done, 1 when a map has errors or something is not up to date, 2 when a file cannot
    be read.
    """
    names = list(dict.fromkeys(find_files(files or (".",), SUFFIXES)))
    if not names:
        fail(f"no Markdown file (*.md) found in {', '.join(files or ('.',))}.")
    for name in names:
        if name.endswith(SUFFIX):
            fail(f"{name} is a map, no Markdown file; `argmap render {quote(name)}` draws it.")
    configuration = Configuration()
    failed = changed = False
    maps = 0
    for name in names:
        text = _read(name)
        settings = configured(configuration.settings, name)
        chosen = {**settings.drawing(), "format": format_, "link_base": None}
        options = DrawOptions(**chosen)
        try:
            page = illustrate(text, name, format_, root or settings["root"])
        except (BrokenMap, UnreadablePage) as error:
            click.echo("\n".join(map(seen, str(error).split("\n"))), err=True)
            failed = True
            continue
        maps += len(page.pictures)
        if check:
            failed |= not _up_to_date(name, text, page, options)
        else:
            changed |= _write(name, text, page, options)
        _tell_left_over(name, page)
    if not (failed or changed):
        click.echo(_nothing_to_do(maps, len(names)))
    if failed:
        sys.exit(1)


def _read(name: str) -> str:
    try:
        return read_file(name).decode("utf-8")
    except OSError as error:
        fail(f"{name} cannot be read: {reason(error)}.")
    except UnicodeDecodeError as error:
        fail(f"{name} cannot be read: it is not UTF-8 (byte {error.start + 1}).")


def _nothing_to_do(maps: int, files: int) -> str:
    where = f"in {files} file{'' if files == 1 else 's'}"
    if not maps:
        return f"No map {where}: a map stands in a fence of language `argmap`."
    return f"{maps} map{'' if maps == 1 else 's'} {where}: up to date."


def _write(name: str, text: str, page: Illustrated, options: DrawOptions) -> bool:
    """Images first, so that no link is ever without its image. Whether there was anything to write."""
    changed = page.text != text
    for image, arg_map in page.pictures.items():
        target = _beside(name, image)
        try:
            if not _outdated(target, arg_map, options):
                continue
            data = draw(arg_map, options).data
        except RenderError as error:
            fail(f"{target}: {error}")
        write_drawing(target, data, "move it away, or give the map another name=NAME")
        click.echo(f"{seen(target)}: drawn.")
        changed = True
    if page.text != text:
        write_output(name, page.text.encode("utf-8"))
        click.echo(f"{seen(name)}: links to its images.")
    return changed


def _up_to_date(name: str, text: str, page: Illustrated, options: DrawOptions) -> bool:
    wrong = [
        f"{_beside(name, image)} is not up to date: {why}."
        for image, arg_map in page.pictures.items()
        if (why := _outdated(_beside(name, image), arg_map, options))
    ]
    if page.text != text:
        wrong.append(
            f"{name} does not link to the images of its maps; run `argmap md {quote(name)}`."
        )
    for sentence in wrong:
        click.echo(seen(sentence))
    return not wrong


def _tell_left_over(name: str, page: Illustrated) -> None:
    """Say which images of earlier fences are there still."""
    for image in left_over(page, name, Project("").beside(name)):
        target = _beside(name, image)
        if is_drawn(target):
            click.echo(
                seen(
                    f"note: {target} is of no map in {name} any more; delete it if nothing else needs it."
                ),
                err=True,
            )


def _outdated(target: str, arg_map: ArgumentMap, options: DrawOptions) -> str:
    """Why an image has to be drawn anew; empty where it need not be."""
    try:
        existing = read_file(target)
    except FileNotFoundError:
        return "it is not there"
    except OSError as error:
        return reason(error)
    return "; ".join(check_drawing(existing, arg_map, options))


def _beside(name: str, image: str) -> str:
    return os.path.join(os.path.dirname(name), image)
