"""A step lacks a premise that its scheme rests on.

`via` names a scheme, and `argmap scheme NAME` says what it rests on. A premise says by a tag, such
as `#general`, which of the scheme's premises it is. Where every premise of a step has such a tag,
a role that none of them has is missing: a warning. Premises without a tag may be any: then only
their number counts, and where no premise has a tag the finding is a note. What a scheme often
leaves unsaid is never asked for.

## Why it matters

What is missing from a step is often what its critics will doubt first. Written out, it can be
defended, or dropped.

## Flagged

```argmap flagged
claim bear #thesis: A bear came through here.
  because via sign
    premise #finding: There are tracks with five claws in the snow.
```

## Accepted

```argmap accepted
claim bear #thesis: A bear came through here.
  because via sign
    premise #finding: There are tracks with five claws in the snow.
    assumption #general: Tracks with five claws are made by bears.
```

## How to mend

Add the premise; as an `assumption` where the text leaves it unsaid. Or name another scheme that
fits the step better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.checks.check import Check, Context
from argmap.checks.schemed import place_of_scheme, scheme_named, steps_with_scheme
from argmap.diagnostic import Diagnostic, Severity
from argmap.model import Step
from argmap.model.calling import listed

if TYPE_CHECKING:
    from argmap.reasoning.schemes import Scheme, SchemePremise

CHECK = Check("missing-scheme-premise", "AM405", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's steps with too few premises, or too few roles, for their scheme. Linear in the map."""
    for step, name in steps_with_scheme(context):
        scheme = scheme_named(name)
        if scheme and step.premises:
            yield from _missing(context, step, scheme)


def _missing(context: Context, step: Step, scheme: Scheme) -> Iterator[Diagnostic]:
    tags = {tag for tags in step.roles for tag in tags}
    missing = [each for each in scheme.premises if each.required and each.role not in tags]
    untagged = sum(not set(tags) & set(scheme.roles) for tags in step.roles)
    if len(missing) <= untagged:
        return
    tagged = untagged < len(step.premises)
    yield CHECK.found(
        _message(step, scheme, missing, untagged),
        place_of_scheme(context, step),
        hint=_hint(missing, tagged),
        severity=Severity.WARNING if tagged else Severity.NOTE,
    )


def _message(step: Step, scheme: Scheme, missing: Sequence[SchemePremise], untagged: int) -> str:
    roles = listed([f"`#{each.role}`" for each in missing])
    if untagged == 0:
        return f"This step lacks {roles}, which its scheme `{scheme.name}` rests on."
    if untagged < len(step.premises):
        return (
            f"This step lacks at least one of {roles}, which its scheme `{scheme.name}` rests on."
        )
    needed = len(missing)
    return f"The scheme `{scheme.name}` rests on {needed} premises, and this step has {untagged}."


def _hint(missing: Sequence[SchemePremise], tagged: bool) -> str:
    said = "; ".join(f"`#{each.role}`: {each.words.removesuffix('.')}" for each in missing)
    if not tagged:
        return f"It rests on {said}."
    return f"Add {said}."
