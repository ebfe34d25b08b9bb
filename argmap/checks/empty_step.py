"""A `because` or `but` has no premises, or an `on` nothing under it.

The premises of a step are indented under it, each on a line that begins with `premise` or
`assumption`. What `on` adds to something is indented under it likewise; an `on` alone adds nothing, and is a warning.

## Why it matters

A step without premises would support or attack with nothing at all, and would do so unopposed:
there is no premise to question.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  because
    note: The engineer has still to be asked.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  because
    premise cracks: Its pillars are cracked.
    assumption: A bridge with cracked pillars must be closed.
```

## How to mend

Indent the premises under the step, or delete the step; and so with an `on`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity
from argmap.source import Place
from argmap.syntax.nodes import OnLine

CHECK = Check("empty-step", "AM112", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's groups that have no premise, and what nothing is added to. Linear in the map."""
    for step in context.map.steps.values():
        if not step.premises and step.file == 0:
            yield CHECK.found(
                f"This `{step.kind}` has no premises.",
                step.place,
                hint="Indent its `premise` lines under it, or delete it.",
            )
    document = context.documents[0]
    for entry, after in zip_longest(document.entries, document.entries[1:]):
        if isinstance(entry.line, OnLine) and (after is None or after.depth <= entry.depth):
            yield CHECK.found(
                f"Nothing is added to `{entry.line.name.text}` here.",
                Place(document.text, *entry.span),
                hint="Indent what is said of it under this line, or delete the line.",
                severity=Severity.WARNING,
            )
