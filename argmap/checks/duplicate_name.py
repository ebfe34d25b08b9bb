"""A name is defined twice.

Statements, steps, rules, sections, voices, sources and imports share one set of names in a file.
Names are compared in Unicode's form NFC, so that an accented letter is the same however it was
typed.

## Why it matters

Every other line that uses the name could mean either.

## Flagged

```argmap flagged
claim tax #thesis: Sugar should be taxed.
  reason health: Sugar harms health.
  reason health: Taxed sweets are eaten less.
```

## Accepted

```argmap accepted
claim tax #thesis: Sugar should be taxed.
  reason harm: Sugar harms health.
  reason less: Taxed sweets are eaten less.
```

## How to mend

Give one of the two another name, and look through the lines that use the old one. The finding
shows both places.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("duplicate-name", "AM102", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """Nothing: the model's builder finds these, as it collects names."""
    yield from ()
