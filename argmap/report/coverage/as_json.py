"""Coverage for other programs."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.quotes.coverage import Quoted, Sentence, SourceCoverage
from argmap.report.as_json import dumped
from argmap.report.coverage.words import missed_said
from argmap.source import Place, Text

VERSION = 1


def report(sources: Sequence[SourceCoverage], folder: str = "") -> str:
    """One JSON object; ``docs/quotes.md`` describes it."""
    content = {"version": VERSION, "sources": [_source(each) for each in sources]}
    return dumped(content, indent=2)


def _source(each: SourceCoverage) -> dict[str, object]:
    known = each.text is not None
    return {
        "path": each.name,
        "text": known,
        "reason": each.reason or None,
        "words": len(each.words) if known else None,
        "quotedWords": each.quoted_words if known else None,
        "wordPercent": _rounded(each.word_percent),
        "sentences": len(each.sentences) if known else None,
        "mappedSentences": len(each.sentences) - len(each.unmapped) if known else None,
        "sentencePercent": _rounded(each.sentence_percent),
        "quotedCharacters": each.characters,
        "bytes": each.record.size if each.record else None,
        "leastPercentOfCharacters": _rounded(each.least_percent),
        "quotes": [_quote(quoted, each.text) for quoted in each.quotes],
        "notCounted": [
            {**_place(report.quote.place), "words": report.quote.words, "why": missed_said(report)}
            for report in each.missed
        ],
        "unmapped": [_sentence(sentence, each.text) for sentence in each.unmapped if each.text],
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _quote(each: Quoted, text: Text | None) -> dict[str, object]:
    return {
        **_place(each.quote.place),
        "statement": each.statement.key,
        "prose": each.statement.prose,
        "words": each.quote.words,
        "start": each.span.start,
        "end": each.span.end,
        "parts": [[part.start, part.end] for part in each.parts],
        "sourceLine": text.position(each.span.start).line if text else None,
    }


def _sentence(each: Sentence, text: Text) -> dict[str, object]:
    return {
        "start": each.span.start,
        "end": each.span.end,
        "line": text.position(each.span.start).line,
        "words": each.words,
        "text": text.excerpt(each.span),
    }


def _place(place: Place) -> dict[str, object]:
    at = place.text.position(place.start)
    return {"path": place.text.name, "line": at.line, "column": at.column}
