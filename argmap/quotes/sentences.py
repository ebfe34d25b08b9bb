"""Where the words, sentences and paragraphs of a text are, in any script.

Sentences end as Unicode Standard Annex 29 (Unicode Text Segmentation, 5.1) has it, tailored as the annex allows: a
paragraph ends at a blank line, not at every line's end; a small letter begins none, after any mark; and a
full stop after an initial or a usual abbreviation (*Mr.*, *D.C.*, *Jan.*, *z. B.*) ends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.source import Span

if TYPE_CHECKING:
    Pattern = Any


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ABBREVIATIONS = _listed(
    "mr mrs ms dr prof st sr jr gen col lt capt sgt maj sen rep gov pres rev hon messrs mme mlle"
    " jan feb mar apr jun jul aug sep sept oct nov dec vs cf viz approx ca eds"
    " bzw evtl ggf vgl usw sog bspw str hr fr sra srta ud uds dra av"
)
_BEFORE_NUMBERS = _listed("no nos nr núm p pp pág vol vols fig figs sec art arts ch chap")


@cache
def _paragraph() -> Pattern:
    import regex  # loaded for coverage only

    return regex.compile(r"(?>\r\n|\n|\r)[^\S\r\n]*+(?:(?>\r\n|\n|\r)[^\S\r\n]*+)+|\u2029")


@cache
def _word() -> Pattern:
    import regex

    return regex.compile(
        r"[\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*+"
        r"|[\p{L}\p{N}\p{M}]++(?:[.'’·\u00ad\u200c\u200d\-‐‑][\p{L}\p{N}\p{M}]++)*+"
    )


@cache
def _end() -> Pattern:
    """A run of full stops and the like with what belongs to it, where a sentence may end after it."""
    import regex

    return regex.compile(
        r"""
        (?P<marks> [\p{SB=STerm}\p{SB=ATerm}…] [\p{SB=Extend}\p{SB=Format}]*+ )++
        (?P<close> [\p{SB=Close}\p{SB=Extend}\p{SB=Format}]*+ )
        (?P<space> [\p{SB=Sp}\p{SB=Sep}\p{SB=CR}\p{SB=LF}]*+ )
        """,
        regex.VERBOSE,
    )


@cache
def _goes_on() -> Pattern:
    """What does not begin a sentence: a comma or the like, or a small letter before any other."""
    import regex

    return regex.compile(
        r"[\p{SB=SContinue}\p{SB=STerm}\p{SB=ATerm}]"
        r"|[^\p{SB=OLetter}\p{SB=Upper}\p{SB=Lower}\p{SB=Sep}\p{SB=CR}\p{SB=LF}\p{SB=STerm}\p{SB=ATerm}]*+"
        r"\p{SB=Lower}"
    )


@cache
def _last_word() -> Pattern:
    import regex

    return regex.compile(r"(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]+)\Z")


def words(content: str) -> list[Span]:
    """Where the words are; where a script puts no spaces between words, every letter counts as one. Linear."""
    return [Span(*each.span()) for each in _word().finditer(content)]


def paragraphs(content: str) -> list[Span]:
    """Where the paragraphs are, without the blank lines between them. Linear."""
    found, start = [], 0
    for blank in _paragraph().finditer(content):
        found.append(Span(start, blank.start()))
        start = blank.end()
    found.append(Span(start, len(content)))
    return [each for each in found if content[each.start : each.end].strip()]


def sentences(content: str) -> list[Span]:
    """Where the sentences are that have a word in them, without the white space around them. Linear."""
    found = []
    for paragraph in paragraphs(content):
        for start, end in _split(content, *paragraph):
            piece = content[start:end]
            if _word().search(piece):
                left = start + len(piece) - len(piece.lstrip())
                found.append(Span(left, start + len(piece.rstrip())))
    return found


def _split(content: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _end().finditer(content, start, end):
        if match.end() < end and _ends(content, match, end):
            yield Span(begin, match.end())
            begin = match.end()
    yield Span(begin, end)


def _ends(content: str, match: Any, end: int) -> bool:
    """Whether a sentence ends after a run of marks (rules SB6 to SB11)."""
    if _goes_on().match(content, match.end(), end):
        return False
    if not _is_full_stop(content, match):
        return True
    after = content[match.end()]
    if match.end() == match.end("marks") and after.isalnum():
        return False
    quoted = match.end("close") > match.end("marks")
    return quoted or not _abbreviates(content, match.start(), after)


def _is_full_stop(content: str, match: Any) -> bool:
    """Whether a run ends with a full stop, whatever invisible marks follow it."""
    marks = content[match.start() : match.end("marks")].rstrip("\u00ad\u200b\u200d\u2060\ufeff")
    return marks.endswith((".", "…", "\u2024", "\ufe52", "\uff0e"))


def _abbreviates(content: str, at: int, after: str) -> bool:
    """Whether the word before a full stop is an initial or an abbreviation."""
    word = _last_word().search(content, max(at - 12, 0), at)
    if not word:
        return False
    said = word[1].casefold()
    if said in _BEFORE_NUMBERS:
        return after.isnumeric()
    return (len(said) == 1 and word[1] != "I") or said in _ABBREVIATIONS
