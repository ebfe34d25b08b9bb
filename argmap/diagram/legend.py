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
_STANDINGS: Final = (
    ("falls", "falls when all is counted"),
    ("open", "neither stands nor falls"),
)


def legend_of(
    boxes: Sequence[Box],
    brackets: Sequence[Bracket],
    arrows: Sequence[Arrow],
    ties: Sequence[Tie],
) -> tuple[LegendEntry, ...]:
    """An entry for each style that these things use, in a fixed order."""
    used = {each.relation for each in arrows} | {each.relation for each in ties}
    looks: set[str] = set()
    for box in boxes:
        looks.add(box.fidelity)
        if box.shape == "holds":
            looks.add("holds")
    entries = [LegendEntry(key, words) for key, words in _RELATIONS if key in used]
    if any(len(each.premises) > 1 for each in brackets):
        entries.append(LegendEntry("joint", "only together"))
    entries += [LegendEntry(key, words) for key, words in _BOXES if key in looks]
    standings = {each.standing for each in boxes} | {each.standing for each in brackets}
    entries += [LegendEntry(key, words) for key, words in _STANDINGS if key in standings]
    changes = {each.change for things in (boxes, brackets, arrows, ties) for each in things}
    entries += [LegendEntry(key, words) for key, words in _CHANGES if key in changes]
    return tuple(entries)
