"""A word that is nearly the keyword which a line, or a formula, needs in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from argmap.diagnostic import Diagnostic
from argmap.syntax import catalogue as known
from argmap.syntax.failures import Failure, failure, reads
from argmap.syntax.heads import MOST_WORDS, STATEMENTS, read_head
from argmap.syntax.keywords import KEYWORDS, OPERATORS
from argmap.syntax.layout import WORD
from argmap.syntax.nearest import near_keyword

# The keywords that each kind of line can have behind its first.
INNER = {
    **dict.fromkeys(STATEMENTS, ("by",)),
    "question": ("by", "asks"),
    "reason": ("by", "holds"),
    "premise": ("by", "holds"),
    "because": ("by", "via", "strictly"),
    "but": ("by", "via"),
    "voice": ("for",),
}
# Words of other formulas: what they say is not what the operators say that they are like.
OTHER_OPERATORS = ("if", "nor", "xor", "nand")
HOLDS = "holds"


class Slip(NamedTuple):
    """A word, where it stands, what it is meant to be, and the line so written."""

    at: int
    word: str
    meant: str
    line: str


def misspelt(it: Failure) -> Diagnostic | None:
    """A line that would read if one word were the keyword that it nearly is."""
    inner = INNER.get(it.keyword, ())
    found = inner and _slip(it, inner, lambda slip: reads(slip.line))
    if not found:
        return None
    head, colon, _ = found.line.partition(":")
    written = f"{' '.join(head.split())}{': …' if colon else ''}"
    hint = f"Did you mean `{found.meant}`? Then write `{written}`"
    parts = read_head(it.words.partition(":")[0])
    if colon and parts and len(parts.several) == 1 and len(parts.several[0]) <= MOST_WORDS:
        hint += f"; if it is part of a name, join its words: `{'-'.join(parts.several[0])}`"
    return _finding(it, found, known.UNKNOWN_KEYWORD, "keyword", f"{hint}.")


def misspelt_operator(it: Failure) -> Diagnostic | None:
    """A formula that would read further if one word were the operator that it nearly is; ``it`` is of it alone."""

    def further(slip: Slip) -> bool:
        end = slip.at + len(slip.meant)
        rest = failure(it.text, it.start, slip.line, "formula")
        return rest.at > end or reads(slip.line, "formula")

    found = _slip(it, OPERATORS, further)
    if not found or found.word in OTHER_OPERATORS:
        return None
    hint = f"Did you mean `{found.meant}`?"
    return _finding(it, found, known.BROKEN_FORMULA, "word of a formula", hint)


def _slip(it: Failure, keywords: Sequence[str], fits: Callable[[Slip], bool]) -> Slip | None:
    """The word where parsing stopped, or the one before it, as the keyword that fits there.

    A keyword that is misspelt is a name, which cannot stand there, or behind which nothing fits.
    """
    before = it.words[: it.at].rstrip(" \t")
    for at in (it.at, max(map(before.rfind, " \t(")) + 1):
        word = WORD.match(it.words, at)
        if not word or word.group() in KEYWORDS:
            continue
        written = word.group()
        meant = near_keyword(written, keywords)
        if HOLDS in keywords and written.startswith(HOLDS):
            meant = f"{HOLDS} {written.removeprefix(HOLDS)}"
        if meant:
            line = f"{it.words[:at]}{meant}{it.words[word.end() :]}"
            if fits(slip := Slip(at, written, meant, line)):
                return slip
    return None


def _finding(it: Failure, slip: Slip, mistake: known.Mistake, what: str, hint: str) -> Diagnostic:
    where = it.span(slip.at, len(slip.word))
    fix = (f"replace it by `{slip.meant}`", where, slip.meant)
    return mistake.at(it.text, where, f"`{slip.word}` is no {what}.", hint=hint, fix=fix)
