"""Findings that are known and put up with, so that a check of old maps fails for new ones alone.

A finding is known by its file, its rule, and the names and words of its lines; not by where they stand. The file is a
JSON array with a line for each finding, sorted, and each line begins with its comma, so that what two branches add or
take out merges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from argmap.diagnostic import Diagnostic
from argmap.report.fingerprint import fingerprint, wording

VERSION = 1
_HEAD = f'[{{"argmap-baseline": {VERSION}}}'
_LONGEST = 80


class BaselineError(ValueError):
    """A baseline that cannot be read.

    Arguments:
        reason: why not, as the end of a sentence.
        line: the number of the line, counted from 1.
    """

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")


class Entry(NamedTuple):
    """A known finding.

    Arguments:
        path: its file, from the folder of the baseline.
        rule: its rule.
        text: how its line begins, for people.
        id: its fingerprint.
    """

    path: str
    rule: str
    text: str
    id: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a finding is known by."""
        return (self.path, self.rule, self.id)


class Known(NamedTuple):
    """A known finding, and the number of the baseline's line that holds it."""

    entry: Entry
    line: int


class Sifted(NamedTuple):
    """What a baseline makes of findings.

    Arguments:
        new: those that it does not hold.
        known: how many it holds.
        stale: what it holds, and is found no more.
    """

    new: tuple[Diagnostic, ...]
    known: int
    stale: tuple[Known, ...]


def entries(findings: Iterable[Diagnostic], path: Callable[[str], str]) -> list[Entry]:
    """What a baseline may hold of some findings: all but those that keep a map from being read.

    Arguments:
        findings: what was found.
        path: a file's path from the folder of the baseline.
    """
    return [_entry(each, path) for each in findings if not each.breaks_map]


def sift(
    baseline: Sequence[Known],
    findings: Iterable[Diagnostic],
    path: Callable[[str], str],
    looked_for: Callable[[Entry], bool],
) -> Sifted:
    """Tell new findings from known ones. An entry is good for one finding. Linear.

    Arguments:
        baseline: what is known.
        findings: what was found.
        path: a file's path from the folder of the baseline.
        looked_for: whether an entry's finding would be among these if it were still there.
    """
    left = Counter(known.entry.key for known in baseline)
    new = []
    count = 0
    for each in findings:
        key = _entry(each, path).key
        if not each.breaks_map and left[key] > 0:
            left[key] -= 1
            count += 1
        else:
            new.append(each)
    stale = []
    for known in reversed(baseline):
        if left[known.entry.key] > 0 and looked_for(known.entry):
            left[known.entry.key] -= 1
            stale.append(known)
    return Sifted(tuple(new), count, tuple(reversed(stale)))


def print_baseline(known: Iterable[Entry]) -> str:
    """A baseline's file."""
    import json

    lines = [json.dumps(each._asdict(), ensure_ascii=False) for each in sorted(known)]
    return "\n".join([_HEAD, *(f",{line}" for line in lines), "]\n"])


def read_baseline(text: str) -> list[Known]:
    """What a baseline's file holds; lines may stand in any order.

    Raises:
        BaselineError: when a line is not as ``print_baseline`` writes it.
    """
    lines = [each.strip() for each in text.removeprefix("\ufeff").split("\n")]
    if lines[0] != _HEAD:
        raise BaselineError(f"a baseline begins with {_HEAD}", 1)
    found = []
    for number, line in enumerate(lines[1:], 2):
        if line in ("", "]"):
            continue
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            raise BaselineError(
                "git has left a conflict here; keep the lines of both sides", number
            )
        found.append(Known(_read(line, number), number))
    return found


def _read(line: str, number: int) -> Entry:
    import json

    try:
        record = json.loads(line.removeprefix(",").removesuffix(","))
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or set(record) != set(Entry._fields):
        record = {}
    values = [record.get(name) for name in Entry._fields]
    if not all(isinstance(each, str) for each in values):
        raise BaselineError("this is no entry; run `argmap check --write-baseline` again", number)
    return Entry(*map(str, values))


def _entry(found: Diagnostic, path: Callable[[str], str]) -> Entry:
    text = wording(found.place)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return Entry(path(found.place.text.name), found.rule, text, fingerprint(found))
