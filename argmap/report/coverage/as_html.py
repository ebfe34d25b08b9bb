"""Coverage as a page: each source's text with every quote marked, and linked to the statement it stands under.

One file that needs no other and runs no script. Everything that comes from a map or a source is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from argmap.diagram.links import safe_link
from argmap.quotes.coverage import Quoted, SourceCoverage
from argmap.report.coverage.style import STYLE
from argmap.report.coverage.words import absence_said, missed_said, sentences_said, words_said
from argmap.source import Place, Span, well_formed

_DEEPEST = 3


def report(sources: Sequence[SourceCoverage], folder: str = "") -> str:
    """The page. Linear in the texts and the quotes, but for quotes that overlap."""
    title = _title(sources)
    parts = [_source(each, number, folder) for number, each in enumerate(sources, 1)]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{text(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{text(title)}</h1>\n{_switch() if any(e.text for e in sources) else ''}</header>\n"
        f"<main>\n{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def _title(sources: Sequence[SourceCoverage]) -> str:
    if not sources:
        return "These maps name no source"
    names = sources[0].name if len(sources) == 1 else f"{len(sources)} sources"
    return f"What is quoted of {names}"


def text(words: str) -> str:
    """Words as HTML text; line ends become line feeds, and characters that are none U+FFFD."""
    return escape(well_formed(words.replace("\r\n", "\n").replace("\r", "\n")))


def _switch() -> str:
    return (
        '<p class="switch"><input type="checkbox" id="gaps">'
        ' <label for="gaps">Underline the sentences that are not mapped</label></p>\n'
    )


def _source(each: SourceCoverage, number: int, folder: str) -> str:
    head = f'<section aria-labelledby="h{number}">\n<h2 id="h{number}">{text(each.name)}</h2>\n'
    if each.text is None:
        body = f"<p>{text(absence_said(each))}</p>\n"
    else:
        body = f"<p>{text(sentences_said(each))}; {text(words_said(each))}.</p>\n"
        body += _unmapped(each, number)
    body += _missed(each, folder)
    quotes = _quotes(each, number, folder)
    if each.text is None:
        return f"{head}{body}{quotes}</section>\n"
    return (
        f'{head}{body}<div class="both">\n{_Text(each, number).html()}{quotes}</div>\n</section>\n'
    )


def _unmapped(each: SourceCoverage, number: int) -> str:
    if not each.unmapped or each.text is None:
        return ""
    items = []
    for at, sentence in enumerate(each.sentences):
        if not sentence.quotes:
            line = each.text.position(sentence.span.start).line
            words = " ".join(each.text.excerpt(sentence.span).split())
            items.append(
                f'<li dir="auto"><a href="#s{number}-{at}">line {line}</a> {text(words)}</li>\n'
            )
    count = len(items)
    said = f"{count} {'sentence is' if count == 1 else 'sentences are'} not mapped"
    return f"<details><summary>{said}</summary>\n<ul>\n{''.join(items)}</ul>\n</details>\n"


def _missed(each: SourceCoverage, folder: str) -> str:
    items = [
        f'<li dir="auto">{_link(report.quote.place, folder)}: {text(missed_said(report))}:'
        f" <q>{text(report.quote.words)}</q></li>\n"
        for report in each.missed
    ]
    if not items:
        return ""
    return f"<p>Quotes that are not counted:</p>\n<ul>\n{''.join(items)}</ul>\n"


def _quotes(each: SourceCoverage, number: int, folder: str) -> str:
    items = [
        _quote(quoted, f"{number}-{at}", at, each, folder)
        for at, quoted in enumerate(each.quotes, 1)
    ]
    if not items:
        return ""
    return (
        f'<aside aria-label="The quotes of {text(each.name)}">\n'
        f'<ol class="quotes">\n{"".join(items)}</ol>\n</aside>\n'
    )


def _quote(quoted: Quoted, key: str, at: int, source: SourceCoverage, folder: str) -> str:
    statement = quoted.statement
    name = f"<code>{text(statement.key)}</code> " if statement.name else ""
    back = f'<a class="n" href="#r{key}" aria-label="Quote {at} in the text">{at}</a>'
    if source.text is None:
        back = f'<span class="n">{at}</span>'
    return (
        f'<li id="q{key}" dir="auto">{back} <span class="kind">{text(statement.kind)}</span> {name}'
        f'<bdi>{text(statement.prose)}</bdi> <q dir="auto">{text(quoted.quote.words)}</q>'
        f" {_link(quoted.quote.place, folder)}</li>\n"
    )


def _link(place: Place, folder: str) -> str:
    """A file and a line; a link where the file's name can be one."""
    shown = text(f"{place.text.name}:{place.line}")
    target = safe_link(folder, place.text.name)
    if not target:
        return f'<span class="at">{shown}</span>'
    return f'<a class="at" href="{text(target)}#L{place.line}">{shown}</a>'


