"""What stands in a whole map, and what would turn, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from shlex import quote
from typing import Any, NamedTuple

from argmap.model import IS, ArgumentMap, Element, Step, Verdict
from argmap.model.calling import called, listed
from argmap.model.lookup import elements
from argmap.reasoning.frameworks.parting import Parting
from argmap.report.findings import seen
from argmap.report.verdicts.table import WIDEST_NAME, WIDTH, columns
from argmap.report.verdicts.why_json import thing
from argmap.report.verdicts.words import elsewhere, kind_of, name_of, words_of

_SHOWN = 3
_MANY: dict[Verdict, tuple[str, str]] = {
    "stands": ("stands", "stand"),
    "falls": ("falls", "fall"),
    "open": ("is open", "are open"),
}


class Status(NamedTuple):
    """What stands in a map.

    Arguments:
        file: the name of its file.
        standing: every verdict, by key.
        parting: whether the semantics agree on it; None where that was not found out.
        steps: whether steps, tensions and rules are listed beside the statements.
    """

    file: str
    map: ArgumentMap
    standing: Mapping[str, Verdict]
    parting: Parting | None
    steps: bool = False

    def listed(self) -> Sequence[Element]:
        """What is listed, file by file and line by line."""
        found = elements(self.map) if self.steps else self.map.statements.values()
        return _in_order(found)


class Change(NamedTuple):
    """What would turn in a map.

    Arguments:
        given_up: the keys of what is given up.
        turned: for each key that would turn, the verdict now, and then.
    """

    map: ArgumentMap
    given_up: tuple[str, ...]
    turned: Mapping[str, tuple[Verdict, Verdict]]

    def listed(self) -> Sequence[Element]:
        """The statements that would turn, but what is given up, file by file and line by line."""
        found = (
            self.map.statements[key]
            for key in self.turned
            if key in self.map.statements and key not in self.given_up
        )
        return _in_order(found)


def _in_order(found: Iterable[Element]) -> Sequence[Element]:
    """By file and line, a statement before its step."""
    return sorted(found, key=lambda each: (each.file, each.place.line, isinstance(each, Step)))


def status_lines(status: Status) -> Iterator[str]:
    """A line for each statement, how many stand, and whether what is open could be settled."""
    arg_map, standing = status.map, status.standing
    told = status.listed()
    if not told:
        yield f"{seen(status.file)}: no statements; the map is empty.\n"
        return
    rows = [
        (str(each.place.line), standing[each.key], _name(arg_map, each), _words(status, each))
        for each in told
    ]
    lines = columns(rows, (9, 6, WIDEST_NAME), WIDTH)
    for number, (each, line) in enumerate(zip(told, lines, strict=True)):
        if number == 0 or told[number - 1].file != each.file:
            above = "\n" if number else ""
            imported = ", as this map has it" if each.file else ""
            yield f"{above}{each.place.text.name}{imported}:\n"
        yield f"{line}\n"
    yield f"\n{_counted(status)}\n{_agreement(status)}\n"


def change_text(change: Change) -> str:
    """What would turn, a line each."""
    arg_map = change.map
    what = listed([called(arg_map, key) for key in change.given_up])
    asks = all(kind_of(arg_map, key) == "question" for key in change.given_up)
    were = f"were {'answered' if asks else 'given up'}"
    turned = change.listed()
    if not turned:
        return f"If {what} {were}, no other statement would turn.\n"
    rows = [
        (
            str(each.place.line),
            " → ".join(change.turned[each.key]),
            _name(arg_map, each),
            f"{elsewhere(arg_map, each.key)} {words_of(arg_map, each.key)}".lstrip(),
        )
        for each in turned
    ]
    count = f"{len(turned)} statement{'' if len(turned) == 1 else 's'}"
    lines = columns(rows, (9, 15, WIDEST_NAME), WIDTH)
    return "\n".join([f"If {what} {were}, {count} would turn:", *lines]) + "\n"


def status_value(status: Status) -> dict[str, Any]:
    """The whole status as an object for JSON; with every step, tension and rule."""
    arg_map, standing = status.map, status.standing
    parting = status.parting
    return {
        "path": status.file,
        "title": arg_map.title,
        "counts": _counts(status),
        "elements": [
            {**thing(arg_map, each.key), "verdict": standing[each.key]}
            for each in status._replace(steps=True).listed()
        ],
        "semantics": parting
        and {
            "agree": parting.decided,
            "accepted": parting.accepted,
            "instead": parting.instead,
        },
    }


def change_value(change: Change) -> dict[str, Any]:
    """What would turn as an object for JSON; with every step, tension and rule."""
    return {
        "givenUp": change.given_up,
        "turned": [
            {**thing(change.map, key), "before": before, "after": after}
            for key, (before, after) in change.turned.items()
        ],
    }


def _name(arg_map: ArgumentMap, each: Element) -> str:
    return name_of(arg_map, each.key).strip("`")


def _words(status: Status, each: Element) -> str:
    """What is said on a line; before it, what else is to be known of its step."""
    arg_map, standing = status.map, status.standing
    words = words_of(arg_map, each.key)
    if isinstance(each, Step):
        direction = "for" if each.supports else "against"
        return f"({each.kind}, {direction} {called(arg_map, each.target)})"
    if each.key not in arg_map.statements:
        return f"({kind_of(arg_map, each.key)}) {words}"
    step = f"{each.key}!"
    if not status.steps and standing.get(step, standing[each.key]) != standing[each.key]:
        return f"({arg_map.steps[step].kind} {IS[standing[step]]}) {words}"
    return words


def _counts(status: Status) -> dict[Verdict, int]:
    counts = Counter(status.standing[key] for key in status.map.statements)
    return {verdict: counts[verdict] for verdict in _MANY}


def _counted(status: Status) -> str:
    counts = _counts(status)
    total = sum(counts.values())
    said = [f"{count} {_MANY[verdict][count != 1]}" for verdict, count in counts.items() if count]
    return f"{total} statement{'' if total == 1 else 's'}: {', '.join(said) or 'nothing'}."


def _agreement(status: Status) -> str:
    """Whether the semantics agree, in a line and in plain words."""
    parting = status.parting
    if parting is None:
        return "Whether what is open can be settled was not found out."
    if parting.decided:
        return "Nothing is open: there is one way to see it."
    if not parting.accepted:
        return "What is open stays open: nothing in the map can settle it."
    one, other = _some(status, parting.accepted), _some(status, parting.instead)
    file = "" if status.file.startswith("<") else f" {seen(quote(status.file))}"
    shown = f"`argmap positions{file}` shows"
    if not parting.instead:
        return f"What is open can be settled in one way, which accepts {one}; {shown} it."
    return f"What is open can be settled in several ways: one accepts {one}, another {other} instead; {shown} them."


def _some(status: Status, keys: Iterable[str]) -> str:
    """The first few of some things, statements before all else."""
    arg_map = status.map
    ordered = sorted(keys, key=lambda key: key not in arg_map.statements)
    statements = [key for key in ordered if key in arg_map.statements] or ordered
    shown = [called(arg_map, key) for key in statements[:_SHOWN]]
    more = len(statements) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
