"""A rebuttal of something that the thesis rests on stands, and nothing answers it.

A `rebuttal`, `but` or `unless` counts that stands, that is against something on the side of the thesis, and to
which the map has no answer: no `rebuttal`, `but`, `unless` or `question` is under it or what it uses. Objections
that the thesis's own side raises against others are its answers, and nobody need answer those.

## Why it matters

What an unanswered rebuttal strikes falls, with whatever rests on it alone. Either the text has an answer that
is not in the map yet, or it leaves the rebuttal open, which is worth knowing of a text.

It is a note, for a good map shows also what its text leaves open; and all of a map's are one finding, with a
label for each. A rebuttal of the thesis itself is left to `thesis-falls`. One about which an `expect` speaks, or
whose target an `expect` is about, is known, and not reported.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
    rebuttal old: The cracks are a century old.
  reason lorries: Lorries cross it.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
    rebuttal old: The cracks are a century old.
      rebuttal wider: They are twice as wide as last year.
  reason lorries: Lorries cross it.
    rebuttal few: There are three a week.

expect lorries falls
```

## How to mend

Write the text's answer under the rebuttal. Where it has none, write `expect ID falls` about what the rebuttal
strikes: then the map says that this is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.gathered import gathered
from argmap.checks.objections import advice, item, unanswered
from argmap.diagnostic import Diagnostic, Severity
from argmap.reasoning.sides import theses

CHECK = Check("unanswered-rebuttal", "AM401", Severity.NOTE)


def run(context: Context) -> Iterator[Diagnostic]:
    """One finding for the root file's unanswered rebuttals. Linear in the map."""
    of_thesis = {each.key for each in theses(context.map)}
    steps = [
        step
        for step in unanswered(context, "stands")
        if step.kind != "question" and step.target not in of_thesis
    ]
    if not steps:
        return
    items = [item(context, step, "Nothing answers this objection to", "against") for step in steps]
    yield from gathered(
        CHECK,
        context,
        items,
        lambda count: f"{count} objections to what the thesis rests on have no answer.",
        advice(context, steps),
    )
