"""``.tgf``: a name a line, a line ``#``, then a line ``A B`` for each attack of A on B.

The Trivial Graph Format as the International Competition on Computational Models of Argumentation used it
until 2021. What follows on a line is a label, and ignored.
"""

from __future__ import annotations

from argmap.interop.errors import MOST_ARGUMENTS, FormatError, shown, steering, steers, too_many
from argmap.reasoning.frameworks import Framework


def read(text: str) -> Framework:
    """The framework that a text describes. Linear.

    Raises:
        FormatError: when the text is not in this format, or an attack is of an argument that is not named.
    """
    numbers: dict[str, int] = {}
    attacks: list[tuple[int, int]] = []
    attacking = False
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split()
        if not words:
            continue
        if words == ["#"]:
            if attacking:
                raise FormatError(number, "there is a second `#`")
            attacking = True
        elif attacking:
            attacks.append(_attack(numbers, words, number))
        elif words[0] in numbers:
            raise FormatError(number, f"{shown(words[0])} is named twice")
        elif steers(words[0]):
            raise steering(number, words[0])
        else:
            numbers[words[0]] = len(numbers)
            if len(numbers) > MOST_ARGUMENTS:
                raise too_many(number)
    return Framework.of(numbers, attacks)


def write(framework: Framework) -> str:
    """A framework as text.

    Raises:
        ValueError: when a name is empty, has blanks or control characters, or is ``#``.
    """
    for name in framework.names:
        if name.split() != [name] or name == "#" or steers(name):
            raise ValueError(
                f"{name!r} cannot be written: a name is a word other than `#`, without control characters"
            )
    names = framework.names
    attacks = [f"{names[attacker]} {names[target]}" for attacker, target in framework.attacks]
    return "\n".join([*names, "#", *attacks]) + "\n"


def _attack(numbers: dict[str, int], words: list[str], line: int) -> tuple[int, int]:
    if len(words) < 2:
        raise FormatError(line, f"an attack is two names; this is {shown(words[0])}")
    for each in words[:2]:
        if each not in numbers:
            raise FormatError(line, f"{shown(each)} is not named above the `#`")
    return numbers[words[0]], numbers[words[1]]
