"""Knows a finding again after the lines around it have moved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from argmap.diagnostic import Diagnostic
from argmap.source import Place

_CONTINUES = re.compile(r"\s*\|")


def fingerprint(found: Diagnostic) -> str:
    """32 hexadecimal digits made of the rule, and of the names and words of the lines that it is about.

    Neither line numbers, indents nor the finding's own sentence are part of it, nor the difference between
    curly and straight quotes, kinds of dashes and spaces, or capitals.
    """
    from hashlib import sha256

    own = found.place
    lines = [wording(label.place) for label in found.labels if label.place.text is own.text]
    parts = [found.rule, wording(own), _folded(own.text.excerpt(own.span)), *sorted(lines)]
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def told_apart(findings: Iterable[tuple[str, Diagnostic]]) -> Iterator[tuple[str, int]]:
    """The fingerprint of each finding, given with its path, and how many with the same were before in that file."""
    before: Counter[tuple[str, str]] = Counter()
    for path, found in findings:
        mark = fingerprint(found)
        yield mark, before[path, mark]
        before[path, mark] += 1


def wording(place: Place) -> str:
    """The line on which a place begins, with the lines that continue it, folded: names and words alone."""
    text = place.text
    first = text.position(place.start).line
    while first > 1 and _CONTINUES.match(text.line(first)):
        first -= 1
    pieces = [text.line(first)]
    for number in range(first + 1, len(text.starts) + 1):
        piece = text.line(number)
        if not (bar := _CONTINUES.match(piece)):
            break
        pieces.append(piece[bar.end() :])
    return _folded(" ".join(pieces))


def _folded(words: str) -> str:
    from argmap.quotes.folding import fold

    return " ".join(fold(words).text.split()).casefold()
