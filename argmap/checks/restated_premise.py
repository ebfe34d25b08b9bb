"""A premise says the same as the conclusion that it is given for.

Two statements say the same when only case, punctuation and words such as *the*, *that*,
*therefore* or *really* part them. Words of negation are never passed over. For languages other
than English, only case and punctuation are.

## Why it matters

Who repeats a claim in support of it has given no reason. Where a paraphrase is meant as a reason,
what it adds should be visible in its words.

## Flagged

```argmap flagged
claim tax #thesis: The tax is unjust.
  reason really: This tax is really unjust!
```

## Accepted

```argmap accepted
claim tax #thesis: The tax is unjust.
  reason poor: The poor pay a greater part of their income than the rich.
```

## How to mend

Delete the premise, and put what its quotes and reasons say under the conclusion; or say in its
words what makes it a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.wording import say_the_same
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model.calling import called

CHECK = Check("restated-premise", "AM110", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """Steps for a statement with the statement itself, said again, among the premises.

    Linear in the prose.
    """
    statements = context.map.statements
    for step in context.map.steps.values():
        if step.file or not step.supports or step.target not in statements:
            continue
        conclusion = context.plain[step.target]
        for premise in step.premises:
            if premise != step.target and say_the_same(context.plain[premise], conclusion):
                about = called(context.map, step.target)
                place = step.place if step.reference else statements[premise].place
                yield CHECK.found(
                    f"A premise for {about} says only {about} again.",
                    place,
                    labels=[Label(statements[step.target].place, "the conclusion")],
                    hint="Give a reason that says something else, or delete this one.",
                )
