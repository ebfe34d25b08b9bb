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
from argmap.diagnostic import Diagnostic, Severity
from argmap.quotes import absent_source

CHECK = Check("missing-source", "AM201", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """The sources that are neither readable nor absent and locked. Linear in their number."""
    unknown = absent_source()
    for source in context.map.sources.values():
        state = context.sources.get(source.key, unknown)
        if state.text is not None or (state.absent and state.record):
            continue
        hint = "Correct the path, or the file."
        if state.absent:
            hint = (
                f"Put the text at `{source.path}`, relative to this file; or run `argmap lock`"
                " where the text is, and commit `argmap.lock`."
            )
        yield CHECK.found(
            f"The source `{source.key}` cannot be read: {state.reason}.", source.place, hint=hint
        )
