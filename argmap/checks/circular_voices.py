"""Voices speak for each other in a circle, or one for itself.

## Why it matters

What a voice holds, the one that it speaks *for* holds too. In a circle all hold the same, and none speaks for
another: most often one `for` names the wrong voice.

## Flagged

```argmap flagged
voice mayor for council: The mayor
voice council for mayor: The town council

claim bridge by mayor #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
```

## Accepted

```argmap accepted
voice mayor for council: The mayor
voice council: The town council

claim bridge by mayor #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
```

## How to mend

Take out one `for`. Where they are one voice under two names, keep one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import ArgumentMap, Voice

CHECK = Check("circular-voices", "AM119", Severity.WARNING)


def run(context: Context) -> Iterator[Diagnostic]:
    """The circles with a voice of the root file. Linear in the voices."""
    for circle in _circles(context.map):
        own = next((at for at, voice in enumerate(circle) if voice.file == 0), None)
        if own is not None:
            yield _finding((*circle[own:], *circle[:own]))


def _circles(arg_map: ArgumentMap) -> Iterator[Sequence[Voice]]:
    """Each circle once. Everyone speaks for one voice at most."""
    passed: dict[str, str] = {}
    for start in arg_map.voices:
        path: list[Voice] = []
        key: str | None = start
        while key and key not in passed:
            passed[key] = start
            path.append(arg_map.voices[key])
            key = arg_map.voices[key].principal
        if key and passed[key] == start:
            keys = [voice.key for voice in path]
            yield path[keys.index(key) :]


def _finding(circle: Sequence[Voice]) -> Diagnostic:
    first, *others = circle
    if not others:
        message = f"`{first.key}` speaks for itself."
        return CHECK.found(message, first.place, hint=f"Take out `for {first.key}`.")
    names = " → ".join(f"`{voice.key}`" for voice in (*circle, first))
    return CHECK.found(
        f"Voices speak for each other in a circle: {names}.",
        first.place,
        labels=[
            Label(voice.place, f"it speaks for `{after.key}`")
            for voice, after in zip(others, (*others[1:], first), strict=True)
        ],
        note=f"it speaks for `{others[0].key}`",
        hint="Take out one `for`.",
    )
