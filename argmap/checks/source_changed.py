"""A source is not the text that was locked, or a quote of it is not in the lock.

`argmap.lock` says which text the quotes were verified against. Where the text is at hand and
differs, every quote of it is suspect until it is locked again, even one that still stands in it:
it may stand elsewhere now, or among other words. Likewise a quote that was added or changed
since.

## Why it matters

Whoever has only the lock takes its word. A lock that is behind the text or the map makes them check
something else than you do.

## Flagged

The lock beside this map was made when the report said that one pillar was cracked.

```text report.txt
Two of the four pillars are cracked, and the third is not.
```

```argmap flagged
source report: report.txt

claim cracks #thesis: The pillars are cracked.
  > report: pillars are cracked
```

## Accepted

The lock does not have this report, so nothing is said of it.

```text survey.txt
Two of the four pillars are cracked, and the third is not.
```

```argmap accepted
source survey: survey.txt

claim cracks #thesis: The pillars are cracked.
  > survey: pillars are cracked
```

## How to mend

See whether the quotes still say what they said, then run `argmap lock`. A quote that is *changed* is shown with what
the passage most like it has instead. Where a quote only moved, and its `#N` with it, `argmap check --fix` gives it the
number that it needs now: its words, and the 32 characters before and after it, are those that were locked.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import SourceText
from argmap.quotes import QuoteReport, SourceState
from argmap.quotes.drift import Fate, drifts, fate_said, to_renumber

CHECK = Check("source-changed", "AM208", Severity.WARNING)
_MOST_LABELS = 10


def run(context: Context) -> Iterator[Diagnostic]:
    """The sources that differ from the lock, or are quoted otherwise. Linear in the quotes."""
    locked = {key: state for key, state in context.sources.items() if state.text and state.record}
    if not locked:
        return
    suspects: dict[str, list[QuoteReport]] = {key: [] for key in locked}
    for report in context.quotes:
        if report.suspect:
            suspects[report.quote.source].append(report)
    for key, state in locked.items():
        source = context.map.sources[key]
        if state.changed:
            yield _changed(source, state, suspects[key])
        elif suspects[key]:
            yield _unlocked(source, suspects[key])


def _changed(source: SourceText, state: SourceState, suspects: list[QuoteReport]) -> Diagnostic:
    """A finding on a source that changed, with what became of its quotes."""
    drifted = list(drifts(suspects, state))
    found = [each for each in drifted if each.fate is not Fate.KEPT]
    parts = []
    for fate in dict.fromkeys(each.fate for each in found):
        count = sum(each.fate is fate for each in found)
        parts.append(f"{count} {'quote' if count == 1 else 'quotes'} {fate.value}")
    what = "; ".join(parts) or "every quote stands where it stood"
    hint = "See whether its quotes still say what they said, then run `argmap lock`."
    if to_renumber(drifted):
        hint = f"`argmap check --fix` gives what moved its new number. {hint}"
    labels = [Label(each.report.quote.place, fate_said(each)) for each in found[:_MOST_LABELS]]
    return CHECK.found(
        f"`{source.path}` is not the text that was locked: {what}.",
        source.place,
        labels=labels,
        hint=hint,
    )


def _unlocked(source: SourceText, suspects: list[QuoteReport]) -> Diagnostic:
    count = len(suspects)
    what = "a quote" if count == 1 else f"{count} quotes"
    return CHECK.found(
        f"`argmap.lock` does not have {what} of `{source.key}` as now written.",
        source.place,
        labels=[Label(each.quote.place, Fate.NEW.value) for each in suspects[:_MOST_LABELS]],
        hint="Run `argmap lock`, so that they can be checked without the text.",
    )
