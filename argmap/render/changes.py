"""What changed between a committed drawing and the map as it is now, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from argmap.model import IS, WAS, Verdict
from argmap.render.fingerprint import Entry, Provenance

_MOST: Final = 20
# What it means that a thing of some kind looks otherwise, where it is no statement.
_LOOKS: Final[Mapping[str, str]] = {
    "title": "counts other statements as left out",
    "badge": "has another colour",
    "because": "changed its scheme, note or section",
    "but": "changed its scheme, note or section",
    "line": "changed its note or section",
    "contradicts": "changed its explanation or note",
    "yet": "changed its explanation or note",
}


def changes(old: Provenance, new: Provenance) -> list[str]:
    """Why a drawing of provenance ``old`` is out of date, when it would now be of provenance ``new``.

    Empty where it is up to date. At most about twenty sentences, the last one counting the rest.
    """
    if old.fingerprint == new.fingerprint:
        return []
    found = [*_made_otherwise(old, new), *_things(old.entries, new.entries)]
    if not found:
        found = ["the order or the wording of the drawing changed"]
    if len(found) > _MOST:
        found = [*found[:_MOST], f"and {len(found) - _MOST} more changes"]
    return found


def _made_otherwise(old: Provenance, new: Provenance) -> Iterator[str]:
    if old.argmap != new.argmap:
        yield f"it was drawn by argmap {old.argmap}; this is argmap {new.argmap}"
    if old.engine != new.engine:
        yield f"it was laid out by {old.engine}; now it would be by {new.engine}"
    for name in dict.fromkeys((*old.how, *new.how)):
        then, now = old.how.get(name), new.how.get(name)
        if then != now and name != "graphviz":
            yield f"it was drawn {_with(name, then)}; now it would be {_with(name, now)}"


def _with(name: str, value: str | None) -> str:
    """How an option is spoken of: by what is typed for it."""
    option = "--" + name.replace("_", "-")
    if value is None:
        return "with standing" if name == "standing" else f"without {option}"
    if value in ("yes", "no"):
        return f"with {option.replace('--', '--no-') if value == 'no' else option}"
    return f"with {option} {value}"


def _things(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[str]:
    before, after = _by_identity(old), _by_identity(new)
    moved = 0
    for identity, now in after.items():
        then = before.get(identity)
        if then is None:
            if now.kind != "badge":
                yield f"{now.called} was added"
            continue
        if what := _difference(then, now):
            yield f"{now.called} {what}"
        moved += then.place != now.place and bool(then.place and now.place)
    for identity, then in before.items():
        if identity not in after and then.kind != "badge":
            yield f"{then.called} was removed"
    if moved:
        yield f"{moved} {'link points' if moved == 1 else 'links point'} to another line of the file"


def _by_identity(entries: Sequence[Entry]) -> dict[tuple[str, str, int], Entry]:
    """Entries by name, or by their words where they have none; the same thing twice is counted."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, str, int], Entry] = {}
    for entry in entries:
        if entry.kind == "title":
            identity = ("title", "")
        elif entry.name:
            identity = ("section" if entry.kind == "section" else "", entry.name)
        else:
            identity = (entry.kind, entry.words)
        seen[identity] += 1
        found[(*identity, seen[identity])] = entry
    return found


def _difference(then: Entry, now: Entry) -> str:
    if then.kind != now.kind:
        return f"was a {then.kind}"
    if then.words != now.words:
        return "hangs on other premises" if now.kind in ("because", "but") else "was reworded"
    if then.standing != now.standing and then.standing and now.standing:
        is_now, was = cast(Verdict, now.standing), cast(Verdict, then.standing)
        return f"{IS[is_now]} now; {WAS[was]} before"
    if then.look != now.look:
        return _LOOKS.get(now.kind, "changed its voice, quote, note or section")
    return ""
