"""Reads lines, each *form* of line only once.

A form is what the words before a line's colon are (keywords, names, marks) and whether words follow the colon:
``reason NAME by NAME :``. To the grammar one name is as good as another, and so are the words after the colon: what
it says of one line holds for all lines of that form. The forms that most maps are made of are listed in ``forms.txt``,
which is written from the grammar; lark reads the lines of any other form, and is not imported until there is one.
"""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.syntax import nodes
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.lines import Word, name, read_line

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

FORMS = os.path.join(os.path.dirname(__file__), "forms.txt")
HEADER = "# Written by `python -m argmap.docs` from grammar/argmap.lark; see forms.py.\n"
# How often a form that is listed has a terminal, where that is not once.
LISTED = {"NAME": 4, "MARK": 2, "COMMA": 2, "PATH": 0, "LPAR": 0}
PUNCTUATION = {"MORETHAN": ">", "COMMA": ",", "COLON": ":", "PROSE": ":"}
OPERATORS = {"not_": "not", "and_": "and", "or_": "or", "implies": "implies", "iff": "iff"}
NAMES = ("NAME", "PATH")
# How many heads of lines are remembered: those without a name of their own come again and again.
_REMEMBERED = 1_000
# The word before a colon that names follow, not prose.
LISTS = "inconsistent :"

# The words of a line's head, by the grammar's terminals; those that are not ASCII are left to `_kind`.
WORD = re.compile(
    r"""(?:(?P<NAME>[A-Za-z][\w-]*)
         | (?P<MARK>\#[A-Za-z][\w-]*)
         | (?P<PATH>[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)+)
         | (?P<NUMBER>\#[1-9][0-9]{0,8}))(?![^ \t,:\#>()])
      | [,:>()] | \#[^ \t,:\#>()]* | [^ \t,:\#>()]+""",
    re.ASCII | re.VERBOSE,
)


class Known(NamedTuple):
    """What ``forms.txt`` says.

    Arguments:
        places: for each place of the grammar, the rules of the lines that may stand there.
        lines: for each form of a line, its rule.
        formulas: for each form of a formula, its items in postfix order, the names as numbers from 0.
    """

    places: Mapping[str, frozenset[str]]
    lines: Mapping[str, str]
    formulas: Mapping[str, str]


@cache
def known_forms() -> Known:
    """The places, and the forms that are listed."""
    with open(FORMS, encoding="utf-8") as stream:
        listed = stream.read().removeprefix(HEADER).split("\n\n")
    parts = [dict(line.split(" = ") for line in part.splitlines()) for part in listed]
    places, lines, formulas = parts
    return Known(
        {place: frozenset(each.split()) for place, each in places.items()}, lines, formulas
    )


class Forms:
    """A reader of lines that remembers their forms; for one text."""

    def __init__(self) -> None:
        self.places, lines, formulas = known_forms()
        self.lines = dict(lines)
        self.formulas = dict(formulas)
        self.scan = lru_cache(_REMEMBERED)(_scan)

    def read(self, words: str) -> tuple[str, nodes.Line] | None:
        """The grammar's rule for a line, and the line that its words say; None where the grammar takes no such line."""
        end = words.find(":") + 1
        head = words[:end] if end else words
        form, found = self.scan(head)
        unclear = False
        if form.endswith(LISTS):
            form, found = _scan(words)
        elif end:
            found = (*found, Word("PROSE", words[end - 1 :], end - 1))
            unclear = words[end:].lstrip()[:1] in ("", "|")
        rule = self.lines.get(form)
        if rule is None or unclear:
            tree = _parse(words, "anywhere")
            if tree is None:
                return None
            rule, tokens = _line(tree)
            if tokens == found:
                self.lines[form] = rule
            found = tokens
        return rule, read_line(rule, found)

    def read_formula(self, words: str) -> nodes.Formula | None:
        """The formula that words say; None where the grammar takes no such formula."""
        form, found = _scan(words)
        names = [word for word in found if word.type in NAMES]
        items = self.formulas.get(form)
        if items is None:
            tree = _parse(words, "formula")
            if tree is None:
                return None
            items, atoms = _postfix(tree)
            if atoms == names:
                self.formulas[form] = items
            names = atoms
        following = iter(names)
        return nodes.Formula(
            tuple([name(next(following)) if item == "NAME" else item for item in items.split()])
        )


