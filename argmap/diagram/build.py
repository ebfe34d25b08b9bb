"""From a map to its diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.diagram.legend import legend_of
from argmap.diagram.links import safe_link
from argmap.diagram.shapes import (
    Arrow,
    Box,
    Bracket,
    Diagram,
    Fidelity,
    Relation,
    Shape,
    Tie,
)
from argmap.diagram.sizing import TITLE, TITLE_MEASURE, size_box, size_bracket, size_cluster
from argmap.diagram.wrap import clean, is_rtl, wrap
from argmap.model import ArgumentMap, Rule, Statement, Tension, Verdict
from argmap.source import Place

RELATIONS: Mapping[str, Relation] = {
    "reason": "support",
    "because": "support",
    "rebuttal": "rebuttal",
    "but": "rebuttal",
    "unless": "undercut",
    "question": "question",
}


def build_diagram(
    arg_map: ArgumentMap,
    *,
    link_base: str | None = "",
    standing: Mapping[str, Verdict] | None = None,
    owners: Mapping[str, Sequence[str]] | None = None,
) -> Diagram:
    """The picture of a map, in the order of its file.

    Arguments:
        link_base: what links to lines start from: the folder where the drawing will lie, in the terms in which
            the map's files are named; or an ``http(s)`` address that ends in ``/``. None for no links.
        standing: what stands, falls or is open, by key; None where that is not to be known.
        owners: keys of the voices to whom a statement belongs, by its key; by default those that it names.

    Linear in the map's size.
    """
    return _Builder(arg_map, link_base, standing or {}, owners or {}).diagram()


class _Builder:
    def __init__(
        self,
        arg_map: ArgumentMap,
        link_base: str | None,
        standing: Mapping[str, Verdict],
        owners: Mapping[str, Sequence[str]],
    ) -> None:
        self.map = arg_map
        self.standing = standing
        self.owners = owners
        self.colours = {key: number for number, key in enumerate(arg_map.voices)}
        self.attacked = set(arg_map.attackers) | set(arg_map.supporters)
        self.links: dict[str, str] = {}
        self.link_base = link_base

    def diagram(self) -> Diagram:
        boxes = [self.statement(each) for each in self.map.statements.values()]
        boxes += [self.rule(each) for key, each in self.map.rules.items() if key in self.attacked]
        brackets = (*self.step_brackets(), *self.tension_brackets())
        drawn = {each.key for each in boxes} | {each.key for each in brackets}
        arrows = tuple(
            each
            for each in (*self.step_arrows(), *self.tension_arrows())
            if each.tail in drawn and each.head in drawn
        )
        ties = tuple(each for each in self.ties() if {each.left, each.right} <= drawn)
        used = {each.cluster for each in boxes} | {each.cluster for each in brackets}
        return Diagram(
            title=wrap(self.map.title, TITLE_MEASURE, TITLE, bold=True).lines,
            rtl=is_rtl(self.map.title),
            boxes=tuple(boxes),
            brackets=brackets,
            arrows=arrows,
            ties=ties,
            clusters=tuple(
                size_cluster(key, each.title)
                for key, each in self.map.sections.items()
                if key in used
            ),
            legend=legend_of(boxes, brackets, arrows, ties),
        )

    def statement(self, statement: Statement) -> Box:
        voices = self.map.voices
        speakers: list[tuple[str, int | None]] = [
            (voices[key].title if key in voices else key, self.colours.get(key))
            for key in statement.voices
        ]
        text = statement.prose
        owners = self.owners.get(statement.key, statement.voices)
        if statement.held is not None:
            holder, held = statement.held
            owners = (holder,)
            title = voices[holder].title if holder in voices else holder
            speakers = [(f"Held by {title}:", self.colours.get(holder))]
            text = self.map.statements[held].prose if held in self.map.statements else text
        return size_box(
            key=statement.key,
            kind=statement.kind,
            shape=self.shape(statement),
            text=text,
            speakers=speakers,
            fidelity=_fidelity(statement),
            tooltip=self.tooltip(statement),
            link=self.link(statement.place),
            cluster=statement.section,
            voices=tuple(owners),
            standing=self.standing.get(statement.key),
        )

    def shape(self, statement: Statement) -> Shape:
        if "thesis" in statement.marks and not self.imported(statement):
            return "thesis"
        if statement.kind == "question":
            return "question"
        return "holds" if statement.held is not None else "claim"

    def tooltip(self, statement: Statement) -> str:
        quotes = [f"“{clean(each.words)}” — {each.source}" for each in statement.quotes]
        if "thesis" in statement.marks and self.imported(statement):
            file = statement.place.text.name.rsplit("/", 1)[-1]
            quotes.insert(0, f"The thesis of {clean(file)}.")
        return "\n".join([*quotes, *map(clean, statement.notes)])

    def imported(self, statement: Statement) -> bool:
        return statement.place.text is not self.map.texts[0]

    def rule(self, rule: Rule) -> Box:
        return size_box(
            key=rule.key,
            kind="rule",
            shape="rule",
            text=rule.words,
            speakers=[("rule", None)],
            fidelity="paraphrased",
            tooltip="\n".join(rule.notes),
            link=self.link(rule.place),
            cluster=None,
            voices=(),
            standing=self.standing.get(rule.key),
        )

    def step_brackets(self) -> Iterator[Bracket]:
        for step in self.map.steps.values():
            if step.grouped or step.key in self.attacked:
                yield size_bracket(
                    key=step.key,
                    relation=RELATIONS[step.kind],
                    word=step.kind if step.grouped else "",
                    scheme=step.manner if step.grouped else "",
                    premises=step.premises,
                    tooltip="\n".join(map(clean, step.notes)),
                    link=self.link(step.place),
                    cluster=step.section,
                    standing=self.standing.get(step.key),
                )

    def tension_brackets(self) -> Iterator[Bracket]:
        for tension in self.map.tensions.values():
            if tension.key in self.attacked:
                yield size_bracket(
                    key=tension.key,
                    relation=tension.kind,
                    word=tension.kind,
                    scheme="",
                    premises=(),
                    tooltip=_why(tension),
                    link=self.link(tension.place),
                    cluster=None,
                    standing=self.standing.get(tension.key),
                )

    def step_arrows(self) -> Iterator[Arrow]:
        for step in self.map.steps.values():
            relation = RELATIONS[step.kind]
            tooltip = "\n".join(map(clean, step.notes))
            falls = self.standing.get(step.key) == "falls"
            if step.grouped or step.key in self.attacked:
                for premise in step.premises:
                    yield Arrow(premise, step.key, relation, False, "", falls)
                yield Arrow(step.key, step.target, relation, True, tooltip, falls)
            else:
                for premise in step.premises:
                    yield Arrow(premise, step.target, relation, True, tooltip, falls)

    def tension_arrows(self) -> Iterator[Arrow]:
        for tension in self.map.tensions.values():
            if tension.key in self.attacked:
                falls = self.standing.get(tension.key) == "falls"
                for side in (tension.left, tension.right):
                    headed = tension.kind == "contradicts"
                    yield Arrow(tension.key, side, tension.kind, headed, _why(tension), falls)

    def ties(self) -> Iterator[Tie]:
        for tension in self.map.tensions.values():
            if tension.key not in self.attacked:
                yield Tie(tension.left, tension.right, tension.kind, _why(tension))

    def link(self, place: Place) -> str:
        """Where a place is; empty where that is no relative path or http address."""
        name = place.text.name
        if self.link_base is None:
            return ""
        if name not in self.links:
            self.links[name] = safe_link(self.link_base, name)
        file = self.links[name]
        return f"{file}#L{place.line}" if file else ""


def _fidelity(statement: Statement) -> Fidelity:
    if statement.quotes:
        return "quoted"
    return "assumed" if statement.kind == "assumption" else "paraphrased"


def _why(tension: Tension) -> str:
    return "\n".join(clean(each) for each in (tension.why, *tension.notes) if each)
