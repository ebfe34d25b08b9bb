"""Rules that cannot hold at all, whatever anybody holds.

Rules that are not rebutted, with the tensions (`yet`, `contradicts`) whose `unless` does not stand, must leave
open at least one way in which all of them hold. Where they do not, the finding lists a smallest set of lines
that cannot hold together: without any one of them the others can.

## Why it matters

A rule binds whoever holds what it names. Rules that cannot hold bind everybody to the impossible: whoever holds
anything then seems inconsistent, and any conclusion at all seems to follow. So it is an error, and strict steps
are not judged before it is mended.

Sets are found by a solver, smallest first, at most twenty for each group of rules that share statements; the
message says where there may be more.

## Flagged

```argmap flagged
claim closed #thesis: The bridge is closed.
  reason cracks: Its pillars are cracked.

claim unsafe #supposed: Nobody may cross it.
claim rebuilt #supposed: It has been strengthened.

rule: unsafe or rebuilt
rule: rebuilt implies unsafe
rule: not unsafe
```

## Accepted

```argmap accepted
claim closed #thesis: The bridge is closed.
  reason cracks: Its pillars are cracked.

claim unsafe #supposed: Nobody may cross it.
claim rebuilt #supposed: It has been strengthened.

rule: unsafe or rebuilt
rule: rebuilt implies not unsafe
```

## How to mend

Correct the rule that says more than was meant: most often an `iff` that should be `implies`, an `implies` the
wrong way round, or an `or` that should be `and`. A rule that somebody disputes is disputed by `on RULE` with a
`rebuttal`; then it does not bind.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.clashing import concerning_root, first_of, undecided
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import Rule, Tension

CHECK = Check("impossible-rules", "AM305", Severity.ERROR)


def run(context: Context) -> Iterator[Diagnostic]:
    """Minimal sets of the rules and tensions in force that cannot hold; one question for each group of them."""
    if not context.map.rules:
        return
    arg_map, conflicts = context.map, context.bonds.impossible
    for conflict, search in concerning_root(arg_map, conflicts):
        lines: list[Rule | Tension] = [arg_map.rules[key] for key in conflict.rules]
        lines += [arg_map.tensions[key] for key in conflict.tensions]
        lines.sort(key=lambda each: (each.file, each.place.span))
        one = len(lines) == 1
        first, *labels = first_of([Label(each.place, _nor(each)) for each in lines])
        yield CHECK.found(
            "This rule cannot hold."
            if one
            else f"These {len(lines)} lines cannot all hold, whatever anybody holds.",
            first.place,
            note="it comes out false in every case" if one else "",
            labels=labels,
            hint=f"Correct the one that says more than was meant. {search}".rstrip(),
        )
    if rules := conflicts.undecided:
        whether = "all rules can hold at all"
        yield undecided(CHECK, arg_map, whether, rules, Severity.NOTE)


def _nor(bond: Rule | Tension) -> str:
    return f"nor with this {'rule' if isinstance(bond, Rule) else f'`{bond.kind}`'}"
