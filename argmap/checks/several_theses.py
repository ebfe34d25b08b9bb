"""More than one statement of a file is marked `#thesis`.

An imported map keeps its own thesis, and does not count.

## Why it matters

A map has one point. The first thesis is drawn as the thesis; the others would only look like it.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.

claim mill #thesis: The mill needs a new road.
  reason carts: Carts sink in the old one.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.

claim mill: The mill needs a new road.
  reason carts: Carts sink in the old one.
```

## How to mend

Keep the mark where the map's point is. Where the text argues for two things at once, state what
they come to as the thesis and give both as its reasons; or write two maps.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model.calling import called

CHECK = Check("several-theses", "AM114", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's theses after the first. Linear in the map."""
    theses = [
        each
        for each in context.map.statements.values()
        if each.marks and "thesis" in each.marks and each.file == 0
    ]
    for statement in theses[1:]:
        name = called(context.map, theses[0].key)
        yield CHECK.found(
            f"{called(context.map, statement.key)} is marked `#thesis`, and so is {name}.",
            statement.place,
            labels=[Label(theses[0].place, "the first thesis")],
            hint="Keep the mark where the map's point is.",
        )
