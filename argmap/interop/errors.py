"""What is wrong with a file in another format."""

from __future__ import annotations

MOST_ARGUMENTS = 2_000_000


class FormatError(ValueError):
    """A file is not in the format it should be in.

    Arguments:
        line: the number of the line at fault, from 1.
        message: what is wrong with it, as a clause.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


def shown(text: str, most: int = 40) -> str:
    """A piece of a file, short and printable, for a message."""
    clean = "".join(each if each.isprintable() else "�" for each in text[:most])
    return f"`{clean}{'…' if len(text) > most else ''}`"
