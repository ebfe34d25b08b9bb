"""What a line was meant to say whose head has all its parts in another order, or whose colon is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from argmap.diagnostic import Diagnostic
from argmap.syntax import catalogue as known
from argmap.syntax.failures import Failure, reads
from argmap.syntax.keywords import KEYWORDS, STATEMENT_MARKS, VOICE_MARKS

STATEMENTS = ("claim", "reason", "rebuttal", "premise", "assumption", "unless", "question")
GROUPS = ("because", "but")
# The marks with a meaning that each kind of line can have.
MEANINGS = {
    **dict.fromkeys(STATEMENTS, STATEMENT_MARKS),
    "voice": VOICE_MARKS,
}
# The lines that may go without a name, and those that must have one, where what follows may be prose.
NAMELESS = (
    *("reason", "rebuttal", "premise", "assumption", "unless", "question"),
    *("section", "map", "note"),
)
NAMED = ("claim", "voice")
NOT_IN_NAMES = ("by", "for", "via", "strictly", "asks", "holds")
CLAUSES = ("by", "for", "via", "asks")
MOST_WORDS = 6
MOST_SHOWN = 40
NOT_PLAIN = re.compile("[:：﹕∶\r\n]")
TOKEN = re.compile(r"#[^\s,:#]*|,|[^\s,:#]+")
NAME = re.compile(r"[^\W\d_][\w-]*")
MARK = re.compile(r"#[^\W\d_][\w-]*")


class Head(NamedTuple):
    """The parts of a head, in the order in which the grammar has them.

    Arguments:
        keyword: the line's first word.
        name: the words where a name belongs; one, if it is right.
        clauses: for each of ``by``, ``for``, ``via`` and ``asks`` that stands there, what follows it: between commas
            words, one each if it is right.
        marks: with their ``#``.
        strictly: whether that stands there.
    """

    keyword: str
    name: tuple[str, ...]
    clauses: dict[str, tuple[tuple[str, ...], ...]]
    marks: tuple[str, ...]
    strictly: bool

    def __str__(self) -> str:
        clauses = {
            word: f"{word} {', '.join('-'.join(each) for each in named)}"
            for word, named in self.clauses.items()
        }
        before = [clauses[each] for each in ("by", "for", "via") if each in clauses]
        asks = [clauses["asks"]] if "asks" in clauses else []
        name = ["-".join(self.name)] if self.name else []
        strictly = ["strictly"] if self.strictly else []
        return " ".join([self.keyword, *name, *before, *self.marks, *asks, *strictly])

    @property
    def several(self) -> list[tuple[str, ...]]:
        """What has several words where a name of one word belongs."""
        named = [self.name, *(each for clause in self.clauses.values() for each in clause)]
        return [each for each in named if len(each) > 1]

    def marked(self) -> Head:
        """The same with `#` before the last word of the name, or of a clause, that is a mark with a meaning."""
        meanings = MEANINGS.get(self.keyword, ())
        if len(self.name) > 1 and self.name[-1] in meanings:
            return self._replace(name=self.name[:-1], marks=(*self.marks, f"#{self.name[-1]}"))
        for word, named in self.clauses.items():
            *others, last = named
            if len(last) > 1 and last[-1] in meanings:
                clauses = {**self.clauses, word: (*others, last[:-1])}
                return self._replace(clauses=clauses, marks=(*self.marks, f"#{last[-1]}"))
        return self

    def named(self) -> Head:
        """The same with a name that stands behind the first voice put in its place."""
        if self.name or self.keyword not in (*STATEMENTS, *GROUPS):
            return self
        for word, named in self.clauses.items():
            *others, last = named
            if len(last) > 1:
                clauses = {**self.clauses, word: (*others, last[:1])}
                return self._replace(name=last[1:], clauses=clauses)
        return self


def read_head(head: str) -> Head | None:
    """The parts of a head, whatever their order; None where it has words of which no part can be made."""
    keyword, *rest = TOKEN.findall(head)
    name: list[str] = []
    clauses: dict[str, list[list[str]]] = {}
    marks: list[str] = []
    strictly = False
    words = name
    for token in rest:
        if token in CLAUSES and token not in clauses:
            words = []
            clauses[token] = [words]
        elif token == "," and clauses and words is not name:
            words = []
            clauses[next(reversed(clauses))].append(words)
        elif MARK.fullmatch(token):
            marks.append(token)
            words = name if not name else words
        elif token == "strictly":
            strictly = True
        elif NAME.fullmatch(token) and token not in (*CLAUSES, "and", "holds"):
            words.append(token)
        else:
            return None
    if not all(all(named) for named in clauses.values()):
        return None
    frozen = {word: tuple(map(tuple, named)) for word, named in clauses.items()}
    return Head(keyword, tuple(name), frozen, tuple(marks), strictly)


def unparted(it: Failure) -> Diagnostic | None:
    """A line without a colon and with several words, which are prose but for a name perhaps."""
    words = it.words.split()
    if it.keyword not in (*NAMELESS, *NAMED) or len(words) < 3 or NOT_PLAIN.search(it.words):
        return None
    marks = [word for word in words if MARK.fullmatch(word)]
    said = words[1 : len(words) - len(marks)]
    if len(said) < 2 or _is_head(said):
        return None
    first, second, *_ = said
    where = it.span(it.words.index(first, len(it.keyword)), len(first))
    message = "A colon is missing before the words."
    if marks != words[len(words) - len(marks) :]:
        at = words.index(marks[0])
        last = len(words) - words[::-1].index(marks[-1])
        written = _line([it.keyword, "-".join(words[1:at]), *words[at:last]], words[last:])
        hint = f"A name is one word: write `{written}`."
        return (
            known.MISSING_COLON.at(it.text, where, message, hint=hint) if reads(written) else None
        )
    titled = second[0].isupper() and first[0].islower()
    if it.keyword in NAMED and titled and not marks:
        return None
    unnamed = _line([it.keyword, *marks], said)
    named = ""
    if NAME.fullmatch(first) and first not in KEYWORDS and it.keyword not in ("map", "note"):
        named = _line([it.keyword, first, *marks], said[1:])
    hint = f"Write `{unnamed}`."
    if it.keyword in NAMED:
        hint = f"Write `{_line([it.keyword, 'some-name', *marks], said)}`"
        either = named and (titled or first[0].islower() or it.keyword == "voice")
        hint += f"; or, if `{first}` is its name, `{named}`." if either else "."
    elif named and titled:
        hint = f"If `{first}` is its name, write `{named}`; if not, `{unnamed}`."
    return known.MISSING_COLON.at(it.text, where, message, hint=hint)


def _is_head(said: Sequence[str]) -> bool:
    """Whether what follows a keyword is more of the head, not prose."""
    first, second = said[:2]
    if not (first[0].isalnum() and second[0].isalnum()):
        return True
    return first in CLAUSES or second in NOT_IN_NAMES


def _line(head: Sequence[str], said: Sequence[str]) -> str:
    """A line with the first words of some prose, about forty characters of it."""
    words = " ".join(said)
    if len(words) > MOST_SHOWN:
        words = f"{words[:MOST_SHOWN].rsplit(' ', 1)[0]} …"
    return f"{' '.join(head)}: {words}"


def another_order(it: Failure) -> Diagnostic | None:
    """A head that has all its parts, but not where they belong, or with several words for a name."""
    written, colon, _ = it.words.partition(":")
    if it.keyword in ("map", "note", "on", "expect") or it.at > len(written):
        return None
    head = None if bool(colon) == (it.keyword in GROUPS) else read_head(written)
    if head is None:
        return None
    return _forgotten_mark(it, written, head) or _rewritten(it, written.rstrip(), head)


def _forgotten_mark(it: Failure, written: str, head: Head) -> Diagnostic | None:
    """A word that is a mark with a meaning, behind a name, without its ``#``."""
    meant = head.marked().named()
    if meant.marks == head.marks or meant.several or not reads(f"{meant}: …"):
        return None
    mark = meant.marks[-1].removeprefix("#")
    (words,) = head.several
    return known.BAD_NAME.at(
        it.text,
        it.span(written.rindex(mark), len(mark)),
        f"`{mark}` is a mark only with `#` before it.",
        hint=f"Write `{meant}: …`; or, if it is part of a name, join its words: `{'-'.join(words)}`.",
        fix=(f"write `#{mark}`", it.span(0, len(written.rstrip())), str(meant)),
    )


