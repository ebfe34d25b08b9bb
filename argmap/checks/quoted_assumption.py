"""An assumption has a quote.

An `assumption` is a premise that the text leaves unsaid. What a source says word for word is not
unsaid.

## Why it matters

Assumptions are drawn apart, and a clash that needs one is put down to the mapper. Both are wrong
of what the text says itself.

## Flagged

```text report.txt
A cracked pillar is a danger to everyone on the bridge. Two pillars are cracked.
```

```argmap flagged
source report: report.txt

claim close #thesis: The bridge must be closed.
  because
    premise cracks: Its pillars are cracked.
      > report: Two pillars are cracked
    assumption danger: Cracked pillars are dangerous.
      > report: A cracked pillar is a danger to everyone
```

## Accepted

```argmap accepted
source report: report.txt

claim close #thesis: The bridge must be closed.
  because
    premise cracks: Its pillars are cracked.
      > report: Two pillars are cracked
    premise danger: Cracked pillars are dangerous.
      > report: A cracked pillar is a danger to everyone
    assumption duty: What is dangerous must be closed.
```

## How to mend

Write `premise` where the quote says it. Where the quote only hints at it, make the quote a `note`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from argmap.model import Statement
from argmap.source import Place

CHECK = Check("quoted-assumption", "AM207", Severity.WARNING)
_KEYWORD = "assumption"


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's assumptions that have quotes. Linear in the map."""
    for statement in context.map.statements.values():
        if statement.quotes and statement.kind == _KEYWORD and statement.file == 0:
            yield CHECK.found(
                "An assumption is what the text leaves unsaid, and this one is quoted.",
                statement.place,
                labels=[Label(statement.quotes[0].place, "the source says this")],
                hint="Write `premise` where the source says it, or `note:` in place of `>`.",
                fix=_as_premise(statement),
            )


def _as_premise(statement: Statement) -> Fix | None:
    text = statement.place.text
    line = text.starts[statement.place.line - 1]
    start = text.content.find(_KEYWORD, line, statement.place.start)
    if start == -1:
        return None
    edit = Edit(Place(text, start, start + len(_KEYWORD)), "premise")
    return Fix("Make it a premise.", (edit,), safe=False)
