"""Colours, dashes and heads.

Each relation has a colour, a dash and a head of its own, so that no one of the three is needed (WCAG 1.4.1). Colours
keep 4.5:1 against the background, and stay apart in greyscale and under the common colour-blindnesses:
``tests/diagram/test_theme.py`` computes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from argmap.diagram.shapes import Mark, Relation

Head = Literal["triangle", "diamond", "bar", "ring", "cross", "none"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a relation's line looks whatever the colours: dash lengths and width in pixels, and its head."""

    dash: tuple[float, ...]
    width: float
    head: Head


STROKES: Final[Mapping[Relation, Stroke]] = {
    "support": Stroke((), 1.7, "triangle"),
    "rebuttal": Stroke((8, 4), 1.9, "diamond"),
    "undercut": Stroke((8, 3, 2, 3), 1.7, "bar"),
    "question": Stroke((2, 4), 1.7, "ring"),
    "contradicts": Stroke((14, 4), 2.6, "cross"),
    "yet": Stroke((), 5.0, "none"),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """A set of colours, as ``#rrggbb``.

    Arguments:
        paper, panel: background of the drawing and of a section.
        box: background of a statement; ``thesis`` of the thesis.
        ink, soft: text, and text of less weight.
        faded: text and lines of what falls.
        border: outline of a statement; ``rule`` of a section.
        on_relation: text on a relation's colour.
        relations: colour of each relation's lines.
        voices: background of each voice's badge, used in turn; ``voice_ink`` is the text on it.
        changes: colour of what marks a thing as added, lost or changed.
    """

    name: Literal["light", "dark"]
    paper: str
    panel: str
    box: str
    thesis: str
    ink: str
    soft: str
    faded: str
    border: str
    rule: str
    on_relation: str
    voice_ink: str
    relations: Mapping[Relation, str]
    voices: tuple[str, ...]
    changes: Mapping[Mark, str]


LIGHT: Final = Theme(
    name="light",
    paper="#ffffff",
    panel="#f6f5f1",
    box="#ffffff",
    thesis="#fdf6e0",
    ink="#191c20",
    soft="#555c64",
    faded="#666c73",
    border="#3a4149",
    rule="#d3d0c6",
    on_relation="#ffffff",
    voice_ink="#22272d",
    relations={
        "support": "#2a77b7",
        "rebuttal": "#a80230",
        "undercut": "#4c0450",
        "question": "#3b4653",
        "contradicts": "#651d04",
        "yet": "#766407",
    },
    voices=(
        "#d5e7cf",
        "#f6e0bf",
        "#e1d9f3",
        "#c8e6e8",
        "#f6d5db",
        "#e5e4c3",
        "#d3def4",
        "#eadccf",
    ),
    changes={"added": "#1a6b36", "lost": "#9b1c1c", "changed": "#7a5200"},
)

DARK: Final = Theme(
    name="dark",
    paper="#14171c",
    panel="#1b1f26",
    box="#20252d",
    thesis="#33301f",
    ink="#eef1f4",
    soft="#adb6c0",
    faded="#959da6",
    border="#aab3bd",
    rule="#3a414b",
    on_relation="#14171c",
    voice_ink="#f2f4f6",
    relations={
        "support": "#9fd7f4",
        "rebuttal": "#f9678a",
        "undercut": "#d194ea",
        "question": "#b5bec2",
        "contradicts": "#ea541d",
        "yet": "#fae094",
    },
    voices=(
        "#33452b",
        "#54431f",
        "#41365f",
        "#1f474b",
        "#5a2f38",
        "#45452a",
        "#2e3d5e",
        "#4a3d33",
    ),
    changes={"added": "#7ee2a0", "lost": "#ff9d94", "changed": "#f0c24b"},
)
