"""From a text to its document. Never raises on any text; goes on after every mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from argmap.diagnostic import Diagnostic, Label
from argmap.source import Place, Span, Text
from argmap.syntax import catalogue as known
from argmap.syntax import nodes
from argmap.syntax.forms import Forms
from argmap.syntax.layout import WORD, LogicalLine, lay_out
from argmap.syntax.lines import CONTINUATION

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
TABBED = re.compile(r"[\r\n](?P<indent> *\t[ \t]*)\|")


_PLACES: Mapping[type[object], str] = {
    nodes.TensionLine: "under_tension",
    nodes.RuleLine: "under_rule",
    nodes.OnLine: "under_on",
    nodes.NoteLine: "under_note",
    nodes.BrokenLine: "anywhere",
}


class Parsed(NamedTuple):
    """A document and what is wrong with its text."""

    document: nodes.Document
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Level:
    """An open line: which entry it is, its indent, its children's, what may stand under it, its last child so far."""

    entry: int
    indent: int
    children: int | None
    place: str
    last: int = -1


def parse(text: Text) -> Parsed:
    """Read a text. Linear in its length."""
    return _Reading(text).read()


class _Reading:
    """The reading of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.forms = Forms()
        self.entries: list[nodes.Entry] = []
        self.diagnostics: list[Diagnostic] = []
        self.astray = -1

    def read(self) -> Parsed:
        layout = lay_out(self.text)
        self._unseen()
        open_lines = [_Level(-1, -1, None, "top")]
        for logical in layout.lines:
            level = self._parent(open_lines, logical)
            line, place = self._line(logical, level)
            self.entries.append(
                nodes.Entry(
                    line,
                    logical.start,
                    logical.end,
                    level.entry,
                    len(open_lines) - 1,
                    logical.comments,
                    logical.gap,
                )
            )
            level.last = len(self.entries) - 1
            open_lines.append(_Level(level.last, logical.indent, None, place))
        self._strays(layout.strays)
        document = nodes.Document(self.text, tuple(self.entries), layout.comments)
        return Parsed(document, tuple(known.bounded(self.diagnostics)))

    @property
    def full(self) -> bool:
        """Whether there are more mistakes than are listed; to read on is lost time."""
        return len(self.diagnostics) > known.MOST

    def _parent(self, open_lines: list[_Level], logical: LogicalLine) -> _Level:
        """Close the lines that this one does not stand under; what remains last is its parent."""
        while open_lines[-1].indent >= logical.indent:
            open_lines.pop()
        level = open_lines[-1]
        if level.children is None:
            level.children = logical.indent if level.entry >= 0 else 0
        if logical.tabbed:
            self._tabbed(logical)
        elif level.children == logical.indent:
            return level
        else:
            self._odd_indent(logical, level)
        return _Level(level.entry, level.indent, level.children, "anywhere")

    def _line(self, logical: LogicalLine, level: _Level) -> tuple[nodes.Line, str]:
        """What a line says, and what may stand under it."""
        start = logical.start
        words = self.text.content[start : logical.end]
        if self.diagnostics and self.full:
            return nodes.BrokenLine(words), "anywhere"
        read = self.forms.read(words)
        if read is None:
            return self._mistaken(words, start)
        rule, line = read
        if rule not in self.forms.places[level.place]:
            return self._misplaced(line, words, start, level)
        return self._accepted(line, words, start)

    def _accepted(self, line: nodes.Line, words: str, start: int) -> tuple[nodes.Line, str]:
        if isinstance(line, nodes.RuleLine):
            formula = self._formula(line, start)
            if formula is None:
                return nodes.BrokenLine(words), "under_rule"
            line = nodes.RuleLine(line.name, formula)
        elif isinstance(line, nodes.MapLine) and self.entries:
            self.diagnostics.append(self._second_title(start))
        return line, place_under(line)

    def _mistaken(self, words: str, start: int) -> tuple[nodes.Line, str]:
        if not UNSEEN.search(words):
            from argmap.syntax.failures import failure
            from argmap.syntax.mistakes import explain

            self.diagnostics.append(explain(failure(self.text, start, words, "anywhere")))
        return nodes.BrokenLine(words), "anywhere"

    def _misplaced(
        self, line: nodes.Line, words: str, start: int, level: _Level
    ) -> tuple[nodes.Line, str]:
        from argmap.syntax.misplaced import IN_GROUPS, explain_misplaced

        keyword = line.keyword if isinstance(line, nodes.TensionLine) else _first(words)
        parent = None
        if level.entry >= 0:
            above = self.entries[level.entry].start
            parent = Span(above, above + len(_first(self.text.content[above : above + 100])))
        here = Span(start, start + len(_first(words)))
        broken = nodes.BrokenLine(words), place_under(line)
        beside = None
        if keyword in IN_GROUPS and level.last >= 0:
            before = self.entries[level.last]
            if level.last == self.astray:
                self.astray = len(self.entries)
                return broken
            if isinstance(before.line, nodes.GroupLine):
                self.astray = len(self.entries)
                beside = Span(before.start, before.start + len(before.line.keyword))
        found = explain_misplaced(self.text, here, keyword, level.place, parent, beside)
        self.diagnostics.append(found)
        return broken

    def _formula(self, line: nodes.RuleLine, start: int) -> nodes.Formula | None:
        """The formula in the words of a rule; None where it does not parse."""
        (raw,) = line.formula.items
        assert isinstance(raw, nodes.Name)
        words = CONTINUATION.sub(lambda found: " " * len(found.group()), raw.text)
        begin = raw.start + 1
        formula = self.forms.read_formula(words[1:])
        if formula is None:
            from argmap.syntax.failures import failure
            from argmap.syntax.mistakes import explain_formula

            if not UNSEEN.search(words):
                it = failure(self.text, start + begin, words[1:], "formula")
                self.diagnostics.append(explain_formula(it))
            return None
        return nodes.Formula(tuple([_moved(item, begin) for item in formula.items]))

    def _tabbed(self, logical: LogicalLine) -> None:
        span = Span(logical.start - logical.indent, logical.start)
        if not self.text.excerpt(span).strip(" "):
            tab = TABBED.search(self.text.content, logical.start, logical.end)
            span = Span(*tab.span("indent")) if tab else span
        message = "The indent is not of spaces alone."
        hint = "Indent by spaces; an editor can change the tabs of a whole file."
        odd = next((each for each in self.text.excerpt(span) if each not in " \t"), None)
        if odd:
            message = f"The indent has a space of another kind (U+{ord(odd):04X})."
            hint = "Delete it, and indent by plain spaces."
        self.diagnostics.append(known.TAB_IN_INDENT.at(self.text, span, message, hint=hint))

    def _odd_indent(self, logical: LogicalLine, level: _Level) -> None:
        start = logical.start
        span = Span(start, start + len(_first(self.text.content[start : logical.end])))
        siblings = level.children or 0
        message = f"This line is indented by {logical.indent}, its siblings above by {siblings}."
        labels: tuple[Label, ...] = ()
        if level.entry >= 0:
            above = self.entries[level.entry].span
            here = Span(above.start, above.start + 1)
            labels = (Label(Place(self.text, *here), "the line that they stand under"),)
        elif not siblings:
            message = "This line is indented, but there is no line that it could stand under."
        hint = f"Indent it by {siblings}." if siblings else "Begin it in the first column."
        self.diagnostics.append(
            known.ODD_INDENT.at(self.text, span, message, hint=hint, labels=labels)
        )

    def _second_title(self, start: int) -> Diagnostic:
        first = self.entries[0]
        titled = isinstance(first.line, nodes.MapLine)
        message = "The map has a title already." if titled else "`map` must be the first line."
        hint = "Delete one of them." if titled else "Move it above the line that comes first."
        label = "its title" if titled else "this line comes first"
        word = _first(self.text.excerpt(first.span))
        place = Place(self.text, first.start, first.start + len(word))
        return known.SECOND_TITLE.at(
            self.text, Span(start, start + 3), message, hint=hint, labels=(Label(place, label),)
        )

    def _strays(self, strays: list[Span]) -> None:
        for span in strays:
            message = "This line continues nothing: no line stands directly above it."
            hint = "Delete the blank line or comment above it, or give the line a keyword."
            here = Span(span.start, span.start + 1)
            self.diagnostics.append(known.CONTINUES_NOTHING.at(self.text, here, message, hint=hint))

    def _unseen(self) -> None:
        """Report the first unseen character of every line."""
        last = 0
        for found in UNSEEN.finditer(self.text.content):
            number = self.text.position(found.start()).line
            if number == last:
                continue
            if self.full:
                break
            last = number
            code = f"U+{ord(found.group()):04X}"
            message = f"An unseen character ({code}) stands here."
            self.diagnostics.append(
                known.CONTROL_CHARACTER.at(
                    self.text,
                    Span(*found.span()),
                    message,
                    hint="Delete it.",
                    fix=("delete it", Span(*found.span()), ""),
                )
            )


def place_under(line: nodes.Line) -> str:
    """The grammar's rule for what may stand under a line."""
    kind: Any = type(line)
    return _place_under(kind, getattr(line, "keyword", ""))


@cache
def _place_under(kind: type[object], keyword: str) -> str:
    if kind in (nodes.StatementLine, nodes.GroupLine):
        return f"under_{keyword}"
    if kind is nodes.HoldsLine:
        return "under_reason" if keyword == "reason" else "under_holds"
    if kind is nodes.ReferenceLine:
        stepwise = keyword in ("reason", "rebuttal")
        return "under_step_reference" if stepwise else "under_reference"
    return _PLACES.get(kind, "under_other")


def _first(words: str) -> str:
    found = WORD.match(words)
    return found.group() if found else words[:1]


def _moved(item: nodes.Name | str, by: int) -> nodes.Name | str:
    if isinstance(item, str):
        return item
    return nodes.Name(item.text, item.start + by, item.end + by)
