"""A step's name is nearly the keyword `strictly`.

*Nearly* means that one letter added, dropped, changed or swapped with its neighbour makes it that word, or that it
is `strict`. A step that an `on` or an `expect` names, or that is strict already, is called so on purpose. The other
keywords before a colon have a name behind them, so that a line on which one is misspelt cannot be read.

## Why it matters

`because strictlly` is a step with a name, and no strict one: who holds its premises is not held to its conclusion.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  because strictlly
    premise cracks: Its pillars are cracked.
    premise law: A bridge with cracked pillars must be closed.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  because safety strictly
    premise cracks: Its pillars are cracked.
    premise law: A bridge with cracked pillars must be closed.

rule: cracks and law implies bridge
```

## How to mend

Write `strictly`, or give the step a name that is less like it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Edit, Fix, Severity
from argmap.source import Place
from argmap.syntax.nearest import is_near
from argmap.syntax.nodes import Document, ExpectStandingLine, GroupLine, OnLine
from argmap.syntax.printer import print_line

CHECK = Check("nearly-a-keyword", "AM116", Severity.WARNING)

KEYWORD = "strictly"
CUT_SHORT = "strict"


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's steps whose name misspells the keyword. Linear in the file."""
    document = context.documents[0]
    for entry in document.entries:
        line = entry.line
        if (
            isinstance(line, GroupLine)
            and line.keyword == "because"
            and not line.strict
            and line.name
            and (line.name.text.casefold() == CUT_SHORT or is_near(line.name.text, KEYWORD))
            and line.name.text not in _referred_to(document)
        ):
            meant = print_line(line._replace(name=None, strict=True))
            whole = Place(document.text, entry.start, entry.end)
            yield CHECK.found(
                f"`{line.name.text}` is the name of this step, and nearly the keyword `{KEYWORD}`.",
                entry.place(document.text, line.name),
                note=f"did you mean `{KEYWORD}`?",
                hint=f"Write `{meant}`, or give the step a name that is less like the keyword.",
                fix=Fix(f"write `{meant}`", (Edit(whole, meant),), safe=False),
            )


def _referred_to(document: Document) -> set[str]:
    """The names by which lines speak of a step."""
    lines = (each.line for each in document.entries)
    return {line.name.text for line in lines if isinstance(line, OnLine | ExpectStandingLine)}
