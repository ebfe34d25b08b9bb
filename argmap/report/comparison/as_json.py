"""What changed, for other programs."""

from __future__ import annotations

from argmap.comparison import Change, Comparison, Item
from argmap.comparison.changes import heading
from argmap.report.as_json import dumped

VERSION = 1


def report(comparison: Comparison, colour: bool = False) -> str:
    """One JSON object; ``docs/diff.md`` describes it."""
    return dumped({"version": VERSION, **content(comparison)}, indent=2)


def content(comparison: Comparison) -> dict[str, object]:
    """What it says of one map."""
    return {
        "old": comparison.old.map.texts[0].name,
        "new": comparison.new.map.texts[0].name,
        "different": bool(comparison),
        "changes": [_change(each) for each in comparison.changes],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "heading": heading(change.what),
        "what": change.what,
        "how": change.how.value,
        "old": _item(change.old),
        "new": _item(change.new),
        "why": change.why or None,
    }


def _item(item: Item | None) -> dict[str, object] | None:
    if item is None:
        return None
    at = item.place.text.position(item.place.start)
    return {
        "what": item.kind,
        "key": item.key,
        "called": item.name,
        "text": item.text,
        "about": item.about or None,
        "path": item.place.text.name,
        "line": at.line,
        "column": at.column,
    }
