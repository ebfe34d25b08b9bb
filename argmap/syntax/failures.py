"""Where a line does not parse, and what could have stood there."""

from __future__ import annotations

from dataclasses import dataclass

from lark import UnexpectedCharacters, UnexpectedToken

from argmap.diagnostic import Diagnostic
from argmap.source import Span, Text
from argmap.syntax.catalogue import Mistake
from argmap.syntax.language import language
from argmap.syntax.layout import WORD

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
    def indented(self) -> bool:
        """Whether the line begins behind the first column."""
        return self.text.position(self.start).column > 1

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
        self,
        mistake: Mistake,
        message: str,
        hint: str = "",
        fix: tuple[str, Span, str] | None = None,
    ) -> Diagnostic:
        """A finding here."""
        return mistake.at(self.text, self.here, message, hint=hint, fix=fix)


def failure(text: Text, start: int, words: str, rule: str) -> Failure:
    """Where and how a rule of the grammar fails on words."""
    at = 0
    expected: set[str] = set()
    try:
        language().parse(words, start=rule)
    except UnexpectedToken as error:
        at = len(words) if error.token.type == "$END" else error.pos_in_stream or 0
        expected = set(error.accepts or error.expected)
    except UnexpectedCharacters as error:
        at = error.pos_in_stream or 0
        expected = set(error.allowed or ())
    return Failure(text, start, words, at, frozenset(expected))


def shown(character: str) -> str:
    """A character as messages show it."""
    return f"`{character}`" if character.isprintable() else f"the character U+{ord(character):04X}"


def reads(words: str, rule: str = "anywhere") -> bool:
    """Whether the grammar takes words: as a line, or as a formula where that is the rule."""
    try:
        language().parse(words, start=rule)
    except (UnexpectedToken, UnexpectedCharacters):
        return False
    return True
