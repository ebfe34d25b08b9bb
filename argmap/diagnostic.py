"""What argmap has to say about a map: one type for every finding.

Printing is elsewhere, in ``argmap.report``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from argmap.source import Place


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return list(Severity).index(self)


def breaks_map(code: str) -> bool:
    """Whether the rule of a code keeps a map from being read as it stands: syntax, and names unknown or given twice."""
    return code < "AM103"


class Label(NamedTuple):
    """Another place that matters to a finding, and why."""

    place: Place
    message: str


class Edit(NamedTuple):
    """Replace what stands at a place. An empty span inserts."""

    place: Place
    replacement: str


class Fix(NamedTuple):
    """A mend.

    Arguments:
        title: what the mend does, in the imperative.
        edits: in the order of their places, never overlapping.
        safe: true when the mend cannot change what the map means; ``--fix`` applies no other.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool


class Diagnostic(NamedTuple):
    """One finding.

    Arguments:
        rule: the check's name, such as ``unknown-name``.
        code: its lasting code, such as ``AM101``.
        severity: how bad it is.
        message: what is wrong, in a sentence.
        place: where.
        note: what is said at the caret; empty when the message says it all.
        labels: other places that matter, each with its reason.
        hint: what to do about it; a table has its rows on further lines.
        fix: a mend, where there is one.
    """

    rule: str
    code: str
    severity: Severity
    message: str
    place: Place
    note: str = ""
    labels: tuple[Label, ...] = ()
    hint: str = ""
    fix: Fix | None = None

    @property
    def breaks_map(self) -> bool:
        """Whether it keeps the map from being read as it stands."""
        return breaks_map(self.code)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """A key that sorts findings by file and place."""
        span = self.place.span
        return (self.place.text.name, span.start, span.end, self.code, self.message)
