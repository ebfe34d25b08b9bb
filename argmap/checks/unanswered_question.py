"""A question about something that the thesis rests on has no answer.

A `question` leaves open what it is about until something that stands is against it. This finds those that nothing
is written against. Questions to what speaks against the thesis are the other side's to answer.

## Why it matters

What rests on an open question alone is open, too. A question may be there to be answered, or to show what the
text leaves open; a reader cannot tell one from the other, an `expect` can.

It is a note, for asking is no fault; and all of a map's are one finding, with a label for each. A question is
known, and not reported, where an `expect` is about what it asks of: the statement, or the statement that the
step is for or against.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
    question deep: How deep are the cracks?
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
    question deep: How deep are the cracks?
      rebuttal hand: A hand fits in.
  reason lorries: Lorries cross it.
    question many: How many?

expect lorries open
```

## How to mend

Answer it by a `rebuttal` or `but` under the question. Where the text has no answer, write `expect ID open` about
what it asks of: then the map says that this is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.gathered import gathered
from argmap.checks.objections import advice, item, unanswered
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("unanswered-question", "AM402", Severity.NOTE)


def run(context: Context) -> Iterator[Diagnostic]:
    """One finding for the root file's unanswered questions. Linear in the map."""
    steps = [step for step in unanswered(context, "open") if step.kind == "question"]
    if not steps:
        return
    items = [item(context, step, "Nothing answers this question about", "about") for step in steps]
    yield from gathered(
        CHECK,
        context,
        items,
        lambda count: f"{count} questions about what the thesis rests on have no answer.",
        advice(context, steps),
    )
