"""The drawing of a difference: the new map, with what was lost put back in its place, and everything marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from argmap.comparison.changes import Change, Comparison, How
from argmap.diagram import Arrow, Box, Bracket, Diagram, Tie, build_diagram
from argmap.diagram.build import RELATIONS
from argmap.diagram.legend import legend_of
from argmap.diagram.shapes import Mark
from argmap.diagram.sizing import SMALL, TITLE_MEASURE, with_halo
from argmap.diagram.views import that_changed
from argmap.diagram.wrap import clean, wrap
from argmap.model import ArgumentMap, Rule, Section, Statement, Step, Tension

LOST = "lost "
"""What stands before the keys of things that only the old map has: no key has a space."""

_VERDICTS = {"stands": "stands now", "falls": "falls now", "open": "open now"}
_MOST_SAID = 2
_PARTS = ("quote", "note")
_ELSEWHERE = ("voice", "source", "section", "map", "expectation")


def picture(
    comparison: Comparison,
    *,
    summary: str = "",
    only_changed: bool = False,
    link_base: str | None = "",
) -> Diagram:
    """A comparison as a diagram. Linear in both maps.

    What stands, falls or is open is so in the new map; where a verdict turned, the statement says.

    Arguments:
        comparison: what changed.
        summary: stands under the title.
        only_changed: leave out what is more than a step away from anything that changed.
        link_base: see ``build_diagram``.
    """
    union = _Union(comparison)
    whole = build_diagram(union.map, link_base=link_base, standing=comparison.new.standing)
    marks = _Marks(comparison, union)
    boxes = tuple(marks.box(each) for each in whole.boxes)
    brackets = tuple(marks.bracket(each) for each in whole.brackets)
    arrows = tuple(replace(each, change=marks.arrow(each)) for each in whole.arrows)
    ties = tuple(replace(each, change=marks.tie(each)) for each in whole.ties)
    drawn = replace(
        whole,
        boxes=boxes,
        brackets=brackets,
        arrows=arrows,
        ties=ties,
        note=wrap(summary, TITLE_MEASURE, SMALL + 1).lines if summary else (),
        legend=legend_of(boxes, brackets, arrows, ties),
    )
    return that_changed(drawn) if only_changed else drawn


class _Union:
    """One map of all that either map has; ``dropped`` are the premises that steps no longer have."""

    def __init__(self, comparison: Comparison) -> None:
        self.old, self.new = comparison.old, comparison.new
        self.pairs = comparison.pairs
        self.kept = set(comparison.pairs.values())
        self.dropped: set[tuple[str, str]] = set()

    def key(self, old: str) -> str:
        """The key, in the union, of something in the old map."""
        return self.pairs.get(old, LOST + old)

    @cached_property
    def map(self) -> ArgumentMap:
        """The union; its elements keep the places they have in their own files."""
        old, new = self.old.map, self.new.map
        sections = {each.title: key for key, each in new.sections.items()}
        extra: dict[str, Section] = {}
        for key, each in old.sections.items():
            if each.title not in sections:
                sections[each.title] = LOST + key
                extra[LOST + key] = each._replace(key=LOST + key)
        titles = {key: sections[each.title] for key, each in old.sections.items()}
        return replace(
            new,
            title=new.title or old.title,
            texts=(*new.texts, *old.texts),
            voices={**old.voices, **new.voices},
            sections={**new.sections, **extra},
            statements={**new.statements, **dict(self._lost_statements(titles))},
            steps={**dict(self._steps()), **dict(self._lost_steps(titles))},
            tensions={**new.tensions, **dict(self._lost_tensions())},
            rules={**new.rules, **self._lost_rules()},
            expectations=(),
            authors=(*new.authors, *old.authors),
        )

    def _lost_statements(self, titles: Mapping[str, str]) -> Iterator[tuple[str, Statement]]:
        shift = len(self.new.map.texts)
        for key, each in self.old.map.statements.items():
            if key in self.pairs:
                continue
            held = (each.held[0], self.key(each.held[1])) if each.held else None
            section = titles[each.section] if each.section else None
            yield (
                LOST + key,
                each._replace(key=LOST + key, held=held, section=section, file=each.file + shift),
            )

    def _steps(self) -> Iterator[tuple[str, Step]]:
        """The new map's steps, each with the premises that it no longer has."""
        before = {new: old for old, new in self.pairs.items()}
        for key, step in self.new.map.steps.items():
            premises, roles = step.premises, step.roles
            old = self.old.map.steps.get(before.get(key, ""))
            if old and step.grouped:
                gone = [self.key(each) for each in old.premises]
                gone = [each for each in dict.fromkeys(gone) if each not in premises]
                self.dropped |= {(each, key) for each in gone}
                premises, roles = (*premises, *gone), (*roles, *(() for _ in gone))
            yield key, step._replace(premises=premises, roles=roles)

    def _lost_steps(self, titles: Mapping[str, str]) -> Iterator[tuple[str, Step]]:
        """Steps that are gone, and those that were for or against something else."""
        shift = len(self.new.map.texts)
        for key, step in self.old.map.steps.items():
            now = self.new.map.steps.get(self.pairs.get(key, ""))
            target = self.key(step.target)
            if now and (now.target, now.supports) == (target, step.supports):
                continue
            yield (
                LOST + key,
                step._replace(
                    key=LOST + key,
                    target=target,
                    premises=tuple(self.key(each) for each in step.premises),
                    section=titles[step.section] if step.section else None,
                    file=step.file + shift,
                ),
            )

    def _lost_tensions(self) -> Iterator[tuple[str, Tension]]:
        for key, each in self.old.map.tensions.items():
            if key not in self.pairs:
                sides = self.key(each.left), self.key(each.right)
                yield LOST + key, each._replace(key=LOST + key, left=sides[0], right=sides[1])

    def _lost_rules(self) -> Mapping[str, Rule]:
        return {
            LOST + key: each._replace(key=LOST + key)
            for key, each in self.old.map.rules.items()
            if key not in self.pairs
        }


