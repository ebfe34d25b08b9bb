"""Coverage for people: the figures of each source, then the sentences that are not mapped, by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.quotes.coverage import SourceCoverage
from argmap.report.coverage.words import absence_said, missed_said, sentences_said, words_said
from argmap.report.findings import seen


def report(sources: Sequence[SourceCoverage], folder: str = "") -> str:
    """The report; one part a source."""
    if not sources:
        return "These maps name no source.\n"
    return "\n".join("".join(f"{line}\n" for line in _lines(each)) for each in sources)


def _lines(each: SourceCoverage) -> Iterator[str]:
    if each.text is None:
        yield f"{seen(each.name)}"
        yield f"  {absence_said(each)}"
    else:
        yield f"{seen(each.name)}: {sentences_said(each)}, {words_said(each)}."
    if each.missed:
        yield "  Quotes that are not counted:"
        for report in each.missed:
            words = " ".join(report.quote.words.split())
            yield f"    {seen(str(report.quote.place))}: {missed_said(report)}: {seen(words)}"
    if each.text and each.unmapped:
        yield "  Not mapped:"
        width = len(str(each.text.position(each.unmapped[-1].span.start).line))
        for sentence in each.unmapped:
            line = each.text.position(sentence.span.start).line
            words = " ".join(each.text.excerpt(sentence.span).split())
            yield f"    {line:{width}}  {seen(words)}"
