"""Generators of documents: every construct of the grammar, nested as the grammar allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from unicodedata import normalize

import regex
from hypothesis import strategies as st

from argmap.source import Text
from argmap.syntax import nodes
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.language import grammar_text
from argmap.syntax.parser import UNSEEN, place_under

NAME = regex.compile(r"\p{L}[\p{L}\p{M}\p{Nd}_-]*")
BLANKS = re.compile(r"[ \t]+")
NOTHING = nodes.Prose("")


def said(value: object) -> object:
    """What a document or a part of it says: without the places where it stands, and without its blank lines."""
    if not isinstance(value, tuple):
        return value
    fields = getattr(value, "_fields", ())
    named = (
        [
            each
            for name, each in zip(fields, value, strict=True)
            if name not in ("start", "end", "gap")
        ]
        if fields
        else value
    )
    return (type(value), *(said(each) for each in named if not isinstance(each, Text)))


@cache
def lines_under(place: str) -> tuple[str, ...]:
    """The grammar's rules for the lines that may stand at a place."""
    found = re.search(rf"^{place}:((?:[^\n]*\n(?:\s+\|)?)+?)(?=\n|\w)", grammar_text(), re.M)
    assert found, place
    return tuple(re.findall(r"\w+", found[1]))


def _is_name(words: str) -> bool:
    return bool(NAME.fullmatch(words)) and words not in KEYWORDS


_LETTERS = st.characters(categories=["Lu", "Ll", "Lt", "Lm", "Lo"])
_LATER = st.characters(categories=["Lu", "Ll", "Lm", "Lo", "Mn", "Mc", "Nd"]) | st.sampled_from(
    "-_"
)
_PLAIN = st.sampled_from(
    "a b thesis claims because-of not_x é ñandú über дом λόγος 法 法律 שלום سلام हिन्दी ไทย 한국어 q1 x-".split()  # noqa: SIM905
)
_STRANGE = st.builds(
    lambda first, rest: normalize("NFC", first + rest), _LETTERS, st.text(_LATER, max_size=6)
).filter(_is_name)
SIMPLE = _PLAIN | _STRANGE
NAMES = SIMPLE.map(nodes.Name)
PATHS = st.one_of(
    NAMES,
    NAMES,
    st.lists(SIMPLE, min_size=2, max_size=3).map(lambda parts: nodes.Name(".".join(parts))),
)


def _fold(words: str) -> str:
    return BLANKS.sub(" ", words).strip(" \t")


_CHARACTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]).filter(
    lambda each: not UNSEEN.search(each)
)
_HARD = st.sampled_from(
    [
        "| a bar",
        "# no comment",
        ": a colon: and another",
        ":",
        "|",
        "#1",
        "> quoted",
        "by v: words",
        "\\n \\ \"quotes\" “curly” 'x'",
        "هذه جملة عربية، مع 12 رقما.",
        "זה לא כל כך פשוט",
        "👩‍👩‍👧 🇪🇺 ☝🏽",
        "e\u0301 and é",
        "\u00a0no-break\u00a0",
        "a\u200bb \u202eabc\u202c",
        "word " * 40,
        "w" * 200,
        "long " * 25 + "| bar # hash : colon",
    ]
)
PROSES = (
    (_HARD | st.text(_CHARACTERS, min_size=1, max_size=40))
    .map(_fold)
    .filter(lambda words: bool(regex.search(r"\S", words)))
    .map(nodes.Prose)
)
COMMENT_TEXTS = (_HARD | st.text(_CHARACTERS, max_size=20)).map(lambda words: words.rstrip(" \t"))
COMMENTS = st.lists(COMMENT_TEXTS.map(nodes.Comment), max_size=2).map(tuple)
VOICES = st.lists(PATHS, max_size=2).map(tuple)
MARKS = st.lists(NAMES, max_size=2).map(tuple)


def _joined(
    left: tuple[object, ...], right: tuple[object, ...], operator: str
) -> tuple[object, ...]:
    return (*left, *right, operator)


FORMULAS = st.recursive(
    PATHS.map(lambda name: (name,)),
    lambda inner: (
        inner.map(lambda items: (*items, "not"))
        | st.builds(_joined, inner, inner, st.sampled_from(["and", "or", "implies", "iff"]))
    ),
    max_leaves=8,
).map(nodes.Formula)


