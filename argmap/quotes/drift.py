"""What a changed text did to the quotes that were locked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.quotes.nearest import Nearest, nearest_passage
from argmap.quotes.passages import differing
from argmap.quotes.pattern import read_pattern
from argmap.quotes.records import digest, surroundings
from argmap.quotes.reports import QuoteReport
from argmap.quotes.sources import SourceState

_MOST_EFFORT = 20_000_000


class Fate(StrEnum):
    """What became of a locked quote.

    ``KEPT``: it stands where it stood. ``MOVED``: it stands elsewhere, among the same words. ``RENUMBERED``: likewise,
    and it is no longer the occurrence whose number the map gives. ``AMONG``: it stands among other words. ``UNSURE``:
    its words stand more than once, and nothing says where it is. ``CHANGED``: there is only a passage much like it.
    ``GONE``: there is not even that. ``NEW``: the lock does not have it.
    """

    KEPT = "where it stood"
    MOVED = "moved"
    RENUMBERED = "moved, with another number"
    AMONG = "among other words"
    UNSURE = "no longer in one place only"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "not in the lock"


@dataclass(frozen=True, slots=True)
class Drift:
    """What became of one quote.

    Arguments:
        report: the quote.
        fate: what became of it.
        number: with ``RENUMBERED``, the number it needs now, 0 where it needs none; with ``AMONG`` and ``UNSURE``, the
            number of the one place that has the same words on one side of it, if there is one.
        words, nearest: with ``CHANGED``, those of its words that are not there, and the passage most like them.
    """

    report: QuoteReport
    fate: Fate
    number: int = 0
    words: str = ""
    nearest: Nearest | None = None


def drifts(reports: Iterable[QuoteReport], source: SourceState) -> Iterator[Drift]:
    """What became of the quotes of a source whose text is not the one that was locked.

    Linear in the quotes; nearest passages are looked for until that has taken about a second.
    """
    effort = 0
    for report in reports:
        drift = _drift(report)
        if drift.fate is Fate.GONE and effort < _MOST_EFFORT:
            effort += len(source.foldings[0].text) if source.foldings else 0
            drift = _changed(report, source) or drift
        yield drift


def _drift(report: QuoteReport) -> Drift:
    record, place = report.record, report.place
    if record is None:
        return Drift(report, Fate.NEW)
    if not report.places:
        return Drift(report, Fate.GONE)
    locked = (record.before, record.after)
    if place is not None and surroundings(place) == locked:
        kept = place.start == record.start
        return Drift(report, Fate.KEPT if kept else Fate.MOVED)
    same = [at for at, each in enumerate(report.places, 1) if surroundings(each) == locked]
    if len(same) == 1:
        return Drift(report, Fate.RENUMBERED, same[0] if len(report.places) > 1 else 0)
    fate = Fate.UNSURE if place is None else Fate.AMONG
    return Drift(report, fate, _alike(report, *locked))


def _alike(report: QuoteReport, before: str, after: str) -> int:
    """The number of the one other place with the same words before it, or after it; 0 where it is not one."""
    around = [surroundings(each) for each in report.places]
    found = [at for at, sides in enumerate(around, 1) if sides[0] == before or sides[1] == after]
    now = (report.quote.number or 1) if report.place else 0
    return found[0] if len(found) == 1 and found[0] != now else 0


def fate_said(drift: Drift) -> str:
    """What became of a locked quote, in words."""
    if drift.fate is Fate.RENUMBERED:
        return f"moved, and {f'is #{drift.number}' if drift.number else 'needs no number'} now"
    if drift.fate is Fate.CHANGED and drift.nearest:
        details = differing(drift.words, drift.nearest.words)
        return f"changed: {details}" if details else "changed"
    perhaps = f"; perhaps it is #{drift.number} now" if drift.number else ""
    return drift.fate.value + perhaps


def to_renumber(found: Iterable[Drift]) -> list[Drift]:
    """The quotes that can safely be given other numbers, with all that quote the same words of the source.

    Where one of them is not certainly where it was, none of them is renumbered: its number could then mean two things.
    """
    groups: dict[str, list[Drift]] = {}
    for each in found:
        groups.setdefault(digest(read_pattern(each.report.quote.words).words), []).append(each)
    certain = {Fate.KEPT, Fate.MOVED, Fate.RENUMBERED}
    return [
        each
        for group in groups.values()
        if {drift.fate for drift in group} <= certain
        and any(drift.fate is Fate.RENUMBERED for drift in group)
        for each in group
    ]


def _changed(report: QuoteReport, source: SourceState) -> Drift | None:
    """A quote that is gone, where a passage is much like it."""
    for part in read_pattern(report.quote.words).parts:
        if any(words in folded.text for words in part.words for folded in source.foldings):
            continue
        words = part.words[0].strip()
        near = nearest_passage(words, source.foldings[0])
        return Drift(report, Fate.CHANGED, words=words, nearest=near) if near else None
    return None
