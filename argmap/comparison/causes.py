"""Why a verdict turned: what was added or lost that made it so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.comparison.pairing import Pairing
from argmap.comparison.reading import Reading
from argmap.model import Step

_DEEPEST = 4
_MOST = 3


class Causes:
    """Follows verdicts from step to step, through both maps.

    Arguments:
        old, new: the maps.
        pairs: what is what.
    """

    def __init__(self, old: Reading, new: Reading, pairs: Pairing) -> None:
        self.old, self.new, self.pairs = old, new, pairs

    def why(self, key: str) -> str:
        """The reason for the new verdict on a new map's statement or step, as a clause.

        Follows at most four links, three causes at each.
        """
        causes = list(self._causes(key, frozenset({key})))
        return self._joined(causes) or "what is said for and against it is not what it was"

    def _joined(self, causes: Sequence[str]) -> str:
        causes = list(dict.fromkeys(causes))
        more = len(causes) - _MOST
        said = "; ".join(causes[:_MOST])
        return f"{said}; and {more} more" if more > 0 else said

    def _causes(self, key: str, seen: frozenset[str]) -> Iterator[str]:
        before = self.pairs.old_of.get(key)
        if before is None:
            return
        verdict = self.new.standing[key]
        found = False
        for cause in self._objections(key, before, verdict, seen):
            found = True
            yield cause
        for cause in () if found else self._supports(key, before, verdict, seen):
            found = True
            yield cause
        if not found:
            yield from self._itself(key, before)

    def _objections(
        self, key: str, before: str, verdict: str, seen: frozenset[str]
    ) -> Iterator[str]:
        """The objections that decide now and did not, or that decided and no longer do."""
        if verdict != "stands":
            decisive = "stands" if verdict == "falls" else "open"
            for step in self.new.map.attackers.get(key, ()):
                if self.new.standing[step.key] == decisive:
                    yield from self._new_link(step, "against", before, seen)
            yield from self._contradictions(key, decisive)
        if verdict != "falls":
            for step in self.old.map.attackers.get(before, ()):
                was = self.old.standing[step.key]
                if was == "stands" or (was == "open" and verdict == "stands"):
                    yield from self._old_link(step, "against", key, seen)
            yield from self._contradictions_gone(before)

    def _supports(self, key: str, before: str, verdict: str, seen: frozenset[str]) -> Iterator[str]:
        """The reasons, or premises, that hold it up now and did not, or did and no longer do."""
        step = self.new.map.steps.get(key)
        if step:
            yield from self._premises(step, before, seen)
            return
        if verdict != "falls":
            for each in self.new.map.supporters.get(key, ()):
                if self.new.standing[each.key] in ("stands", verdict):
                    yield from self._new_link(each, "for", before, seen)
        if verdict != "stands":
            for each in self.old.map.supporters.get(before, ()):
                was = self.old.standing[each.key]
                if was == "stands" or (was == "open" and verdict == "falls"):
                    yield from self._old_link(each, "for", key, seen)

    def _premises(self, step: Step, before: str, seen: frozenset[str]) -> Iterator[str]:
        old = self.old.map.steps[before]
        kept = {self.pairs.old_id(each) for each in old.premises}
        for premise in step.premises:
            verdict = self.new.standing[premise]
            if self.pairs.new_id(premise) not in kept:
                if verdict != "stands":
                    yield f"its premise {self.new.call(premise)} was added, and does not stand"
            elif self.old.standing[self.pairs.old_of[premise]] != verdict:
                yield self._turned(self.new.call(premise), verdict, premise, seen)
        left = {self.pairs.new_id(each) for each in step.premises}
        for premise in old.premises:
            fell = self.old.standing[premise] != "stands"
            if fell and self.pairs.old_id(premise) not in left:
                yield f"its premise {self.old.call(premise)} was lost"

    def _new_link(self, step: Step, side: str, before: str, seen: frozenset[str]) -> Iterator[str]:
        """Why a step of the new map now bears on the statement with the old key ``before``."""
        earlier = self.pairs.old_of.get(step.key)
        call = self.new.call(step.key)
        if earlier is None:
            yield f"{call} was added"
            return
        old = self.old.map.steps[earlier]
        if old.target != before:
            yield f"{call} is now {side} it"
        elif self.old.standing[earlier] != self.new.standing[step.key]:
            yield self._turned(call, self.new.standing[step.key], step.key, seen)
        elif old.supports != step.supports:
            yield f"{call} is now {side} it"

    def _old_link(self, step: Step, side: str, after: str, seen: frozenset[str]) -> Iterator[str]:
        """Why a step of the old map no longer bears on the statement with the new key ``after``."""
        later = self.pairs.new_of.get(step.key)
        call = self.old.call(step.key)
        if later is None:
            yield f"{call} was lost"
            return
        new = self.new.map.steps[later]
        if new.target != after or new.supports != step.supports:
            yield f"{call} is no longer {side} it"
        elif self.new.standing[later] != self.old.standing[step.key]:
            call = self.new.call(later)
            yield self._turned(call, self.new.standing[later], later, seen)

    def _turned(self, call: str, verdict: str, key: str, seen: frozenset[str]) -> str:
        """A thing whose own verdict turned, and why."""
        step = self.new.map.steps.get(key)
        if step and self.new.own(step) and not self.new.map.attackers.get(key):
            key = step.premises[0]
        said = f"{call} {_now(verdict)}"
        if len(seen) >= _DEEPEST or key in seen:
            return said
        causes = list(self._causes(key, seen | {key}))
        return f"{said}, because {self._joined(causes)}" if causes else said

    def _contradictions(self, key: str, decisive: str) -> Iterator[str]:
        """The contradictions that decide now and did not."""
        for tension, other in self.new.map.contradictions.get(key, ()):
            both = {self.new.standing[tension.key], self.new.standing[other]}
            if decisive not in both or "falls" in both:
                continue
            earlier, was = self.pairs.old_of.get(tension.key), self.pairs.old_of.get(other)
            call = self.new.call(other)
            if earlier is None or self.old.map.tensions[earlier].kind != "contradicts":
                yield f"the contradiction with {call} was added"
            elif self.old.standing[earlier] != self.new.standing[tension.key]:
                yield f"the contradiction with {call} {_now(self.new.standing[tension.key])}"
            elif was and self.old.standing[was] != self.new.standing[other]:
                yield f"{call}, which contradicts it, {_now(self.new.standing[other])}"

    def _contradictions_gone(self, before: str) -> Iterator[str]:
        """The contradictions that decided and no longer do."""
        for tension, other in self.old.map.contradictions.get(before, ()):
            if "falls" in (self.old.standing[tension.key], self.old.standing[other]):
                continue
            later, now = self.pairs.new_of.get(tension.key), self.pairs.new_of.get(other)
            if later is None or self.new.map.tensions[later].kind != "contradicts":
                yield f"the contradiction with {self.old.call(other)} was lost"
            elif self.new.standing[later] == "falls":
                yield f"the contradiction with {self.old.call(other)} now falls"
            elif now and self.new.standing[now] == "falls":
                yield f"{self.new.call(now)}, which contradicts it, now falls"

    def _itself(self, key: str, before: str) -> Iterator[str]:
        """What has changed about a statement itself."""
        new, old = self.new.map.statements.get(key), self.old.map.statements.get(before)
        if new is None or old is None:
            return
        for mark in ("given", "supposed"):
            if (mark in new.marks) != (mark in old.marks):
                yield f"it is {'now' if mark in new.marks else 'no longer'} marked #{mark}"
        ours, theirs = self.new.map.supporters.get(key, ()), self.old.map.supporters.get(before, ())
        if ours and not theirs:
            yield "it has reasons now, and none of them stands"
        elif theirs and not ours:
            yield "its reasons were lost, and what has no reason stands by itself"
        if new.kind != old.kind and "question" in (new.kind, old.kind):
            yield f"it is now a {new.kind}"
        if new.held:
            voice = self.new.voice(new.held[0])
            commitment = "no longer" if self.new.standing[key] == "falls" else "now"
            yield f"{voice} is {commitment} committed to it"


def _now(verdict: str) -> str:
    return "is now open" if verdict == "open" else f"now {verdict}"
