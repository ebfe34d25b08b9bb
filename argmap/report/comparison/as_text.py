"""What changed, for people, a line or two each."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.comparison import Change, Comparison, How
from argmap.comparison.wording import word_diff
from argmap.report.comparison.words import SIGNS, counts, kind, named, verdict, where, words
from argmap.report.findings import paint, seen

_COLOURS = {How.ADDED: "32", How.LOST: "31", How.MOVED: "36", How.RENAMED: "36"}
_OTHER = "33"
_MARKS = {"both": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}


def report(comparison: Comparison, colour: bool = False) -> str:
    """The report that people read; words that were reworded show [-what went-] and {+what came+}."""
    if not comparison:
        return "No difference.\n"
    parts = []
    for heading, changes in comparison.families.items():
        lines = [line for each in changes for line in _lines(each, colour)]
        parts.append("\n".join([paint(heading, "1", colour), *lines]))
    return "\n\n".join(parts) + f"\n\n{counts(comparison.changes)}.\n"


def _lines(change: Change, colour: bool) -> Iterator[str]:
    sign = paint(SIGNS[change.how], _COLOURS.get(change.how, _OTHER), colour)
    place = paint(f"({seen(where(change))})", "2", colour)
    if change.what == "standing":
        now, was = verdict(change)
        yield f"  {sign} {seen(change.item.name)} now {now} ({was}){_because(change)} {place}"
        return
    head = [kind(change), named(change.item)]
    if change.how in (How.ADDED, How.LOST):
        head.append(change.item.about)
    yield f"  {sign} {change.how.value}: {seen(' '.join(filter(None, head)))} {place}"
    for line in _details(change):
        yield f"      {line}"


def _because(change: Change) -> str:
    return f": {seen(change.why)}." if change.why else "."


def _details(change: Change) -> Iterator[str]:
    old, new = change.old, change.new
    if old is None or new is None:
        if text := words(change.item):
            yield seen(text)
    elif change.how is How.REWORDED:
        pieces = word_diff(old.text, new.text)
        yield seen("".join(_MARKS[side][0] + text + _MARKS[side][1] for side, text in pieces))
    elif change.how is How.RENAMED:
        yield f"from {_or_nothing(named(old))} to {_or_nothing(named(new))}"
    else:
        if not named(new) and (text := words(new)):
            yield seen(text)
        if old.about or new.about:
            yield seen(f"from: {old.about or '—'}; to: {new.about or '—'}")
        elif old.kind != new.kind:
            yield f"from: {old.kind}; to: {new.kind}"


def _or_nothing(name: str) -> str:
    return seen(name) or "no name"
