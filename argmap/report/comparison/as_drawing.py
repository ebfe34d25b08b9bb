"""What changed, as a drawing: both maps in one, with what was added, lost and changed marked."""

from __future__ import annotations

from argmap.comparison import Comparison
from argmap.comparison.picture import picture
from argmap.render import Drawing, DrawOptions, draw_diagram
from argmap.report.comparison.words import counts


def draw(comparison: Comparison, options: DrawOptions, *, only_changed: bool = False) -> Drawing:
    """Draws a comparison, with how many changes there are under its title.

    Arguments:
        options: how; those that choose a part of a map are not looked at.
        only_changed: leave out what is more than a step away from anything that changed.

    Raises:
        argmap.render.RenderError: it cannot be drawn; the message says why.
    """
    diagram = picture(
        comparison,
        summary=f"{counts(comparison.changes) or 'no difference'}.",
        only_changed=only_changed,
        link_base=options.link_base,
    )
    return draw_diagram(diagram, options)
