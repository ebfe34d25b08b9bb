"""The immediate ground of a verdict: one step back, not the whole argument."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from argmap.model import ArgumentMap, Verdict

GroundKind = Literal[
    "rebutted",
    "doubted",
    "unanswered",
    "unsupported",
    "unsure",
    "unheld",
    "supposed",
    "supported",
    "unopposed",
]


class Ground(NamedTuple):
    """Why something has its verdict.

    It is *rebutted* by the keys ``by``, which stand, or *doubted* for them, which are open; an *unanswered*
    question, or one among ``by``, leaves it open; it is *unsupported*, for ``by`` (its reasons, or a step's
    premises) fall, or *unsure*, for they are open; it is *unheld*, since the voice is not committed to it, or
    merely *supposed*; it is *supported* by ``by``, which stand; or it stands *unopposed*.
    """

    kind: GroundKind
    by: tuple[str, ...] = ()


def ground(
    arg_map: ArgumentMap,
    standing: Mapping[str, Verdict],
    key: str,
    rank: Callable[[str], int] = lambda _: 0,
) -> Ground:
    """The immediate ground of the verdict on a statement, a step, a tension or a rule.

    Arguments:
        rank: a number for each key, larger than those of all that makes it stand or fall. With it no ground rests
            on what it is the ground of.
    """
    verdict = standing[key]
    step = arg_map.steps.get(key)
    below = step.premises if step else tuple(each.key for each in arg_map.supporters.get(key, ()))
    alike = tuple(each for each in below if standing[each] == verdict)
    before = tuple(each for each in alike if rank(each) <= rank(key))
    if verdict == "stands":
        return Ground("supported", before) if before else Ground("unopposed")
    if verdict == "falls":
        return _why_it_falls(arg_map, standing, key, before or alike, rank)
    attackers = _attackers(arg_map, standing, key, "open")
    questions = tuple(each for each in attackers if _asks(arg_map, each))
    if questions or (_asks(arg_map, key) and not attackers):
        return Ground("unanswered", questions)
    return Ground("doubted", attackers) if attackers else Ground("unsure", alike)


def _why_it_falls(
    arg_map: ArgumentMap,
    standing: Mapping[str, Verdict],
    key: str,
    fallen: tuple[str, ...],
    rank: Callable[[str], int],
) -> Ground:
    if before := _attackers(arg_map, standing, key, "stands", rank):
        return Ground("rebutted", before)
    statement = arg_map.statements.get(key)
    if statement and not fallen:
        return Ground("unheld" if statement.held else "supposed")
    return Ground("unsupported", fallen)


def _asks(arg_map: ArgumentMap, key: str) -> bool:
    return key in arg_map.statements and arg_map.statements[key].kind == "question"


def _attackers(
    arg_map: ArgumentMap,
    standing: Mapping[str, Verdict],
    key: str,
    verdict: Verdict,
    rank: Callable[[str], int] = lambda _: 0,
) -> tuple[str, ...]:
    """What attacks a thing, has this verdict, and had it first: the statement of a simple step, or the whole step."""
    found = []
    for step in arg_map.attackers.get(key, ()):
        if standing[step.key] == verdict and rank(step.key) <= rank(key):
            simple = step.kind != "but" and standing[step.premises[0]] == verdict
            found.append(step.premises[0] if simple else step.key)
    for tension, other in arg_map.contradictions.get(key, ()):
        both = {standing[tension.key], standing[other]}
        first = max(rank(tension.key), rank(other)) <= rank(key)
        if first and "falls" not in both and ("open" in both) == (verdict == "open"):
            found.append(other)
    return tuple(dict.fromkeys(found))
