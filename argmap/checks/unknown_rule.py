"""A comment that silences findings names no rule that there is.

A comment that begins with `argmap:` or `argmap ignore` speaks to argmap, and must read
`# argmap: ignore[rule-name] REASON`. Rules go by their names, or by their codes, such as `AM110`;
`argmap rule --all` lists them.

## Why it matters

A misspelt name silences nothing, though the line looks as if it did.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  # argmap: ignore[restated-premises] The mayor puts it in these words.
  reason cracks: Its pillars are cracked.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  # argmap: ignore[restated-premise] The mayor puts it in these words.
  reason again: The bridge really must be closed.
```

## How to mend

Write the rule's name as the report shows it. This finding cannot itself be silenced by a comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("unknown-rule", "AM903", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """Nothing: these are found where findings are silenced, after all other checks."""
    yield from ()
