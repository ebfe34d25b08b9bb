"""Says in the writer's terms what is wrong with a line that does not parse."""

from __future__ import annotations

import re

from argmap.diagnostic import Diagnostic
from argmap.syntax import catalogue as known
from argmap.syntax.failures import Failure, reads, shown
from argmap.syntax.heads import (
    GROUPS,
    NAMELESS,
    NOT_IN_NAMES,
    another_order,
    read_head,
    unparted,
)
from argmap.syntax.keywords import KEYWORDS, LINE_KEYWORDS, OPERATORS, VERDICTS
from argmap.syntax.layout import WORD
from argmap.syntax.nearest import nearest
from argmap.syntax.slips import misspelt, misspelt_operator

# What writers of other notations type for the operators.
OTHERWISE = {
    **dict.fromkeys(("&", "&&", "∧", "+"), "and"),
    **dict.fromkeys(("|", "||", "∨"), "or"),
    **dict.fromkeys(("->", "=>", "→", "⇒", "⊃", "then", "so", "therefore"), "implies"),
    **dict.fromkeys(("<->", "<=>", "↔", "⇔", "≡", "==", "="), "iff"),
    **dict.fromkeys(("!", "~", "¬", "-"), "not"),
}
# What writers of other notations type, and the keyword that they mean.
SYNONYMS = {
    **dict.fromkeys(
        (
            "thesis",
            "statement",
            "proposition",
            "conclusion",
            "point",
            "assertion",
            "opinion",
            "view",
        ),
        "claim",
    ),
    **dict.fromkeys(("pro", "support", "supports", "argument", "evidence", "since"), "reason"),
    **dict.fromkeys(("con", "contra", "objection", "counter", "counterargument"), "rebuttal"),
    **dict.fromkeys(("answer", "answers", "reply", "response"), "rebuttal"),
    **dict.fromkeys(("attack", "attacks", "against", "opposes", "refutation"), "rebuttal"),
    **dict.fromkeys(("assume", "assumes", "suppose", "implicit"), "assumption"),
    **dict.fromkeys(("undercut", "undercuts", "except", "exception"), "unless"),
    **dict.fromkeys(("person", "speaker", "actor", "author", "party"), "voice"),
    **dict.fromkeys(("heading", "chapter", "part", "group"), "section"),
    **dict.fromkeys(("quote", "cite", "quotation"), ">"),
    **dict.fromkeys(("test", "assert"), "expect"),
    **dict.fromkeys(("comment", "remark"), "note"),
    **dict.fromkeys(("text", "document"), "source"),
    **dict.fromkeys(("ask", "challenge"), "question"),
    "however": "rebuttal",
    "include": "import",
    "title": "map",
}
# What is said of words that stand for no keyword.
CONCLUDING = (
    "What follows stands above its reasons: write it as a `claim`, and them under it, indented."
)
WAYS_OUT = {
    **dict.fromkeys(("so", "therefore", "thus", "hence", "then", "consequently"), CONCLUDING),
    "if": "A condition is part of a sentence, as in `claim NAME: If …`; between names it is a rule: "
    "`rule: a implies b`.",
}
# Words between a name and a verdict that add nothing.
FILLERS = re.compile(r"(?:\s*[:=-]|\s*\b(?:is|to|be|remains)\b)*\s*", re.IGNORECASE)
# The lines that have neither voices nor marks.
PLAIN = ("map", "source", "import", "section", "rule", "note", "on")
AFTER_COLON = {
    "map": "a title",
    "section": "a title",
    "source": "the path of a text",
    "import": "the path of a map",
    "voice": "who it is",
    "rule": "a formula",
}
COMMENT = re.compile(r"//|/\*|--(?=\s)|%|<!--|;")
BULLET = re.compile(r"(?P<bullet>[-*+•–—]|\(?\d+[.)])(?=\s|$)\s*(?P<rest>.*)", re.DOTALL)
ARGDOWN = re.compile(r"[-+_]?>?\s*(?:\[(?P<statement>[^\]\n]+)\]|<(?P<argument>[^>\n]+)>)")
GLUED = re.compile(r"(?<![\w-])[^\W\d_][\w-]*$")
RELATION = re.compile(r"\S+\s+(?P<relation>supports|attacks|rebuts|because|but|and|[-=]+>)\s+\S+")
DASHES = ("-", "–", "—", "=")
DOTTED = re.compile(r"[^\W\d_][\w-]*(?:\.[\w-]+)+")
SYMBOLS = re.compile(r"[^\w\s()]+|\w+")


