"""Drawing a map: SVG, PNG, PDF or DOT.

>>> from argmap.render import DrawOptions, draw           # doctest: +SKIP
>>> drawing = draw(arg_map, DrawOptions(format="svg"))  # doctest: +SKIP
>>> drawing.data, drawing.engine, drawing.notices         # doctest: +SKIP

The way: map → :class:`~argmap.diagram.Diagram` (what is drawn, in what size) → Graphviz (where it goes;
``engine`` alone runs it) → the file. ``check_drawing`` says what changed since a drawing was made. Whatever goes wrong
is a :class:`RenderError` whose message is a sentence for the person at the command line.
"""

from argmap.render.drawing import check_drawing, draw, draw_diagram
from argmap.render.errors import LayoutFailed, NoSuchPart, RenderError, ToolMissing
from argmap.render.options import Drawing, DrawOptions, Format, ThemeName

__all__ = [
    "DrawOptions",
    "Drawing",
    "Format",
    "LayoutFailed",
    "NoSuchPart",
    "RenderError",
    "ThemeName",
    "ToolMissing",
    "check_drawing",
    "draw",
    "draw_diagram",
]
