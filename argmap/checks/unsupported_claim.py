"""A claim of the author's that the thesis rests on has nothing to show for it.

Either nothing is said for it: it has no reason and no quote, is not marked `#given`, and belongs to nobody but
the author. Or every reason that it has falls, so that it falls with them. Whoever argues from another's claim
need not prove it, so a claim `by` others is passed over. A `premise` or `reason` needs no support to be one.

## Why it matters

A `claim` has a line to itself because it is worth discussing. If nothing is said for it, a critic's first
question is why anybody should believe it.

It is a note, for every argument begins somewhere; and all of a map's are one finding, with a label for each. A
claim that an `expect` is about is known, and not reported; what becomes of the thesis is left to
`thesis-falls`.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason unsafe

claim unsafe: It is unsafe.
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason unsafe
  reason law

claim unsafe: It is unsafe.
  reason cracks: Its pillars are cracked.

claim law #given: The law forbids lorries on it.
```

## How to mend

Give a reason, quote the source, or mark it `#given` where nobody disputes it. Where its reasons fall, answer what
speaks against them.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.gathered import Item, gathered
from argmap.checks.grounded import expected, ground_of
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Statement
from argmap.model.calling import called
from argmap.reasoning.ownership import authors
from argmap.reasoning.sides import theses
from argmap.reasoning.telling import because

CHECK = Check("unsupported-claim", "AM403", Severity.NOTE)


def run(context: Context) -> Iterator[Diagnostic]:
    """One finding for the root file's claims without support. Linear in the map."""
    arg_map = context.map
    author = {authors(arg_map)[0]}
    passed = expected(arg_map).union(each.key for each in theses(arg_map))
    items = []
    for claim in arg_map.statements.values():
        if (
            claim.kind == "claim"
            and claim.file == 0
            and claim.key in context.argued_for
            and claim.key not in passed
            and author.issuperset(claim.voices)
            and (item := _item(context, claim))
        ):
            items.append(item)
    yield from gathered(
        CHECK,
        context,
        items,
        lambda count: f"{count} claims that the thesis rests on have nothing to show for them.",
        "Give a reason, quote the source, or mark it `#given` where nobody disputes it.",
    )


def _item(context: Context, claim: Statement) -> Item | None:
    arg_map = context.map
    name = called(arg_map, claim.key)
    if claim.key not in arg_map.supporters:
        if claim.quotes or "given" in claim.marks or "supposed" in claim.marks:
            return None
        return Item(claim.place, f"Nothing is said for {name}.", f"nothing is said for {name}")
    if context.standing[claim.key] != "falls":
        return None
    found = ground_of(context, claim.key)
    if found.kind != "unsupported":
        return None
    why = because(arg_map, found)
    return Item(
        claim.place, f"Nothing that is said for {name} stands: {why}.", f"{name} falls: {why}"
    )
