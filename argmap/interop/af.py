"""``.af``: ``p af N``, then a line ``I J`` for each attack of I on J; arguments are numbers from 1 to N.

The format of the International Competition on Computational Models of Argumentation since 2023,
https://argumentationcompetition.org/2023/rules.html. A line that begins with ``#`` is a comment.
"""

from __future__ import annotations

from argmap.interop.errors import MOST_ARGUMENTS, FormatError, shown, too_many
from argmap.reasoning.frameworks import Framework


def read(text: str) -> Framework:
    """The framework that a text describes; its names are the numbers. Linear.

    Raises:
        FormatError: when the text is not in this format.
    """
    size: int | None = None
    attacks: list[tuple[int, int]] = []
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if size is None:
            size = _size(words, number)
            continue
        try:
            attacker, target = map(int, words)
        except ValueError:
            raise FormatError(number, f"an attack is two numbers; this is {shown(line)}") from None
        if not (0 < attacker <= size and 0 < target <= size):
            raise FormatError(number, f"{shown(line)} is not between arguments from 1 to {size}")
        attacks.append((attacker - 1, target - 1))
    if size is None:
        raise FormatError(1, "the first line must be `p af N`, with the number of arguments")
    return Framework.of(map(str, range(1, size + 1)), attacks)


def write(framework: Framework) -> str:
    """A framework as text; its names give way to numbers."""
    lines = [f"p af {framework.size}"]
    lines += [f"{attacker + 1} {target + 1}" for attacker, target in framework.attacks]
    return "\n".join(lines) + "\n"


def _size(words: list[str], line: int) -> int:
    if (
        words[:2] != ["p", "af"]
        or len(words) != 3
        or not (words[2].isascii() and words[2].isdecimal())
    ):
        raise FormatError(
            line,
            f"this must be `p af N`, with the number of arguments; it is {shown(' '.join(words))}",
        )
    if len(words[2]) > len(str(MOST_ARGUMENTS)) or int(words[2]) > MOST_ARGUMENTS:
        raise too_many(line)
    return int(words[2])
