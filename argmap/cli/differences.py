"""What `argmap diff` makes of two versions of a map, or of every map that two revisions have otherwise."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from argmap.cli.inputs import configured, fail
from argmap.cli.outputs import write_unnamed
from argmap.cli.versions import Unreadable, changed_maps, version_in
from argmap.compiler import SUFFIX, Result, reason
from argmap.config import Configuration

if TYPE_CHECKING:
    from argmap.comparison import Comparison
    from argmap.render.options import Format, ThemeName
    from argmap.report.comparison.several import Compared
    from argmap.revisions import Changed, Revision

_OPTIONS = ("theme", "graphviz", "scale")
# What an upload, or Windows, has in no file's name; and bytes that are not UTF-8.
_ODD = re.compile(r'[\\":<>|*?%\x00-\x1f\x7f\udc80-\udcff]')


class Wish(NamedTuple):
    """How a difference is to be drawn.

    Arguments:
        theme: the colours; None for those of the configuration.
        only_changed: leave out what is more than a step away from anything that changed.
    """

    theme: ThemeName | None
    only_changed: bool


def compared(before: Result, after: Result) -> Comparison:
    """What changed between two versions of a map."""
    from argmap.comparison.compare import compare

    return compare(before.map, after.map, before.sources, after.sources)


def drawn(found: Comparison, kind: str, file: str, link_base: str, wish: Wish) -> bytes:
    """A difference as a drawing, of which what is to be noted is said.

    Arguments:
        kind: its format.
        file: the new map's file, whose configuration counts.
        link_base: see ``argmap.diagram.build_diagram``.

    Raises:
        argmap.render.RenderError: it cannot be drawn.
    """
    from argmap.render import DrawOptions
    from argmap.report.comparison.as_drawing import draw

    settings = configured(Configuration().settings, file)
    chosen = {name: value for name, value in settings.drawing().items() if name in _OPTIONS}
    if wish.theme:
        chosen["theme"] = wish.theme
    options = DrawOptions(format=cast("Format", kind), link_base=link_base, **chosen)
    drawing = draw(found, options, only_changed=wish.only_changed)
    for notice in drawing.notices:
        click.echo(f"note: {notice}.", err=True)
    return drawing.data


def each_compared(old: str, new: str, drawings: str | None, wish: Wish) -> list[Compared]:
    """Every map that is not the same file in two revisions.

    Arguments:
        drawings: the folder for a drawing of each; None for no drawings.

    Raises:
        Unreadable: when there is no such revision, or git cannot compare them.
    """
    from argmap.revisions import Revision

    before, after = Revision(old), Revision(new)
    return [_compared(each, before, after, drawings, wish) for each in changed_maps(before, after)]


def _compared(
    each: Changed, before: Revision, after: Revision, drawings: str | None, wish: Wish
) -> Compared:
    from argmap.render import RenderError
    from argmap.report.comparison.several import Compared
    from argmap.report.comparison.words import shortened

    found, drawing = None, ""
    try:
        found = compared(
            version_in(before, each.old or each.path, there=each.old is not None),
            version_in(after, each.path, there=each.new is not None),
        )
        if found and drawings:
            target = os.path.join(drawings, _drawing_of(each.path))
            file = os.path.relpath(each.path, after.prefix or os.curdir)
            _write(target, drawn(found, "svg", file, os.path.dirname(target), wish))
            drawing = target
    except (Unreadable, RenderError) as error:
        return Compared(each, found, problem=shortened(str(error)))
    return Compared(each, found, drawing=drawing)


def _drawing_of(path: str) -> str:
    """The path of a map's drawing among the others."""
    plain = _ODD.sub(lambda odd: f"%{ord(odd[0]) & 0xFF:02X}", path.removesuffix(SUFFIX))
    return f"{plain}.svg"


def _write(name: str, content: bytes) -> None:
    try:
        os.makedirs(os.path.dirname(name), exist_ok=True)
    except OSError as error:
        fail(f"{os.path.dirname(name)} cannot be made: {reason(error)}.")
    write_unnamed(name, content)