class _Mark(NamedTuple):
    """Something that begins or ends at an offset of the text."""

    offset: int
    quote: int
    opens: bool


class _Text:
    """A source's text as HTML."""

    def __init__(self, source: SourceCoverage, number: int) -> None:
        assert source.text is not None
        self.source, self.number = source, number
        self.content = source.text.content
        marks = [
            _Mark(offset, at, opens)
            for at, quoted in enumerate(source.quotes, 1)
            for part in quoted.parts
            for offset, opens in ((part.start, True), (part.end, False))
        ]
        self.marks = sorted(marks)
        self.last = {at: each.parts[-1].end for at, each in enumerate(source.quotes, 1)}
        self.gaps: dict[int, list[str]] = {}
        for at, each in enumerate(source.sentences):
            if not each.quotes:
                self.gaps.setdefault(each.span.start, []).append(
                    f'<span class="gap" id="s{number}-{at}">'
                )
                self.gaps.setdefault(each.span.end, []).append("</span>")

    def html(self) -> str:
        """The text by paragraphs."""
        paragraphs = "".join(self._paragraphs())
        return f'<article class="text" aria-label="The text">\n{paragraphs}</article>\n'

    def _paragraphs(self) -> Iterator[str]:
        """Cuts the text wherever a quote or a sentence that is not mapped begins or ends."""
        open_quotes: list[int] = []
        at = 0
        edges = sorted((*(mark.offset for mark in self.marks), *self.gaps))
        edge = 0
        for span in self.source.paragraphs:
            pieces: list[str] = []
            position = span.start
            while edge < len(edges) and edges[edge] <= span.end:
                here = max(edges[edge], position)
                edge += 1
                pieces.append(self._piece(Span(position, here), open_quotes))
                position = here
                while at < len(self.marks) and self.marks[at].offset <= here:
                    pieces.append(self._turn(self.marks[at], open_quotes))
                    at += 1
                pieces += self.gaps.pop(here, ())
            pieces.append(self._piece(Span(position, span.end), open_quotes))
            yield f'<p dir="auto">{"".join(pieces)}</p>\n'

    def _turn(self, mark: _Mark, open_quotes: list[int]) -> str:
        """Begin or end a part of a quote; after its last part comes its number."""
        if mark.opens:
            open_quotes.append(mark.quote)
            return ""
        open_quotes.remove(mark.quote)
        if mark.offset != self.last[mark.quote]:
            return ""
        key = f"{self.number}-{mark.quote}"
        statement = self.source.quotes[mark.quote - 1].statement
        label = f"Quote {mark.quote}, of the {statement.kind}: {statement.prose}"
        return (
            f'<sup><a id="r{key}" href="#q{key}" aria-label="{text(label)}">{mark.quote}</a></sup>'
        )

    def _piece(self, span: Span, quotes: list[int]) -> str:
        """Text between two marks, with a link to the quote that began last."""
        words = text(self.content[span.start : span.end])
        if not words or not quotes:
            return words
        statement = self.source.quotes[quotes[-1] - 1].statement
        name = f"{statement.key}: " if statement.name else ""
        depth = min(len(quotes), _DEEPEST)
        return (
            f'<mark class="d{depth}"><a href="#q{self.number}-{quotes[-1]}"'
            f' title="{text(name + statement.prose)}">{words}</a></mark>'
        )
