"""PNG and PDF of a figure."""

from __future__ import annotations

from functools import partial

from argmap.render.errors import ToolMissing
from argmap.render.figure import Figure
from argmap.render.fonts import GROW, OWN, Fonts, fonts_for, missing_sentence, some_of
from argmap.render.lettering import dressed, torn_in
from argmap.render.options import DrawOptions
from argmap.render.png import fitting_scale, rasterise, with_text


def draw_png(figure: Figure, options: DrawOptions) -> tuple[bytes, tuple[str, ...]]:
    """A figure as PNG, with what its reader should know."""
    scene = figure.scene
    scale, notice = fitting_scale(scene.width, scene.height, options.scale, options.most_pixels)
    fonts = fonts_for(figure.texts())
    notices = [notice] if notice else []
    notices += _missing(fonts, "PNG")
    data = _set_with_care(figure, fonts, scale) if fonts.foreign else None
    if data is None:
        if torn := torn_in(figure.texts(), fonts):
            notices.append(
                f"lines that mix scripts show empty boxes for {some_of(torn)}; with the package typst they do not: "
                "pip install 'argmap[pdf]'"
            )
        svg = figure.svg(None, OWN, GROW, dress=partial(dressed, fonts=fonts))
        data = rasterise(svg, scale=scale, fonts=fonts.files)
    return with_text(data, "argmap", figure.provenance.pack()), tuple(notices)


def draw_pdf(figure: Figure, options: DrawOptions) -> tuple[bytes, tuple[str, ...]]:
    """A figure as PDF, its text as text and its links kept, with what its reader should know."""
    from argmap.render.typst import draw_typst

    fonts = fonts_for(figure.texts())
    return draw_typst(figure, fonts, "pdf", 1.0), _missing(fonts, "PDF")


def _missing(fonts: Fonts, where: str) -> tuple[str, ...]:
    return (missing_sentence(fonts.lost, where),) if fonts.lost else ()


def _set_with_care(figure: Figure, fonts: Fonts, scale: float) -> bytes | None:
    """A PNG by typst, which shapes scripts better; None where it is not installed."""
    from argmap.render.typst import draw_typst

    try:
        return draw_typst(figure, fonts, "png", scale)
    except ToolMissing:
        return None
