"""A source is named that no line quotes.

A file without statements is a list of sources for others to import, and is left alone; so is a source that cannot
be read, of which `missing-source` tells.

## Why it matters

A source that is never quoted looks like evidence and is none: either the quotes are still to be
added, or the text does not bear on the map.

## Flagged

```argmap flagged
source report: report.txt

claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
```

## How to mend

Quote the source under the statements that rest on it (`> report: the words`), or delete the line.
`--fix` does not delete it, for a map that imports this one may quote it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.edits import without_entry
from argmap.diagnostic import Diagnostic, Fix, Severity
from argmap.model import SourceText

CHECK = Check("unused-source", "AM104", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's sources that nothing in the map quotes. Linear in the map."""
    arg_map = context.map
    idle = [each for each in arg_map.sources.values() if each.file == 0]
    if not idle or not any(each.file == 0 for each in arg_map.statements.values()):
        return
    quoted = {
        quote.source
        for statement in arg_map.statements.values()
        if statement.quotes
        for quote in statement.quotes
    }
    for source in idle:
        state = context.sources.get(source.key)
        if source.key not in quoted and not (state and state.missing):
            yield CHECK.found(
                f"The source `{source.key}` is quoted nowhere.",
                source.place,
                hint=f"Quote it with `> {source.key}: …` under a statement, or delete this line.",
                fix=_deletion(context, source),
            )


def _deletion(context: Context, source: SourceText) -> Fix:
    edit = without_entry(context.documents[0], source.place.start)
    return Fix(f"delete the source `{source.key}`", (edit,), safe=False)
