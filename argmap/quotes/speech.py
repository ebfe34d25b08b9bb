"""What a source itself quotes: its passages in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from argmap.source import Span

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "「": "」",
    "『": "』",
    '"': '"',
}
# In both, the characters come first and what must stand around them after: so the search is for characters.
_MARKS = re.compile(
    r"""[“”„«»「」『』‘’"]
    (?: (?<=[“”„«»「」『』]) | (?<!\w‘)(?<=‘)(?=\w) | (?<=’)(?!\w)
      | (?<![^\s(\[—–-]")(?<=")(?P<opens>)(?=\S) | (?<=\S") )""",
    re.VERBOSE,
)
_BLANK_LINE = re.compile(r"[\n\r\u2029](?:(?<=\u2029)|(?:(?<=\r)\n)?+[^\S\r\n]*+(?>\r\n|\n|\r)\s*)")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[^\W\d_a-z])|[。！？]|[.!?]$")


def speeches(content: str) -> list[Span]:
    """The passages in quotation marks, without the marks, outermost only, in order.

    Marks are often unbalanced. A speech that no mark closes ends with its paragraph where the
    next paragraph opens with a mark again, as the custom is in long speeches; elsewhere it ends
    with its sentence, and so does one in which the same mark opens again. Linear in the text's
    length.
    """
    found: list[Span] = []
    start = 0
    for blank in [*_BLANK_LINE.finditer(content), None]:
        end = blank.start() if blank else len(content)
        after = blank.end() if blank else end
        found += _in_paragraph(content, start, end, content[after : after + 1])
        start = after
    return found


def speech_around(spans: Sequence[Span], place: Span) -> Span | None:
    """The speech in which a place lies whole. Logarithmic."""
    at = bisect_right(spans, place.start, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and place.end <= spans[at].end else None


def _in_paragraph(content: str, start: int, end: int, next_mark: str) -> Iterator[Span]:
    opened, mark = start, ""
    for match in _MARKS.finditer(content, start, end):
        each = match.group()
        if not mark:
            if each in _CLOSERS and (each != '"' or match["opens"] is not None):
                opened, mark = match.end(), each
        elif each in _CLOSERS[mark]:
            yield Span(opened, match.start())
            mark = ""
        elif each == mark:
            yield Span(opened, _sentence_end(content, opened, match.start()))
            opened = match.end()
    if mark:
        yield Span(opened, end if next_mark == mark else _sentence_end(content, opened, end))


def _sentence_end(content: str, start: int, end: int) -> int:
    match = _SENTENCE_END.search(content, start, end)
    return match.end() if match else end
