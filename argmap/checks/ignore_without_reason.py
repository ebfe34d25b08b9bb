"""A comment that silences a finding does not say why.

`# argmap: ignore[rule-name] REASON` silences one finding of that rule on the next line. The
reason is required: without one, nothing is silenced.

## Why it matters

Whoever reads the map later must be able to tell whether the finding was weighed or only put away.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.

# argmap: ignore[stray-claim]
claim detour #given: There is a detour by the mill.

expect detour stands
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.

# argmap: ignore[stray-claim] The council will tie it to the map next week.
claim detour: There is a detour by the mill.
```

## How to mend

Write the reason after the bracket, on the same line. This finding cannot itself be silenced by a
comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("ignore-without-reason", "AM901", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """Nothing: these are found where findings are silenced, after all other checks."""
    yield from ()
