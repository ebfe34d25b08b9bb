"""How reports speak of changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import cast

from argmap.comparison import Change, Comparison, How, Item
from argmap.model import IS, WAS, Verdict

SIGNS: Mapping[How, str] = {
    How.ADDED: "+",
    How.LOST: "-",
    How.REWORDED: "~",
    How.RENAMED: "=",
    How.MOVED: ">",
    How.CHANGED: "~",
}
# The whole name of a commit, before a path in it; so many of its digits will do.
_COMMIT = re.compile(r"(?:[0-9a-f]{24})?[0-9a-f]{40}(?=:)")
_DIGITS = 10
_CHECKED_OUT = "HEAD:"
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


def where(change: Change) -> str:
    """A file and a line; what is now needs no name of the commit that is checked out."""
    place = change.item.place
    name = shortened(place.text.name)
    name = name.removeprefix(_CHECKED_OUT) if change.new else name
    return f"{name}:{place.line}"


def shortened(name: str) -> str:
    """A file's name, with few digits of the commit that it is from."""
    return _COMMIT.sub(lambda found: found[0][:_DIGITS], name, count=1)


def title(comparison: Comparison, otherwise: str = "") -> str:
    """What the map is called: its title, or the one that it had; or else the file, of a deleted map the old one.

    Arguments:
        otherwise: what it is called instead of by its file.
    """
    maps = [each.map for each in (comparison.new, comparison.old)]
    titles = (each.title for each in maps if each.title)
    files = [each.texts[0] for each in maps]
    file = next((each for each in files if each.content), files[0])
    return next(titles, None) or otherwise or shortened(file.name)


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
