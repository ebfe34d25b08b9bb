"""Finds the line on which a key of a TOML file is set, which Python's parser does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

_ABSENT = object()


def line_of(text: str, place: Sequence[str], word: str = "") -> int:
    """The number of the line that sets a key; of a value with several lines, the one with a word.

    What is above a line is TOML by itself just where a statement ends, and the statements that set a key are
    those after which its value is another. Quadratic in the lines: for messages, not for reading.

    Arguments:
        text: the file, which is TOML.
        place: the names that lead to the key, outermost first.
        word: a key or string that is to be on the line, where there is such a line.
    """
    lines = text.split("\n")
    setting: list[int] = []
    before, value = 0, _ABSENT
    for end, table in _statements(text):
        after = _value(table, place)
        if after != value:
            setting += range(before + 1, end + 1)
        before, value = end, after
    told = [each for each in setting if not lines[each - 1].lstrip().startswith(("#", "\r"))]
    told = [each for each in told if lines[each - 1].strip()]
    with_word = [each for each in told if word and _mentions(lines[each - 1], word)]
    return (with_word or told or [1])[0]


def _mentions(line: str, word: str) -> bool:
    return (
        f'"{word}"' in line or f"'{word}'" in line or line.split("=", maxsplit=1)[0].strip() == word
    )


def _value(table: Any, place: Sequence[str]) -> Any:
    for name in place:
        if not isinstance(table, dict) or name not in table:
            return _ABSENT
        table = table[name]
    return table


@lru_cache(maxsize=4)
def _statements(text: str) -> list[tuple[int, Any]]:
    """The number of each line that ends a statement, and what the file has so far."""
    import tomllib

    lines = text.split("\n")
    found = []
    for end in range(1, len(lines) + 1):
        try:
            found.append((end, tomllib.loads("\n".join(lines[:end]) + "\n")))
        except tomllib.TOMLDecodeError:
            continue
    return found
