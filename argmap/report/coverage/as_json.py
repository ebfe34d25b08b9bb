"""Coverage for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from argmap.quotes.coverage import Quoted, Sentence, SourceCoverage
from argmap.report.coverage.words import missed_said
from argmap.source import Place, Span, Text

FORMAT = 1


def report(sources: Sequence[SourceCoverage], folder: str = "") -> str:
    """One JSON object; ``docs/quotes.md`` describes it."""
    content = {"format": FORMAT, "sources": [_source(each) for each in sources]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _source(each: SourceCoverage) -> dict[str, object]:
    known = each.text is not None
    return {
        "file": each.name,
        "text": known,
        "reason": each.reason or None,
        "words": len(each.words) if known else None,
        "quoted_words": each.quoted_words if known else None,
        "word_percent": _rounded(each.word_percent),
        "sentences": len(each.sentences) if known else None,
        "mapped_sentences": len(each.sentences) - len(each.unmapped) if known else None,
        "sentence_percent": _rounded(each.sentence_percent),
        "quoted_characters": each.characters,
        "bytes": each.record.size if each.record else None,
        "least_percent_of_characters": _rounded(each.least_percent),
        "quotes": [_quote(quoted, each.text) for quoted in each.quotes],
        "not_counted": [
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
        "source_line": text.position(each.span.start).line if text else None,
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
    at = place.text.position(Span(*place.span).start)
    return {"file": place.text.name, "line": at.line, "column": at.column}