def explain(it: Failure) -> Diagnostic:
    """The finding for a line that parses nowhere."""
    if it.words.startswith(">"):
        return _quote(it)
    if it.keyword not in LINE_KEYWORDS:
        return _first_word(it)
    if (
        common := _comment(it)
        or _continued(it)
        or misspelt(it)
        or unparted(it)
        or _foreign(it)
        or _barred(it)
        or another_order(it)
    ):
        return common
    if it.keyword == "expect" and it.expected & {"STANDS", "CONSISTENT"}:
        return _verdict(it)
    if it.expected & {"NAME", "PATH"} and not it.expected & {"PROSE", "VIA"}:
        return _name(it)
    if it.word in NOT_IN_NAMES:
        return _order(it)
    if "PROSE" in it.expected:
        return _words(it)
    return _other(it)


def _comment(it: Failure) -> Diagnostic | None:
    if re.match(r"#(\s|$)", it.rest) or it.rest.startswith("//"):
        return it.found(
            known.TRAILING_COMMENT,
            "A comment cannot stand at the end of a line.",
            "Move it to a line of its own above, beginning with `#`.",
        )
    return None


def _continued(it: Failure) -> Diagnostic | None:
    """A ``|`` below a line that has no words yet."""
    if it.rest[:1] not in ("\r", "\n"):
        return None
    if "PROSE" in it.expected and it.keyword not in ("because", "but"):
        return known.MISSING_COLON.at(
            it.text,
            it.span(it.at, 0),
            "A colon is missing before the words.",
            hint="Write `:` at the end of this line; the words may begin on the next.",
            fix=("insert `:`", it.span(it.at, 0), ":"),
        )
    bar = it.span(it.words.index("|", it.at), 1)
    message = "`|` continues the words after a colon; the line above has none."
    return known.CONTINUES_NOTHING.at(it.text, bar, message, hint="Write it all on one line.")


def _foreign(it: Failure) -> Diagnostic | None:
    """A character that is part of no name, within a name or between the parts of a line."""
    odd = it.rest[:1]
    if odd and odd.isspace() and odd not in " \t":
        message = f"A space of another kind (U+{ord(odd):04X}) stands here."
        fix = ("write a plain space", it.span(it.at, 1), " ")
        return it.found(
            known.UNEXPECTED_WORDS, message, "Before the colon write plain spaces.", fix
        )
    glued = GLUED.search(it.words, 0, it.at)
    if not odd or odd in " :：﹕∶,#|>" or not glued or glued.group() in KEYWORDS:
        return None
    hint = "A name is a letter of any script, then letters, digits, `-` and `_`."
    if it.keyword in NAMELESS and it.rest in (".", "!", "?") and len(it.words.split()) == 2:
        hint = f"Write `{it.keyword}: {it.words.split()[1]}`."
    message = f"A name cannot have {shown(odd)} in it."
    return known.BAD_NAME.at(it.text, it.span(it.at, 1), message, hint=hint)


def _quote(it: Failure) -> Diagnostic:
    if not it.rest and "PROSE" in it.expected:
        hint = "Write `> SOURCE: WORDS`."
        return it.found(known.MISSING_WORDS, "The quote has no words.", hint)
    if "PROSE" in it.expected and it.rest.startswith(tuple("\"“”„«‘'")):
        return it.found(
            known.MISSING_COLON,
            "A colon is missing between the source and its words.",
            "Write `> SOURCE: WORDS`; no quotation marks are needed.",
            ("insert `:`", it.span(it.at, 0), ": "),
        )
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
        return it.found(
            known.MISSING_WORDS, "The quote has no words.", "Write the words after the colon."
        )
    return it.found(
        known.QUOTE_WITHOUT_SOURCE,
        "`>` must be followed by the name of a source and a colon.",
        "Write `> SOURCE: WORDS`, where SOURCE is the name of a `source` line.",
    )


def _first_word(it: Failure) -> Diagnostic:
    if it.keyword in ("yet", "contradicts") or (it.expected & {"NAME", "PATH"} and it.at > 0):
        return it.found(
            known.ONE_SIDED_TENSION,
            "`yet` and `contradicts` stand between two names; one is missing.",
            "Write `ID yet ID`, and after a colon why, if you like.",
        )
    if re.match(r"\S+\s+(yet|contradicts)\s", it.words):
        return _comment(it) or _continued(it) or _foreign(it) or _after_tension(it)
    return _other_notation(it) or _unknown_word(it)


