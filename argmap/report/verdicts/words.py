"""How explanations speak of what is in a map."""

from __future__ import annotations

from argmap.model import ArgumentMap, Statement, Step
from argmap.model.calling import NOUNS, called
from argmap.reasoning.explanation import Link
from argmap.reasoning.why import Why

_ALL = {1: "this stands", 2: "both of these stand", 3: "all three of these stand"}


def only_premise(arg_map: ArgumentMap, key: str) -> str | None:
    """The premise of a step that is one line with one statement; None for all else."""
    step = arg_map.steps.get(key)
    return step.premises[0] if step and not step.grouped else None


def name_of(arg_map: ArgumentMap, key: str) -> str:
    """The name of something in backticks, or an empty string."""
    key = only_premise(arg_map, key) or key
    return "" if "@" in key else f"`{key}`"


def words_of(arg_map: ArgumentMap, key: str) -> str:
    """The words of something; a step of several premises has none."""
    found = arg_map.element(only_premise(arg_map, key) or key)
    if isinstance(found, Statement):
        return found.prose
    if isinstance(found, Step):
        return ""
    if found.key in arg_map.rules:
        return arg_map.rules[found.key].words
    tension = arg_map.tensions[found.key]
    sides = f"{called(arg_map, tension.left)} {tension.kind} {called(arg_map, tension.right)}"
    return f"{sides}: {tension.why}" if tension.why else sides


def elsewhere(arg_map: ArgumentMap, key: str) -> str:
    """In which file something is, in brackets; an empty string where that is the map's own."""
    found = arg_map.element(key)
    return f"(in {found.place.text.name})" if found.file else ""


def kind_of(arg_map: ArgumentMap, key: str) -> str:
    """What something is, in a word."""
    found = arg_map.element(key)
    return "rule" if key in arg_map.rules else found.kind  # type: ignore[union-attr]


def lead(why: Why, link: Link) -> str:
    """What stands before the words of what a link leads to, on a line under what rests on it."""
    arg_map = why.what_if.map
    name = name_of(arg_map, link.key)
    after = f" {name}" if name else ""
    step = arg_map.steps.get(link.key)
    if link.tension:
        return {
            "beaten": f"although {name} contradicts it",
            "beats": f"beaten by {name}, which contradicts it",
            "doubts": f"{name}, which contradicts it, is open",
        }[link.relation]
    if step is None:
        return {
            "carries": name,
            "missing": f"it needs {name}, which falls" if name else "it needs a premise that falls",
            "unsure": f"it needs {name}, which is open"
            if name
            else "it needs a premise that is open",
        }[link.relation]
    kind = NOUNS.get(step.kind, step.kind)
    if step.supports:
        own = f"its `{kind}`{after}" if kind == "because" else f"its {kind}{after}"
        return {
            "carries": _because(step, after),
            "missing": f"{own} falls",
            "unsure": f"{own} is open",
        }[link.relation]
    return {
        "beaten": f"although there is the {kind}{after}",
        "beats": f"beaten by the {kind}{after}{_of_premises(step)}",
        "doubts": f"the {kind}{after} {_doubt(why, step)}",
    }[link.relation]


def _because(step: Step, after: str) -> str:
    if step.kind == "reason":
        return f"because{after}"
    count = len(set(step.premises))
    stand = _ALL.get(count, f"all {count} of these stand")
    return f"because of{after}, for {stand}" if after else f"because {stand}"


def _of_premises(step: Step) -> str:
    if step.kind != "but":
        return ""
    count = len(set(step.premises))
    return f", for {_ALL.get(count, f'all {count} of these stand')}"


def _doubt(why: Why, step: Step) -> str:
    """How an attacker that is open leaves open what it attacks."""
    if step.kind != "question":
        return "against it is open"
    question = why.what_if.map.statements[step.premises[0]]
    answered = why.what_if.map.attackers.get(question.key) or why.what_if.map.attackers.get(
        step.key
    )
    return "is open" if answered else "has no answer"
