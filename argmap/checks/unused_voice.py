"""A voice is defined that holds nothing.

A voice is used when a line says that something is *by* it, that it *holds* something, that
another voice speaks *for* it, or what is *expected* of it. The voice marked `#author` is always
used: what has no `by` of its own is the author's. A file without statements is a list of voices
for others to import, and is left alone.

## Why it matters

A voice that says nothing is often one whose `by` was forgotten, so that its words count as the
author's.

## Flagged

```argmap flagged
voice mayor: The mayor
voice clerk: The town clerk

claim bridge by mayor #thesis: The bridge must be closed.
  reason cracks by mayor: Its pillars are cracked.
```

## Accepted

```argmap accepted
voice mayor: The mayor
voice clerk: The town clerk

claim bridge by mayor #thesis: The bridge must be closed.
  reason cracks by clerk: Its pillars are cracked.
```

## How to mend

Add `by` and the voice to what it says, or delete the line. `--fix` does not delete it, for a map
that imports this one may use the voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.checks.edits import without_entry
from argmap.diagnostic import Diagnostic, Fix, Severity
from argmap.model import ArgumentMap, Voice, VoiceExpectation

CHECK = Check("unused-voice", "AM103", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's voices that nothing in the map uses. Linear in the map."""
    arg_map = context.map
    idle = [voice for voice in arg_map.voices.values() if voice.file == 0]
    if not idle or not any(each.file == 0 for each in arg_map.statements.values()):
        return
    used = _used(arg_map)
    for voice in idle:
        if voice.key not in used and not voice.author:
            yield CHECK.found(
                f"The voice `{voice.key}` holds nothing.",
                voice.place,
                hint=f"Write `by {voice.key}` where it speaks, or delete this line.",
                fix=_deletion(context, voice),
            )


def _used(arg_map: ArgumentMap) -> set[str]:
    used = {voice.principal for voice in arg_map.voices.values() if voice.principal}
    for statement in arg_map.statements.values():
        used.update(statement.voices)
        if statement.held:
            used.add(statement.held[0])
    for step in arg_map.steps.values():
        used.update(step.voices)
    for expectation in arg_map.expectations:
        if isinstance(expectation, VoiceExpectation):
            used.add(expectation.voice)
    return used


def _deletion(context: Context, voice: Voice) -> Fix:
    edit = without_entry(context.documents[0], voice.place.start)
    return Fix(f"delete the voice `{voice.key}`", (edit,), safe=False)