def _unknown_word(it: Failure) -> Diagnostic:
    first = it.span(0, len(it.keyword))
    if it.expected & {"YET", "CONTRADICTS"}:
        middle = nearest(it.word, ["yet", "contradicts"])
        if middle:
            message = f"`{it.word}` is no keyword."
            fix = (f"replace it by `{middle}`", it.here, middle)
            return it.found(known.UNKNOWN_KEYWORD, message, f"Did you mean `{middle}`?", fix)
    own = it.keyword.lower()
    meant = own if own in LINE_KEYWORDS else SYNONYMS.get(own) or nearest(own, LINE_KEYWORDS)
    if it.keyword in KEYWORDS:
        message = f"A line cannot begin with `{it.keyword}`."
    else:
        message = f"`{it.keyword}` is no keyword."
    hint = "A line begins with a keyword (claim, reason, rebuttal, because, …) or is `ID yet ID`."
    hint = WAYS_OUT.get(own, hint)
    if meant:
        hint = f"Did you mean `{meant}`?"
    if meant == "claim" != own and it.indented:
        hint = "What stands under another line is a `reason` (for it) or a `rebuttal` (against it)."
        meant = None
    if meant == own:
        hint = f"Keywords are written small: `{meant}`."
    above = it.text.content[: it.start].rstrip(" ")
    if (
        not meant
        and ":" not in it.words
        and above
        and not above.endswith(("\n\n", "\r\r", "\n\r\n"))
    ):
        hint = f"If it goes on with the words above, begin it with `|`. {hint}"
    mend = (f"replace it by `{meant}`", first, meant) if meant else None
    return known.UNKNOWN_KEYWORD.at(it.text, first, message, hint=hint, fix=mend)


def _after_tension(it: Failure) -> Diagnostic:
    """What is wrong with ``ID yet ID`` after its second ID."""
    if it.rest.startswith(":") and "PROSE" in it.expected:
        hint = "Write why after the colon, or leave the colon out."
        return it.found(known.MISSING_WORDS, "There are no words after the colon.", hint)
    if "PROSE" in it.expected and it.word[:1].isalnum() and it.word not in KEYWORDS:
        hint = "Write `:` before the words that say why."
        return it.found(known.MISSING_COLON, "A colon is missing before the words.", hint)
    return _other(it)


def _other_notation(it: Failure) -> Diagnostic | None:
    """A line as another notation has it: a bullet of Markdown, a name in brackets of Argdown."""
    if found := COMMENT.match(it.words):
        mark = found.group()
        message = f"A comment begins with `#`, not with `{mark}`."
        where = it.span(0, len(mark))
        return known.UNKNOWN_KEYWORD.at(
            it.text, where, message, hint="Write `#`.", fix=("write `#`", where, "#")
        )
    if found := ARGDOWN.match(it.words):
        name = found["statement"] or found["argument"]
        own = re.sub(r"[^\w-]+", "-", name).strip("-_") or "a"
        hint = f"Write `claim {own}: WORDS`."
        if it.words[0] in "+-":
            keyword = "reason" if it.words[0] == "+" else "rebuttal"
            hint = f"Write `{keyword} {own}` where `{own}` is defined elsewhere, `{keyword}: WORDS` where it is new."
        message = "A name has no brackets, and a line begins with a keyword."
        return known.UNKNOWN_KEYWORD.at(it.text, it.span(0, found.end()), message, hint=hint)
    if (found := RELATION.match(it.words)) and it.expected & {"YET", "CONTRADICTS"}:
        relation = found["relation"]
        hint = (
            "Write `on ID`, and under it, indented, `reason ID` (for) or `rebuttal ID` (against)."
        )
        where = it.span(found.start("relation"), len(relation))
        message = f"`{relation}` does not stand between two names."
        return known.UNKNOWN_KEYWORD.at(it.text, where, message, hint=hint)
    if found := BULLET.match(it.words):
        rest = WORD.match(found["rest"])
        hint = "Write `reason: WORDS` (for) or `rebuttal: WORDS` (against), or `claim NAME: WORDS`."
        if rest and rest.group().lower() in LINE_KEYWORDS:
            hint = f"Delete it: the line begins with `{rest.group().lower()}`."
        bullet = found["bullet"]
        message = f"A line begins with a keyword, not with `{bullet}`."
        return known.UNKNOWN_KEYWORD.at(it.text, it.span(0, len(bullet)), message, hint=hint)
    return None


