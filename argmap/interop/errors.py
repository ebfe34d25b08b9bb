"""What is wrong with a file in another format."""

from __future__ import annotations

import re

MOST_ARGUMENTS = 2_000_000
_SHOWN = 40
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


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


def too_many(line: int) -> FormatError:
    """What is wrong where a file has more arguments than are read."""
    return FormatError(line, f"there may be {MOST_ARGUMENTS:,} arguments, and not more")


def steers(name: str) -> bool:
    """Whether a name has characters that steer a terminal or break a line, so that it cannot be printed as it is."""
    return _CONTROL.search(name) is not None


def steering(line: int, name: str) -> FormatError:
    """What is wrong with such a name."""
    return FormatError(line, f"a name has no control characters; this is {shown(name)}")


def shown(text: str) -> str:
    """The first 40 characters of a piece of a file, printable, for a message."""
    clean = "".join(each if each.isprintable() else "�" for each in text[:_SHOWN])
    return f"`{clean}{'…' if len(text) > _SHOWN else ''}`"
