"""The premises of one step cannot hold together.

A tension (`yet`, `contradicts`) whose `unless` does not stand, or a `rule` that is not rebutted, forbids
that all of them hold. `VOICE holds ID` counts for what it says, that the voice holds the statement, and not
for the statement.

## Why it matters

Premises under one `because` or `but` are used together. Where they cannot all be true, the step proves
nothing, whoever makes it.

The finding is a note where one of the lines is an `assumption`, which the text leaves unsaid, and where the
map exposes or expects the clash (see `inconsistent-voice`).

## Flagged

```argmap flagged
claim taxi #thesis: We must take a taxi.
  because
    premise closed: The bridge is closed.
    premise bus: The bus has just crossed the bridge.

closed contradicts bus
```

## Accepted

```argmap accepted
voice driver: The driver of the bus

claim taxi #thesis: We must take a taxi.
  because
    premise closed: The bridge is closed.
    premise quick: There is no quicker way.
  rebuttal bus by driver: The bus has just crossed the bridge.

closed contradicts bus
```

## How to mend

If each premise is a reason by itself, give each a `reason` of its own. Otherwise reword the premise that
goes too far, or the tension or rule that forbids too much.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.clashing import step_lines, together
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("joint-premises-conflict", "AM303", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's steps whose premises conflict. Linear where tensions alone bind."""
    for step, conflict, severity in context.step_conflicts:
        if not set(conflict.statements) <= set(step.premises):
            continue
        one = len(conflict.statements) == 1
        yield CHECK.found(
            f"This step cannot use {together(context.map, conflict.statements)}:"
            f" {'it' if one else 'they'} cannot hold.",
            step.place,
            labels=step_lines(context.map, conflict, step),
            hint="Give each premise a step of its own, or reword what goes too far.",
            severity=severity,
        )
