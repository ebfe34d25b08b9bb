"""Makes a node of each line that the grammar takes.

A line comes as the grammar's rule for it and the words that matter: without its first keyword and without commas.
Spans count from the start of the text that was parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from argmap.syntax import nodes

CONTINUATION = re.compile(r"(?:\r\n?|\n)[ \t]*\|")
BLANKS = re.compile(r"[ \t]+")
_CONTINUED = re.compile(rf"\A(?:{CONTINUATION.pattern}[ \t]*)+")

# Composing sorts the marks on a letter, in time quadratic in their number.
LONGEST_COMPOSED = 1000


class Word(NamedTuple):
    """A token of a line: the name of its terminal in the grammar, what stands there, and where it starts."""

    type: str
    text: str
    start: int


Words = Sequence[Word]


def fold(words: str) -> str:
    """Words as one line, each run of blanks and line ends folded to one space."""
    if "\n" in words or "\r" in words:
        words = CONTINUATION.sub(" ", words)
    words = words.strip(" \t")
    return BLANKS.sub(" ", words) if "  " in words or "\t" in words else words


def name(word: Word) -> nodes.Name:
    """The name that a word holds, without ``#``."""
    kind, text, start = word
    end = start + len(text)
    if kind == "MARK":
        text = text[1:]
    if not text.isascii() and len(text) <= LONGEST_COMPOSED:
        text = normalize("NFC", text)
    return nodes.Name(text, start, end)


def prose(word: Word) -> nodes.Prose:
    """The words after a colon; their span leaves out the colon, and the blanks and bars around them."""
    told = word.text[1:].rstrip(" \t\r\n")
    words = told.lstrip(" \t")
    if words[:1] in ("\n", "\r"):
        words = _CONTINUED.sub("", words)
    end = word.start + 1 + len(told)
    return nodes.Prose(fold(told), end - len(words), end)


def read_line(rule: str, words: Words) -> nodes.Line:
    """The line that a rule of the grammar makes of its words."""
    return READERS[rule](words)


def _sorted(words: Words) -> tuple[dict[str, list[nodes.Name]], list[nodes.Name]]:
    """The names after each keyword of a line, those before the first under an empty string; and its marks."""
    names: list[nodes.Name] = []
    found = {"": names}
    marks: list[nodes.Name] = []
    for word in words:
        if word.type == "MARK":
            marks.append(name(word))
        elif word.type in ("NAME", "PATH"):
            names.append(name(word))
        else:
            names = found[word.type] = []
    return found, marks


def _statement(keyword: str) -> Callable[[Words], nodes.Line]:
    def read(words: Words) -> nodes.Line:
        if words[-1].type == "PROSE":
            return _with_prose(keyword, words)
        found, marks = _sorted(words)
        if held := found.get("HOLDS"):
            return nodes.HoldsLine(keyword, found[""][0], held[0], tuple(marks))
        return nodes.ReferenceLine(keyword, found[""][0], tuple(marks))

    return read


def _with_prose(keyword: str, words: Words) -> nodes.Line:
    told = prose(words[-1])
    if len(words) == 1:
        return nodes.StatementLine(keyword, None, (), (), None, told)
    if len(words) == 2 and words[0].type == "NAME":
        return nodes.StatementLine(keyword, name(words[0]), (), (), None, told)
    found, marks = _sorted(words[:-1])
    own, voices, asked = found.get(""), found.get("BY", ()), found.get("ASKS")
    return nodes.StatementLine(
        keyword,
        own[0] if own else None,
        tuple(voices),
        tuple(marks),
        asked[0] if asked else None,
        told,
    )


def _group(keyword: str) -> Callable[[Words], nodes.Line]:
    def read(words: Words) -> nodes.Line:
        if len(words) == 1 and words[0].type == "NAME":
            return nodes.GroupLine(keyword, name(words[0]), (), None, False)
        found, _ = _sorted(words)
        own, voices, scheme = found.get(""), found.get("BY", ()), found.get("VIA")
        return nodes.GroupLine(
            keyword,
            own[0] if own else None,
            tuple(voices),
            scheme[0] if scheme else None,
            "STRICTLY" in found,
        )

    return read


def _map(words: Words) -> nodes.Line:
    return nodes.MapLine(prose(words[0]))


def _source(words: Words) -> nodes.Line:
    return nodes.SourceLine(name(words[0]), prose(words[1]))


def _voice(words: Words) -> nodes.Line:
    found, marks = _sorted(words[:-1])
    principal = found["FOR"][0] if "FOR" in found else None
    return nodes.VoiceLine(found[""][0], principal, tuple(marks), prose(words[-1]))


def _imports(words: Words) -> nodes.Line:
    return nodes.ImportLine(name(words[0]), prose(words[1]))


def _section(words: Words) -> nodes.Line:
    own = name(words[0]) if len(words) == 2 else None
    return nodes.SectionLine(own, prose(words[-1]))


def _rule(words: Words) -> nodes.Line:
    """A rule whose formula is still one Name: the words after its colon."""
    own = name(words[0]) if len(words) == 2 else None
    _, told, start = words[-1]
    raw = nodes.Name(told, start, start + len(told))
    return nodes.RuleLine(own, nodes.Formula((raw,)))


def _on(words: Words) -> nodes.Line:
    return nodes.OnLine(name(words[0]))


def _quote(words: Words) -> nodes.Line:
    number = int(words[1].text[1:]) if len(words) == 3 else None
    return nodes.QuoteLine(name(words[0]), number, prose(words[-1]))


def _note(words: Words) -> nodes.Line:
    return nodes.NoteLine(prose(words[0]))


def _tension(words: Words) -> nodes.Line:
    why = prose(words[3]) if len(words) == 4 else None
    return nodes.TensionLine(name(words[0]), words[1].text, name(words[2]), why)


def _expectation(words: Words) -> nodes.Line:
    subject, verdict = name(words[0]), words[1].text
    if verdict in ("consistent", "inconsistent"):
        names = tuple(name(word) for word in words[2:])
        return nodes.ExpectVoiceLine(subject, verdict, names)
    return nodes.ExpectStandingLine(subject, verdict)


READERS: Mapping[str, Callable[[Words], nodes.Line]] = MappingProxyType(
    {
        "map": _map,
        "source": _source,
        "voice": _voice,
        "imports": _imports,
        "section": _section,
        "claim": _statement("claim"),
        "reason": _statement("reason"),
        "rebuttal": _statement("rebuttal"),
        "premise": _statement("premise"),
        "assumption": _statement("assumption"),
        "unless": _statement("unless"),
        "question": _statement("question"),
        "because": _group("because"),
        "but": _group("but"),
        "quote": _quote,
        "note": _note,
        "tension": _tension,
        "rule": _rule,
        "on": _on,
        "expectation": _expectation,
    }
)
