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

See whether the quotes still say what they said, then run `argmap lock`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import SourceText
from argmap.quotes import QuoteReport, QuoteStatus, SourceState
from argmap.quotes.records import surroundings
from argmap.source import Place

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
    fates = [(report, fate) for report in suspects if (fate := _fate(report))]
    parts = []
    for fate in dict.fromkeys(fate for _, fate in fates):
        count = sum(each == fate for _, each in fates)
        parts.append(f"{count} {'quote' if count == 1 else 'quotes'} {fate}")
    what = "; ".join(parts) or "every quote stands where it stood"
    return CHECK.found(
        f"`{source.path}` is not the text that was locked: {what}.",
        source.place,
        labels=_labels(fates),
        hint="See whether its quotes still say what they said, then run `argmap lock`.",
    )


def _fate(report: QuoteReport) -> str:
    """What a new text did to a quote; empty where it stands as it stood."""
    record, place = report.record, report.place
    if record is None:
        return "not in the lock"
    if report.status is QuoteStatus.NOT_FOUND:
        return "gone"
    if place is None:
        return "no longer in one place only"
    if surroundings(*place) != (record.before, record.after):
        return "among other words"
    return "" if place.span.start == record.start else "moved"


def _unlocked(source: SourceText, suspects: list[QuoteReport]) -> Diagnostic:
    count = len(suspects)
    what = "a quote" if count == 1 else f"{count} quotes"
    return CHECK.found(
        f"`argmap.lock` does not have {what} of `{source.key}` as now written.",
        source.place,
        labels=_labels([(report, "not in the lock") for report in suspects]),
        hint="Run `argmap lock`, so that they can be checked without the text.",
    )


def _labels(fates: list[tuple[QuoteReport, str]]) -> list[Label]:
    places: list[tuple[Place, str]] = [(report.quote.place, fate) for report, fate in fates]
    return [Label(*each) for each in places[:_MOST_LABELS]]
