"""The author's own statement quotes words that stand inside somebody else's speech.

Speech is what the source has in quotation marks, four words or more of it. Where the source names
a voice of the map beside it, that is a warning; elsewhere a note, for authors also quote
themselves, and use quotation marks for doubt. Only maps that mark a voice `#author` are looked
at.

## Why it matters

A text that reports a claim does not make it. To quote what it reports as what it says puts words
into the author's mouth.

## Flagged

```text column.txt
The bridge is in use. “The pillars are as good as new,” the mayor said. I doubt it.
```

```argmap flagged
source column: column.txt
voice columnist #author: The columnist
voice mayor: The mayor

claim safe #thesis: The bridge is safe.
  > column: The pillars are as good as new
```

## Accepted

```argmap accepted
source column: column.txt
voice columnist #author: The columnist
voice mayor: The mayor

claim doubt #thesis: The bridge may not be safe.
  > column: I doubt it
  rebuttal safe by mayor: The bridge is safe.
    > column: The pillars are as good as new
```

## How to mend

Say whose words they are (`by mayor`), quote the quotation marks with them, or quote the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import Voice
from argmap.quotes import QuoteReport
from argmap.quotes.speech import speech_around, speeches
from argmap.reasoning.ownership import owners
from argmap.source import Place, Span

CHECK = Check("quoted-from-another", "AM205", Severity.WARNING)
_FEWEST_WORDS = 4
_REACH = 100
_BLANK_LINE = re.compile(r"\n\s*\n")
_SMALL = frozenset(("the", "its", "and", "for"))
_NAME = re.compile(r"[^\W\d_]{3,}")


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's quotes of the author's that are another's words.

    Linear in the map and its sources.
    """
    map = context.map
    author = map.author
    root = map.texts[0]
    located = [each for each in context.quotes if each.place and each.quote.place.text is root]
    if author is None or not located:
        return
    owned = owners(map)
    spoken: dict[str, list[Span]] = {}
    others = [voice for voice in map.voices.values() if voice.key != author]
    for report in located:
        place = report.place
        if place is None or owned.get(report.statement) != (author,):
            continue
        if place.text.name not in spoken:
            spoken[place.text.name] = speeches(place.text.content)
        around = speech_around(spoken[place.text.name], place.span)
        if around and len(place.text.excerpt(around).split()) >= _FEWEST_WORDS:
            yield _finding(report, Place(place.text, around), others)


def _finding(report: QuoteReport, speech: Place, voices: list[Voice]) -> Diagnostic:
    speaker = _speaker(speech, voices)
    whose = f"what may be {speaker.title}’s speech" if speaker else "a passage in quotation marks"
    by = f"`by {speaker.key}`" if speaker else "`by` and the voice"
    return CHECK.found(
        f"The author's own statement quotes from {whose}.",
        report.quote.place,
        labels=[Label(speech, "these words are in quotation marks")],
        hint=f"Say whose words they are, with {by}; or quote the quotation marks with them.",
        severity=CHECK.severity if speaker else Severity.NOTE,
    )


def _speaker(speech: Place, voices: list[Voice]) -> Voice | None:
    """The voice that is named nearest to a speech, in its paragraph."""
    content, (start, end) = speech.text.content, speech.span
    before = _BLANK_LINE.split(content[max(start - _REACH, 0) : start])[-1]
    after = _BLANK_LINE.split(content[end : end + _REACH])[0]
    nearest: tuple[int, Voice] | None = None
    for voice in voices:
        name = re.split(r"[,(]", voice.title, maxsplit=1)[0]
        for word in _NAME.findall(name):
            if word.casefold() in _SMALL:
                continue
            pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
            gaps = [len(before) - match.end() for match in pattern.finditer(before)]
            gaps += [match.start() for match in pattern.finditer(after)]
            if gaps and (nearest is None or min(gaps) < nearest[0]):
                nearest = (min(gaps), voice)
    return nearest[1] if nearest else None
