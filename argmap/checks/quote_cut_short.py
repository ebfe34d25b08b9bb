"""A quote ends just before *but*, *unless* or the like, or begins just after *may* or *not*.

The words are English. A quote is left alone where the statement itself has such a word, and where
another quote of the map has what was cut off.

## Why it matters

*The bridge is safe* is not what a report says that says *the bridge is safe unless it rains*.
Each word of the quote is right, and the quote is not.

## Flagged

```text report.txt
The bridge is safe, but only for pedestrians. The pillars may be cracked.
```

```argmap flagged
source report: report.txt

claim safe #thesis: The bridge is safe.
  > report: The bridge is safe
  rebuttal cracks: The pillars are cracked.
    > report: be cracked
```

## Accepted

```argmap accepted
source report: report.txt

claim safe #thesis: The bridge is safe for pedestrians.
  > report: The bridge is safe, but only for pedestrians
  rebuttal cracks: The pillars may be cracked.
    > report: pillars may be cracked
```

## How to mend

Quote the word that turns the meaning too, or let the statement say what it says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.quotes import QuoteReport
from argmap.quotes.passages import shown
from argmap.quotes.words import HEDGES, NEGATIONS, TURNS
from argmap.source import Place, Span

CHECK = Check("quote-cut-short", "AM204", Severity.WARNING)


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


_DENIALS = [word for word in NEGATIONS if word.isascii()]
_BEFORE = rf"{_either([*HEDGES, *_DENIALS])}|[^\W\d_]+n['’]t"
_HEDGING = (*HEDGES, *_DENIALS, "n't", "n’t")
_SMALL = ("a", "an", "the", "be", "been", "also", "even", "have", "to")
_FILLER = rf"(?:(?:{_either(_SMALL)})\s+){{0,2}}"
_OPENING = "\"“'‘(["
_ENDED = re.compile(r"(?:[^\W\d_]{2,}|\d|\W)[.!?][\"”'’)\]]*\Z")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[^\W\d_a-z]|\s*\Z)|\n\s*\n")
_REACH = 60
_LONGEST_SENTENCE = 400


# Compiled when a quote is first looked at: many maps quote nothing.
@cache
def _hedged() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’-])({_BEFORE})\s+{_FILLER}[{re.escape(_OPENING)}]*\Z", re.IGNORECASE
    )


@cache
def _turned() -> re.Pattern[str]:
    closing = r"[\"”'’)\]]*"
    return re.compile(
        rf"{closing}[,;:]?{closing}\s*[-–—(]*\s*\b({_either(TURNS)})(?![\w'’-])", re.IGNORECASE
    )


@cache
def _softened() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{_BEFORE})(?![\w'’-])", re.IGNORECASE)


@cache
def _limited() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{_either(TURNS)}|only)(?![\w'’-])", re.IGNORECASE)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's quotes that leave out a turn just beside them. Linear in the quotes."""
    arg_map = context.map
    quoted: Mapping[str, _Quoted] | None = None
    for report in context.quotes:
        place = report.place
        if place is None or report.quote.place.text is not arg_map.texts[0]:
            continue
        prose = arg_map.statements[report.statement].prose
        for turn, left_out in (*_hedge(place, prose), *_turn(place, prose)):
            quoted = quoted or _all_quoted(context.quotes)
            if not quoted[place.text.name].any_in(left_out):
                yield _finding(report, place, turn)


def _hedge(place: Place, prose: str) -> Iterator[tuple[Span, Span]]:
    """The word just before a quote that weakens it, twice: it is all that is left out."""
    content, start = place.text.content, place.start
    begin = max(start - _REACH, 0)
    before = content[begin:start]
    words = reversed(before.casefold().split())
    last = next((word for word in words if word not in _SMALL and word.strip(_OPENING)), "")
    if not last.endswith(_HEDGING):
        return
    match = _hedged().search(before)
    if match and not _softened().search(prose):
        word = Span(begin + match.start(1), begin + match.end(1))
        yield word, word


def _turn(place: Place, prose: str) -> Iterator[tuple[Span, Span]]:
    """The word just after a quote that limits it, and the rest of the sentence."""
    content, (start, end) = place.text.content, place.span
    match = _turned().match(content, end, end + _REACH)
    if match and not _limited().search(prose) and not _ENDED.search(content, start, end):
        stop = _SENTENCE_END.search(content, match.end(1), end + _LONGEST_SENTENCE)
        yield Span(*match.span(1)), Span(match.start(1), stop.start() if stop else match.end(1))


def _finding(report: QuoteReport, place: Place, turn: Span) -> Diagnostic:
    word = " ".join(place.text.excerpt(turn).split())
    whole = Span(min(turn.start, place.start), max(turn.end, place.end))
    verb = "begins just after" if turn.start < place.start else "ends just before"
    around = place.text.excerpt(whole)
    return CHECK.found(
        f"This quote {verb} *{word}*.",
        report.quote.place,
        labels=[Label(Place(place.text, *turn), f"the source has {shown(around)}")],
        hint=f"Quote *{word}* too, or say in the statement what it does to the meaning.",
    )


class _Quoted:
    """The spans of one source that a map quotes."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [span.start for span in ordered]
        self.furthest = list(accumulate((span.end for span in ordered), max))

    def any_in(self, span: Span) -> bool:
        """Whether some quote has any of a span. Logarithmic."""
        at = bisect_left(self.starts, span.end) - 1
        return at >= 0 and self.furthest[at] > span.start


def _all_quoted(reports: Iterable[QuoteReport]) -> Mapping[str, _Quoted]:
    """For each source's name, what is quoted of it."""
    spans: dict[str, list[Span]] = {}
    for report in reports:
        if report.place:
            spans.setdefault(report.place.text.name, []).append(report.place.span)
    return {name: _Quoted(each) for name, each in spans.items()}
