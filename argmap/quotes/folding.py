"""Folding: the one plain form of a text in which typography does not count.

Two texts fold alike when they differ in nothing but

- Unicode composition (both become NFC),
- the shape of quotation marks, apostrophes and dashes, and ``…`` for three dots,
- white space: any run of it, line ends included, becomes one space, and none is left between two
  Chinese or Japanese characters,
- soft hyphens and other invisible hints, which vanish,
- a hyphen at the end of a line: see ``fold_all``.

Letters, their case, digits and all other marks stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from argmap.source import Span

_PLAIN = {
    '"': "“”„‟«»″＂",
    "'": "‘’‚‛‹›′ʼ",
    "-": "‐‑‒–—―−",
    " ": "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
}
_HYPHENS = "-‐‑"
_DASHES = _HYPHENS + "‒–—―−"
_INVISIBLE = "\xad\u200b\u2060\ufeff"
_WIDE = "\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_BREAK = r"[ \t]*(?:\r\n|\n|\r)[ \t]*"
_ALREADY_FOLDED = re.compile(r"[!-~]*(?: [!-~]+)*")
_JOINT = re.compile(rf"[{_DASHES}](?<=\w.){_BREAK}(?=\w)")
_BLANKS = re.compile("  +")
_NOT_ASCII = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)
_PARAGRAPH = re.compile(r"(?>\r\n|\n|\r)[^\S\r\n]*(?>\r\n|\n|\r)|\u2029")
_LONGEST_CLUSTER = 64
_JOINING = ("ARABIC", "HEBREW", "HANGUL", "SYRIAC")


# Compiled when a text needs them: wide ranges take milliseconds.
@cache
def _from_wide() -> re.Pattern[str]:
    """The first character that could be wide, and all after it."""
    return re.compile(f"[{_WIDE[0]}-\U0010ffff]")


@cache
def _unspaced() -> re.Pattern[str]:
    """A letter of a script that parts no words by spaces."""
    return re.compile(f"[{_WIDE}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


@cache
def _uneven(wide: bool) -> re.Pattern[str]:
    """Anything that folding writes otherwise, but for single characters, in a text with wide ones or without.

    The characters with which it begins come first: so the search is for characters.
    """
    between = rf"|(?<=\s)(?<=[{_WIDE}].)[\s{_INVISIBLE}]*(?=[{_WIDE}])" if wide else ""
    return re.compile(
        rf"[{_DASHES}\s{_INVISIBLE}…]"
        rf"(?:(?<=[{_DASHES}])(?<=\w.){_BREAK}(?=\w){between}"
        rf"|(?<=[\s{_INVISIBLE}])[\s{_INVISIBLE}]+|(?<=[{_INVISIBLE}…]))",
        re.DOTALL,
    )


_SHORT = 10_000


class Change(NamedTuple):
    """What stands between two offsets of a text is written otherwise."""

    start: int
    end: int
    new: str


class OffsetMap(NamedTuple):
    """Leads from places in a rewritten text to the places they came from.

    ``rewritten`` and ``original`` are the offsets at which the text's pieces begin, and its two
    ends. A piece that is as long in both was copied; any other was changed, and is one whole.
    """

    rewritten: Sequence[int]
    original: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where ``start`` to ``end`` (not empty) came from. Logarithmic in the changes."""
        return Span(self._at(start, last=False), self._at(end - 1, last=True))

    def _at(self, offset: int, *, last: bool) -> int:
        piece = bisect_right(self.rewritten, offset, hi=len(self.rewritten) - 1) - 1
        begin, after = self.original[piece], self.original[piece + 1]
        copied = after - begin == self.rewritten[piece + 1] - self.rewritten[piece]
        if copied:
            return begin + offset - self.rewritten[piece] + last
        return after if last else begin


class Folded(NamedTuple):
    """A folded text that knows where each part of it came from.

    Arguments:
        text: the folded text.
        paragraphs: ascending offsets in ``text`` at which a blank line was.
        maps: how to come back, last rewriting first.
    """

    text: str
    paragraphs: Sequence[int]
    maps: tuple[OffsetMap, ...]

    def original(self, span: Span) -> Span:
        """The original place of a span of ``text`` that is not empty."""
        for each in self.maps:
            span = each.span(*span)
        return span


def fold(text: str, joint: str = "") -> Folded:
    """Fold a text; linear in its length.

    Arguments:
        text: any text.
        joint: what becomes of a hyphen between two words at a line's end.
    """
    return _fold(text, joint, _JOINT.search(text) is not None)


