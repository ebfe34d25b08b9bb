"""A voice other than the author is committed to lines that cannot all hold.

A voice is committed to what is `by` it, to the premises and conclusions of its steps, to what follows from
these by a step marked `strictly`, and to all that those who speak *for* it are committed to. A tension
(`yet`, `contradicts`) whose `unless` does not stand, or a `rule` that is not rebutted, says what cannot be
held together. Every line that the finding lists is needed for the clash: without any one of them it is
gone.

## Why it matters

Either the text catches somebody in a contradiction, and the map should say so; or the mapper has put into
somebody's mouth what they did not say.

The finding is a note where a step rests on `VOICE holds ID` for each of the statements that clash, since
the contradiction is then what the text is about; where it needs an `assumption`, which the text leaves
unsaid; and where the map expects it: `expect VOICE inconsistent: ID, ID`.

## Flagged

```argmap flagged
voice party: The party
voice spokesman for party: Its spokesman

claim distrust by spokesman: They are not to be trusted.
claim eager by party: A treaty with them is badly wanted.
distrust yet eager: Nobody hurries to make a treaty with those he distrusts.
```

## Accepted

```argmap accepted
voice party: The party
voice rival: Its rival

claim distrust by rival: They are not to be trusted.
claim eager by party: A treaty with them is badly wanted.
distrust yet eager: Nobody hurries to make a treaty with those he distrusts.
```

## How to mend

Give each line the voice that says it. Where the text charges the voice with inconsistency, let the step
that does so rest on `premise VOICE holds ID`, or write down what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.clashing import clash_findings
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("inconsistent-voice", "AM302", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The clashes of all voices but the author, smallest first."""
    yield from clash_findings(CHECK, context, author=False)
