"""What speaks against the theses and has no answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.checks.check import Context
from argmap.checks.gathered import Item
from argmap.checks.grounded import expected
from argmap.model import ArgumentMap, Step, Verdict
from argmap.model.calling import called


def unanswered(context: Context, verdict: Verdict) -> Iterator[Step]:
    """The root file's steps with a verdict that strike at something on the side of the theses, unanswered.

    Nothing is written against them or what they use, and no ``expect`` is about them or what they strike at.
    Linear in the map.
    """
    arg_map = context.map
    ours = context.argued_for
    known = expected(arg_map)
    for step in arg_map.steps.values():
        if (
            step.file == 0
            and not step.supports
            and step.target in ours
            and step.key not in ours
            and not any(key in arg_map.attackers for key in (step.key, *step.premises))
            and known.isdisjoint(_about(arg_map, step))
            and context.standing[step.key] == verdict
        ):
            yield step


def item(context: Context, step: Step, message: str, label: str) -> Item:
    """A step as one of several findings: what it strikes at follows both wordings."""
    arg_map = context.map
    target = called(arg_map, step.target)
    place = step.place
    if step.kind != "but" and not step.reference:
        place = arg_map.statements[step.premises[0]].place
    return Item(place, f"{message} {target}.", f"{label} {target}")


def advice(context: Context, steps: Sequence[Step]) -> str:
    """What to do about objections that have no answer."""
    pins = list(dict.fromkeys(_pin(context, step) for step in steps))
    said = "say that this is known"
    if pin := next(filter(None, pins), ""):
        said += f"{', as with' if len(pins) > 1 else ':'} `{pin}`"
    else:
        verdict = context.standing[steps[0].target]
        said = f"give what it strikes at a name, and {said}: `expect NAME {verdict}`"
    if len(steps) == 1:
        return f"Write the answer, if there is one; if not, {said}."
    return f"Write the answers that there are; where there is none, {said}."


def _pin(context: Context, step: Step) -> str:
    """The ``expect`` that would say that an objection is known; empty where there is no name for it."""
    for key in (step.target, *_about(context.map, step)):
        if "@" not in key and not key.endswith("!"):
            return f"expect {key} {context.standing[key]}"
    return ""


def _about(arg_map: ArgumentMap, step: Step) -> Iterator[str]:
    """What an ``expect`` can be about so that a step is known: it, what it uses, what it strikes at."""
    yield from (step.key, *step.premises, step.target)
    if struck := arg_map.steps.get(step.target):
        yield from (struck.target, *(struck.premises if len(struck.premises) == 1 else ()))
