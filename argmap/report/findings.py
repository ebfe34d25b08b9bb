"""What a report is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import category

from argmap.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that a run found.

    Arguments:
        diagnostics: in the order of files and places.
        files: how many files were checked.
        colour: whether the report goes to a terminal that shows colours.
    """

    diagnostics: Sequence[Diagnostic]
    files: int
    colour: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(each.severity is severity for each in self.diagnostics)

    @property
    def summary(self) -> str:
        """The last line of a report for people."""
        files = f"{self.files} file" + ("s" if self.files != 1 else "")
        counts = [
            f"{number} {severity.value}{'s' if number != 1 else ''}"
            for severity in Severity
            if (number := self.count(severity))
        ]
        return f"{', '.join(counts)} in {files}." if counts else f"Nothing found in {files}."


Format = Callable[[Findings], str]
JOINERS = "\u200c\u200d"
COLOURS = {
    Severity.ERROR: "31;1",
    Severity.WARNING: "33;1",
    Severity.NOTE: "36;1",
}


def paint(words: str, code: str, colour: bool) -> str:
    """Words in an ANSI style, where colours are shown."""
    return f"\x1b[{code}m{words}\x1b[0m" if colour else words


def seen(words: str) -> str:
    """Words fit for a terminal: characters that would steer it are replaced by U+FFFD."""
    if words.isprintable():
        return words
    return "".join(each if each.isprintable() else _shown(each) for each in words)


def _shown(character: str) -> str:
    """What stands for a character that is not printable: a space for a space; joiners stand as they are."""
    if character in JOINERS:
        return character
    return " " if character == "\t" or category(character) == "Zs" else "\ufffd"
