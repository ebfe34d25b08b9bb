"""Says in the writer's terms what is wrong with a line that does not parse."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from argmap.diagnostic import Diagnostic
from argmap.source import Span, Text
from argmap.syntax import catalogue as known
from argmap.syntax.catalogue import Mistake
from argmap.syntax.nearest import nearest

LINE_KEYWORDS = ["map", "source", "voice", "import", "section", "claim", "reason", "rebuttal", "because", "but", "premise", "assumption", "unless", "question", "note", "rule", "on", "expect"]
VERDICTS = ["stands", "falls", "open", "consistent", "inconsistent"]
INNER_KEYWORDS = ["by", "for", "via", "strictly", "asks", "holds", "yet", "contradicts", "not", "and", "or", "implies", "iff"]
KEYWORDS = frozenset(LINE_KEYWORDS + VERDICTS + INNER_KEYWORDS)

TERMS = {
    "NAME": "a name",
    "PATH": "a name",
    "MARK": "a `#mark`",
    "PROSE": "a colon and words",
    "NUMBER": "`#` and a number",
    "BY": "`by` and who holds it",
    "FOR": "`for` and a voice",
    "VIA": "`via` and a scheme",
    "ASKS": "`asks` and a critical question",
    "COLON": "a colon",
    "COMMA": "a comma and a name",
    "MORETHAN": "`>`",
    "$END": "the end of the line",
}
OPERATORS = {
    **dict.fromkeys(("&", "&&", "∧", "+"), "and"),
    **dict.fromkeys(("|", "||", "∨"), "or"),
    **dict.fromkeys(("->", "=>", "→", "⇒", "⊃", "then"), "implies"),
    **dict.fromkeys(("<->", "<=>", "↔", "⇔", "≡", "==", "="), "iff"),
    **dict.fromkeys(("!", "~", "¬", "-"), "not"),
}
WORD = re.compile(r"[^\s:：,()#>]+")
SYMBOLS = re.compile(r"[^\w\s()]+|\w+")


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that did not parse.

    Arguments:
        text, start: the file, and the line's offset in it.
        words: the line.
        at: where in the line parsing stopped.
        expected: names of the terminals that could have stood there.
    """

    text: Text
    start: int
    words: str
    at: int
    expected: frozenset[str]

    @property
    def rest(self) -> str:
        """What stands where parsing stopped."""
        return self.words[self.at :]

    @property
    def keyword(self) -> str:
        """The line's first word."""
        found = WORD.match(self.words)
        return found.group() if found else self.words[:1]

    @property
    def word(self) -> str:
        """The word where parsing stopped, or the character there, or nothing at the end."""
        found = WORD.match(self.rest)
        return found.group() if found else self.rest[:1]

    def span(self, at: int, length: int) -> Span:
        """A span in the file, from one in the line."""
        return Span(self.start + at, self.start + at + length)

    @property
    def here(self) -> Span:
        """The word where parsing stopped, in the file."""
        return self.span(self.at, len(self.word))

    def wanted(self) -> str:
        """What could have stood here, in the writer's terms."""
        terms = {TERMS.get(each, f"`{each.strip('_').lower()}`") for each in self.expected}
        *most, last = sorted(terms)
        return f"{', '.join(most)} or {last}" if most else last

    def found(
        self, mistake: Mistake, message: str, hint: str = "", fix: tuple[str, Span, str] | None = None
    ) -> Diagnostic:
        """A finding here."""
        return mistake.at(self.text, self.here, message, hint=hint, fix=fix)


def failure(text: Text, start: int, words: str, error: UnexpectedInput) -> Failure:
    """What lark's error says of a line."""
    at = error.pos_in_stream or 0
    expected: set[str] = set()
    if isinstance(error, UnexpectedToken):
        at = len(words) if error.token.type == "$END" else at
        expected = set(error.accepts or error.expected)
    elif isinstance(error, UnexpectedCharacters):
        expected = set(error.allowed or ())
    return Failure(text, start, words, at, frozenset(expected))


def explain(it: Failure) -> Diagnostic:
    """The finding for a line that parses nowhere."""
    if it.words.startswith(">"):
        return _quote(it)
    if it.keyword not in LINE_KEYWORDS:
        return _first_word(it)
    if re.match(r"#(\s|$)", it.rest) or it.rest.startswith("//"):
        return it.found(
            known.TRAILING_COMMENT,
            "A comment cannot stand at the end of a line.",
            "Move it to a line of its own above, beginning with `#`.",
        )
    if it.keyword == "expect" and it.expected & {"STANDS", "CONSISTENT"}:
        return _verdict(it)
    if it.expected & {"NAME", "PATH"} and not it.expected & {"PROSE", "VIA"}:
        return _name(it)
    if it.word in ("by", "for", "via", "strictly", "asks", "holds"):
        return _order(it)
    if "PROSE" in it.expected:
        return _words(it)
    return _other(it)


