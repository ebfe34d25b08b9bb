"""How large each thing is: text in its margins. Lengths in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from argmap.diagram.measure import width
from argmap.diagram.shapes import (
    Box,
    Bracket,
    Chip,
    Cluster,
    Fidelity,
    Mark,
    Relation,
    Shape,
)
from argmap.diagram.wrap import is_rtl, wrap
from argmap.model import Verdict

TEXT: Final = 13.0
LINE: Final = 17.0
THESIS: Final = 15.5
THESIS_LINE: Final = 20.0
SMALL: Final = 10.5
SMALL_LINE: Final = 14.0
TITLE: Final = 21.0
TITLE_LINE: Final = 27.0
MARGIN_X: Final = 14.0
MARGIN_Y: Final = 10.0
# About 36 letters of running text.
MEASURE: Final = 246.0
THESIS_MEASURE: Final = 300.0
BRACKET_MEASURE: Final = 150.0
TITLE_MEASURE: Final = 620.0
# How much room the mark of what changed takes on each side of a box.
HALO: Final = 5.0
_CHIP_X: Final = 7.0
_CHIP_Y: Final = 2.5
_CHIP_GAP: Final = 5.0
_LEAST: Final = 96.0
Thing = TypeVar("Thing", Box, Bracket)


def text_size(shape: Shape) -> tuple[float, float]:
    """The font's size and the line's height of a statement's words."""
    return (THESIS, THESIS_LINE) if shape == "thesis" else (TEXT, LINE)


def size_box(
    *,
    key: str,
    kind: str,
    shape: Shape,
    text: str,
    speakers: Sequence[tuple[str, int | None]],
    fidelity: Fidelity,
    tooltip: str,
    link: str,
    cluster: str | None,
    voices: tuple[str, ...],
    standing: Verdict | None,
) -> Box:
    """A box that holds its words; ``speakers`` are the badges' words, each with its colour's number."""
    size, line = text_size(shape)
    bold = shape == "thesis"
    limit = THESIS_MEASURE if bold else MEASURE
    lines, widest = wrap(text, limit, size, bold=bold)
    rtl = is_rtl(text)
    chips: tuple[Chip, ...] = ()
    below = MARGIN_Y
    if speakers:
        chips, chips_width, chips_height = _chips(speakers, limit)
        widest = max(widest, chips_width)
        below += chips_height + 6
    inner = max(widest, _LEAST)
    box_width = round(inner + 2 * MARGIN_X, 1)
    if chips and rtl:
        chips = tuple(_mirrored(each, box_width) for each in chips)
    return Box(
        key=key,
        kind=kind,
        shape=shape,
        lines=lines,
        rtl=rtl,
        chips=chips,
        fidelity=fidelity,
        text_y=below,
        width=box_width,
        height=round(below + len(lines) * line + MARGIN_Y, 1),
        tooltip=tooltip,
        link=link,
        cluster=cluster,
        voices=voices,
        standing=standing,
    )


def _chips(
    speakers: Sequence[tuple[str, int | None]], limit: float
) -> tuple[tuple[Chip, ...], float, float]:
    """The badges in rows, from the left; how wide and high they are together."""
    chips: list[Chip] = []
    x = y = row = widest = 0.0
    for words, voice in speakers:
        lines, inner = wrap(words, limit - 2 * _CHIP_X, SMALL, bold=True)
        wide, high = inner + 2 * _CHIP_X, len(lines) * SMALL_LINE + 2 * _CHIP_Y
        if x and x + wide > limit:
            x, y = 0.0, y + row + _CHIP_GAP
            row = 0.0
        chips.append(Chip(lines, voice, MARGIN_X + x, MARGIN_Y + y, round(wide, 1), round(high, 1)))
        widest, row = max(widest, x + wide), max(row, high)
        x += wide + _CHIP_GAP
    return tuple(chips), widest, y + row


def _mirrored(chip: Chip, box_width: float) -> Chip:
    return Chip(
        chip.lines, chip.voice, box_width - chip.x - chip.width, chip.y, chip.width, chip.height
    )


def size_bracket(
    *,
    key: str,
    relation: Relation,
    word: str,
    scheme: str,
    premises: tuple[str, ...],
    tooltip: str,
    link: str,
    cluster: str | None,
    standing: Verdict | None,
) -> Bracket:
    """A bracket that holds its word and the scheme's name; without a word, the joint of one arrow."""
    if not word:
        return Bracket(key, relation, "", (), premises, 9.0, 9.0, tooltip, link, cluster, standing)
    lines, widest = wrap(scheme, BRACKET_MEASURE, SMALL)
    widest = max(widest, width(word, 12, bold=True))
    return Bracket(
        key=key,
        relation=relation,
        word=word,
        lines=lines,
        premises=premises,
        width=round(widest + 22, 1),
        height=21.0 + (len(lines) * 13.0 + 2 if lines else 0.0),
        tooltip=tooltip,
        link=link,
        cluster=cluster,
        standing=standing,
    )


def with_halo(thing: Thing, change: Mark | None) -> Thing:
    """A box or bracket that is marked as changed, with the room that the mark needs."""
    if change is None:
        return thing
    wide, high = round(thing.width + 2 * HALO, 1), round(thing.height + 2 * HALO, 1)
    return replace(thing, change=change, width=wide, height=high)


def size_cluster(key: str, title: str) -> Cluster:
    """A section with its title in lines."""
    return Cluster(key, wrap(title, TITLE_MEASURE, TEXT, bold=True).lines, is_rtl(title))


def cluster_title_size(cluster: Cluster) -> tuple[float, float]:
    """How wide and high a section's title is."""
    widest = max((width(each, TEXT, bold=True) for each in cluster.lines), default=0.0)
    return round(widest + 4, 1), len(cluster.lines) * LINE


def tie_room(relation: Relation) -> float:
    """How much room a tie needs between two boxes: for its label, and for its heads and a bit of line."""
    return tie_label_width(relation) + (30 if relation == "contradicts" else 8)


def tie_label_width(relation: Relation) -> float:
    """How wide the label of a tie is."""
    return width(relation, 12, bold=True) + 14