def _statements(keyword: str, named: bool = False) -> st.SearchStrategy[nodes.Line]:
    asks = st.none() | NAMES if keyword == "question" else st.none()
    own = NAMES if named else st.none() | NAMES
    return st.builds(nodes.StatementLine, st.just(keyword), own, VOICES, MARKS, asks, PROSES)


def _references(keyword: str) -> st.SearchStrategy[nodes.Line]:
    marks = MARKS if keyword == "premise" else st.just(())
    return st.builds(nodes.ReferenceLine, st.just(keyword), PATHS, marks)


def _holds(keyword: str) -> st.SearchStrategy[nodes.Line]:
    marks = MARKS if keyword == "premise" else st.just(())
    return st.builds(nodes.HoldsLine, st.just(keyword), PATHS, PATHS, marks)


def _groups(keyword: str) -> st.SearchStrategy[nodes.Line]:
    strict = st.booleans() if keyword == "because" else st.just(False)
    return st.builds(
        nodes.GroupLine, st.just(keyword), st.none() | NAMES, VOICES, st.none() | NAMES, strict
    )


LINES: dict[str, st.SearchStrategy[nodes.Line]] = {
    "map": st.builds(nodes.MapLine, PROSES),
    "source": st.builds(nodes.SourceLine, NAMES, PROSES),
    "voice": st.builds(nodes.VoiceLine, NAMES, st.none() | PATHS, MARKS, PROSES),
    "imports": st.builds(nodes.ImportLine, NAMES, PROSES),
    "section": st.builds(nodes.SectionLine, st.none() | NAMES, PROSES),
    "rule": st.builds(nodes.RuleLine, st.none() | NAMES, FORMULAS),
    "on": st.builds(nodes.OnLine, PATHS),
    "claim": _statements("claim", named=True),
    "reason": _statements("reason") | _references("reason") | _holds("reason"),
    "rebuttal": _statements("rebuttal") | _references("rebuttal"),
    "premise": _statements("premise") | _references("premise") | _holds("premise"),
    "assumption": _statements("assumption"),
    "unless": _statements("unless") | _references("unless"),
    "question": _statements("question"),
    "because": _groups("because"),
    "but": _groups("but"),
    "quote": st.builds(nodes.QuoteLine, PATHS, st.none() | st.integers(1, 999_999_999), PROSES),
    "note": st.builds(nodes.NoteLine, PROSES),
    "tension": st.builds(
        nodes.TensionLine, PATHS, st.sampled_from(["yet", "contradicts"]), PATHS, st.none() | PROSES
    ),
    "expectation": st.builds(
        nodes.ExpectStandingLine, PATHS, st.sampled_from(["stands", "falls", "open"])
    )
    | st.builds(nodes.ExpectVoiceLine, PATHS, st.just("consistent"), st.just(()))
    | st.builds(
        nodes.ExpectVoiceLine,
        PATHS,
        st.just("inconsistent"),
        st.lists(PATHS, min_size=1, max_size=12).map(tuple),
    ),
}


@st.composite
def documents(draw: st.DrawFn, most: int = 12) -> nodes.Document:
    """A document whose every line stands where the grammar lets it stand."""
    entries: list[nodes.Entry] = []
    open_lines: list[tuple[int, str]] = [(-1, "top")]
    for index in range(draw(st.integers(0, most))):
        keep = draw(st.integers(1, len(open_lines)))
        del open_lines[keep:]
        rules = _rules(open_lines[-1][1], first=not entries)
        while not rules:
            open_lines.pop()
            rules = _rules(open_lines[-1][1], first=not entries)
        parent, _ = open_lines[-1]
        line = draw(LINES[draw(st.sampled_from(rules))])
        depth = len(open_lines) - 1
        comments = draw(COMMENTS) if draw(st.integers(0, 3)) == 0 else ()
        entries.append(nodes.Entry(line, 0, 0, parent, depth, comments, draw(st.booleans())))
        open_lines.append((index, place_under(line)))
    return nodes.Document(Text("", ""), tuple(entries), draw(COMMENTS))


def _rules(place: str, first: bool) -> Sequence[str]:
    return [rule for rule in lines_under(place) if rule != "map" or first]
