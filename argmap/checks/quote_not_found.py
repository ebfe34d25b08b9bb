"""The words of a quote do not stand in its source.

Quotation marks, dashes, white space, line ends and hyphens at line ends may differ; nothing else
may. `[...]` and `…` leave words out, within one paragraph or 200 characters. `[word]` is the
quoter's: it stands for nothing, or for up to four words. `[T]he` stands for *The* and *the*,
`announce[d]` for any ending of that word. A quote begins and ends with whole words and numbers:
*possible* is no quote from *impossible*, nor *3,000* from *13,000*.

## Why it matters

What a text says is the one thing about it that can be proved. A quote that is nearly right says
something else.

## Flagged

```text report.txt
Two of the bridge's pillars may be cracked. Nobody has measured the third.
```

```argmap flagged
source report: report.txt

claim close #thesis: The bridge must be closed.
  reason cracks: Its pillars are cracked.
    > report: Two of the bridge's pillars are cracked.
```

## Accepted

```argmap accepted
source report: report.txt

claim close #thesis: The bridge must be closed.
  reason cracks: Its pillars may be cracked.
    > report: Two of the bridge’s pillars may be cracked.
    > report: Two of the [...] pillars may be cracked
  reason unmeasured: One pillar has not been measured.
    > report: [n]obody has measured the third [pillar]
```

## How to mend

Copy the words from the source. The nearest passage is shown, with what differs; it is never put
in your quote's place where a negation, a doubt (*may*, *perhaps*) or a number would change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from argmap.quotes import QuoteReport, QuoteStatus, SourceState
from argmap.quotes.folding import whole_words
from argmap.quotes.matching import find, find_cut
from argmap.quotes.nearest import Nearest, nearest_passage
from argmap.quotes.passages import differing, shown
from argmap.quotes.pattern import MOST_PARTS, Pattern, read_pattern
from argmap.quotes.words import changes_meaning
from argmap.source import Place, Span

CHECK = Check("quote-not-found", "AM202", Severity.ERROR)
_MARKED = re.compile('["“”„«»](?P<words>[^"“”„«»]+)["“”«»]|[\'‘’‹›](?P<also>.+)[\'‘’‹›]', re.DOTALL)
_LONGEST_SHOWN = 200
_DOTS = re.compile(r"\s*(?<![\[.])\.{3}(?![\].])\s*")
_MOST_EFFORT = 20_000_000


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's quotes that are not in their source, or its lock. Linear in the quotes."""
    root = context.map.texts[0]
    effort: Counter[str] = Counter()
    for report in context.quotes:
        if report.quote.place.text is root:
            if report.status is QuoteStatus.UNLOCKED:
                yield _unlocked(report)
            elif report.status is QuoteStatus.NOT_FOUND:
                yield _missing(context, report, effort)


def _unlocked(report: QuoteReport) -> Diagnostic:
    key = report.quote.source
    return CHECK.found(
        f"This quote is not in `argmap.lock`, and the text of `{key}` is not at hand.",
        report.quote.place,
        hint="Check it against the text, and run `argmap lock` again.",
    )


def _missing(context: Context, report: QuoteReport, effort: Counter[str]) -> Diagnostic:
    quote = report.quote
    source = context.sources[quote.source]
    pattern = read_pattern(quote.words)
    if report.places:
        return _no_such_number(report)
    if not pattern.parts:
        message = "This quote has no words of the source's."
        return CHECK.found(message, quote.place, hint="Quote what the source says.")
    if len(pattern.parts) > MOST_PARTS:
        message = f"This quote has more than {MOST_PARTS - 1} gaps and insertions."
        return CHECK.found(message, quote.place, hint="Make two quotes of it.")
    if slip := _slip(report, source):
        return slip
    if within := find_cut(pattern, source.haystacks):
        return _within_a_word(report, source, within[0])
    if elsewhere := _elsewhere(context, pattern, quote.source):
        hint = f"They stand in `{elsewhere}`."
        return CHECK.found(f"These words do not stand in `{quote.source}`.", quote.place, hint=hint)
    effort[quote.source] += len(source.foldings[0].text)
    search = effort[quote.source] <= _MOST_EFFORT
    if unmarked := _unmarked(quote.words):
        found = _unlike(report, read_pattern(unmarked), source, search=search)
        return found._replace(hint=f"Leave the quotation marks out. {found.hint}")
    return _unlike(report, pattern, source, search=search)


def _slip(report: QuoteReport, source: SourceState) -> Diagnostic | None:
    """A quote that is right but for its form: marks around it, dots without brackets, its first letter's case."""
    quote = report.quote
    for words, reasons in _forms(quote.words):
        if places := find(read_pattern(words), source.haystacks):
            text = source.text
            assert text is not None, "what was found was searched"
            form = f"`{words}`" if len(words) <= _LONGEST_SHOWN else "it in another form"
            return CHECK.found(
                f"These words do not stand in `{quote.source}` just so.",
                quote.place,
                labels=[Label(Place(text, *places[0]), "they stand here")],
                hint=f"Write {form}: {', and '.join(reasons)}.",
                fix=Fix("Write it so.", (Edit(quote.place, words),), safe=False),
            )
    return None


