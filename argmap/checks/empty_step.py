"""A `because` or `but` has no premises.

The premises of a step are indented under it, each on a line that begins with `premise` or
`assumption`.

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

Indent the premises under the step, or delete the step.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("empty-step", "AM112", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's groups that have no premise. Linear in the map."""
    for step in context.map.steps.values():
        if not step.premises and step.file == 0:
            yield CHECK.found(
                f"This `{step.kind}` has no premises.",
                step.place,
                hint="Indent its `premise` lines under it, or delete it.",
            )
