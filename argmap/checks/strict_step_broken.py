"""The premises of a `strictly` step stand, and its conclusion does not.

Every objection is counted, also those against the step itself. The finding says what keeps the conclusion from
standing.

## Why it matters

Strictly means without exception: whoever accepts the premises must accept the conclusion. A map in which the
premises stand and the conclusion falls, or is open, asks its reader to do one and not the other. So it is a
warning; an `expect` about the conclusion says that it is known, and then it is a note.

## Flagged

```argmap flagged
claim passable #thesis: The bridge can be passed.
  rebuttal closed: It is closed.
    because strictly
      premise cracks: Its pillars are cracked.
      premise law: A bridge with cracked pillars is closed.
    rebuttal seen: A bus crossed it this morning.

rule: cracks and law implies closed
```

## Accepted

```argmap accepted
claim passable #thesis: The bridge can be passed.
  rebuttal closed: It is closed.
    because strictly
      premise cracks: Its pillars are cracked.
      premise law: A bridge with cracked pillars is closed.
        rebuttal seen: A bus crossed it this morning.

rule: cracks and law implies closed
```

## How to mend

What speaks against the conclusion of a strict step speaks against one of its premises: write it there. Or take
out `strictly`, where there are exceptions after all.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.grounded import expected, ground_labels, ground_of
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import IS
from argmap.model.calling import called
from argmap.reasoning.telling import because

CHECK = Check("strict-step-broken", "AM309", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's strict steps whose premises stand in vain. Linear in the map."""
    arg_map = context.map
    for step in arg_map.steps.values():
        if not step.strict or step.file or step.target not in arg_map.statements:
            continue
        standing = context.standing
        verdict = standing[step.target]
        if verdict == "stands" or any(standing[key] != "stands" for key in step.premises):
            continue
        # An objection to the step leaves the conclusion without it, so the step's own ground says more.
        at = step.key if standing[step.key] != "stands" else step.target
        found = ground_of(context, at)
        why = because(arg_map, found)
        if at == step.key:
            why = f"the step {IS[standing[at]]}, {why}"
        yield CHECK.found(
            f"The premises of this strict step stand, but {called(arg_map, step.target)}"
            f" {IS[verdict]}: {why}.",
            step.place,
            labels=ground_labels(context, found),
            hint="Write the objection under the premise that it speaks against, or take out `strictly`.",
            severity=Severity.NOTE if step.target in expected(arg_map) else None,
        )