def _fold(text: str, joint: str, joined: bool) -> Folded:
    """Likewise; ``joined`` says whether the text as it stands has such a hyphen."""
    if len(text) < _SHORT and _ALREADY_FOLDED.fullmatch(text):
        return Folded(text, (), ())
    maps: list[OffsetMap] = []
    if not unicodedata.is_normalized("NFC", text):
        text, composed, _ = _rewrite(text, text, _compositions(text))
        maps.append(composed)
        joined = joined or _JOINT.search(text) is not None
    plain = text
    for new, old in _PLAIN.items():
        for mark in old:
            plain = plain.replace(mark, new)
    wide = not text.isascii() and _from_wide().search(text) is not None
    if joined or wide or any(mark in text for mark in _INVISIBLE + "…"):
        changes = [Change(*m.span(), _even(m, joint)) for m in _uneven(wide).finditer(text)]
    else:  # Only blanks beside blanks are uneven, and those are found quickly.
        changes = [Change(*m.span(), " ") for m in _BLANKS.finditer(plain)]
    plain, evened, begins = _rewrite(plain, text, changes)
    paragraphs = [
        at
        for change, at in zip(changes, begins, strict=True)
        if change.end - change.start > 1 and _PARAGRAPH.search(text, change.start, change.end)
    ]
    return Folded(plain, paragraphs, (evened, *maps))


def fold_all(text: str) -> tuple[Folded, ...]:
    """The foldings of a source: more than one only where lines end in hyphens.

    Nobody can tell whether *exam-* at a line's end is the half of *example*, belongs to
    *exam-room*, or stands for itself, as in *exam- and test-rooms*. Each reading is a folding of
    its own.
    """
    if _JOINT.search(text):
        return tuple(_fold(text, joint, joined=True) for joint in ("", "-", "- "))
    return (_fold(text, "", joined=False),)


def splits_word(text: str, offset: int) -> bool:
    """Whether an offset lies within a word or a number; never in scripts that put no spaces between words."""
    if not 0 < offset < len(text):
        return False
    left, right = text[offset - 1], text[offset]
    if " " in (left, right):
        return False
    if not (_in_word(left) and _in_word(right)):
        return _splits_at_sign(text, offset)
    return not (_is_unspaced(left) or _is_unspaced(right)) or _is_mark(right)


def _splits_at_sign(text: str, offset: int) -> bool:
    """Whether an offset lies beside a sign within a number (*1.5*, *13,000*, *-5*), or before the *’t* of *can’t*."""
    left, right = text[offset - 1], text[offset]
    before, after = text[max(offset - 2, 0) : offset - 1], text[offset + 1 : offset + 2]
    if left in ".,":
        return before.isdigit() and right.isdigit()
    if left == "-":
        return right.isdigit() and not before.isalnum()
    if right in ".,":
        return left.isdigit() and after.isdigit()
    return right == "'" and after == "t" and not text[offset + 2 : offset + 3].isalnum()


def whole_words(text: str, span: Span) -> Span:
    """A span made longer, until it cuts no word or number."""
    start, end = span
    while splits_word(text, start):
        start -= 1
    while splits_word(text, end):
        end += 1
    return Span(start, end)


def is_joined(text: str, offset: int) -> bool:
    """Whether an offset is within a word of a script that joins to it what others write apart: *and*, *of*, *to*."""
    letters = text[max(offset - 1, 0) : offset + 1]
    return all(unicodedata.name(each, "").startswith(_JOINING) for each in letters)


def _is_unspaced(character: str) -> bool:
    return character >= "\u0e00" and _unspaced().match(character) is not None


def _in_word(character: str) -> bool:
    return character.isalnum() or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _even(match: re.Match[str], joint: str) -> str:
    found, text = match.group(), match.string
    if found == "…":
        return "..."
    if found[0] in _DASHES:
        return joint if found[0] in _HYPHENS else "-" if joint == "-" else "- "
    if not found.strip(_INVISIBLE):
        return ""
    soft = found[0] == "\xad" and re.fullmatch(_BREAK, found[1:])
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return "" if soft or (_wide(before) and _wide(after)) else " "


def _wide(character: str) -> bool:
    return character >= _WIDE[0] and re.match(f"[{_WIDE}]", character) is not None


def _rewrite(
    text: str, original: str, changes: Iterable[Change]
) -> tuple[str, OffsetMap, list[int]]:
    """Apply changes to ``text``, as long as ``original``; say where each new part begins."""
    parts: list[str] = []
    rewritten, origin, begins = [0], [0], []
    length = done = 0
    for start, end, new in changes:
        parts += (text[done:start], new)
        begins.append(length + start - done)
        length = begins[-1] + len(new)
        rewritten += (begins[-1], length)
        origin += (start, end)
        done = end
    parts.append(text[done:])
    rewritten.append(length + len(text) - done)
    origin.append(len(original))
    return "".join(parts), OffsetMap(rewritten, origin), begins


def _compositions(text: str) -> Iterator[Change]:
    """What NFC changes, one letter with its marks at a time.

    Letters with more marks than any language has are left alone: sorting marks is quadratic.
    """
    for run in _NOT_ASCII.finditer(text):
        piece, offset = run.group(), run.start()
        if unicodedata.is_normalized("NFC", piece):
            continue
        edges = [at for at, each in enumerate(piece) if not at or not _continues(each)]
        for start, end in zip(edges, [*edges[1:], len(piece)], strict=True):
            cluster = piece[start:end]
            if end - start <= _LONGEST_CLUSTER:
                composed = unicodedata.normalize("NFC", cluster)
                if composed != cluster:
                    yield Change(offset + start, offset + end, composed)


def _continues(character: str) -> bool:
    """Whether a character may compose with the one before it: a mark, or a Hangul tail."""
    return "\u1160" <= character <= "\u11ff" or _is_mark(character)
