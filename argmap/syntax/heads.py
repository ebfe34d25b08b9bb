"""Reads lines, each *form* of line only once.

Most lines of a map differ from another line in nothing but their name and their words. What the parser makes
of the first of them holds for all: to the grammar one name is as good as another, and so are the words after
the colon.
"""

from __future__ import annotations

from typing import cast
from unicodedata import normalize

import regex
from lark import Lark

from argmap.source import Span
from argmap.syntax import nodes
from argmap.syntax.lines import fold

BLANKS = " \t\r\n"

Worded = nodes.StatementLine | nodes.QuoteLine | nodes.NoteLine


class Heads:
    """A reader of lines that remembers their forms; for one text.

    Arguments:
        lark: the parser.
    """

    def __init__(self, lark: Lark) -> None:
        self.lark = lark
        self.is_name = regex.compile(lark.get_terminal("NAME").pattern.to_regexp()).fullmatch
        self.whole: dict[tuple[str, str], nodes.Line] = {}
        self.worded: dict[tuple[str, str], Worded] = {}
        self.named: dict[tuple[str, str], nodes.StatementLine] = {}

    def read(self, words: str, place: str) -> nodes.Line:
        """The line that words say at a place of the grammar.

        Raises:
            UnexpectedInput: when no line that may stand there reads like this.
        """
        head, colon, told = words.partition(":")
        if not colon:
            line = self.whole.get((words, place))
            if line is None:
                line = self.whole[words, place] = self._parse(words, place)
            return line
        folded = fold(told)
        if not folded or folded.isspace():
            return self._parse(words, place)
        stripped = told.lstrip(BLANKS)
        start = len(words) - len(stripped)
        prose = nodes.Prose(folded, Span(start, start + len(stripped.rstrip(BLANKS))))
        known = self.worded.get((head, place))
        if known is not None:
            return _reworded(known, prose)
        keyword, _, name = head.partition(" ")
        if name and self.is_name(name):
            return self._named(words, keyword, name, place, prose)
        return self._worded(words, head, place)

    def _parse(self, words: str, place: str) -> nodes.Line:
        return cast(nodes.Line, self.lark.parse(words, start=place))

    def _named(
        self, words: str, keyword: str, name: str, place: str, prose: nodes.Prose
    ) -> nodes.Line:
        """A line whose head is a keyword and a name."""
        known = self.named.get((keyword, place))
        if known is None:
            line = self._parse(words, place)
            if isinstance(line, nodes.StatementLine):
                self.named[keyword, place] = line
            return line
        start = len(keyword) + 1
        own = nodes.Name(
            name if name.isascii() else normalize("NFC", name), Span(start, start + len(name))
        )
        return nodes.StatementLine(known.keyword, own, (), (), None, prose)

    def _worded(self, words: str, head: str, place: str) -> nodes.Line:
        line = self._parse(words, place)
        if isinstance(line, Worded):
            self.worded[head, place] = line
        return line


def _reworded(line: Worded, words: nodes.Prose) -> nodes.Line:
    """The same line with other words."""
    if isinstance(line, nodes.StatementLine):
        return nodes.StatementLine(
            line.keyword, line.name, line.voices, line.marks, line.asks, words
        )
    if isinstance(line, nodes.QuoteLine):
        return nodes.QuoteLine(line.source, line.number, words)
    return nodes.NoteLine(words)
