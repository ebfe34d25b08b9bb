"""Makes a node of each line that lark recognises.

Each method has the name of a grammar rule and gets that rule's tokens. Spans count from the start of the
text that was parsed.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from typing import Any
from unicodedata import normalize

from lark import Token, Transformer

from argmap.source import Span
from argmap.syntax import nodes

CONTINUATION = re.compile(r"(?:\r\n?|\n)[ \t]*\|")
BLANKS = re.compile(r"[ \t]+")

Postfix = deque[nodes.Name | str]


def fold(words: str) -> str:
    """Words as one line, each run of blanks and line ends folded to one space."""
    if "\n" in words or "\r" in words:
        words = CONTINUATION.sub(" ", words)
    words = words.strip(" \t")
    return BLANKS.sub(" ", words) if "  " in words or "\t" in words else words


def name(token: Token) -> nodes.Name:
    """The name that a token holds, without ``#``."""
    start = token.start_pos or 0
    text = str(token)
    if token.type == "MARK":
        text = text[1:]
    if not text.isascii():
        text = normalize("NFC", text)
    return nodes.Name(text, Span(start, start + len(token)))


def prose(token: Token) -> nodes.Prose:
    """The words after a colon; their span leaves out the colon and the blanks around them."""
    raw = str(token)
    words = raw[1:].strip(" \t\r\n")
    start = (token.start_pos or 0) + raw.index(words[0], 1)
    return nodes.Prose(fold(raw[1:]), Span(start, start + len(words)))


def _split(tokens: list[Token]) -> tuple[list[nodes.Name], list[nodes.Name], nodes.Prose | None]:
    """A line's names, its marks, and its prose."""
    names: list[nodes.Name] = []
    marks: list[nodes.Name] = []
    words: nodes.Prose | None = None
    for token in tokens:
        if token.type == "PROSE":
            words = prose(token)
        elif token.type == "MARK":
            marks.append(name(token))
        elif token.type in ("NAME", "PATH"):
            names.append(name(token))
    return names, marks, words


def _cut(tokens: list[Token], keyword: str) -> tuple[list[Token], list[Token]]:
    """The tokens before a keyword and those after it; all before where it is absent."""
    for index, token in enumerate(tokens):
        if token.type == keyword:
            return tokens[:index], tokens[index + 1 :]
    return tokens, []


def _statement(keyword: str) -> Callable[[LineReader, list[Token]], nodes.Line]:
    def read(_reader: LineReader, tokens: list[Token]) -> nodes.Line:
        if len(tokens) <= 2 and tokens[-1].type == "PROSE":
            own = name(tokens[0]) if len(tokens) == 2 and tokens[0].type == "NAME" else None
            if own or len(tokens) == 1:
                return nodes.StatementLine(keyword, own, (), (), None, prose(tokens[-1]))
        before, held = _cut(tokens, "HOLDS")
        if held:
            names, marks, _ = _split(held)
            return nodes.HoldsLine(keyword, name(before[0]), names[0], tuple(marks))
        if tokens[-1].type != "PROSE":
            names, marks, _ = _split(tokens)
            return nodes.ReferenceLine(keyword, names[0], tuple(marks))
        return _with_head(keyword, tokens)

    return read


def _with_head(keyword: str, tokens: list[Token]) -> nodes.Line:
    before, asked = _cut(tokens[:-1], "ASKS")
    own, by = _cut(before, "BY")
    names, marks, _ = _split(own)
    voices, more, _ = _split(by)
    return nodes.StatementLine(
        keyword,
        names[0] if names else None,
        tuple(voices),
        tuple(marks + more),
        name(asked[0]) if asked else None,
        prose(tokens[-1]),
    )


def _group(keyword: str) -> Callable[[LineReader, list[Token]], nodes.Line]:
    def read(_reader: LineReader, tokens: list[Token]) -> nodes.Line:
        before, scheme = _cut(tokens, "VIA")
        own, by = _cut(before, "BY")
        names, _, _ = _split(own)
        voices, _, _ = _split(by)
        return nodes.GroupLine(
            keyword,
            names[0] if names else None,
            tuple(voices),
            name(scheme[0]) if scheme else None,
            any(token.type == "STRICTLY" for token in tokens),
        )

    return read


