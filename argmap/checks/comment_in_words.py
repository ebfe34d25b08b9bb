"""The words of a statement end in what looks like a comment.

A comment has a line of its own: `#` within words is part of them, and is drawn with them. Taken for a comment is what
follows a `#` that has blanks on both sides, where a sentence ends before it, where two blanks stand before it, or
where it begins as comments do (*todo*, *see*, *my*).

## Why it matters

What was for the map's writers alone stands before all its readers.

It is a note, for words may well have a `#` in them.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed. # the engineer's view
  reason cracks: Its pillars are cracked.
```

## Accepted

```argmap accepted
# the engineer's view
claim bridge #thesis: The bridge must be closed.
  reason key: Whoever rings the alarm presses the # key.
```

## How to mend

Move the comment to a line of its own, above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity
from argmap.source import Place

CHECK = Check("comment-in-words", "AM115", Severity.NOTE)

_COMMENT = re.compile(
    r"""(?: (?<=[.!?…]\s) | (?<=\s\s)
          | (?<=\s)(?=\#\s+(?:todo|fixme|xxx|note|see|cf|my|this|check|ask)\b) )
        \#\s+[^\W\d_][^\#]*$""",
    re.VERBOSE | re.IGNORECASE,
)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's statements with a comment in their words. Linear in the map."""
    text = context.map.texts[0]
    if " # " not in text.content:
        return
    for statement in context.map.statements.values():
        if statement.file == 0 and "# " in statement.prose:
            start = statement.place.start
            if found := _COMMENT.search(text.excerpt(statement.place.span)):
                begin, end = found.span()
                yield CHECK.found(
                    "This looks like a comment, and is part of the words.",
                    Place(text, start + begin, start + end),
                    hint="Move it to a line of its own above, beginning with `#`.",
                )