def _quote(it: Failure) -> Diagnostic:
    if ":" not in it.words or re.match(r">\s*:", it.words):
        return it.found(
            known.QUOTE_WITHOUT_SOURCE,
            "A quote must say which source it is from.",
            "Write `> SOURCE: WORDS`, where SOURCE is the name of a `source` line.",
        )
    if it.rest.startswith("#"):
        message = "The number after `#` says which occurrence is meant, counted from 1."
        return it.found(known.UNEXPECTED_WORDS, message, "Write `> SOURCE#2: WORDS`, for example.")
    if it.rest.lstrip().startswith(":"):
        return it.found(known.MISSING_WORDS, "The quote has no words.", "Write the words after the colon.")
    if not it.rest:
        return _words(it)
    return it.found(known.QUOTE_WITHOUT_SOURCE, "`>` must be followed by the name of a source and a colon.")


def _first_word(it: Failure) -> Diagnostic:
    if it.keyword in ("yet", "contradicts") or (it.expected & {"NAME", "PATH"} and it.at > 0):
        return it.found(
            known.ONE_SIDED_TENSION,
            "`yet` and `contradicts` stand between two names; one is missing.",
            "Write `ID yet ID`, and after a colon why, if you like.",
        )
    first = it.span(0, len(it.keyword))
    if it.expected & {"YET", "CONTRADICTS"}:
        middle = nearest(it.word, ["yet", "contradicts"])
        if middle:
            message = f"`{it.word}` is no keyword."
            fix = (f"replace it by `{middle}`", it.here, middle)
            return it.found(known.UNKNOWN_KEYWORD, message, f"Did you mean `{middle}`?", fix)
    meant = nearest(it.keyword.lower(), LINE_KEYWORDS)
    if it.keyword.lower() in LINE_KEYWORDS:
        meant = it.keyword.lower()
    if it.keyword in KEYWORDS:
        message = f"A line cannot begin with `{it.keyword}`."
    else:
        message = f"`{it.keyword}` is no keyword."
    hint = f"Did you mean `{meant}`?" if meant else (
        "A line begins with a keyword (claim, reason, rebuttal, because, but, premise, …) or is `ID yet ID`; "
        "to go on with the words of the line above, begin with `|`."
    )
    mend = (f"replace it by `{meant}`", first, meant) if meant else None
    return known.UNKNOWN_KEYWORD.at(it.text, first, message, hint=hint, fix=mend)


def _verdict(it: Failure) -> Diagnostic:
    meant = nearest(it.word, VERDICTS) if it.word else None
    message = f"`{it.word}` is nothing to expect." if it.word else "It is not said what is expected."
    hint = f"Did you mean `{meant}`?" if meant else (
        "A statement `stands`, `falls` or is `open`; a voice is `consistent`, or `inconsistent: ID, ID`."
    )
    fix = (f"replace it by `{meant}`", it.here, meant) if meant else None
    return it.found(known.UNKNOWN_KEYWORD if meant else known.UNEXPECTED_WORDS, message, hint, fix)


def _name(it: Failure) -> Diagnostic:
    if it.word in KEYWORDS and not (it.keyword == "claim" and it.word == "by"):
        return it.found(
            known.KEYWORD_AS_NAME,
            f"`{it.word}` is a keyword and cannot be a name.",
            f"Choose another name, such as `the-{it.word}`.",
        )
    if not it.rest or it.rest[0] in ":：#," or it.word in KEYWORDS:
        before = it.words[: it.at].split()[-1].lstrip(",")
        hint = f"Write one, such as `{before} some-name`."
        return it.found(known.MISSING_NAME, f"A name is missing after `{before}`.", hint)
    if _many_words(it):
        return _many_words_found(it)
    return it.found(
        known.BAD_NAME,
        f"A name cannot begin with `{it.rest[0]}`.",
        "A name is a letter of any script, then letters, digits, `-` and `_`.",
    )


def _order(it: Failure) -> Diagnostic:
    orders = {
        "because": "because ID by VOICE via SCHEME strictly",
        "but": "but ID by VOICE via SCHEME",
        "voice": "voice ID for ID #author: NAME",
        "question": "question ID by VOICE #mark asks ID: WORDS",
    }
    order = orders.get(it.keyword, f"{it.keyword} ID by VOICE #mark: WORDS")
    if it.word in order.split():
        message = f"`{it.word}` stands in the wrong place, or what must follow it is missing."
        return it.found(known.HEAD_OUT_OF_ORDER, message, f"The order is `{order}`.")
    message = f"`{it.word}` cannot stand on a `{it.keyword}` line."
    return it.found(known.UNEXPECTED_WORDS, message, f"The form is `{order}`.")


