"""How passages of a source are shown."""

from __future__ import annotations

from argmap.source import Place

_LONGEST = 60
_MOST_DIFFERENCES = 3


def shown(words: str) -> str:
    """Words on one line, within quotation marks; of long ones the ends, by which a passage is found in its source."""
    line = " ".join(words.split())
    if len(line) > _LONGEST:
        half = _LONGEST // 2
        line = f"{line[:half].rsplit(' ', 1)[0]} … {line[-half:].split(' ', 1)[-1]}"
    return f"“{line}”"


def surroundings(place: Place, reach: int = 30) -> str:
    """A passage with some whole words before and after it, itself in square brackets."""
    content, (start, end) = place.text.content, place.span
    before = content[max(start - reach, 0) : start]
    after = content[end : end + reach]
    if start > reach:
        before = "… " + before.split(" ", 1)[-1]
    if end + reach < len(content):
        after = after.rsplit(" ", 1)[0] + " …"
    inside = shown(content[start:end])[1:-1]
    return " ".join(f"{before}[{inside}]{after}".split())


def differing(quoted: str, source: str) -> str:
    """What a passage has instead of a quote's words, in a phrase; empty where too much differs to be said."""
    from argmap.quotes.nearest import differences, transposed  # loaded only when a quote is missing

    if transposed(quoted, source):
        return "the same words in another order"
    found = differences(quoted, source)
    if len(found) > _MOST_DIFFERENCES:
        return ""
    return ", ".join(_difference(each.quoted, each.source) for each in found)


def _difference(quoted: str, source: str) -> str:
    if not source:
        return f"no {shown(quoted)}"
    return f"{shown(source)} for {shown(quoted)}" if quoted else f"{shown(source)} besides"
