"""Which critical questions a map asks, and which it leaves unasked."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import ArgumentMap, Step
from argmap.reasoning.schemes.catalogue import find_scheme
from argmap.reasoning.schemes.scheme import CriticalQuestion


def asked(arg_map: ArgumentMap, step: Step) -> frozenset[str]:
    """The ids after ``asks`` of the questions about a step.

    They stand under the step, under one of its premises, or, of a step for something, under what it is for.
    """
    about = [step.key, *step.premises]
    if step.supports:
        about.append(step.target)
    return frozenset(_ids(arg_map, about))


def _ids(arg_map: ArgumentMap, about: list[str]) -> Iterator[str]:
    for target in about:
        for attacker in arg_map.attackers.get(target, ()):
            if attacker.kind == "question":
                yield from filter(None, (arg_map.statements[key].asks for key in attacker.premises))


def unasked(arg_map: ArgumentMap, step: Step) -> tuple[CriticalQuestion, ...]:
    """The critical questions of a step's scheme that the map does not ask; none without a known scheme."""
    scheme = find_scheme(step.scheme) if step.scheme else None
    if scheme is None:
        return ()
    known = asked(arg_map, step)
    return tuple(question for question in scheme.questions if question.id not in known)


def steps_asked(arg_map: ArgumentMap, question: Step) -> tuple[Step, ...]:
    """The steps with a scheme that a ``question`` may ask about: the reverse of ``asked``."""
    target = question.target
    found = [*arg_map.uses.get(target, ()), *arg_map.supporters.get(target, ())]
    if target in arg_map.steps:
        found.append(arg_map.steps[target])
    return tuple(step for step in found if step.scheme)


def stub(question: CriticalQuestion) -> str:
    """A line that asks a critical question, ready to paste under the part that it attacks."""
    return f"question asks {question.id}: {question.words}"
