"""A source cannot be read, and no lock stands in for it.

The path of a `source` line is relative to the file that names it. A source is UTF-8: plain text,
or Markdown, which counts as plain text. Where the text is absent, an `argmap.lock` beside the map
is enough.

## Why it matters

No quote can be checked against a text that is not there. The text is often somebody's copyright
and cannot be committed; then the lock, which has none of its words, is what others check against.

## Flagged

```argmap flagged
source speech: no-such-speech.txt

claim late #thesis: The bridge came too late.
  > speech: ten years too late
```

## Accepted

```text speech.txt
The bridge, the mayor said, came ten years too late.
```

```argmap accepted
source speech: speech.txt

claim late #thesis: The bridge came too late.
  > speech: ten years too late
```

## How to mend

Put the text where the path says, or correct the path. Or run `argmap lock` where the text is, and
commit `argmap.lock`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Edit, Fix, Severity
from argmap.quotes import absent_source
from argmap.quotes.sources import ADDRESS
from argmap.source import Text

CHECK = Check("missing-source", "AM201", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """Sources that are neither readable nor absent and locked, and locks that are broken. Linear in their number."""
    unknown = absent_source()
    told: set[Text] = set()
    for source in context.map.sources.values():
        state = context.sources.get(source.key, unknown)
        if state.broken_lock and source.place.text not in told:
            told.add(source.place.text)
            yield CHECK.found(
                f"What is locked of `{source.key}` cannot be read: {state.broken_lock}.",
                source.place,
                hint="The text is at hand, and its quotes are looked up in it.",
            )
        if not state.missing:
            continue
        reason, fix = state.reason, None
        hint = state.way_out or "Correct the path, or the file."
        if state.near:
            hint = f"Did you mean `{state.near}`?"
            fix = Fix(f"write `{state.near}`", (Edit(source.place, state.near),), safe=False)
        elif ADDRESS.match(source.path):
            name = source.key.rpartition(".")[2]
            reason = "it is an address, not a file"
            hint = f"Save the page's text as a file, and name that: `source {name}: {name}.txt`."
        elif state.absent:
            hint = (
                f"Put the text at `{source.path}`, relative to this file; or run `argmap lock`"
                " where the text is, and commit `argmap.lock`."
            )
        yield CHECK.found(
            f"The source `{source.key}` cannot be read: {reason}.",
            source.place,
            hint=hint,
            fix=fix,
        )
