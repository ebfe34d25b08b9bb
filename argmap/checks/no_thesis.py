"""No statement is marked `#thesis`, and several claims could be the point of the map.

A claim could be the point when it has reasons, no step uses it and nobody is said to *hold* it.
Where just one such claim stands in the file, it is the thesis without being marked. A thesis in
an imported map counts.

## Why it matters

Readers look for what a map is about. The thesis is drawn so that it is found first.

## Flagged

```argmap flagged
claim bridge: The bridge must be closed.
  reason cracks: Its pillars are cracked.

claim mill: The mill needs a new road.
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

Write `#thesis` after the ID of the claim for which the others are there.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model.calling import called
from argmap.reasoning.sides import possible_theses

CHECK = Check("no-thesis", "AM113", Severity.NOTE)

_SHOWN = 3


def run(context: Context) -> Iterator[Diagnostic]:
    """One finding, at the first claim that could be the thesis. Linear in the map."""
    arg_map = context.map
    if arg_map.thesis:
        return
    tops = possible_theses(arg_map)
    if len(tops) > 1:
        first, *others = tops
        yield CHECK.found(
            f"No statement is marked `#thesis`, and {len(tops)} claims could be the map's point.",
            first.place,
            note=f"{called(arg_map, first.key)} could be",
            labels=[
                Label(each.place, f"{called(arg_map, each.key)} could be")
                for each in others[:_SHOWN]
            ],
            hint="Write `#thesis` after the ID of the one for which the others are there.",
        )
