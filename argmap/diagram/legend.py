"""The legend: of the styles in use, and no others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from argmap.diagram.shapes import Arrow, Box, Bracket, LegendEntry, Tie

_RELATIONS: Final = (
    ("support", "supports"),
    ("rebuttal", "speaks against"),
    ("undercut", "unless: breaks the step"),
    ("question", "asks"),
    ("contradicts", "contradict: not both true"),
    ("yet", "yet: nobody can hold both"),
)
_BOXES: Final = (
    ("quoted", "quoted"),
    ("paraphrased", "paraphrased"),
    ("assumed", "assumed by the mapper"),
    ("holds", "what someone holds"),
)
_CHANGES: Final = (
    ("added", "added"),
    ("lost", "lost"),
    ("changed", "changed"),
)
_BEATEN: Final = LegendEntry("beaten", "beaten: it does not count")
_FALLS: Final = LegendEntry("falls", "falls when all is counted")
_OPEN: Final = LegendEntry("open", "neither stands nor falls")


def legend_of(
    boxes: Sequence[Box],
    brackets: Sequence[Bracket],
    arrows: Sequence[Arrow],
    ties: Sequence[Tie],
) -> tuple[LegendEntry, ...]:
    """An entry for each style that these things use, in a fixed order."""
    lines: Sequence[Arrow | Tie] = (*arrows, *ties)
    used = {each.relation for each in lines}
    full = {each.relation for each in lines if not each.faint}
    looks: set[str] = set()
    for box in boxes:
        looks.add(box.fidelity)
        if box.shape == "holds":
            looks.add("holds")
    entries = [LegendEntry(key, words, key not in full) for key, words in _RELATIONS if key in used]
    if any(each.falls for each in arrows):
        entries.append(_BEATEN)
    if any(len(each.premises) > 1 for each in brackets):
        entries.append(LegendEntry("joint", "only together"))
    entries += [LegendEntry(key, words) for key, words in _BOXES if key in looks]
    worded = (each.standing for each in brackets if each.word)
    if "falls" in (*(each.standing for each in boxes), *worded):
        entries.append(_FALLS)
    if any(each.standing == "open" for each in boxes):
        entries.append(_OPEN)
    changes = {each.change for things in (boxes, brackets, arrows, ties) for each in things}
    entries += [LegendEntry(key, words) for key, words in _CHANGES if key in changes]
    return tuple(entries)