def _verdict(it: Failure) -> Diagnostic:
    meant = nearest(it.word, VERDICTS) if it.word else None
    filled = FILLERS.match(it.rest)
    if filled and filled.group() and (verdict := WORD.match(it.rest, filled.end())):
        own = verdict.group() if verdict.group() in VERDICTS else nearest(verdict.group(), VERDICTS)
        written = f"{it.words[: it.at].rstrip()} {own}{it.rest[verdict.end() :]}"
        if own and reads(written):
            message = f"Nothing stands between the name and `{own}`."
            mend = (f"write `{written}`", it.span(0, len(it.words)), written)
            return it.found(known.UNEXPECTED_WORDS, message, f"Write `{written}`.", mend)
    message = (
        f"`{it.word}` is nothing to expect." if it.word else "It is not said what is expected."
    )
    hint = (
        f"Did you mean `{meant}`?"
        if meant
        else (
            "A statement `stands`, `falls` or is `open`; a voice is `consistent`, or `inconsistent: ID, ID`."
        )
    )
    fix = (f"replace it by `{meant}`", it.here, meant) if meant else None
    return it.found(known.UNKNOWN_KEYWORD if meant else known.UNEXPECTED_WORDS, message, hint, fix)


def _keyword_as_name(it: Failure) -> Diagnostic:
    return it.found(
        known.KEYWORD_AS_NAME,
        f"`{it.word}` is a keyword and cannot be a name.",
        f"Choose another name, such as `the-{it.word}`.",
    )


def _name(it: Failure) -> Diagnostic:
    if it.word in KEYWORDS and not (it.keyword == "claim" and it.word == "by"):
        return _keyword_as_name(it)
    if not it.rest or it.rest[0] in ":：#," or it.word in KEYWORDS:
        before = it.words[: it.at].split()[-1].lstrip(",")
        head = read_head(it.words.partition(":")[0])
        named = f"{head._replace(name=('some-name',))}" if head and not head.name else ""
        hint = f"Write one, such as `{named}: …`."
        if not named or not it.rest or it.rest[0] not in "b#" or not reads(f"{named}: …"):
            hint = f"Write one, such as `{before} some-name`."
        return it.found(known.MISSING_NAME, f"A name is missing after `{before}`.", hint)
    if dotted := DOTTED.match(it.rest):
        own = dotted.group()
        return known.BAD_NAME.at(
            it.text,
            it.span(it.at, len(own)),
            "A name that is given here has no dot in it.",
            hint=f"Write another, such as `{own.replace('.', '-')}`; only names of imported files have dots.",
        )
    return it.found(
        known.BAD_NAME,
        f"A name cannot begin with {shown(it.rest[0])}.",
        "A name is a letter of any script, then letters, digits, `-` and `_`.",
    )


