"""Two statements have the same prose.

Case and punctuation aside, the words are the same. Questions may be repeated: each is about its
own line. A premise that repeats its own conclusion is left to `restated-premise`.

## Why it matters

Two boxes with the same words are one statement to a reader and two to the map: an attack on the
one leaves the other standing, and a voice that holds the one is not held to the other.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
  reason fear: Nobody dares to use it.
    reason again: Its pillars are cracked.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
  reason fear: Nobody dares to use it.
    reason cracks
```

## How to mend

Keep one, under a name, and refer to it where the other stood (`reason cracks`). Where several
voices say it, list them: `by mayor, clerk`. Where different things are meant, say so in the
words.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import ArgumentMap, Statement
from argmap.model.calling import called

CHECK = Check("repeated-statement", "AM111", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's statements whose words stand earlier, or in a file that it imports.

    Linear in the prose.
    """
    arg_map = context.map
    first: dict[str, Statement] = {}
    own: list[tuple[str, Statement]] = []
    for statement in arg_map.statements.values():
        if statement.kind not in ("holds", "question"):
            folded = context.plain[statement.key]
            if statement.file == 0:
                own.append((folded, statement))
            else:
                first.setdefault(folded, statement)
    for folded, statement in own:
        earlier = first.setdefault(folded, statement)
        if folded and earlier is not statement and not _argued(arg_map, statement, earlier):
            yield _finding(arg_map, statement, earlier)


def _finding(arg_map: ArgumentMap, statement: Statement, earlier: Statement) -> Diagnostic:
    again = f"{statement.kind} {earlier.key}"
    if earlier.name is None:
        hint = "Give the first a name, and refer to it here."
    elif statement.kind in ("claim", "assumption"):
        hint = f"Keep one, and refer to it where the other is used (`premise {earlier.key}`)."
    else:
        hint = f"Refer to the first: write `{again}` here."
    return CHECK.found(
        f"This says the same as {called(arg_map, earlier.key)}.",
        statement.place,
        labels=[Label(earlier.place, "it is said here")],
        hint=hint,
    )


def _argued(arg_map: ArgumentMap, one: Statement, other: Statement) -> bool:
    """Whether one of two statements is given directly for the other."""
    pairs = ((one.key, other.key), (other.key, one.key))
    return any(
        step.supports and step.target == conclusion
        for premise, conclusion in pairs
        for step in arg_map.uses.get(premise, ())
    )
