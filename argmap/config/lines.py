"""Finds the line on which a key of a TOML file is set, which Python's parser does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

# Characters.
_MOST_READ = 4_000_000


def line_of(text: str, place: Sequence[str], word: str = "") -> int:
    """The number of the line that sets a key; of a value with several lines, the one with a word.

    Arguments:
        text: the file, which is TOML.
        place: the names that lead to the key, outermost first.
        word: a key or string that is to be on the line, where there is such a line.
    """
    lines = text.split("\n")
    setting = [
        number
        for first, last, table in _statements(text)
        if _has(table, place)
        for number in range(first, last + 1)
    ]
    told = [each for each in setting if not lines[each - 1].lstrip().startswith(("#", "\r"))]
    told = [each for each in told if lines[each - 1].strip()]
    with_word = [each for each in told if word and _mentions(lines[each - 1], word)]
    return (with_word or told or [1])[0]


def _mentions(line: str, word: str) -> bool:
    return (
        f'"{word}"' in line or f"'{word}'" in line or line.split("=", maxsplit=1)[0].strip() == word
    )


def _has(table: Any, place: Sequence[str]) -> bool:
    for name in place:
        if not isinstance(table, dict) or name not in table:
            return False
        table = table[name]
    return True


@lru_cache(maxsize=4)
def _statements(text: str) -> list[tuple[int, int, Any]]:
    """Each statement's first and last line, and what it sets under the header above it.

    A statement ends where its lines are TOML by themselves. Linear but for statements of many lines; what is read
    over and over is bounded, and the statements beyond are left out.
    """
    import tomllib

    lines = text.split("\n")
    found = []
    header = ""
    start, left = 0, _MOST_READ
    for end in range(1, len(lines) + 1):
        statement = "\n".join(lines[start:end]) + "\n"
        is_header = statement.lstrip().startswith("[")
        whole = statement if is_header else header + statement
        left -= len(whole)
        if left < 0:
            break
        try:
            found.append((start + 1, end, tomllib.loads(whole)))
        except (ValueError, RecursionError):
            continue
        start, header = end, statement if is_header else header
    return found