def _barred(it: Failure) -> Diagnostic | None:
    """A mark, or one of the inner keywords, on a line that takes none."""
    part = "mark" if it.rest.startswith("#") else f"`{it.word}`"
    if part == "mark" and it.keyword not in (*PLAIN, *GROUPS):
        return None
    if part != "mark" and not (it.keyword in PLAIN and it.word in NOT_IN_NAMES):
        return None
    before = it.words[: it.at].rstrip()
    if it.expected & {"NAME", "PATH"} and not it.expected & {"PROSE", "VIA"}:
        before = f"{before} some-name"
    written = before if reads(before) else f"{before}: …"
    return it.found(
        known.UNEXPECTED_WORDS, f"`{it.keyword}` takes no {part}.", f"Write `{written}`."
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


def _words(it: Failure) -> Diagnostic:
    after = AFTER_COLON.get(it.keyword, "a sentence")
    if not it.rest or it.rest.startswith(":"):
        message = f"Nothing is said on this `{it.keyword}` line."
        hint = f"Write a colon and {after}"
        words = it.words.split()
        if len(words) == 2 and it.keyword in NAMELESS and not it.rest:
            hint += f"; or, if `{words[1]}` is what it says, write `{it.keyword}: {words[1]}`"
        return it.found(known.MISSING_WORDS, message, f"{hint}.")
    if it.rest[0] in "：﹕∶":
        message = f"`{it.rest[0]}` is not the colon that argmap reads."
        return it.found(known.MISSING_COLON, message, "Write `:`.", ("write `:`", it.here, ":"))
    if it.rest[0] == "#":
        before = "for" if it.keyword == "voice" else "by"
        hint = f"Marks begin with a letter and stand after `{before}`."
        return it.found(known.BAD_NAME, "A mark is `#` and a name.", hint)
    if it.word in KEYWORDS and it.expected & {"NAME", "PATH"}:
        return _keyword_as_name(it)
    if it.word in ("and", "&") and "COMMA" in it.expected:
        message = "Several voices have commas between them."
        return it.found(known.UNEXPECTED_WORDS, message, "Write `by VOICE, VOICE`.")
    if it.word in DASHES:
        message = f"`{it.word}` is not the colon that argmap reads."
        return it.found(known.MISSING_COLON, message, "Write `:`.")
    if it.keyword in ("map", "note") and ":" in it.rest:
        hint = f"Write `{it.keyword}: {after if it.keyword == 'map' else 'WORDS'}`."
        return it.found(known.UNEXPECTED_WORDS, f"A `{it.keyword}` line has no name.", hint)
    if it.keyword == "rule" and ":" not in it.words:
        where = it.span(len(it.keyword), 0)
        hint = "Write `rule: FORMULA`, or `rule ID: FORMULA`."
        message = "A colon is missing before the formula."
        return known.MISSING_COLON.at(it.text, where, message, hint=hint)
    if ":" not in it.rest:
        return _colon_missing(it, "A colon is missing before the words.")
    if it.word[:1].isalnum() and it.word not in KEYWORDS:
        return _colon_missing(it, "A name is one word, and a colon must stand before the words.")
    return _other(it)


def _colon_missing(it: Failure, message: str) -> Diagnostic:
    end = len(it.words[: it.at].rstrip(" \t"))
    before = it.words[:end].split()[-1]
    fix = ("insert `:`", it.span(end, 0), ":")
    return it.found(known.MISSING_COLON, message, f"Write `:` after `{before}`.", fix)


def _other(it: Failure) -> Diagnostic:
    if it.keyword in ("because", "but") and it.word in ("premise", "assumption"):
        hint = f"Write `{it.word}` on a line of its own, indented under `{it.keyword}`."
        return it.found(known.UNEXPECTED_WORDS, f"`{it.word}` begins a line.", hint)
    if it.word in KEYWORDS and it.expected & {"NAME", "PATH"}:
        return _keyword_as_name(it)
    if it.keyword == "expect" and it.rest[:1] not in (",", ":"):
        hint = "Write `expect ID stands`, `falls` or `open`; `expect VOICE consistent` or `inconsistent: ID, ID`."
        message = f"`{it.word}` was not expected here." if it.word else "The line ends too early."
        return it.found(known.UNEXPECTED_WORDS, message, hint)
    if it.keyword in ("reason", "rebuttal", "premise", "unless") and it.rest.startswith(":"):
        what = " ".join(it.words[: it.at].split())
        return it.found(
            known.UNEXPECTED_WORDS,
            f"`{what}` refers to a statement of another line, and has no words of its own.",
            "Delete the colon and the words, or give the statement a name of its own.",
        )
    group = it.keyword in ("because", "but") and it.word not in KEYWORDS
    if (
        group
        and it.rest[:1] not in ("", "#")
        and not (it.rest[0] == "," and it.words[: it.at].rstrip().endswith(","))
    ):
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
    dashes = re.search(r"[-<]*$", it.words[: it.at])
    begin = dashes.start() if dashes and it.rest.startswith(">") else it.at
    symbol = SYMBOLS.match(it.words, begin)
    written = symbol.group() if symbol else it.rest[:1]
    here = it.span(begin, len(written))
    word = OTHERWISE.get(written) or written.lower()
    if written in OTHERWISE or (written != word and word in OPERATORS):
        message = f"`{written}` is no word of a formula."
        fix = (f"write `{word}`", here, word)
        return known.BROKEN_FORMULA.at(it.text, here, message, hint=f"Write `{word}`.", fix=fix)
    if slip := misspelt_operator(it):
        return slip
    if it.word in ("implies", "iff") and "$END" in it.expected:
        message = f"A second `{it.word}` needs parentheses."
        hint = "Write `a implies (b implies c)` or `(a implies b) implies c`."
    elif it.rest.startswith(")"):
        message, hint = "This parenthesis closes nothing.", "Delete it, or open one before it."
    elif not it.rest and "RPAR" in it.expected:
        message, hint = "A parenthesis is not closed.", "Write `)`."
    elif not it.rest:
        message, hint = "The formula ends too early.", "Write a name of a statement."
    elif found := re.match(r"\s*(?P<word>if|not)\s", it.words, re.IGNORECASE):
        here = it.span(found.start("word"), len(found["word"]))
        message = f"`{found['word']}` is no word of a formula."
        hint = (
            "For `if a then b` write `a implies b`."
            if found["word"].lower() == "if"
            else "Write `not`."
        )
    elif it.expected & {"NAME", "PATH"}:
        message = f"`{it.word}` cannot stand here."
        hint = "Expected a name of a statement, `not` or `(`."
    else:
        message = f"`{it.word}` cannot follow what is before it."
        hint = "Expected `and`, `or`, `implies`, `iff`, or the end of the line."
    return known.BROKEN_FORMULA.at(it.text, here, message, hint=hint)
