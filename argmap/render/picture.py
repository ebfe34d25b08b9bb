"""PNG and PDF of a figure."""

from __future__ import annotations

from argmap.render.errors import ToolMissing
from argmap.render.figure import Figure
from argmap.render.fonts import FAMILIES, GROW, missing, missing_sentence, unusual
from argmap.render.options import DrawOptions
from argmap.render.png import fitting_scale, rasterise, with_text


def draw_png(figure: Figure, options: DrawOptions) -> tuple[bytes, tuple[str, ...]]:
    """A figure as PNG, with what its reader should know."""
    scene = figure.scene
    scale, notice = fitting_scale(scene.width, scene.height, options.scale, options.most_pixels)
    notices = [notice] if notice else []
    foreign = missing(unusual(figure.texts()), system=False)
    lost = missing(foreign, system=True)
    if lost:
        notices.append(missing_sentence(lost, "PNG"))
    data = b""
    if foreign:
        try:
            from argmap.render.typst import draw_typst

            data = draw_typst(figure, "png", scale)
        except ToolMissing:
            notices.append(
                "some lines mix scripts, which may show empty boxes without the package typst: "
                "pip install 'argmap[pdf]'"
            )
    data = data or rasterise(
        figure.svg(None, ", ".join(FAMILIES), GROW), scale=scale, fonts=bool(foreign)
    )
    return with_text(data, "argmap", figure.provenance.pack()), tuple(notices)


def draw_pdf(figure: Figure, options: DrawOptions) -> tuple[bytes, tuple[str, ...]]:
    """A figure as PDF, its text as text and its links kept, with what its reader should know."""
    from argmap.render.typst import draw_typst

    lost = missing(missing(unusual(figure.texts()), system=False), system=True)
    notices = (missing_sentence(lost, "PDF"),) if lost else ()
    return draw_typst(figure, "pdf", 1.0), notices
