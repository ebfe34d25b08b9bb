"""Why something stands, falls or is open, and what would change that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.model import Step, Verdict
from argmap.reasoning.explanation import Account, explain
from argmap.reasoning.turning import MOST_SETS, Turn, smallest_changes
from argmap.reasoning.whatif import WhatIf

if TYPE_CHECKING:
    from argmap.reasoning.schemes import CriticalQuestion

SUPPORT = ("carries", "missing", "unsure")


@dataclass(frozen=True, eq=False)
class Why:
    """The whole answer to why something has its verdict.

    Arguments:
        what_if: the standing of the map.
        key: what is asked about.
        accounts: that of what is asked about, then those of all that it rests on, the nearest first.
        step_accounts: likewise of the step that its line makes, where that has another verdict than the
            statement itself; else empty.
        to_stand, to_fall: the smallest changes; None for the verdict that it has.
    """

    what_if: WhatIf = field(repr=False)
    key: str
    accounts: Mapping[str, Account] = field(repr=False)
    step_accounts: Mapping[str, Account] = field(repr=False)
    to_stand: Turn | None
    to_fall: Turn | None

    @property
    def verdict(self) -> Verdict:
        """Whether it stands, falls or is open."""
        return self.what_if.verdict(self.key)

    @cached_property
    def unasked(self) -> tuple[tuple[Step, tuple[CriticalQuestion, ...]], ...]:
        """The steps with a scheme that it rests on, or would, each with the critical questions nobody asks."""
        from argmap.reasoning.schemes import unasked

        steps = (self.what_if.map.steps.get(key) for key in self._support())
        found = ((step, unasked(self.what_if.map, step)) for step in steps if step and step.scheme)
        return tuple((step, questions) for step, questions in found if questions)

    def _support(self) -> Mapping[str, None]:
        """What it rests on as its reasons and their premises, further back too; not what attacks or defends."""
        found = {self.key: None}
        waiting = [self.key]
        for key in waiting:
            for link in self.accounts[key].links:
                if link.relation in SUPPORT and link.key not in found:
                    found[link.key] = None
                    waiting.append(link.key)
        return found


def why(what_if: WhatIf, key: str, most: int = MOST_SETS) -> Why:
    """Why something has its verdict.

    Arguments:
        what_if: the standing of the map.
        key: the key of a statement, step, tension or rule.
        most: how many smallest changes at most.

    Linear but for the smallest changes; see ``smallest_changes``.
    """
    verdict = what_if.verdict(key)
    own_step = f"{key}!"
    differs = own_step in what_if.map.steps and what_if.verdict(own_step) != verdict
    return Why(
        what_if,
        key,
        explain(what_if, key),
        explain(what_if, own_step) if differs else {},
        None if verdict == "stands" else smallest_changes(what_if, key, True, most),
        None if verdict == "falls" else smallest_changes(what_if, key, False, most),
    )
