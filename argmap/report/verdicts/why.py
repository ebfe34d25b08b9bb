"""Why something stands, falls or is open, for people: the argument as an outline with line numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod
from typing import NamedTuple

from argmap.model import IS, ArgumentMap, Statement, Step
from argmap.model.calling import called
from argmap.reasoning.explanation import Account, Link
from argmap.reasoning.grounds import ground
from argmap.reasoning.telling import because, commitment
from argmap.reasoning.turning import Turn
from argmap.reasoning.why import Why
from argmap.report.findings import seen
from argmap.report.verdicts.words import (
    elsewhere,
    kind_of,
    lead,
    name_of,
    only_premise,
    words_of,
)

DEPTH = 12
_MOST_LEVELS = 20


class Row(NamedTuple):
    """A line of an outline.

    Arguments:
        line: the number of the line in the map that it is about; None under the row before.
        level: how far it is indented.
        words: what it says.
    """

    line: int | None
    level: int
    words: str


def text(why: Why, depth: int = DEPTH) -> str:
    """The whole explanation.

    Arguments:
        depth: how many levels of the outline are shown.
    """
    arg_map = why.what_if.map
    head = f"{called(arg_map, why.key)} {IS[why.verdict]}: {sentence(why)}."
    parts = [[seen(head[0].upper() + head[1:])]]
    parts.append(_laid_out(_outline(why, why.accounts, why.key, depth)))
    if why.step_accounts:
        step = arg_map.steps[f"{why.key}!"]
        verdict = IS[why.what_if.verdict(step.key)]
        use = as_a(step).capitalize()
        parts.append([f"{use} {called(arg_map, step.target)} it {verdict}:"])
        rows = _outline(why, why.step_accounts, step.key, depth)
        parts.append(_laid_out(row._replace(level=row.level - 1) for row in rows if row.level))
    parts += [
        turn_lines(arg_map, turn, stand)
        for turn, stand in ((why.to_stand, True), (why.to_fall, False))
        if turn
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def sentence(why: Why) -> str:
    """The verdict's immediate ground, in a sentence without its full stop."""
    what_if = why.what_if
    return because(what_if.map, ground(what_if.map, what_if.standing, why.key, what_if.rank))


def _laid_out(rows: Iterable[Row]) -> list[str]:
    """Rows with the numbers of their lines in a column of their own."""
    found = list(rows)
    width = max(len(str(row.line or "")) for row in found)
    return [
        f"{row.line or '':>{width + 2}}  {'  ' * min(row.level, _MOST_LEVELS)}{seen(row.words)}"
        for row in found
    ]


class _Stop(NamedTuple):
    """A place on the way through an outline; ``leaving`` once all below it is said."""

    key: str
    level: int
    link: Link | None
    leaving: bool = False


def _outline(why: Why, accounts: Mapping[str, Account], root: str, depth: int) -> Iterator[Row]:
    """What something rests on, depth first; what was explained is not explained again."""
    explained: set[str] = set()
    path: set[str] = set()
    waiting = [_Stop(root, 0, None)]
    while waiting:
        here = waiting.pop()
        itself = _itself(why, accounts, here.key)
        if here.leaving:
            path.discard(itself)
            continue
        below = _below(why, accounts, here)
        after = ""
        if itself in path:
            after = " (a circle closes here)"
        elif itself in explained and below:
            after = " (see above)"
        elif here.level >= depth and below:
            after = " (and so on)"
        yield from _rows(why, here, after)
        if not after:
            explained.add(itself)
            path.add(itself)
            waiting.append(here._replace(leaving=True))
            waiting += [_Stop(link.key, here.level + 1, link) for link in reversed(below)]


def _itself(why: Why, accounts: Mapping[str, Account], key: str) -> str:
    """The statement, where a step is nothing more than that; else the thing itself."""
    premise = only_premise(why.what_if.map, key)
    if premise and all(link.key == premise and not link.tension for link in accounts[key].links):
        return premise
    return key


def _below(why: Why, accounts: Mapping[str, Account], here: _Stop) -> Sequence[Link]:
    """What comes under a line; of a step of one statement, what that rests on."""
    premise = only_premise(why.what_if.map, here.key)
    found: list[Link] = []
    for link in accounts[here.key].links:
        of_premise = link.key == premise and not link.tension
        found += accounts[link.key].links if of_premise else (link,)
    tension = here.link.tension if here.link else None
    if tension is None:
        return found
    if accounts[tension].verdict == "falls":
        return accounts[tension].links
    return (*found, *accounts[tension].links)


def _rows(why: Why, here: _Stop, after: str) -> Iterator[Row]:
    """The line of a thing, with its quotes under it."""
    arg_map = why.what_if.map
    found = arg_map.element(here.key)
    before = lead(why, here.link) if here.link else name_of(arg_map, here.key)
    words = words_of(arg_map, here.key)
    if not words or (after and before and name_of(arg_map, here.key)):
        words, before = before or called(arg_map, here.key), ""
        words += "" if after else ":"
    whole = f"{before}: {words}" if before else words
    file = elsewhere(arg_map, here.key)
    yield Row(found.place.line, here.level, f"{whole} {file}".rstrip() + after)
    statement = arg_map.statements.get(only_premise(arg_map, here.key) or here.key)
    if statement and not after:
        for quote in statement.quotes:
            yield Row(None, here.level, f"  > {quote.source}: {quote.words}")
        yield from _notes(why, statement, here.level)


