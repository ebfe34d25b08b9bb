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
from argmap.checks.clashing import concerns_root, undecided
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import Rule, Tension
from argmap.reasoning.bonds import BOUND

CHECK = Check("impossible-rules", "AM305", Severity.ERROR)

_LINES = 40


def run(context: Context) -> Iterator[Diagnostic]:
    """Minimal sets of the rules and tensions in force that cannot hold; one question for each group of them."""
    if not context.map.rules:
        return
    conflicts = context.bonds.impossible
    for conflict in conflicts.found:
        if not concerns_root(context.map, conflict):
            continue
        lines: list[Rule | Tension] = [context.map.rules[key] for key in conflict.rules]
        lines += [context.map.tensions[key] for key in conflict.tensions]
        lines.sort(key=lambda each: (each.file, each.place.span))
        first, *others = lines[:_LINES]
        yield CHECK.found(
            "This rule cannot hold."
            if len(lines) == 1
            else f"These {len(lines)} lines cannot all hold, whatever anybody holds.",
            first.place,
            note="it comes out false in every case" if len(lines) == 1 else "",
            labels=[
                Label(
                    each.place,
                    "nor with this rule"
                    if isinstance(each, Rule)
                    else f"nor with this `{each.kind}`",
                )
                for each in others
            ],
            hint=_hint(conflict.minimal, conflicts.complete),
        )
    if rules := conflicts.undecided:
        whether = "all rules can hold at all"
        yield undecided(CHECK, context.map, whether, rules, Severity.NOTE)


def _hint(minimal: bool, complete: bool) -> str:
    hint = "Correct the one that says more than was meant."
    if not minimal:
        return f"{hint} The search stopped early: not every one of these lines may be needed."
    if not complete:
        return f"{hint} There may be other sets: the search stops after {BOUND}, or when it takes too long."
    return hint