def _within_a_word(report: QuoteReport, source: SourceState, span: Span) -> Diagnostic:
    """The finding for a quote that the source has only in the middle of words or numbers."""
    text = source.text
    assert text is not None, "what was found was searched"
    whole = whole_words(text.content, span)
    words = text.excerpt(whole)
    return CHECK.found(
        f"These words stand in `{report.quote.source}` only as a part of {shown(words)}.",
        report.quote.place,
        labels=[Label(Place(text, *whole), "they are a part of this")],
        hint="Quote whole words and numbers, or put the rest into brackets: `announce[d]`.",
    )


def _unmarked(words: str) -> str:
    """Words without the quotation marks around them; empty where there are none."""
    marked = _MARKED.fullmatch(words)
    return (marked["words"] or marked["also"]).strip() if marked else ""


def _forms(words: str) -> Iterator[tuple[str, list[str]]]:
    """What may be meant by a quote's words, each with why; the one with the fewest changes first."""
    forms: list[tuple[str, list[str]]] = [(words, [])]
    if unmarked := _unmarked(words):
        forms.append((unmarked, ["a quote needs no quotation marks"]))
    for form, told in list(forms):
        if (gaps := _DOTS.sub(" [...] ", form).strip()) != form:
            forms.append((gaps, [*told, "`[...]` leaves words out"]))
    for form, told in list(forms):
        if form[0].isalpha():
            small = f"[{form[0]}]{form[1:]}"
            forms.append((small, [*told, f"`[{form[0]}]` is a small letter or a capital"]))
    yield from sorted(forms[1:], key=lambda each: len(each[1]))


def _no_such_number(report: QuoteReport) -> Diagnostic:
    quote, count = report.quote, len(report.places)
    often = "once" if count == 1 else f"{count} times"
    return CHECK.found(
        f"These words stand in `{quote.source}` only {often}: there is no #{quote.number}.",
        quote.place,
        labels=[Label(place, f"#{number}") for number, place in enumerate(report.places[:5], 1)],
        hint="Leave the number out." if count == 1 else f"Give a number from 1 to {count}.",
    )


def _elsewhere(context: Context, pattern: Pattern, besides: str) -> str | None:
    """The key of another source that has the words."""
    for key, source in context.sources.items():
        if key != besides and source.text and find(pattern, source.haystacks):
            return key
    return None


def _unlike(
    report: QuoteReport, pattern: Pattern, source: SourceState, *, search: bool
) -> Diagnostic:
    quote, text = report.quote, source.text
    assert text is not None, "only a text that was read lacks a quote"
    whole = len(pattern.parts) == 1 and pattern.parts[0].words == (pattern.words,)
    missing = [
        part
        for part in pattern.parts
        if not any(words in folded.text for words in part.words for folded in source.foldings)
    ]
    if not missing:
        return CHECK.found(
            f"The parts of this quote stand in `{quote.source}`, but not one after the other, as"
            " whole words, with no more between them than the brackets allow.",
            quote.place,
            hint="A gap stays in one paragraph, or under 200 characters. Make two quotes of it.",
        )
    words = missing[0].words[0].strip()
    what = "These words do" if whole else f"{shown(words)} does"
    message = f"{what} not stand in `{quote.source}`."
    if not search:
        return CHECK.found(message, quote.place, hint="Copy the words from the source.")
    near = nearest_passage(words, source.foldings[0])
    if near is None:
        hint = "Nothing in the text is much like it. Is this the right source?"
        return CHECK.found(message, quote.place, hint=hint)
    place = Place(text, *near.span)
    hint, fix = _suggestion(words, near, place)
    labels = [Label(place, "the nearest passage")]
    if whole and fix:
        edit = Edit(quote.place, " ".join(text.excerpt(near.span).split()))
        mend = Fix("Quote the nearest passage.", (edit,), safe=False)
        return CHECK.found(message, quote.place, labels=labels, hint=hint, fix=mend)
    return CHECK.found(message, quote.place, labels=labels, hint=hint)


def _suggestion(words: str, near: Nearest, place: Place) -> tuple[str, bool]:
    """What differs, in words, and whether the passage may be offered in the quote's place."""
    details = differing(words, near.words)
    hint = f"The nearest passage ({place}) is {shown(near.words)}"
    hint += f": it has {details}." if details else "."
    if changes_meaning(words, near.words):
        return f"{hint} That changes a negation, a doubt or a number: see which is meant.", False
    return hint, not any(sign in near.words for sign in ("[", "]", "..."))
