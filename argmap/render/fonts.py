"""Fonts for PNG and PDF: argmap's own, and whether the system has one for the rest.

argmap's own font is Source Sans Pro (Latin, Greek, Cyrillic). A missing glyph is found by asking the
renderer: each unknown character is drawn alone, and compared with the mark that is drawn for no character at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from unicodedata import name

from argmap.diagram.measure import LATIN, clusters
from argmap.render.errors import ToolMissing

FAMILIES: Final = (
    "Source Sans Pro",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Color Emoji",
    "DejaVu Sans",
)
# Source Sans is narrower and lower than the letters that boxes are measured for.
GROW: Final = 1.06
_FACES: Final = ("Regular", "Semibold", "Bold", "BoldIt")
_CELL: Final = 14
_NOBODYS: Final = "\U000ffffd"
# What a font draws nothing for.
_BLANK: Final = frozenset(
    "\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def font_folder() -> Path:
    """Where argmap's own font lies.

    Raises:
        ToolMissing: its package is not installed.
    """
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise ToolMissing(
            "a PNG or PDF needs the package font-source-sans-pro, which is missing: "
            "pip install font-source-sans-pro"
        )
    return Path(spec.origin).parent / "files"


def font_files() -> list[str]:
    """The files of argmap's own font that a drawing uses."""
    folder = font_folder()
    return [str(folder / f"SourceSansPro-{face}.ttf") for face in _FACES]


def unusual(texts: Iterable[str]) -> list[str]:
    """The distinct clusters of some texts that are not plain Latin, in order. Linear."""
    found: dict[str, None] = {}
    for text in texts:
        if text.isascii() or all(each in LATIN for each in text):
            continue
        for cluster, _ in clusters(text):
            if not all(each in LATIN or each in _BLANK for each in cluster):
                found[cluster] = None
    return list(found)


def missing(asked: Sequence[str], *, system: bool) -> list[str]:
    """Those of some clusters that have no glyph, in argmap's own font or (``system``) in any on this machine.

    Raises:
        ToolMissing: resvg-py or the font is not installed.
    """
    if not asked:
        return []
    cells = _draw_cells([_NOBODYS, *asked], system)
    return [cluster for cluster, cell in zip(asked, cells[1:], strict=True) if cell == cells[0]]


def _draw_cells(texts: Sequence[str], system: bool) -> list[bytes]:
    from argmap.render.png import rasterise, rows
    from argmap.render.xml import escape

    body = "".join(
        f'<text x="1" y="{number * _CELL + 11}">{escape(each)}</text>'
        for number, each in enumerate(texts)
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_CELL}" height="{_CELL * len(texts)}" '
        f'font-size="10" font-family="{FAMILIES[0]}">{body}</svg>'
    )
    lines = list(rows(rasterise(svg, scale=1, fonts=system)))
    return [b"".join(lines[at : at + _CELL]) for at in range(0, len(lines), _CELL)]


def missing_sentence(clusters_missing: Sequence[str], where: str) -> str:
    """What is missing, and what to do about it."""
    scripts = list(dict.fromkeys(_script(each) for each in clusters_missing))
    some = " ".join(clusters_missing[:8]) + (" …" if len(clusters_missing) > 8 else "")
    plural = "s" if len(clusters_missing) > 1 else ""
    return (
        f"no font on this machine has {len(clusters_missing)} character{plural} of the map "
        f"({', '.join(scripts)}: {some}), so the {where} shows empty boxes for them; "
        "install a font that has them, such as Noto Sans for that script, or draw SVG"
    )


def _script(cluster: str) -> str:
    """The first word of the character's name, which is its script's: ``cjk``, ``arabic``."""
    words = name(cluster[0], "unknown").split()
    return "Chinese characters" if words[0] == "CJK" else words[0].capitalize()