def _rewritten(it: Failure, written: str, head: Head) -> Diagnostic | None:
    """The finding that gives a head as it was meant; None where it would not be right either."""
    meant = head.named()
    colon = "" if it.keyword in GROUPS else ": …"
    if len(meant.several) > (1 if colon else 0) or not reads(f"{meant}{colon}"):
        return None
    if str(meant).split() == written.split():
        return None
    fix = (f"write `{meant}`", it.span(0, len(written)), str(meant))
    if not meant.several:
        message = "The parts of this line stand in the wrong order."
        return it.found(known.HEAD_OUT_OF_ORDER, message, f"Write `{meant}{colon}`.", fix)
    (words,) = meant.several
    if len(words) > MOST_WORDS:
        return None
    hint = f"Join its words: `{'-'.join(words)}`."
    if meant.name != head.name:
        hint = f"Write `{meant}{colon}`."
    elif words in meant.clauses.get("by", ()):
        hint = f"For several voices write `by {', '.join(words)}`; for one join its words: `{'-'.join(words)}`."
    found = re.compile(r"\s+".join(words)).search(written, len(it.keyword))
    where = it.span(found.start(), len(found.group())) if found else it.here
    return known.BAD_NAME.at(it.text, where, "A name is one word.", hint=hint, fix=fix)