def _notes(why: Why, statement: Statement, level: int) -> Iterator[Row]:
    """What makes a statement stand or fall besides other lines' verdicts."""
    what_if = why.what_if
    verdict = what_if.verdict(statement.key)
    if statement.held:
        voice, held = statement.held
        if what_if.commitments.holds(voice, held):
            words = commitment(what_if.map, what_if.commitments, voice, held)
        else:
            words = f"`{voice}` is not committed to {called(what_if.map, held)}"
        yield Row(None, level + 1, words)
    elif verdict == "falls" and "supposed" in statement.marks:
        yield Row(None, level + 1, "it is only supposed, and needs a reason that stands")
    elif verdict == "stands" and "given" in statement.marks:
        yield Row(None, level + 1, "it is given, and needs no reason")


def turn_lines(arg_map: ArgumentMap, turn: Turn, stand: bool) -> list[str]:
    """The smallest changes that make something stand, or fall."""
    verdict = "stand" if stand else "fall"
    if turn.outcome == "none":
        needed = "a reason that stands" if stand else "an objection that stands"
        return [f"Nothing that is given up would make it {verdict}: it would take {needed}."]
    if turn.outcome == "unknown":
        if not turn.size:
            return [f"The search for what would make it {verdict} was given up."]
        more = "one thing" if turn.size == 1 else f"{turn.size} things"
        return [
            f"More than {more} would have to be given up to make it {verdict}; "
            "the search was given up there."
        ]
    keys = {key for each in turn.sets for key in each}
    asks = {key for key in keys if kind_of(arg_map, key) == "question"}
    given_up = "answered" if keys == asks else "given up or answered" if asks else "given up"
    if turn.size == 1:
        what = "this" if len(turn.sets) == 1 else "any one of these"
        return [
            f"It would {verdict} if {what} were {given_up}:",
            *_laid_out(_items(arg_map, keys_of(turn.sets))),
            *_whether_all(turn),
        ]
    head = (
        f"It would {verdict} if {turn.size} things were {given_up} together; fewer are not enough:"
    )
    rows: list[Row] = []
    if groups := _groups(turn):
        together = [key for group in groups if len(group) == 1 for key in group]
        rows += _items(arg_map, together)
        for group in groups:
            if len(group) > 1:
                rows += [
                    Row(None, 0, "and one of" if rows else "one of"),
                    *_items(arg_map, group, 1),
                ]
    else:
        for each in turn.sets:
            rows += [Row(None, 0, "or")] if rows else []
            rows += _items(arg_map, each)
    return [head, *_laid_out(rows), *_whether_all(turn)]


def keys_of(sets: Iterable[Iterable[str]]) -> list[str]:
    """Every key in some sets, once, in their order."""
    return list(dict.fromkeys(key for each in sets for key in each))


def _whether_all(turn: Turn) -> list[str]:
    return ["There may be more such changes."] if turn.outcome == "more" else []


def _groups(turn: Turn) -> list[list[str]]:
    """Groups such that the sets are all that take one thing from each; empty where there are none."""
    sets = [frozenset(each) for each in turn.sets]
    everywhere = frozenset.intersection(*sets)
    groups = [[key] for key in turn.sets[0] if key in everywhere]
    rest = [each - everywhere for each in sets]
    apart: list[tuple[list[str], set[int]]] = []
    for key in keys_of(turn.sets):
        if key in everywhere:
            continue
        of = {number for number, each in enumerate(rest) if key in each}
        for group, theirs in apart:
            if theirs.isdisjoint(of):
                group.append(key)
                theirs.update(of)
                break
        else:
            apart.append(([key], of))
    groups += [group for group, _ in apart]
    whole = len(groups) == turn.size and prod(map(len, groups)) == len(sets)
    return groups if whole else []


def _items(arg_map: ArgumentMap, keys: Iterable[str], level: int = 0) -> list[Row]:
    return [
        Row(
            arg_map.element(key).place.line,
            level,
            f"{_item(arg_map, key)} {elsewhere(arg_map, key)}".rstrip(),
        )
        for key in keys
    ]


def _item(arg_map: ArgumentMap, key: str) -> str:
    """Something that could be given up."""
    if step := arg_map.steps.get(key):
        if step.kind == "but":
            return f"the objection {name_of(arg_map, key)}".rstrip()
        premise = called(arg_map, step.premises[0])
        return f"{premise}, {as_a(step)} {called(arg_map, step.target)}"
    name, words = name_of(arg_map, key), words_of(arg_map, key)
    if kind_of(arg_map, key) == "question":
        name = f"the question {name}".rstrip()
    return f"{name}: {words}" if name else words


def as_a(step: Step) -> str:
    """What a step of one statement does with it, before what it is about."""
    uses = {
        "reason": "as a reason for",
        "unless": "as an exception to",
        "question": "as a question about",
    }
    return uses.get(step.kind, "as a rebuttal of")
