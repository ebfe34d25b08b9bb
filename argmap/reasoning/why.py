"""Why something stands, falls or is open, and what would change that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.model import Step, Verdict
from argmap.reasoning.explanation import Account, account, explain, supports
from argmap.reasoning.turning import MOST_SETS, Turn, smallest_changes
from argmap.reasoning.whatif import WhatIf

if TYPE_CHECKING:
    from argmap.reasoning.schemes import CriticalQuestion


@dataclass(frozen=True, eq=False)
class Why:
    """Why something has its verdict; each part of the answer is worked out when it is asked for.

    Arguments:
        what_if: the standing of the map.
        key: the key of a statement, step, tension or rule.
        most: how many smallest changes are looked for.
    """

    what_if: WhatIf = field(repr=False)
    key: str
    most: int = MOST_SETS

    @property
    def verdict(self) -> Verdict:
        """Whether it stands, falls or is open."""
        return self.what_if.verdict(self.key)

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """Its account, then those of all that it rests on, the nearest first. Linear in them."""
        return explain(self.what_if, self.key)

    @cached_property
    def step_accounts(self) -> Mapping[str, Account]:
        """Likewise of the step that its line makes, where that has another verdict than itself; else empty."""
        step = f"{self.key}!"
        if step not in self.what_if.map.steps or self.what_if.verdict(step) == self.verdict:
            return {}
        return explain(self.what_if, step)

    @cached_property
    def to_stand(self) -> Turn | None:
        """The smallest changes that would make it stand; None where it does. See ``smallest_changes``."""
        if self.verdict == "stands":
            return None
        return smallest_changes(self.what_if, self.key, True, self.most)

    @cached_property
    def to_fall(self) -> Turn | None:
        """The smallest changes that would make it fall; None where it does."""
        if self.verdict == "falls":
            return None
        return smallest_changes(self.what_if, self.key, False, self.most)

    @cached_property
    def schemed(self) -> tuple[Step, ...]:
        """The steps with a scheme by which it stands, or would; also those further back.

        Of what falls or is open these are all steps for it, for it may be beaten besides.
        """
        steps = (self.what_if.map.steps.get(key) for key in self._support())
        return tuple(step for step in steps if step and step.scheme)

    @cached_property
    def unasked(self) -> tuple[tuple[Step, tuple[CriticalQuestion, ...]], ...]:
        """Each of these steps with the critical questions that nobody asks of it, where there are any."""
        from argmap.reasoning.schemes import unasked

        found = ((step, unasked(self.what_if.map, step)) for step in self.schemed)
        return tuple((step, questions) for step, questions in found if questions)

    def _support(self) -> Mapping[str, None]:
        """It, its reasons and their premises, further back too; not what attacks or defends. Linear in them."""
        found = {self.key: None}
        waiting = [self.key]
        for key in waiting:
            if self.what_if.verdict(key) == "stands":
                links = account(self.what_if, key).links
                below = [link.key for link in links if link.relation == "carries"]
            else:
                below = list(supports(self.what_if, key))
            waiting += [each for each in below if each not in found]
            found.update(dict.fromkeys(below))
        return found
