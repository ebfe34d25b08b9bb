"""A comment silences a finding that is not there.

Each name (or code, such as `AM110`) in `# argmap: ignore[rule-name] REASON` silences one finding of that rule on the
next line; where a line has two findings of one rule, its name stands twice. Errors of syntax (AM0) cannot be silenced.

## Why it matters

The line was mended, or the comment stands above the wrong one. Left where it is, it would one day
hide a new mistake.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  # argmap: ignore[restated-premise] The engineer puts it in these words.
  reason cracks: Its pillars are cracked.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  # argmap: ignore[restated-premise] The mayor puts it in these words.
  reason again: The bridge really must be closed.
```

## How to mend

Delete the comment; `--fix` does. This finding cannot itself be silenced by a comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("unused-ignore", "AM902", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """Nothing: these are found where findings are silenced, after all other checks."""
    yield from ()
