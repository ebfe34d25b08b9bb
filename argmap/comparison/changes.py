"""What a comparison of two maps says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.source import Place

if TYPE_CHECKING:
    from argmap.comparison.reading import Reading


class How(StrEnum):
    """What became of something.

    ``REWORDED``: says it in other words. ``RENAMED``: has another name. ``MOVED``: is under something else, in
    another role, or said by somebody else. ``CHANGED``: anything else about it is different; of a standing, its
    verdict.
    """

    ADDED = "added"
    LOST = "lost"
    REWORDED = "reworded"
    RENAMED = "renamed"
    MOVED = "moved"
    CHANGED = "changed"


FAMILIES: Mapping[str, tuple[str, ...]] = {
    "What stands": ("standing",),
    "Claims": ("claim",),
    "Reasons": ("reason", "because"),
    "Objections": ("rebuttal", "but", "unless", "question"),
    "Premises": ("premise", "assumption", "holds"),
    "Tensions and rules": ("yet", "contradicts", "rule"),
    "Quotes": ("quote",),
    "Notes": ("note",),
    "Voices, sources and titles": ("voice", "source", "section", "map"),
    "Expectations": ("expectation",),
}
"""The kinds of things that change, under their headings, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Item:
    """One side of a change.

    Arguments:
        kind: a keyword (``claim``, ``rebuttal``, ``quote`` …), or ``standing`` or ``expectation``.
        key: the key, in its map, of what changed; for a quote or a note, of what it stands under.
        name: how to call it in a sentence: its name in backticks, or its words.
        text: its words; of a standing, the verdict.
        about: what it is to others, such as "for `thesis`"; of a thing that changed, what is different.
        place: where it stands.
    """

    kind: str
    key: str
    name: str
    text: str
    about: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Arguments:
        how: what became of it.
        old: as it was; None for what was added.
        new: as it is; None for what was lost.
        why: of a standing, the reason for the change, as a clause; or empty.
    """

    how: How
    old: Item | None
    new: Item | None
    why: str = field(default="", compare=False)

    @property
    def item(self) -> Item:
        """The new side; of what was lost, the old one."""
        found = self.new or self.old
        assert found is not None, "a change has a side"
        return found

    @property
    def what(self) -> str:
        """What changed, as it is now: see ``Item.kind``."""
        return self.item.kind


@dataclass(frozen=True, eq=False)
class Comparison:
    """How a map differs from an earlier one.

    Arguments:
        old, new: the maps, with what stands in them.
        pairs: for each key of the old map that is still there, its key in the new one: statements, steps,
            tensions and rules.
        changes: by heading, then in the order of the files.
    """

    old: Reading = field(repr=False)
    new: Reading = field(repr=False)
    pairs: Mapping[str, str] = field(repr=False)
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.changes)

    @property
    def families(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes under their headings, in order; no heading without changes."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(heading(change.what), []).append(change)
        return {each: tuple(members) for each, members in found.items()}


def heading(what: str) -> str:
    """The heading under which a change is shown."""
    return next(each for each, members in FAMILIES.items() if what in members)
