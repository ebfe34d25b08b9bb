"""What a check is, and what it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.diagnostic import Diagnostic, Fix, Label, Severity
from argmap.model import ArgumentMap, Step, Verdict
from argmap.source import Place
from argmap.syntax.catalogue import cut
from argmap.syntax.nodes import Document

if TYPE_CHECKING:
    from argmap.quotes import QuoteReport, SourceState
    from argmap.reasoning.bonds import Bonds, Conflict
    from argmap.reasoning.clashes import Clashes
    from argmap.reasoning.commitments import Commitments
    from argmap.reasoning.entailment import Strictness
    from argmap.reasoning.whatif import WhatIf


@dataclass(frozen=True, eq=False)
class Context:
    """Everything that checks may look at; what several of them need is computed once.

    Arguments:
        map: the map.
        documents: the files as parsed, in the order of ``map.texts``.
        sources: for each source's key, its text or what is known instead of it.
    """

    map: ArgumentMap
    documents: tuple[Document, ...] = field(repr=False)
    sources: Mapping[str, SourceState] = field(default_factory=dict, repr=False)

    @cached_property
    def quotes(self) -> tuple[QuoteReport, ...]:
        """Every quote of the map, with what its source says of it."""
        from argmap.quotes import read_quotes

        return read_quotes(self.map, self.sources)

    @cached_property
    def plain(self) -> Mapping[str, str]:
        """The words of every statement, by its key, without case and punctuation."""
        from argmap.checks.wording import plain

        return {key: plain(each.prose) for key, each in self.map.statements.items()}

    @cached_property
    def commitments(self) -> Commitments:
        """What every voice is committed to, and by which line."""
        from argmap.reasoning.commitments import commitments

        return commitments(self.map)

    @cached_property
    def standing(self) -> Mapping[str, Verdict]:
        """What stands, falls or is open: statements, steps, tensions and rules."""
        return self.what_if.standing

    @cached_property
    def what_if(self) -> WhatIf:
        """What stands, and what makes it so."""
        from argmap.reasoning.whatif import WhatIf

        return WhatIf(self.map, self.commitments)

    @cached_property
    def bonds(self) -> Bonds:
        """The tensions and rules in force."""
        from argmap.reasoning.bonds import Bonds

        return Bonds(self.map, lambda: self.standing)

    @cached_property
    def clashes(self) -> Clashes:
        """The minimal sets of lines that a voice cannot hold together."""
        from argmap.reasoning.clashes import find_clashes

        return find_clashes(self.map, self.commitments, self.bonds)

    @cached_property
    def step_conflicts(self) -> Sequence[tuple[Step, Conflict, Severity | None]]:
        """The root file's steps whose premises conflict, among themselves or with the conclusion."""
        from argmap.checks.clashing import step_conflicts

        return tuple(step_conflicts(self))

    @cached_property
    def strictness(self) -> tuple[Strictness, ...]:
        """What is to be said of the root file's strict steps."""
        if not any(step.strict for step in self.map.steps.values()):
            return ()
        from argmap.reasoning.entailment import strictness

        return strictness(self.map, self.bonds)

    @cached_property
    def argued_for(self) -> frozenset[str]:
        """The keys of all that is on the side of the theses."""
        from argmap.reasoning.sides import argued_for

        return argued_for(self.map)


class Check(NamedTuple):
    """What names a check; each check's module holds one, called ``CHECK``, beside its function ``run``.

    Arguments:
        name: as users write it, such as ``unused-voice``.
        code: its lasting code, such as ``AM103``.
        severity: of its findings, unless it says otherwise of one.
    """

    name: str
    code: str
    severity: Severity

    def found(
        self,
        message: str,
        place: Place,
        *,
        note: str = "",
        labels: Iterable[Label] = (),
        hint: str = "",
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this check; see ``Diagnostic`` for the arguments. Words of 200 characters or more are cut."""
        return Diagnostic(
            self.name,
            self.code,
            severity or self.severity,
            cut(message),
            place,
            cut(note),
            tuple([Label(each.place, cut(each.message)) for each in labels]),
            cut(hint),
            fix,
        )
