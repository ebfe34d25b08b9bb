"""How sentences speak of what is in a map: by its name, by its words, or by its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.model.elements import StepKind
from argmap.model.map import ArgumentMap

NOUNS: Mapping[StepKind, str] = {"unless": "exception", "but": "objection"}
"""What steps are called whose keywords are no nouns."""

_GIST = 40
# fmt: off
_ABBREVIATIONS = frozenset(
    [
        "etc", "ibid", "viz", "cf", "vs", "al", "Co", "Corp", "Inc", "Ltd", "Jr", "Sr", "St", "Mt",
        "Mr", "Mrs", "Ms", "Dr", "Prof",
    ]
)
# fmt: on


def called(arg_map: ArgumentMap, key: str) -> str:
    """How to speak of a statement, step, tension or rule.

    Its name in backticks; without a name its words in quotation marks; and what has neither, such as an unnamed
    group, by its keyword and line. A step of one statement is called by what it is and by that statement.
    """
    if "@" not in key and not key.endswith("!"):
        return f"`{key}`"
    if statement := arg_map.statements.get(key):
        return quoted(statement.prose)
    if rule := arg_map.rules.get(key):
        return f"the rule {quoted(rule.words)}"
    step = arg_map.steps.get(key)
    if step and not step.grouped:
        return f"the {NOUNS.get(step.kind, step.kind)} {called(arg_map, step.premises[0])}"
    bond = step or arg_map.tensions[key]
    return f"the `{bond.kind}` on {line_of(arg_map, key)}"


def line_of(arg_map: ArgumentMap, key: str, file: int = 0) -> str:
    """Where something is written: *line 3*, or *line 3 of base.argmap* where that is not the file one reads.

    Arguments:
        key: of a statement, step, tension or rule.
        file: the number of the file one reads.
    """
    found = arg_map.element(key)
    name = "" if found.file == file else f" of {found.place.text.name}"
    return f"line {found.place.line}{name}"


def quoted(words: str) -> str:
    """The first of some words in quotation marks."""
    return f"“{gist(words)}”"


def gist(words: str) -> str:
    """The first of some words on one line, about forty characters of them, without the full stop."""
    line = " ".join(words.split())
    if len(line) <= _GIST:
        return line if _ends_in_abbreviation(line) else line.removesuffix(".")
    whole, space, _ = line[:_GIST].rpartition(" ")
    return f"{whole} …" if space and len(whole) >= _GIST // 2 else f"{line[:_GIST]}…"


def _ends_in_abbreviation(words: str) -> bool:
    """Whether a full stop at the end belongs to the word before it: *U.S.*, *plan B.*, *etc.*"""
    *_, last = words.removesuffix(".").rsplit(" ", 1)
    word = last.lstrip("(\"'“‘«")
    return "." in word or (len(word) == 1 and word.isalpha()) or word in _ABBREVIATIONS


def listed(names: Sequence[str], word: str = "and") -> str:
    """One or more names in a sentence: *a*, *a and b*, *a, b and c*."""
    *others, last = names
    return f"{', '.join(others)} {word} {last}" if others else last
