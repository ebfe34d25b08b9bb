"""A name is used that nothing in the map defines.

A name may be used before the line that defines it, and names of another map are written with that
map's ID and a dot: `debate.motion`. Whatever the order, somewhere there must be a line that
defines the name.

## Why it matters

A misspelt name would leave a reason in the air: it would be drawn nowhere and counted for
nothing, and the map would still look complete.

## Flagged

```argmap flagged
claim rain #thesis: It will rain today.
  reason clouds: The clouds are dark.
  reason barometr

claim barometer: The barometer is falling.
```

## Accepted

```argmap accepted
claim rain #thesis: It will rain today.
  reason clouds: The clouds are dark.
  reason barometer

claim barometer: The barometer is falling.
```

## How to mend

Write the name as it is defined, or define it. Where a name is nearly one that is defined, the
finding says which, and where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("unknown-name", "AM101", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """Nothing: the model's builder finds these, as it resolves names."""
    yield from ()
