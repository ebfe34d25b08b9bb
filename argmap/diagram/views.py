"""Parts of a diagram: each function takes a diagram, and returns the smaller one.

A step is shown whole or not at all: never a bracket without one of its premises.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from argmap.diagram.legend import legend_of
from argmap.diagram.shapes import Box, Bracket, Diagram


def around(diagram: Diagram, key: str, depth: int) -> Diagram:
    """What lies within ``depth`` steps of a statement or named step, in either direction. Linear."""
    net = _Net(diagram)
    far = {key: 0}
    waiting = deque([key])
    while waiting:
        node = waiting.popleft()
        for other in net.near(node):
            # A bracket is no stop of its own: what it joins is one step apart.
            distance = far[node] + (other in net.boxes)
            if distance <= depth and distance < far.get(other, depth + 1):
                far[other] = distance
                (waiting.append if other in net.boxes else waiting.appendleft)(other)
    return _only(diagram, net.boxes & far.keys())


def in_section(diagram: Diagram, key: str) -> Diagram:
    """A section, with the whole steps for and against its statements. Linear."""
    net = _Net(diagram)
    kept = {each.key for each in diagram.boxes if each.cluster == key}
    return _only(diagram, kept | net.collect(kept, net.tails))


def of_voices(diagram: Diagram, voices: Collection[str]) -> Diagram:
    """What belongs to some voices, by their keys, with what is one whole step or tie away. Linear."""
    spoken = {each.key for each in diagram.boxes if not set(voices).isdisjoint(each.voices)}
    return _with_next(diagram, spoken)


def that_changed(diagram: Diagram) -> Diagram:
    """Where two maps are compared: what is marked, with what is one whole step or tie away. Linear."""
    premises = {each.key: each.premises for each in diagram.brackets}
    things: Sequence[Box | Bracket] = (*diagram.boxes, *diagram.brackets)
    marked = {each.key for each in things if each.change}
    for arrow in diagram.arrows:
        marked |= {arrow.tail, arrow.head} if arrow.change else set()
    for tie in diagram.ties:
        marked |= {tie.left, tie.right} if tie.change else set()
    boxes = {key for each in marked for key in premises.get(each, (each,))}
    return _with_next(diagram, boxes)


def that_stands(diagram: Diagram) -> Diagram:
    """The statements and steps that stand. Linear."""
    boxes = {each.key for each in diagram.boxes if each.standing == "stands"}
    return _only(diagram, boxes, only_standing=True)


def without_standing(diagram: Diagram) -> Diagram:
    """The same, and not a word on what stands. Linear."""
    return _with_legend(
        replace(
            diagram,
            boxes=tuple(replace(each, standing=None) for each in diagram.boxes),
            brackets=tuple(replace(each, standing=None) for each in diagram.brackets),
            arrows=tuple(replace(each, falls=False) for each in diagram.arrows),
        )
    )


def _with_next(diagram: Diagram, boxes: set[str]) -> Diagram:
    """Some boxes with what is one whole step or tie away."""
    net = _Net(diagram)
    around = [net.collect(boxes, way) for way in (net.heads, net.tails, net.tied)]
    return _only(diagram, boxes.union(*around))


class _Net:
    """A diagram's boxes and brackets, and what is next to each."""

    def __init__(self, diagram: Diagram) -> None:
        self.boxes = {each.key for each in diagram.boxes}
        self.tails: dict[str, list[str]] = {}
        self.heads: dict[str, list[str]] = {}
        self.tied: dict[str, list[str]] = {}
        for arrow in diagram.arrows:
            self.tails.setdefault(arrow.head, []).append(arrow.tail)
            self.heads.setdefault(arrow.tail, []).append(arrow.head)
        for tie in diagram.ties:
            self.tied.setdefault(tie.left, []).append(tie.right)
            self.tied.setdefault(tie.right, []).append(tie.left)

    def near(self, key: str) -> Iterator[str]:
        for found in (self.tails, self.heads, self.tied):
            yield from found.get(key, ())

    def collect(self, start: Iterable[str], way: dict[str, list[str]]) -> set[str]:
        """The boxes of the steps that are next to some boxes, one ``way``: each step whole."""
        found: set[str] = set()
        waiting = [each for key in start for each in way.get(key, ())]
        seen = set(waiting)
        while waiting:
            key = waiting.pop()
            if key in self.boxes:
                found.add(key)
                continue
            parts = [*way.get(key, ())]
            # What else hangs on a bracket that is reached from below.
            parts += [each for each in self.tails.get(key, ()) if way is self.heads]
            waiting += [each for each in parts if each not in seen]
            seen.update(parts)
        return found


def _only(diagram: Diagram, boxes: Collection[str], *, only_standing: bool = False) -> Diagram:
    """Some boxes, the brackets that hang on them wholly, and what lies between them."""
    kept = set(boxes) | {
        each.key
        for each in diagram.brackets
        if not (only_standing and each.standing in ("falls", "open"))
    }
    bound: dict[str, list[str]] = {}
    for bracket in diagram.brackets:
        for premise in bracket.premises:
            bound.setdefault(premise, []).append(bracket.key)
    brackets = {each.key for each in diagram.brackets}
    for arrow in diagram.arrows:
        if arrow.tail in brackets:
            bound.setdefault(arrow.head, []).append(arrow.tail)
    waiting = [key for key in bound if key not in kept]
    while waiting:
        for key in bound.get(waiting.pop(), ()):
            if key in kept:
                kept.discard(key)
                waiting.append(key)
    things: Sequence[Box | Bracket] = (*diagram.boxes, *diagram.brackets)
    clusters = {each.cluster for each in things if each.key in kept}
    return _with_legend(
        replace(
            diagram,
            boxes=tuple(each for each in diagram.boxes if each.key in kept),
            brackets=tuple(each for each in diagram.brackets if each.key in kept),
            arrows=tuple(each for each in diagram.arrows if {each.tail, each.head} <= kept),
            ties=tuple(each for each in diagram.ties if {each.left, each.right} <= kept),
            clusters=tuple(each for each in diagram.clusters if each.key in clusters),
        )
    )


def _with_legend(diagram: Diagram) -> Diagram:
    legend = legend_of(diagram.boxes, diagram.brackets, diagram.arrows, diagram.ties)
    return replace(diagram, legend=legend)
