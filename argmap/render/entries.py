"""Everything that a diagram shows, as entries of its provenance: what it is, how a writer calls it, how it looks.

Nothing of an entry depends on the line that its thing stands on, but where its link leads. What is one thing to a
writer is one entry: the mere joint of an arrow belongs to the arrow, the premises' lines to their step, and both halves
of a tension that is attacked to the tension.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from argmap.diagram.shapes import Arrow, Box, Bracket, Diagram, Relation, Tie
from argmap.model.calling import listed, quoted
from argmap.render.fingerprint import Entry, digest

_TENSIONS: Final = ("contradicts", "yet")
# What a writer calls lines whose relation has another name.
_WRITTEN: Final[Mapping[Relation, str]] = {"undercut": "unless"}


class _Name(NamedTuple):
    """What tells a thing from others, wherever it stands, and how it is spoken of."""

    same: str
    called: str


def entries_of(diagram: Diagram) -> tuple[Entry, ...]:
    """An entry for everything in a diagram. Linear in its size."""
    return tuple(_Entries(diagram).all())


class _Entries:
    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.boxes = {each.key: each for each in diagram.boxes}
        self.brackets = {each.key: each for each in diagram.brackets}
        self.tensions = {each.key for each in diagram.brackets if each.relation in _TENSIONS}
        # Each bracket with the lines that are part of it, and the lines that are things of their own.
        self.parts: dict[str, list[Arrow]] = {each: [] for each in self.brackets}
        self.lines: list[Arrow] = []
        for arrow in diagram.arrows:
            if arrow.tail in self.tensions:
                self.parts[arrow.tail].append(arrow)
            elif arrow.headed:
                self.lines.append(arrow)
            else:
                self.parts[arrow.head].append(arrow)
        self.sections = dict(_sections(diagram))
        self.names = {each.key: _name(each.key, " ".join(each.lines)) for each in diagram.boxes}
        self.names |= {each.key: self.name(each) for each in diagram.brackets}

    def all(self) -> Iterator[Entry]:
        title = digest(*self.diagram.title)
        yield Entry("title", "", "the title", title, digest(*self.diagram.note), "")
        yield from map(self.box, self.diagram.boxes)
        for bracket in self.diagram.brackets:
            if bracket.key in self.tensions:
                yield self.tension(bracket, self.names[bracket.key])
            elif bracket.word:
                yield self.step(bracket)
        yield from map(self.line, self.lines)
        for tie in self.diagram.ties:
            ends = [self.names[tie.left], self.names[tie.right]]
            yield self.tension(tie, _tension(tie.relation, ends))
        for cluster in self.diagram.clusters:
            words = " ".join(cluster.lines)
            name = "" if _unnamed(cluster.key) else cluster.key
            yield Entry("section", name, f"section {quoted(words)}", digest(words), "", "")
        yield from _badges(self.diagram.boxes)

    def box(self, box: Box) -> Entry:
        words = " ".join(box.lines)
        chips = (" ".join(each.lines) for each in box.chips)
        section = self.sections.get(box.cluster, "")
        look = digest(
            box.shape, box.fidelity, box.tooltip, section, *chips, box.badge, _changed(box)
        )
        called = f"{box.kind} {self.names[box.key].called}"
        name, standing = "" if _unnamed(box.key) else box.key, box.standing or ""
        return Entry(box.kind, name, called, digest(words), look, digest(box.link), standing)

    def step(self, bracket: Bracket) -> Entry:
        """The entry of a step with premises."""
        hung = digest(*(each.same for each in self.ends(bracket)))
        section = self.sections.get(bracket.cluster, "")
        changed = _changed(bracket, *self.parts[bracket.key])
        look = digest(bracket.word, *bracket.lines, bracket.tooltip, section, changed)
        name, standing = "" if _unnamed(bracket.key) else bracket.key, bracket.standing or ""
        called, place = self.names[bracket.key].called, digest(bracket.link)
        return Entry(bracket.word, name, called, hung, look, place, standing)

    def line(self, arrow: Arrow) -> Entry:
        """The entry of a line from a statement or a step to what it bears on."""
        tail, place = self.names[arrow.tail], ""
        thing = self.brackets.get(arrow.tail) or self.boxes[arrow.tail]
        changed = _changed(arrow)
        if isinstance(thing, Bracket) and not thing.word:
            (tail,), place = self.ends(thing), digest(thing.link)
            changed = _changed(arrow, thing, *self.parts[thing.key])
        head = self.names[arrow.head]
        kind = _WRITTEN.get(arrow.relation, arrow.relation)
        called = f"the {kind} line from {tail.called} to {head.called}"
        look = digest(arrow.tooltip, self.sections.get(thing.cluster, ""), changed)
        same = digest(kind, tail.same, head.same)
        return Entry("line", "", called, same, look, place, "falls" if arrow.falls else "")

    def tension(self, thing: Bracket | Tie, name: _Name) -> Entry:
        """The entry of a tension, attacked or not."""
        place, standing, changed = "", "", _changed(thing)
        if isinstance(thing, Bracket):
            place, standing = digest(thing.link), thing.standing or ""
            changed = _changed(thing, *self.parts[thing.key])
        look = digest(thing.tooltip, changed)
        return Entry(thing.relation, "", name.called, name.same, look, place, standing)

    def ends(self, bracket: Bracket) -> list[_Name]:
        """What a bracket holds together: its premises, or the two sides of a tension."""
        sides = [each.head for each in self.parts[bracket.key]]
        return [self.names[each] for each in bracket.premises or sides]

    def name(self, bracket: Bracket) -> _Name:
        if bracket.key in self.tensions:
            return _tension(bracket.relation, self.ends(bracket))
        if bracket.word and not _unnamed(bracket.key):
            return _Name(bracket.key, f"{bracket.word} `{bracket.key}`")
        ends = self.ends(bracket)
        same = digest(bracket.relation, bracket.word, *(each.same for each in ends))
        if not bracket.word:
            kind = self.boxes[bracket.premises[0]].kind
            return _Name(same, f"the {kind} {ends[0].called}")
        if not ends:
            return _Name(same, f"an empty {bracket.word}")
        return _Name(same, f"the {bracket.word} of {listed([each.called for each in ends])}")


def _tension(relation: Relation, ends: Sequence[_Name]) -> _Name:
    same = digest(relation, *(each.same for each in ends))
    return _Name(same, f"the {relation} between {listed([each.called for each in ends])}")


def _name(key: str, words: str) -> _Name:
    return _Name(words, quoted(words)) if _unnamed(key) else _Name(key, f"`{key}`")


def _unnamed(key: str) -> bool:
    return "@" in key


def _sections(diagram: Diagram) -> Iterator[tuple[str | None, str]]:
    """What tells each section from others: its name, or its title and how often that came before."""
    seen: Counter[tuple[str, ...]] = Counter()
    for cluster in diagram.clusters:
        before = seen[cluster.lines]
        seen[cluster.lines] += 1
        unnamed = digest(*cluster.lines, str(before))
        yield cluster.key, unnamed if _unnamed(cluster.key) else cluster.key


def _badges(boxes: Sequence[Box]) -> Iterator[Entry]:
    """The colour of each voice's badge."""
    badges = {" ".join(each.lines): each.voice for box in boxes for each in box.chips}
    for words, voice in badges.items():
        called = f"the badge {quoted(words)}"
        yield Entry("badge", "", called, digest(words), digest(str(voice)), "")


def _changed(*things: Box | Bracket | Arrow | Tie) -> str:
    """What is shown of things' changes between two maps; nothing where none are compared."""
    marks = [each.change or "" for each in things]
    return " ".join(marks) if any(marks) else ""
