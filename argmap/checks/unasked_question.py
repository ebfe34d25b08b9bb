"""A step is asked some of its scheme's critical questions, and not the others.

A scheme's critical questions are asked by `question … asks`, under the step, under one of its
premises, or under what the step is for. Once a map asks one of a step's questions, it is told
which are left. Of a step that is asked none, nothing is said: `argmap why NAME --questions` lists
them.

## Why it matters

Whoever begins to test a step wants to know what is left to ask.

## Flagged

```argmap flagged
claim bear #thesis: A bear came through here.
  because via sign
    premise: There are tracks with five claws in the snow.
    premise: Tracks with five claws are made by bears.
    question asks other: Could it have been a dog?
```

## Accepted

```argmap accepted
claim bear #thesis: A bear came through here.
  because via sign
    premise: There are tracks with five claws in the snow.
      question asks found: Are there really five?
    premise: Tracks with five claws are made by bears.
      question asks strength: Do badgers not have five claws too?
    question asks other: Could it have been a dog?
```

## How to mend

Ask the others where they are worth asking, under the part that they attack, and answer what can
be answered. A note does not fail the check.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.checks.check import Check, Context
from argmap.checks.schemed import place_of_scheme, scheme_named, steps_with_scheme
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Step

if TYPE_CHECKING:
    from argmap.reasoning.schemes import Scheme

CHECK = Check("unasked-question", "AM407", Severity.NOTE)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's steps of which some critical questions are asked, but not all. Linear in the map."""
    for step, name in steps_with_scheme(context):
        if scheme := scheme_named(name):
            yield from _unasked(context, step, scheme)


def _unasked(context: Context, step: Step, scheme: Scheme) -> Iterator[Diagnostic]:
    from argmap.reasoning.schemes import stub, unasked

    left = unasked(context.map, step)
    if 0 < len(left) < len(scheme.questions):
        ids = ", ".join(f"`{question.id}`" for question in left)
        yield CHECK.found(
            f"Of the {len(scheme.questions)} critical questions of `{scheme.name}`, nobody asks {ids}.",
            place_of_scheme(context, step),
            hint=f"`{stub(left[0])}` asks the first; `argmap scheme {scheme.name}` lists them.",
        )