def _join(operator: str) -> Callable[[LineReader, list[Postfix]], Postfix]:
    def read(_reader: LineReader, sides: list[Postfix]) -> Postfix:
        left, right = sides
        if len(left) < len(right):
            right.extendleft(reversed(left))
        else:
            left.extend(right)
            right = left
        right.append(operator)
        return right

    return read


def _only(_reader: LineReader, children: list[Any]) -> Any:
    return children[0]


class LineReader(Transformer[Token, Any]):
    """From a grammar rule's tokens to a node."""

    claim = _statement("claim")
    reason = _statement("reason")
    rebuttal = _statement("rebuttal")
    premise = _statement("premise")
    assumption = _statement("assumption")
    unless = _statement("unless")
    question = _statement("question")
    because = _group("because")
    but = _group("but")

    def map(self, tokens: list[Token]) -> nodes.Line:
        return nodes.MapLine(prose(tokens[0]))

    def source(self, tokens: list[Token]) -> nodes.Line:
        return nodes.SourceLine(name(tokens[0]), prose(tokens[1]))

    def voice(self, tokens: list[Token]) -> nodes.Line:
        own, rest = _cut(tokens, "FOR")
        _, marks, _ = _split(tokens)
        principal = name(rest[0]) if rest else None
        return nodes.VoiceLine(name(own[0]), principal, tuple(marks), prose(tokens[-1]))

    def imports(self, tokens: list[Token]) -> nodes.Line:
        return nodes.ImportLine(name(tokens[0]), prose(tokens[1]))

    def section(self, tokens: list[Token]) -> nodes.Line:
        own = name(tokens[0]) if len(tokens) == 2 else None
        return nodes.SectionLine(own, prose(tokens[-1]))

    def rule(self, tokens: list[Token]) -> nodes.Line:
        """A rule whose formula is still one Name: the words after its colon."""
        own = name(tokens[0]) if len(tokens) == 2 else None
        start = tokens[-1].start_pos or 0
        words = nodes.Name(str(tokens[-1]), Span(start, start + len(tokens[-1])))
        return nodes.RuleLine(own, nodes.Formula((words,)))

    def on(self, tokens: list[Token]) -> nodes.Line:
        return nodes.OnLine(name(tokens[0]))

    def quote(self, tokens: list[Token]) -> nodes.Line:
        number = int(tokens[1][1:]) if len(tokens) == 3 else None
        return nodes.QuoteLine(name(tokens[0]), number, prose(tokens[-1]))

    def note(self, tokens: list[Token]) -> nodes.Line:
        return nodes.NoteLine(prose(tokens[0]))

    def tension(self, tokens: list[Token]) -> nodes.Line:
        why = prose(tokens[3]) if len(tokens) == 4 else None
        return nodes.TensionLine(name(tokens[0]), str(tokens[1]), name(tokens[2]), why)

    def expectation(self, tokens: list[Token]) -> nodes.Line:
        subject, verdict = name(tokens[0]), tokens[1]
        if verdict.type in ("CONSISTENT", "INCONSISTENT"):
            names = tuple(name(token) for token in tokens[2:])
            return nodes.ExpectVoiceLine(subject, str(verdict), names)
        return nodes.ExpectStandingLine(subject, str(verdict))

    def atom(self, tokens: list[Token]) -> Postfix:
        return deque([name(tokens[0])])

    def not_(self, operand: list[Postfix]) -> Postfix:
        operand[0].append("not")
        return operand[0]

    and_ = _join("and")
    or_ = _join("or")
    implies = _join("implies")
    iff = _join("iff")

    literal = clause = side = formula = _only
    top = anywhere = _only
    under_claim = under_premise = under_assumption = under_unless = under_question = _only
    under_holds = under_reason = under_rebuttal = under_because = under_but = _only
    under_step_reference = under_reference = under_tension = under_rule = _only
    under_on = under_other = under_note = _only
