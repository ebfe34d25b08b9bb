"""How reports speak of changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import cast

from argmap.comparison import Change, How, Item
from argmap.model import IS, WAS, Verdict
from argmap.source import Place

SIGNS: Mapping[How, str] = {
    How.ADDED: "+",
    How.LOST: "-",
    How.REWORDED: "~",
    How.RENAMED: "=",
    How.MOVED: ">",
    How.CHANGED: "~",
}
_KINDS = {"yet": "tension", "contradicts": "contradiction", "map": "title"}


def kind(change: Change) -> str:
    """What changed, in a word."""
    return _KINDS.get(change.what, change.what)


def named(item: Item) -> str:
    """The name of something in backticks; empty where it has none but its words."""
    return item.name if item.name.startswith("`") else ""


def verdict(change: Change) -> tuple[str, str]:
    """Of a standing: what it is now, and what it was."""
    assert change.old is not None
    assert change.new is not None
    now, was = cast(Verdict, change.new.text), cast(Verdict, change.old.text)
    return IS[now], WAS[was]


def words(item: Item) -> str:
    """The words of something, where they are not its name already."""
    return "" if item.text == item.name.strip("`") else " ".join(item.text.split())


def where(place: Place) -> str:
    """A file and a line."""
    return f"{place.text.name}:{place.line}"


def counts(changes: Iterable[Change]) -> str:
    """How many of what: "1 verdict turned, 2 rebuttals lost"; empty where there are none."""
    found = Counter(
        ("verdict", "turned") if each.what == "standing" else (kind(each), each.how.value)
        for each in changes
    )
    return ", ".join(
        f"{count} {_plural(word, count)} {how}" for (word, how), count in found.items()
    )


def _plural(word: str, count: int) -> str:
    if count == 1 or word in ("holds", "because", "but", "unless"):
        return word
    return f"{word}s"
