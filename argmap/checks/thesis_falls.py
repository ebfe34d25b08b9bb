"""The thesis falls when every objection is counted.

By the map's own lines something that stands is against the thesis, or every reason for it falls. The finding
says which. A thesis that is *open*, because a question has no answer or two statements contradict each other,
is not reported; nor is one that falls only because its support goes in a circle, of which `circular-support` tells.

## Why it matters

The thesis is what the map is drawn for, and a reader takes it to be what the map shows. Where the map shows the
opposite, one of the two is not as its writer meant it.

So it is a warning, unless an `expect` says what becomes of the thesis: then the writer knows, and
`expectation-failed` tells when it is not so.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
  rebuttal only: It is the only way to the hospital.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
  rebuttal only: It is the only way to the hospital.
    rebuttal ferry: There is a ferry.
```

## How to mend

Answer the objection (`rebuttal`, `but`, `unless` under it), where the text does. Where it does not, and that
is what the map is to show, write `expect ID falls`. `argmap why ID` gives the whole of the reason, and the
smallest changes that would make the thesis stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from argmap.checks.check import Check, Context
from argmap.checks.grounded import expected, ground_labels, ground_of
from argmap.diagnostic import Diagnostic, Severity
from argmap.model.calling import called
from argmap.reasoning.sides import theses
from argmap.reasoning.telling import because

CHECK = Check("thesis-falls", "AM404", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's theses that fall and that no ``expect`` is about. Linear in the map."""
    arg_map = context.map
    known = expected(arg_map)
    for thesis in theses(arg_map):
        if thesis.key in known or context.standing[thesis.key] != "falls":
            continue
        if _circular(context, thesis.key):
            continue
        found = ground_of(context, thesis.key)
        hint = "Answer the objection"
        if found.kind == "unsupported":
            hint = "Answer what speaks against its reasons, or give another"
        elif found.kind == "supposed":
            hint = "Give a reason for it, or take out `#supposed`"
        pin = (
            f"; or, if it is meant, write `expect {thesis.key} falls`"
            if "@" not in thesis.key
            else ""
        )
        yield CHECK.found(
            f"The thesis {called(arg_map, thesis.key)} falls: {because(arg_map, found)}.",
            thesis.place,
            labels=ground_labels(context, found),
            hint=f"{hint}{pin}.",
        )


def _circular(context: Context, thesis: str) -> bool:
    """Whether it falls because its support goes in a circle through this file, and for nothing else. Linear."""
    rests: dict[str, tuple[str, ...]] = {}
    todo = [thesis]
    while todo:
        key = todo.pop()
        if key not in rests:
            found = ground_of(context, key)
            if found.kind != "unsupported":
                return False
            rests[key] = found.by
            todo += found.by
    waiting = Counter(chain.from_iterable(rests.values()))
    free = [key for key in rests if not waiting[key]]
    while free:
        for each in rests.pop(free.pop()):
            waiting[each] -= 1
            if not waiting[each]:
                free.append(each)
    steps = context.map.steps
    return any(key in steps and steps[key].file == 0 for key in rests)
