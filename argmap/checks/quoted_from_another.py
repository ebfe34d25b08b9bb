"""The author's own statement quotes words that stand inside somebody else's speech.

Speech is what the source has in quotation marks, four words or more of it. Where a voice of the map is
named close by, that is a warning; elsewhere it is a note, for quotation marks also mark titles and
doubt. Where the author is named nearest, nothing is said. Only maps that mark a voice `#author` are
looked at.

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
  reason use by mayor: The bridge is in use.
    > column: The bridge is in use
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
from collections.abc import Iterable, Iterator, Mapping

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import Voice
from argmap.quotes import QuoteReport
from argmap.quotes.speech import speech_around, speeches
from argmap.source import Place, Span

CHECK = Check("quoted-from-another", "AM205", Severity.WARNING)
_FEWEST_WORDS = 4
_REACH = 400
_CLOSE = 100
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_FULL_STOP = re.compile(r"[.。]\Z")
_BLANK_LINE = re.compile(r"\n\s*\n")
_SMALL = frozenset(("the", "its", "and", "for"))
_NAME = re.compile(r"[^\W\d_]{3,}")
_WORD = re.compile(r"\w+")


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's quotes of the author's that are another's words.

    Linear in the map and its sources.
    """
    arg_map = context.map
    author = arg_map.author
    root = arg_map.texts[0]
    located = [each for each in context.quotes if each.place and each.quote.place.text is root]
    if author is None or not located:
        return
    owned = context.commitments.owners
    named = _named(arg_map.voices.values())
    spoken: dict[str, list[Span]] = {}
    for report in located:
        place = report.place
        if place is None or owned.get(report.statement) != (author,):
            continue
        if place.text.name not in spoken:
            spoken[place.text.name] = speeches(place.text.content)
        around = speech_around(spoken[place.text.name], place.span)
        if around and len(place.text.excerpt(around).split()) >= _FEWEST_WORDS:
            speech = Place(place.text, *around)
            mention = _mention(speech, named)
            if mention is None or mention[1].key != author:
                yield _finding(report, speech, mention)


def _finding(report: QuoteReport, speech: Place, mention: tuple[int, Voice] | None) -> Diagnostic:
    whose, by, severity = "a passage in quotation marks", "`by` and the voice", Severity.NOTE
    if mention:
        distance, speaker = mention
        whose, by = f"what may be the speech of {speaker.title}", f"`by {speaker.key}`"
        severity = CHECK.severity if distance <= _CLOSE else Severity.NOTE
    return CHECK.found(
        f"The author's own statement quotes from {whose}.",
        report.quote.place,
        labels=[Label(speech, "these words are in quotation marks")],
        hint=f"Say whose words they are, with {by}; or quote the quotation marks with them.",
        severity=severity,
    )


def _named(voices: Iterable[Voice]) -> Mapping[str, tuple[int, Voice]]:
    """For each word of a voice's name the first voice that has it, and its rank."""
    named: dict[str, tuple[int, Voice]] = {}
    for rank, voice in enumerate(voices):
        for word in _NAME.findall(re.split(r"[,(]", voice.title, maxsplit=1)[0]):
            if word.casefold() not in _SMALL:
                named.setdefault(word.casefold(), (rank, voice))
    return named


def _mention(speech: Place, named: Mapping[str, tuple[int, Voice]]) -> tuple[int, Voice] | None:
    """The voice that is named nearest to a speech, in its paragraph, and how many characters away."""
    content, (start, end) = speech.text.content, speech.span
    before = _BLANK_LINE.split(content[max(start - _REACH, 0) : start])[-1]
    after = _SENTENCE_END.split(content[end : end + _CLOSE])[0]
    if _FULL_STOP.search(content, start, end):
        after = ""
    words = [(len(before) - match.end(), match.group()) for match in _WORD.finditer(before)]
    words += [(match.start(), match.group()) for match in _WORD.finditer(after)]
    found = [
        (distance, *named[folded])
        for distance, word in words
        if (folded := word.casefold()) in named
    ]
    if not found:
        return None
    distance, _, voice = min(found, key=lambda each: each[:2])
    return distance, voice
