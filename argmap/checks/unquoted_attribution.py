"""A statement is said to be another's, and nothing of theirs is quoted.

Only files that name or quote a source are looked at, and only statements with `by` and a voice
other than the author. Assumptions, questions and what is `#supposed` are left alone.

## Why it matters

That somebody said something is a claim that a quote can prove. Without one, the reader has only
the mapper's word for it.

## Flagged

```text column.txt
“The pillars are as good as new,” the mayor said. I doubt it.
```

```argmap flagged
source column: column.txt
voice columnist #author: The columnist
voice mayor: The mayor

claim doubt #thesis: The bridge may not be safe.
  > column: I doubt it
  rebuttal safe by mayor: The bridge is safe.
```

## Accepted

```argmap accepted
source column: column.txt
voice columnist #author: The columnist
voice mayor: The mayor

claim doubt #thesis: The bridge may not be safe.
  > column: I doubt it
  rebuttal safe by mayor: The bridge is safe.
    > column: The pillars are as good as new
```

## How to mend

Quote what shows that they hold it. It may be the author's report of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ArgumentMap, Statement

CHECK = Check("unquoted-attribution", "AM206", Severity.NOTE)
_UNSAID = frozenset(("assumption", "question", "holds"))


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's attributed statements without a quote. Linear in the map."""
    arg_map = context.map
    if not arg_map.sources or not _has_sources(arg_map):
        return
    for statement in arg_map.statements.values():
        if statement.voices and not statement.quotes and _is_anothers(arg_map, statement):
            names = ", ".join(arg_map.voices[key].title for key in statement.voices)
            yield CHECK.found(
                f"This is said to be held by another ({names}), and no source is quoted for it.",
                statement.place,
                hint=f"Quote what shows it: `> {next(iter(arg_map.sources))}: …`.",
            )


def _has_sources(arg_map: ArgumentMap) -> bool:
    """Whether the root file names a source, or quotes one of an imported file."""
    root = arg_map.texts[0]
    return any(source.place.text is root for source in arg_map.sources.values()) or any(
        statement.quotes for statement in arg_map.statements.values() if statement.file == 0
    )


def _is_anothers(arg_map: ArgumentMap, statement: Statement) -> bool:
    return (
        statement.file == 0
        and statement.kind not in _UNSAID
        and "supposed" not in statement.marks
        and arg_map.author not in statement.voices
    )
