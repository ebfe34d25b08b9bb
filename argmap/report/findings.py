"""What a report is made from."""

from __future__ import annotations

import os
import re
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
        names: the files that were checked.
        here: the folder, absolute, that relative names start from; empty where names are to be left alone.
        top: the folder, absolute, that paths in the report start from; ``here`` where it is empty.
        level: the mildest severity that makes the run fail; None where nothing does.
        known: how many more were found that the baseline holds.
    """

    diagnostics: Sequence[Diagnostic]
    files: int
    colour: bool = False
    names: Sequence[str] = ()
    here: str = ""
    top: str = ""
    level: Severity | None = Severity.ERROR
    known: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings of a severity there are."""
        return sum(each.severity is severity for each in self.diagnostics)

    def fails(self, found: Diagnostic) -> bool:
        """Whether a finding makes the run fail."""
        return self.level is not None and found.severity.rank <= self.level.rank

    def path(self, name: str) -> str:
        """A file's path for other programs: from ``top``, with forward slashes; absolute where it lies outside."""
        return path_from(name, self.here, self.top or self.here)

    @property
    def summary(self) -> str:
        """The last line of a report for people."""
        one = self.files == 1
        files = f"{self.files} file{'' if one else 's'}"
        if self.names and {each.place.text.name for each in self.diagnostics} - {*self.names}:
            files += f" and what {'it imports' if one else 'they import'}"
        counts = [
            f"{number} {severity.value}{'s' if number != 1 else ''}"
            for severity in Severity
            if (number := self.count(severity))
        ]
        said = f"{', '.join(counts)} in {files}." if counts else f"Nothing found in {files}."
        return f"{said} The baseline holds {self.known} more." if self.known else said


Format = Callable[[Findings], str]
# Latin letters and typographic marks: one column each.
_NARROW = re.compile("[ -~\xa1-\u02ff\u2010-\u2027]*")
JOINERS = "\u200c\u200d"
COLOURS = {
    Severity.ERROR: "31;1",
    Severity.WARNING: "33;1",
    Severity.NOTE: "36;1",
}


def path_from(name: str, here: str, top: str) -> str:
    """A file's path from one folder, as a name from another means it; absolute where it lies outside.

    Arguments:
        name: the file; what is in angle brackets is none, and left alone.
        here: the folder, absolute, that the name starts from; empty where only slashes are to be turned.
        top: the folder, absolute, that the path is to start from.
    """
    if here and not name.startswith("<"):
        whole = os.path.normpath(os.path.join(here, name))
        inside = os.path.splitdrive(whole)[0] == os.path.splitdrive(top)[0]
        inside = inside and os.path.commonpath([whole, top]) == os.path.normpath(top)
        name = os.path.relpath(whole, top) if inside else whole
    return name.replace(os.sep, "/")


def paint(words: str, code: str, colour: bool) -> str:
    """Words in an ANSI style, where colours are shown."""
    return f"\x1b[{code}m{words}\x1b[0m" if colour else words


def seen(words: str) -> str:
    """Words fit for a terminal: characters that would steer it are replaced by U+FFFD."""
    if words.isprintable():
        return words
    return "".join(each if each.isprintable() else _shown(each) for each in words)


def width(words: str) -> int:
    """How many columns words take in a terminal."""
    if _NARROW.fullmatch(words):
        return len(words)
    from wcwidth import wcswidth

    found: int = wcswidth(words)
    return found if found >= 0 else len(words)


def told(found: Diagnostic) -> str:
    """What a finding says, and what to do about it, on one line fit for a terminal."""
    return seen(" ".join(f"{found.message}\n{found.hint}".rstrip("\n").split("\n")))


def _shown(character: str) -> str:
    """What stands for a character that is not printable: a space for a space; joiners stand as they are."""
    if character in JOINERS:
        return character
    return " " if character == "\t" or category(character) == "Zs" else "\ufffd"
