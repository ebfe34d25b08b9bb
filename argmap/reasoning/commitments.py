"""Who is committed to what, and by which line.

After the commitment stores of Hamblin (Fallacies, 1970) and Walton & Krabbe (Commitment in Dialogue,
1995): what a voice says, what it argues from and what it argues for.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from argmap.model import ArgumentMap, Step
from argmap.reasoning.ownership import owners

ReasonKind = Literal["says", "uses", "concludes", "follows", "spokesman"]


class Reason(NamedTuple):
    """Why a voice is committed to a statement.

    ``kind`` and ``by`` go together: it *says* the statement ``by``; it *uses* it as a premise of its step
    ``by``; it *concludes* it with its step ``by``; it *follows* by the strict step ``by`` from what the
    voice holds; or its *spokesman* ``by`` is committed to it.
    """

    kind: ReasonKind
    by: str


@dataclass(frozen=True, eq=False)
class Commitments:
    """What every voice is committed to.

    Arguments:
        owners: for each statement's and step's key, the voices to whom it belongs.
        held: for each voice's key, the keys of the statements it is committed to, each with the first
            reason. An author without a voice has the key that ``ownership.authors`` gives.
        premises: for each strict step's key, what it uses.
    """

    owners: Mapping[str, tuple[str, ...]] = field(repr=False)
    held: Mapping[str, Mapping[str, Reason]] = field(repr=False)
    premises: Mapping[str, tuple[str, ...]] = field(repr=False)

    def holds(self, voice: str, statement: str) -> bool:
        """Whether a voice is committed to a statement."""
        return statement in self.held.get(voice, {})

    def origin(self, voice: str, statement: str) -> tuple[str, Reason]:
        """Through whom a voice is committed to a statement that it holds, and why that one is.

        It is the voice itself, or the first of those who speak for it, each for the next, that is committed to it by
        more than another's word.
        """
        reason = self.held[voice][statement]
        while reason.kind == "spokesman":
            voice = reason.by
            reason = self.held[voice][statement]
        return voice, reason

    def grounds(self, voice: str, statement: str) -> Iterator[str]:
        """The statements from which a commitment follows strictly; the statement itself, if by nothing.

        Every one of them is said, used or concluded by the voice or by one who speaks for it.
        """
        seen = {(voice, statement)}
        waiting = [(voice, statement)]
        while waiting:
            holder, held = waiting.pop()
            reason = self.held[holder][held]
            if reason.kind == "spokesman":
                before = [(reason.by, held)]
            elif reason.kind == "follows":
                before = [(holder, premise) for premise in self.premises[reason.by]]
            else:
                yield held
                continue
            waiting.extend(each for each in before if each not in seen)
            seen.update(before)


def commitments(arg_map: ArgumentMap) -> Commitments:
    """What every voice is committed to, by its own lines, its strict steps and its spokesmen.

    Linear in the size of the map and of the answer.
    """
    belongs = owners(arg_map)
    silent = {
        key
        for key, statement in arg_map.statements.items()
        if statement.kind == "question" or "supposed" in statement.marks
    }
    held: defaultdict[str, dict[str, Reason]] = defaultdict(dict)
    held.update({voice: {} for voice in arg_map.voices})
    for key, statement in arg_map.statements.items():
        if belongs[key] and key not in silent and statement.kind != "holds":
            says = Reason("says", key)
            for voice in belongs[key]:
                held[voice][key] = says
    for key, step in arg_map.steps.items():
        for voice in belongs[key]:
            _commit_to_step(held[voice], step, silent, arg_map)
    _close(arg_map, held, silent)
    strict = {key: step.premises for key, step in arg_map.steps.items() if step.strict}
    return Commitments(belongs, held, strict)


def _commit_to_step(
    held: dict[str, Reason], step: Step, silent: set[str], arg_map: ArgumentMap
) -> None:
    """Commit the owner of a step to what it uses, and to what it is for."""
    for premise in step.premises:
        if premise not in silent and premise not in held:
            held[premise] = Reason("uses", step.key)
    target = step.target
    free = step.supports and target not in held and target not in silent
    if free and target in arg_map.statements:
        held[target] = Reason("concludes", step.key)


def _close(
    arg_map: ArgumentMap, held: defaultdict[str, dict[str, Reason]], silent: set[str]
) -> None:
    """Add what follows strictly and what spokesmen are committed to, until nothing is new."""
    bindable = arg_map.statements.keys() - silent
    principals = {key: voice.principal for key, voice in arg_map.voices.items() if voice.principal}
    strict: defaultdict[str, list[Step]] = defaultdict(list)
    for step in arg_map.steps.values():
        if step.strict and step.supports and step.target in bindable:
            for premise in dict.fromkeys(step.premises):
                strict[premise].append(step)
    if not principals and not strict:
        return
    waiting = deque((voice, list(keys)) for voice, keys in held.items())
    missing: dict[tuple[str, str], int] = {}
    while waiting:
        voice, new = waiting.popleft()
        if voice in principals:
            _learn(principals[voice], new, Reason("spokesman", voice), held, waiting)
        for key in new if strict else ():
            for step in strict.get(key, ()):
                left = missing.get((voice, step.key), len(set(step.premises))) - 1
                missing[voice, step.key] = left
                if not left:
                    _learn(voice, [step.target], Reason("follows", step.key), held, waiting)


def _learn(
    voice: str,
    keys: list[str],
    reason: Reason,
    held: defaultdict[str, dict[str, Reason]],
    waiting: deque[tuple[str, list[str]]],
) -> None:
    """Commit a voice to what it does not hold yet, and let that be followed up."""
    known = held[voice]
    if new := [key for key in keys if key not in known]:
        known.update(dict.fromkeys(new, reason))
        waiting.append((voice, new))
