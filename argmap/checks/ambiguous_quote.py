"""The words of a quote stand more than once in its source, and no number says which is meant.

Whole words count: where *cause* stands by itself, the *cause* in *because* is no second place.

## Why it matters

The same words can be one person's in one place and another's in the next. A reader who looks the
quote up must find the place that was meant, and only a certain place can be locked.

## Flagged

```text debate.txt
The mayor said that the bridge is safe. The engineer denied that the bridge is safe.
```

```argmap flagged
source debate: debate.txt

claim safe #thesis: The bridge is safe.
  > debate: the bridge is safe
```

## Accepted

```argmap accepted
source debate: debate.txt

claim safe #thesis: The bridge is safe.
  > debate#1: the bridge is safe
```

## How to mend

Put the number of the place after the source's name, or quote more words.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.quotes import QuoteStatus
from argmap.quotes.passages import surroundings

CHECK = Check("ambiguous-quote", "AM203", Severity.ERROR)
_MOST_PLACES = 6


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's quotes that stand in several places. Linear in the quotes."""
    root = context.map.texts[0]
    for report in context.quotes:
        quote = report.quote
        if report.status is not QuoteStatus.AMBIGUOUS or quote.place.text is not root:
            continue
        count = len(report.places)
        yield CHECK.found(
            f"These words stand in `{quote.source}` {'twice' if count == 2 else f'{count} times'}.",
            quote.place,
            labels=[
                Label(place, f"#{number}: {surroundings(place)}")
                for number, place in enumerate(report.places[:_MOST_PLACES], 1)
            ],
            hint=f"Say which is meant, such as `> {quote.source}#1: …`, or quote more words.",
        )
