"""The author is committed to lines that cannot all hold.

An author is committed to the claims without a `by`, to whatever is `by` the voice marked `#author`, to the
premises and conclusions of the steps that belong to that voice, and to all that those who speak *for* it
are committed to. A tension (`yet`, `contradicts`) whose `unless` does not stand, or a `rule` that is not
rebutted, says what cannot be held together. Every line that the finding lists is needed for the clash:
without any one of them it is gone.

## Why it matters

Whoever asserts both sides asserts nothing: anything at all follows. It is the first thing a critic looks
for.

The finding is a note where the clash needs an `assumption`, which the text leaves unsaid, and where the map
expects it: `expect VOICE inconsistent: ID, ID`.

## Flagged

```argmap flagged
voice editor #author: The editor

claim empty: The square was empty.
claim crowded: The crowd on the square cheered.
empty contradicts crowded
```

## Accepted

```argmap accepted
voice editor #author: The editor
voice mayor: The mayor

claim empty: The square was empty.
claim crowded by mayor: The crowd on the square cheered.
empty contradicts crowded
```

## How to mend

Give each line the voice that says it (`by`), use `VOICE holds ID` where the author only reports, or change
what the author claims. Where the text itself is at odds and the map is to show it, write down what is
expected.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.clashing import clash_findings
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("inconsistent-author", "AM301", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """The author's clashes, smallest first."""
    yield from clash_findings(CHECK, context, author=True)