def _many_words(it: Failure) -> bool:
    """Whether what was meant as a name has several words before the colon."""
    head = it.words.split(":")[0].split()
    return ":" in it.rest and it.at <= len(it.words.split(":")[0]) and 2 < len(head) <= 7 and not any(
        word in KEYWORDS or word.startswith("#") for word in head[1:]
    )


def _many_words_found(it: Failure) -> Diagnostic:
    head = it.words.split(":")[0]
    own = "-".join(head.split()[1:])
    begin = len(it.keyword) + 1
    where = it.span(begin, len(head.rstrip()) - begin)
    return known.BAD_NAME.at(
        it.text,
        where,
        "A name is one word.",
        hint=f"Join its words: `{own}`.",
        fix=(f"write `{own}`", where, own),
    )


def _words(it: Failure) -> Diagnostic:
    if not it.rest or it.rest.lstrip().startswith(":"):
        return it.found(
            known.MISSING_WORDS,
            f"This `{it.keyword}` has no words.",
            "Write a colon and a sentence.",
        )
    if it.rest[0] in "：﹕∶":
        message = f"`{it.rest[0]}` is not the colon that argmap reads."
        return it.found(known.MISSING_COLON, message, "Write `:`.", ("write `:`", it.here, ":"))
    if it.rest[0] == "#":
        message = "A mark is `#` and a name."
        return it.found(known.BAD_NAME, message, "Marks begin with a letter and stand after `by`.")
    inner = [each.lower() for each in it.expected if each in ("BY", "FOR", "HOLDS", "ASKS")]
    meant = nearest(it.word, inner)
    if meant and (":" in it.rest or meant == "holds"):
        message = f"`{it.word}` is no keyword."
        fix = (f"replace it by `{meant}`", it.here, meant)
        return it.found(known.UNKNOWN_KEYWORD, message, f"Did you mean `{meant}`?", fix)
    if _many_words(it):
        return _many_words_found(it)
    if ":" not in it.rest:
        end = it.at - (it.words[it.at - 1 : it.at] == " ")
        return it.found(
            known.MISSING_COLON,
            "A colon is missing before the words.",
            "Write `:` between the name and the words.",
            ("insert `:`", it.span(end, 0), ":"),
        )
    return _other(it)


def _other(it: Failure) -> Diagnostic:
    if it.keyword in ("because", "but") and it.rest.lstrip().startswith(":"):
        single = "reason" if it.keyword == "because" else "rebuttal"
        return it.found(
            known.UNEXPECTED_WORDS,
            f"`{it.keyword}` has no words of its own.",
            f"Write a `{single}` with these words, or indent `premise` lines under `{it.keyword}`.",
        )
    if it.rest and it.word and not it.word[0].isalnum() and it.rest[0] not in ":,#":
        message = f"`{it.rest[0]}` cannot stand here."
    else:
        message = f"`{it.word}` was not expected here." if it.word else "The line ends too early."
    return it.found(known.UNEXPECTED_WORDS, message, f"Expected {it.wanted()}.")


def explain_formula(it: Failure) -> Diagnostic:
    """The finding for a rule whose formula does not parse; ``it`` is of the formula alone."""
    symbol = SYMBOLS.match(it.rest)
    written = symbol.group() if symbol else it.rest[:1]
    here = it.span(it.at, len(written))
    if written in OPERATORS:
        word = OPERATORS[written]
        message = f"`{written}` is no word of a formula."
        fix = (f"write `{word}`", here, word)
        return known.BROKEN_FORMULA.at(it.text, here, message, hint=f"Write `{word}`.", fix=fix)
    if it.word in ("implies", "iff") and "$END" in it.expected:
        message = f"A second `{it.word}` needs parentheses."
        hint = "Write `a implies (b implies c)` or `(a implies b) implies c`."
    elif it.rest.startswith(")"):
        message, hint = "This parenthesis closes nothing.", "Delete it, or open one before it."
    elif not it.rest and "RPAR" in it.expected:
        message, hint = "A parenthesis is not closed.", "Write `)`."
    elif not it.rest:
        message, hint = "The formula ends too early.", "Write a name of a statement."
    elif it.expected & {"NAME", "PATH"}:
        message = f"`{it.word}` cannot stand here."
        hint = "Expected a name of a statement, `not` or `(`."
    else:
        message = f"`{it.word}` cannot follow what is before it."
        hint = "Expected `and`, `or`, `implies`, `iff`, or the end of the line."
    return known.BROKEN_FORMULA.at(it.text, here, message, hint=hint)
