"""A step or a question names a scheme, or a critical question, that argmap does not know.

`via` names a scheme of the catalogue, by its own name rather than an alias, and `question … asks`
a critical question of the scheme of the step that it is about. That is the step it stands under;
or, where it stands under a statement, a step that uses the statement or is for it. `argmap scheme`
lists the schemes, and `argmap scheme NAME` a scheme's questions.

## Why it matters

A misspelt scheme has no premises and no questions, so nothing says what the step lacks. A
misspelt question looks as if it were asked, and counts as unasked.

## Flagged

```argmap flagged
claim bear #thesis: A bear came through here.
  because via sing
    premise: There are tracks with five claws in the snow.
    premise: Tracks with five claws are made by bears.
```

## Accepted

```argmap accepted
claim bear #thesis: A bear came through here.
  because via sign
    premise: There are tracks with five claws in the snow.
    premise: Tracks with five claws are made by bears.
```

## How to mend

Write the name as the catalogue has it; `--fix` does so for an alias. For a pattern that is not in
the catalogue, leave `via` out and say in a `note` what the pattern is, or silence the finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.checks.check import Check, Context
from argmap.checks.schemed import (
    place_of_asks,
    place_of_scheme,
    questions_with_asks,
    scheme_named,
    steps_with_scheme,
)
from argmap.diagnostic import Diagnostic, Edit, Fix, Severity
from argmap.model import Statement, Step
from argmap.model.calling import listed
from argmap.source import Place
from argmap.syntax.nearest import nearest

if TYPE_CHECKING:
    from argmap.reasoning.schemes import Scheme

CHECK = Check("unknown-scheme", "AM406", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's names after ``via`` and ``asks`` that the catalogue lacks. Linear in the map."""
    for step, name in steps_with_scheme(context):
        if scheme_named(name) is None:
            yield _unknown_scheme(name, place_of_scheme(context, step))
    for step, question, asks in questions_with_asks(context):
        names = _schemes_asked(context, step)
        schemes = [scheme for name in names if (scheme := scheme_named(name))]
        # A scheme that is unknown is a finding of its own, and may have had the question.
        if len(schemes) == len(names):
            yield from _unknown_question(context, question, asks, schemes)


def _schemes_asked(context: Context, question: Step) -> Sequence[str]:
    """The names of the schemes of the steps that a question may be about, each once."""
    from argmap.reasoning.schemes import steps_asked

    names = (step.scheme for step in steps_asked(context.map, question) if step.scheme)
    return list(dict.fromkeys(names))


def _unknown_scheme(name: str, place: Place) -> Diagnostic:
    from argmap.reasoning.schemes import nearest_scheme

    meant = nearest_scheme(name)
    if meant is None:
        return CHECK.found(
            f"argmap knows no scheme `{name}`.",
            place,
            hint="`argmap scheme` lists the schemes. Write one of them, or leave `via` out.",
        )
    fix = Fix(f"write `{meant.name}`", (Edit(place, meant.name),), safe=name in meant.aliases)
    if name in meant.aliases:
        message, hint = (
            f"The scheme `{name}` goes by the name `{meant.name}`.",
            f"Write `{meant.name}`.",
        )
        return CHECK.found(message, place, hint=hint, fix=fix)
    return CHECK.found(
        f"argmap knows no scheme `{name}`.",
        place,
        note=f"did you mean `{meant.name}`?",
        hint=f"Write `{meant.name}`; `argmap scheme` lists the schemes.",
        fix=fix,
    )


def _unknown_question(
    context: Context, question: Statement, asks: str, schemes: Sequence[Scheme]
) -> Iterator[Diagnostic]:
    ids = [each.id for scheme in schemes for each in scheme.questions]
    if asks in ids:
        return
    place = place_of_asks(context, question)
    if not schemes:
        yield CHECK.found(
            f"`asks {asks}` is about a step without a scheme.",
            place,
            hint="Name the step's scheme with `via`, or leave `asks` out.",
        )
        return
    meant = nearest(asks, ids)
    names = listed([f"`{scheme.name}`" for scheme in schemes])
    yield CHECK.found(
        f"`{asks}` is no critical question of the scheme {names}.",
        place,
        note=f"did you mean `{meant}`?" if meant else "",
        hint=f"Its questions are {', '.join(f'`{each}`' for each in dict.fromkeys(ids))}.",
        fix=Fix(f"write `{meant}`", (Edit(place, meant),), safe=False) if meant else None,
    )
