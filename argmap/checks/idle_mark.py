"""A mark with a meaning stands where it has none.

`#thesis`, `#given` and `#supposed` say something of a statement, `#author` of a voice. On a line of the other kind,
and on a `premise` that is only referred to, they are tags without a meaning. Beside `#supposed`, `#given` is one too:
what is only supposed is not asserted.

## Why it matters

The map seems to say who wrote the text, what its point is, or what is a fact, and does not.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks #author: Its pillars are cracked.
```

## Accepted

```argmap accepted
voice engineer #author: The engineer

claim bridge #thesis: The bridge must be closed.
  reason cracks #given: Its pillars are cracked.
```

## How to mend

Write the mark on the line that it is about, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity
from argmap.syntax.keywords import STATEMENT_MARKS, VOICE_MARKS
from argmap.syntax.nodes import HoldsLine, ReferenceLine, StatementLine, VoiceLine

CHECK = Check("idle-mark", "AM117", Severity.WARNING)

Marked = StatementLine | HoldsLine | ReferenceLine | VoiceLine


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's marks that mean nothing where they stand. Linear in the file."""
    document = context.documents[0]
    for entry in document.entries:
        if isinstance(entry.line, Marked):
            for mark in entry.line.marks:
                if said := _idle(entry.line, mark.text):
                    message, hint = said
                    yield CHECK.found(message, entry.place(document.text, mark), hint=hint)


def _idle(line: Marked, mark: str) -> tuple[str, str] | None:
    """Why a mark means nothing on a line, and what to do; None where it means something, or is a tag."""
    if isinstance(line, VoiceLine) and mark in STATEMENT_MARKS:
        hint = "Write it on the line of the statement that is meant."
        return f"`#{mark}` marks a statement; on a voice it means nothing.", hint
    if not isinstance(line, VoiceLine) and mark in VOICE_MARKS:
        hint = "Write it on the `voice` line of whoever wrote the text."
        return f"`#{mark}` marks a voice; on a statement it means nothing.", hint
    if isinstance(line, ReferenceLine) and mark in STATEMENT_MARKS:
        hint = f"Write it where `{line.name.text}` is defined."
        return f"`#{mark}` means nothing where a statement is only referred to.", hint
    if mark == "given" and any(each.text == "supposed" for each in line.marks):
        hint = "Keep one: `#given` is for a fact, `#supposed` for what is not asserted."
        return "`#given` means nothing beside `#supposed`.", hint
    return None
