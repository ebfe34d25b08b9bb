"""How reports speak of coverage."""

from __future__ import annotations

from argmap.quotes import QuoteReport, QuoteStatus
from argmap.quotes.coverage import SourceCoverage

_MISSED = {
    QuoteStatus.NOT_FOUND: "not found in it",
    QuoteStatus.AMBIGUOUS: "in several places",
    QuoteStatus.UNLOCKED: "not in the lock",
    QuoteStatus.UNREAD: "not looked up",
}


def percent(value: float | None) -> str:
    """A share in whole percent, rounded down, so that 100 % is all; a dash where it is not known."""
    return "–" if value is None else f"{int(value)} %"


def sentences_said(each: SourceCoverage) -> str:
    """How many sentences are mapped."""
    total = len(each.sentences)
    mapped = total - len(each.unmapped)
    return f"{mapped} of {counted(total, 'sentence')} mapped ({percent(each.sentence_percent)})"


def words_said(each: SourceCoverage) -> str:
    """How many words are quoted."""
    said = counted(len(each.words), "word")
    return f"{each.quoted_words} of {said} quoted ({percent(each.word_percent)})"


def absence_said(each: SourceCoverage) -> str:
    """What can be said without the text."""
    reason = (
        f"The text is not at hand ({each.reason}), so its words and sentences cannot be counted."
    )
    if each.record is None:
        return f"{reason} It is not in argmap.lock either."
    characters = counted(each.characters, "character")
    # The same quote may stand in several maps.
    quotes = len({(quoted.span, quoted.quote.words) for quoted in each.quotes})
    cover = "covers" if quotes == 1 else "cover"
    return (
        f"{reason} By argmap.lock its {counted(quotes, 'quote')} {cover} at least {characters} of a text of"
        f" {counted(each.record.size, 'byte')}: {percent(each.least_percent)} or more."
    )


def missed_said(report: QuoteReport) -> str:
    """Why a quote is not counted."""
    return _MISSED.get(report.status, report.status.value)


def counted(number: int, word: str) -> str:
    """A number of things: "1 word", "2 words"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