class _Marks:
    """How the union's things are marked."""

    def __init__(self, comparison: Comparison, union: _Union) -> None:
        self.union = union
        self.new = comparison.new.map
        self.before = {new: old for old, new in comparison.pairs.items()}
        self.old = comparison.old.map
        self.direct: dict[tuple[str, str, str], list[str]] = {}
        for key, step in union.map.steps.items():
            if step.kind in RELATIONS and len(step.premises) == 1:
                ends = (step.premises[0], step.target, RELATIONS[step.kind])
                self.direct.setdefault(ends, []).append(key)
        self.ties: dict[tuple[str, str, str], list[str]] = {}
        for key, tension in union.map.tensions.items():
            self.ties.setdefault((tension.left, tension.right, tension.kind), []).append(key)
        self.changes: dict[str, list[Change]] = {}
        for change in comparison.changes:
            whole = change.old and change.new
            if change.what in _ELSEWHERE or not (whole or change.what in _PARTS):
                continue
            keys = [change.new.key] if change.new else []
            if change.old and change.old.key in comparison.pairs:
                keys.append(comparison.pairs[change.old.key])
            for key in dict.fromkeys(keys):
                self.changes.setdefault(key, []).append(change)

    def of(self, key: str) -> Mark | None:
        """How a thing is marked."""
        if key.startswith(LOST):
            return "lost"
        if key not in self.before:
            return "added"
        return "changed" if key in self.changes else None

    def box(self, box: Box) -> Box:
        """A box with its mark, and its badge; a statement with other words says in its tooltip what they were."""
        mark = self.of(box.key)
        if mark != "changed":
            return replace(with_halo(box, mark), badge=mark or "")
        changes = self.changes[box.key]
        said = list(dict.fromkeys(_badge(each, box.key) for each in changes))
        was = [each.old.text for each in changes if each.how is How.REWORDED and each.old]
        whole = ", ".join(said)
        about = [f"Was: {clean(each)}" for each in was]
        if len(said) > _MOST_SAID:
            about, whole = [whole, *about], f"{said[0]}, {len(said) - 1} more changes"
        tooltip = "\n".join([*about, box.tooltip]).strip()
        return replace(with_halo(box, mark), badge=whole, tooltip=tooltip)

    def bracket(self, bracket: Bracket) -> Bracket:
        """A bracket with its mark; a mere joint of an arrow is marked by the arrow."""
        mark = self.of(bracket.key)
        return with_halo(bracket, mark) if bracket.word else replace(bracket, change=mark)

    def arrow(self, arrow: Arrow) -> Mark | None:
        """An arrow is marked as its step is; one of a premise, in a step that was kept, as its part in it is."""
        if arrow.tail in self.union.map.tensions:
            return _plain(self.of(arrow.tail))
        if not arrow.headed:
            mark = _plain(self.of(arrow.head))
            return mark or self._premise(arrow.tail, arrow.head)
        if arrow.tail in self.union.map.steps:
            return self._step(arrow.tail)
        keys = self.direct.get((arrow.tail, arrow.head, arrow.relation), [])
        marks = {self._step(key) for key in keys}
        return marks.pop() if len(marks) == 1 else None

    def _step(self, key: str) -> Mark | None:
        """A step's line is new, too, where it bears on something else than it did."""
        mark = _plain(self.of(key))
        if mark or key not in self.before:
            return mark
        now, was = self.new.steps[key], self.old.steps[self.before[key]]
        same = (now.target, now.supports) == (self.union.key(was.target), was.supports)
        return None if same else "added"

    def _premise(self, premise: str, key: str) -> Mark | None:
        if (premise, key) in self.union.dropped:
            return "lost"
        if key not in self.before:
            return None
        was = self.old.steps[self.before[key]]
        return None if premise in map(self.union.key, was.premises) else "added"

    def tie(self, tie: Tie) -> Mark | None:
        """A tie is marked as its tension is."""
        keys = self.ties.get((tie.left, tie.right, tie.relation), [])
        marks = {self.of(key) for key in keys}
        return marks.pop() if len(marks) == 1 else None


def _plain(mark: Mark | None) -> Mark | None:
    """A line is not other than it was only because what it comes from is."""
    return None if mark == "changed" else mark


def _badge(change: Change, key: str) -> str:
    """What a change is, in a word or two, to the thing with a key of the new map."""
    if change.what == "standing" and change.new:
        return _VERDICTS[change.new.text]
    if change.what in _PARTS and change.how is How.MOVED:
        return f"{change.what} {'added' if change.new and change.new.key == key else 'lost'}"
    if change.what in _PARTS:
        return f"{change.what} {change.how.value}"
    return change.how.value
