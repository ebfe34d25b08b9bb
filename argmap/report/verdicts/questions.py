"""The critical questions that nobody asks, for people; and as lines to paste."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Step
from argmap.model.calling import line_of
from argmap.reasoning.schemes import CriticalQuestion, stub
from argmap.reasoning.why import Why
from argmap.report.findings import seen
from argmap.report.verdicts.words import name_of
from argmap.source import Place


def listed(why: Why) -> str:
    """Every question with its id, step by step."""
    parts = []
    for step, questions in why.unasked:
        width = max(len(each.id) for each in questions)
        lines = [f"Nobody asks of the {_title(why, step)}:"]
        lines += [f"  {each.id:{width}}  {each.words}" for each in questions]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts) or _none(why)


def stubs(why: Why) -> str:
    """Lines that ask every question, each under a comment that says where it goes, indented for that place."""
    parts = []
    for step, questions in why.unasked:
        for place, indent, group in _places(why, step, questions):
            lines = [
                f"{indent}# under {place}",
                *(f"{indent}{stub(each)}" for each in group),
            ]
            parts.append("\n".join(lines) + "\n")
    return seen_lines("\n".join(parts)) or f"# {_none(why)}"


def seen_lines(text: str) -> str:
    """A text of several lines, fit for a terminal."""
    return "\n".join(seen(line) for line in text.split("\n"))


def _none(why: Why) -> str:
    if why.schemed:
        return "Every critical question of the schemes of the steps for this is asked.\n"
    return "No step for this names a scheme (`because via SCHEME`; `argmap scheme` lists them).\n"


def _title(why: Why, step: Step) -> str:
    name = f" `{step.name}`" if step.name else ""
    return f"`{step.kind}`{name} on {line_of(why.what_if.map, step.key)}, via {step.scheme}"


def _places(
    why: Why, step: Step, questions: tuple[CriticalQuestion, ...]
) -> Iterator[tuple[str, str, list[CriticalQuestion]]]:
    """Where questions go: under the premise or the conclusion that they doubt, or under the step."""
    by_place: dict[str, list[CriticalQuestion]] = {}
    for question in questions:
        by_place.setdefault(_attacked(why, step, question), []).append(question)
    arg_map = why.what_if.map
    for key, group in by_place.items():
        if key == step.key:
            yield f"the {_title(why, step)}", _indent(step.place), group
        else:
            found = arg_map.statements[key]
            name = name_of(arg_map, key)
            kind = "premise" if found.kind == "holds" else found.kind
            what = f"the {kind} {name}".rstrip()
            yield f"{what} on {line_of(arg_map, key)}", _indent(found.place), group


def _attacked(why: Why, step: Step, question: CriticalQuestion) -> str:
    """What a question is put under; the step, where its premise is not to be told or is not written there."""
    arg_map = why.what_if.map
    if question.attacks == "conclusion" and step.target in arg_map.statements:
        target = arg_map.statements[step.target]
        if target.file == step.file and step.supports:
            return target.key
    premises = [
        key
        for key, tags in zip(step.premises, step.roles, strict=True)
        if question.attacks in tags and _written_there(why, step, key)
    ]
    return premises[0] if len(premises) == 1 else step.key


def _written_there(why: Why, step: Step, key: str) -> bool:
    statement = why.what_if.map.statements[key]
    kinds = ("premise", "assumption", "holds")
    return (
        statement.file == step.file
        and statement.kind in kinds
        and statement.place.line > step.place.line
    )


def _indent(place: Place) -> str:
    """The indent of what stands under a line, or would."""
    line = place.line
    own = _spaces(place.text.line(line))
    for number in range(line + 1, len(place.text.starts) + 1):
        row = place.text.line(number)
        if row.strip() and row.lstrip()[0] != "|":
            return _spaces(row) if len(_spaces(row)) > len(own) else own + "  "
    return own + "  "


def _spaces(row: str) -> str:
    return row[: len(row) - len(row.lstrip(" "))]
