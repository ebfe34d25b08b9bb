"""A claim is tied to nothing else in the map.

A claim is tied when a step is for or against it or uses it, when somebody *holds* it, when a
tension (`yet`, `contradicts`) or a rule names it, or when an `expect` tests it. A map that
consists of one claim is a thesis still waiting for its reasons, and is left alone.

## Why it matters

A stray claim is drawn as a box without an arrow. It argues for nothing and nothing argues for it:
usually the line that should have used it was forgotten.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.

claim detour: There is a detour by the mill.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
  rebuttal trade: The market would lose its customers.
    rebuttal detour

claim detour: There is a detour by the mill.
```

## How to mend

Use the claim where it counts (`reason detour`, `rebuttal detour`, `premise detour`), give it
reasons of its own, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import ArgumentMap, StandingExpectation
from argmap.syntax.nodes import Name

CHECK = Check("stray-claim", "AM105", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's claims that nothing involves. Linear in the map."""
    arg_map = context.map
    if len(arg_map.statements) == 1:
        return
    targets = {step.target for step in arg_map.steps.values()}
    loose = [
        each
        for each in arg_map.statements.values()
        if each.kind == "claim"
        and each.file == 0
        and each.key not in targets
        and each.key not in arg_map.uses
    ]
    if not loose:
        return
    named = _named(arg_map)
    for claim in loose:
        if claim.key not in named:
            yield CHECK.found(
                f"The claim `{claim.key}` is tied to nothing.",
                claim.place,
                hint=f"Use it (`reason {claim.key}`, `rebuttal {claim.key}`), give it reasons, or delete it.",
            )


def _named(arg_map: ArgumentMap) -> set[str]:
    """Statements that something other than a step involves."""
    named = {each.held[1] for each in arg_map.statements.values() if each.held}
    for tension in arg_map.tensions.values():
        named.update((tension.left, tension.right))
    for rule in arg_map.rules.values():
        named.update(item.text for item in rule.formula.items if isinstance(item, Name))
    for expectation in arg_map.expectations:
        if isinstance(expectation, StandingExpectation):
            named.add(expectation.statement)
        else:
            named.update(expectation.statements)
    return named