def _scan(head: str) -> tuple[str, tuple[Word, ...]]:
    """The form of a line's head, and its words without commas, ``>`` and the keyword that it begins with."""
    form: list[str] = []
    words: list[Word] = []
    for found in WORD.finditer(head):
        text = found.group()
        kind = found.lastgroup
        if text in KEYWORDS:
            if form:
                words.append(Word(text.upper(), text, found.start()))
            kind = None
        elif kind is None and not text.isascii():
            kind = _kind(text)
        if kind:
            words.append(Word(kind, text, found.start()))
        form.append(kind or text)
    return " ".join(form), tuple(words)


def _kind(text: str) -> str | None:
    """What a word with letters of any script is, by the grammar's terminals."""
    import regex

    letters = r"\p{L}[\p{L}\p{M}\p{Nd}_-]*"
    kinds = rf"(?P<NAME>{letters})|(?P<MARK>\#{letters})|(?P<PATH>{letters}(?:\.{letters})+)"
    found = regex.fullmatch(kinds, text)
    return found.lastgroup if found else None


def _parse(words: str, start: str) -> Tree[Any] | None:
    """What lark makes of words by a rule of the grammar; None where the rule does not take them."""
    from lark import UnexpectedInput

    from argmap.syntax.language import language

    try:
        return language().parse(words, start=start)
    except UnexpectedInput:
        return None


def _line(tree: Tree[Any]) -> tuple[str, tuple[Word, ...]]:
    """A line's rule and its words."""
    line: Any = tree.children[0]
    return str(line.data), tuple([_word(token) for token in line.children])


def _word(token: Token) -> Word:
    return Word(token.type, str(token), token.start_pos or 0)


def _postfix(tree: Tree[Any]) -> tuple[str, list[Word]]:
    """A formula's items in postfix order, with ``NAME`` for a name, and its names. Goes down to any depth."""
    items: list[str] = []
    names: list[Word] = []
    todo: list[Any] = [tree]
    while todo:
        each = todo.pop()
        if each.data == "atom":
            items.append("NAME")
            names.append(_word(each.children[0]))
            continue
        if each.data in OPERATORS:
            items.append(OPERATORS[each.data])
        todo += each.children
    return " ".join(reversed(items)), names[::-1]


def list_forms() -> str:
    """What ``forms.txt`` is to say, by the grammar."""
    from argmap.syntax.language import grammar_text, language, places

    lark = language()
    lines: dict[str, list[str]] = {each: [] for each in places(grammar_text()) if each != "formula"}
    for rule in lark.rules:
        if rule.origin.name in lines and rule.expansion:
            lines[rule.origin.name].append(rule.expansion[0].name)
    listed = [f"{place} = {' '.join(rules)}" for place, rules in lines.items()]
    heads = [f"{form} = {_line(tree)[0]}" for form, tree in _forms(lark, "anywhere")]
    formulas = [f"{form} = {_postfix(tree)[0]}" for form, tree in _forms(lark, "formula")]
    return HEADER + "\n".join([*listed, "", *heads, "", *formulas, ""])


def _forms(lark: Lark, start: str) -> Iterator[tuple[str, Tree[Any]]]:
    """The forms that a rule takes, with what lark makes of each: those with few repetitions, shortest first."""
    from lark import Token

    todo: deque[tuple[list[str], Any]] = deque([([], lark.parse_interactive(start=start))])
    while todo:
        form, parser = todo.popleft()
        for terminal in sorted(parser.accepts()):
            here = parser.copy()
            if terminal == "$END":
                yield " ".join(form), here.feed_eof()
            elif form.count(written := _written(terminal)) < LISTED.get(terminal, 1):
                here.feed_token(Token(terminal, written))
                todo.append(([*form, written], here))


def _written(terminal: str) -> str:
    """What stands in a form for a terminal."""
    word = terminal.strip("_").lower()
    return word if word in KEYWORDS else PUNCTUATION.get(terminal, terminal)
