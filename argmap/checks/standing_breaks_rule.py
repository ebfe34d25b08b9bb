"""Statements that all stand break a rule or a `yet` together.

Each of them stands when every objection is counted; nobody could hold all of them, by a rule that is not
rebutted or a tension whose `unless` does not stand. The set is minimal: without any one of its lines the rest
go together. A `contradicts` cannot be broken so by itself, for its two sides attack each other.

## Why it matters

What stands in a map is what a reader takes away from it. Here the map accepts what nobody could hold, so one of
the statements should not have stood, and nothing in the map says which.

It is a warning, since the picture misleads. Where one voice holds the whole set, the finding is that voice's
own inconsistency (`inconsistent-author`, `inconsistent-voice`) and not repeated here. It is a note where the
set needs an `assumption`.

## Flagged

```argmap flagged
voice mayor: The mayor
voice driver: The driver

claim closed by mayor #thesis: The bridge is closed.
  reason sign by mayor: There is a sign.
claim crossed by driver: The bus crossed the bridge.

closed yet crossed: Nobody crosses a closed bridge.
```

## Accepted

```argmap accepted
voice mayor: The mayor
voice driver: The driver

claim closed by mayor #thesis: The bridge is closed.
  reason sign by mayor: There is a sign.
claim crossed by driver: The bus crossed the bridge.
  rebuttal other by mayor: It crossed the new bridge.

closed yet crossed: Nobody crosses a closed bridge.
```

## How to mend

Write what speaks against the statement that should not stand. Where both cannot be true, `contradicts` says
more than `yet`: then neither stands until one of them is answered. Or put an `unless` under the tension.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.clashing import concerning_root, standing_lines, together, undecided
from argmap.diagnostic import Diagnostic, Severity

CHECK = Check("standing-breaks-rule", "AM308", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """Minimal sets of standing statements that break something. Linear where tensions alone bind."""
    arg_map, bonds = context.map, context.bonds
    bound = bonds.statements
    if not bound:
        return
    held = {clash.conflict for clash in context.clashes.found}
    standing = context.standing
    conflicts = bonds.conflicts({key for key in bound if standing[key] == "stands"})
    for conflict, search in concerning_root(arg_map, conflicts, held):
        first, *labels = standing_lines(arg_map, conflict)
        statements = [arg_map.statements[key] for key in conflict.statements]
        assumed = any(each.kind == "assumption" for each in statements)
        all_stand = {1: "it stands", 2: "both stand"}.get(len(statements), "all of them stand")
        yield CHECK.found(
            f"Nobody can hold {together(arg_map, conflict.statements)}, and here {all_stand}.",
            first.place,
            note=first.message,
            labels=labels,
            hint=f"Write what speaks against the one that should not stand. {search}".rstrip(),
            severity=Severity.NOTE if assumed else None,
        )
    if rules := conflicts.undecided:
        whether = "what stands can be held together"
        yield undecided(CHECK, arg_map, whether, rules, Severity.NOTE)
