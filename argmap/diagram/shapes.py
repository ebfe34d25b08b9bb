"""A neutral picture of a map: what is drawn, in what size and order; not where, and not in what file format.

Lengths are in CSS pixels. Everything is immutable and in the order of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.model import Verdict

Relation = Literal["support", "rebuttal", "undercut", "question", "contradicts", "yet"]
Shape = Literal["thesis", "claim", "question", "holds", "rule"]
Fidelity = Literal["quoted", "paraphrased", "assumed"]
Mark = Literal["added", "lost", "changed"]


@dataclass(frozen=True, slots=True)
class Chip:
    """A badge that says who speaks.

    Arguments:
        lines: its words, wrapped.
        voice: number of the voice's colour, from 0; None for no voice.
        x, y, width, height: its place within the box, from the box's upper left corner.
    """

    lines: tuple[str, ...]
    voice: int | None
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """One statement, a full sentence.

    Arguments:
        key: the statement's key in the map.
        kind: the word that introduced it (``claim``, ``reason`` …), for messages.
        lines: its words, wrapped, never cut.
        rtl: whether they run from right to left.
        text_y: where the first line's top is, from the box's top.
        tooltip: its quotes and notes, a line each.
        link: where its line of the file is, or an empty string.
        cluster: key of its section, or None.
        voices: keys of the voices to whom it belongs.
        standing: whether it stands; None where that is not known.
        change: what became of it, where two maps are compared; ``badge`` says it in a few words.
    """

    key: str
    kind: str
    shape: Shape
    lines: tuple[str, ...]
    rtl: bool
    chips: tuple[Chip, ...]
    fidelity: Fidelity
    text_y: float
    width: float
    height: float
    tooltip: str
    link: str
    cluster: str | None
    voices: tuple[str, ...] = ()
    standing: Verdict | None = None
    change: Mark | None = None
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Where the premises of one step meet, or where one arrow is attacked.

    Arguments:
        key: the step's key in the map (the tension's, for a tension that is attacked).
        word: *because*, *but*, *yet*, *contradicts*; empty for a mere joint of one arrow.
        lines: what stands under the word: the scheme, wrapped.
        premises: keys of the boxes that hang on it, in order.
        standing: whether the step stands; None where that is not known.
        change: what became of it, where two maps are compared.
    """

    key: str
    relation: Relation
    word: str
    lines: tuple[str, ...]
    premises: tuple[str, ...]
    width: float
    height: float
    tooltip: str
    link: str
    cluster: str | None
    standing: Verdict | None = None
    change: Mark | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from what is given to what it bears on.

    Arguments:
        headed: False for a premise's line to its bracket, and for either half of a *yet*.
        falls: whether it is of no force, as what it comes from falls.
        change: what became of it, where two maps are compared.
    """

    tail: str
    head: str
    relation: Relation
    headed: bool
    tooltip: str
    falls: bool = False
    change: Mark | None = None

    @property
    def faint(self) -> bool:
        """Whether it is pale: of no force, or lost."""
        return self.falls or self.change == "lost"


@dataclass(frozen=True, slots=True)
class Tie:
    """A symmetric line between two statements: *yet* or *contradicts*; ``change`` as of an arrow."""

    left: str
    right: str
    relation: Relation
    tooltip: str
    change: Mark | None = None

    @property
    def faint(self) -> bool:
        """Whether it is pale: lost."""
        return self.change == "lost"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A section of the map with its title, wrapped."""

    key: str
    lines: tuple[str, ...]
    rtl: bool


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One style that the drawing uses.

    Arguments:
        sample: a relation, a fidelity, a box's shape, a standing or a change; ``beaten`` for lines of no force.
        faint: whether it is a relation of which the drawing has pale lines alone.
    """

    sample: str
    words: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """Everything that a drawing shows.

    Arguments:
        title: the map's title, wrapped into lines; empty where it has none.
        rtl: whether the title runs from right to left.
        note: what part of the map it shows, wrapped into lines; empty for the whole.
    """

    title: tuple[str, ...]
    rtl: bool
    boxes: tuple[Box, ...]
    brackets: tuple[Bracket, ...]
    arrows: tuple[Arrow, ...]
    ties: tuple[Tie, ...]
    clusters: tuple[Cluster, ...]
    legend: tuple[LegendEntry, ...]
    note: tuple[str, ...] = ()
