"""Comparing two maps by what they say."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TypeVar

from argmap.comparison.causes import Causes
from argmap.comparison.changes import FAMILIES, Change, Comparison, How, Item, heading
from argmap.comparison.listing import Listing
from argmap.comparison.pairing import Pairing
from argmap.comparison.reading import Reading
from argmap.comparison.statements import StatementPairs
from argmap.comparison.steps import StepPairs
from argmap.model import ArgumentMap, SourceText, StandingExpectation, Voice
from argmap.quotes import SourceState
from argmap.quotes.folding import fold
from argmap.source import Place

_MOST_ROUNDS = 20
_T = TypeVar("_T")


def compare(
    old: ArgumentMap,
    new: ArgumentMap,
    old_sources: Mapping[str, SourceState] | None = None,
    new_sources: Mapping[str, SourceState] | None = None,
) -> Comparison:
    """How a map differs from an earlier one, whatever the order of the lines and the layout of the files.

    A statement is the same where its name is (and its words are not quite others), or its words are, or where words
    are similar and no other's are about as similar. Comparing the other way round gives the inverse changes.

    Roughly linear in the size of both maps; the words of statements that have no counterpart are compared with each
    other.

    Arguments:
        old, new: the maps.
        old_sources, new_sources: for each source's key, its text or what is known instead.
    """
    before, after = Reading(old, old_sources or {}), Reading(new, new_sources or {})
    voices = _same_keys(
        {key: fold(each.title).text for key, each in old.voices.items()},
        {key: fold(each.title).text for key, each in new.voices.items()},
    )
    sources = _same_keys(
        {key: each.path for key, each in old.sources.items()},
        {key: each.path for key, each in new.sources.items()},
    )
    pairs = Pairing()
    statements = StatementPairs(before, after, pairs, voices)
    steps = StepPairs(before, after, pairs)
    statements.begin()
    for _ in range(_MOST_ROUNDS):
        count = len(pairs)
        steps.run()
        statements.in_context()
        if len(pairs) == count:
            statements.anywhere()
        if len(pairs) == count:
            break
    changes = [
        *Listing(before, after, pairs, steps, voices, sources).changes(),
        *_standings(before, after, pairs),
        *_voices(old, new, voices),
        *_sources(before, after, sources),
        *_titles(old, new),
        *_expectations(before, after, pairs, voices),
    ]
    order = list(FAMILIES)
    changes.sort(
        key=lambda each: (order.index(heading(each.what)), *_position(before, after, each))
    )
    return Comparison(before, after, dict(pairs.new_of), tuple(changes))


def _position(old: Reading, new: Reading, change: Change) -> tuple[int, int, int]:
    """The thesis first, then by file and place; what was lost stands with the old file's lines."""
    reading = new if change.new else old
    place = change.item.place
    statement = reading.map.statements.get(change.item.key)
    thesis = change.what == "standing" and statement is not None and "thesis" in statement.marks
    file = reading.map.texts.index(place.text) if place.text in reading.map.texts else 0
    return (0 if thesis else 1, file, place.start)


def _same_keys(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """What has the same key, and of the rest what has the same content, where only one has it."""
    pairing = Pairing()
    for key in old:
        if key in new:
            pairing.add(key, key)
    gone = [old[key] for key in old if key not in pairing.new_of]
    came = [new[key] for key in new if key not in pairing.old_of]
    pairing.pair_alike(
        old,
        new,
        lambda key: old[key] if gone.count(old[key]) == 1 else None,
        lambda key: new[key] if came.count(new[key]) == 1 else None,
    )
    return pairing.new_of


def _standings(old: Reading, new: Reading, pairs: Pairing) -> Iterator[Change]:
    causes = Causes(old, new, pairs)
    for key, statement in new.map.statements.items():
        before = pairs.old_of.get(key)
        if before is None or old.standing[before] == new.standing[key]:
            continue
        earlier = old.map.statements[before]
        yield Change(
            How.CHANGED,
            Item("standing", before, old.call(before), old.standing[before], "", earlier.place),
            Item("standing", key, new.call(key), new.standing[key], "", statement.place),
            causes.why(key),
        )


def _voices(old: ArgumentMap, new: ArgumentMap, same: Mapping[str, str]) -> Iterator[Change]:
    def item(voice: Voice, about: str = "") -> Item:
        return Item("voice", voice.key, f"`{voice.key}`", voice.title, about, voice.place)

    yield from _gone_and_come(old.voices, new.voices, same, item)
    for before, after in same.items():
        ours, theirs = old.voices[before], new.voices[after]
        if before != after:
            yield Change(How.RENAMED, item(ours), item(theirs))
        if fold(ours.title).text != fold(theirs.title).text:
            yield Change(How.REWORDED, item(ours), item(theirs))
        principal = same.get(ours.principal, ours.principal) if ours.principal else None
        if principal != theirs.principal:
            sides = [
                f"for `{each}`" if each else "for itself"
                for each in (ours.principal, theirs.principal)
            ]
            yield Change(How.CHANGED, item(ours, sides[0]), item(theirs, sides[1]))
        if ours.author != theirs.author:
            sides = ["the author" if each.author else "not the author" for each in (ours, theirs)]
            yield Change(How.CHANGED, item(ours, sides[0]), item(theirs, sides[1]))


def _sources(old: Reading, new: Reading, same: Mapping[str, str]) -> Iterator[Change]:
    def item(source: SourceText, about: str = "") -> Item:
        return Item("source", source.key, f"`{source.key}`", source.path, about, source.place)

    yield from _gone_and_come(old.map.sources, new.map.sources, same, item)
    for before, after in same.items():
        ours, theirs = old.map.sources[before], new.map.sources[after]
        if before != after:
            yield Change(How.RENAMED, item(ours), item(theirs))
        if ours.path != theirs.path:
            yield Change(How.REWORDED, item(ours), item(theirs))
        texts = [_fingerprint(old.sources.get(before)), _fingerprint(new.sources.get(after))]
        if all(texts) and texts[0] != texts[1]:
            sides = [f"the text with SHA-256 {each[:12]}…" for each in texts]
            yield Change(How.CHANGED, item(ours, sides[0]), item(theirs, sides[1]))


def _fingerprint(state: SourceState | None) -> str:
    """SHA-256 of a source's text, or the one that the lock has; empty where neither is at hand."""
    if state is None:
        return ""
    if state.text is not None:
        return state.sha256
    return state.record.sha256 if state.record else ""


def _gone_and_come(
    old: Mapping[str, _T],
    new: Mapping[str, _T],
    same: Mapping[str, str],
    item: Callable[[_T], Item],
) -> Iterator[Change]:
    for key, each in old.items():
        if key not in same:
            yield Change(How.LOST, item(each), None)
    kept = set(same.values())
    for key, each in new.items():
        if key not in kept:
            yield Change(How.ADDED, None, item(each))


def _titles(old: ArgumentMap, new: ArgumentMap) -> Iterator[Change]:
    def item(whole: ArgumentMap) -> Item:
        return Item("map", "", "the title", whole.title, "", Place(whole.texts[0], 0, 0))

    if not old.title or not new.title:
        if new.title:
            yield Change(How.ADDED, None, item(new))
        if old.title:
            yield Change(How.LOST, item(old), None)
    elif fold(old.title).text != fold(new.title).text:
        yield Change(How.REWORDED, item(old), item(new))


def _expectations(
    old: Reading, new: Reading, pairs: Pairing, voices: Mapping[str, str]
) -> Iterator[Change]:
    ours = dict(_signed(old, pairs.old_id, lambda key: voices.get(key, f"old {key}")))
    theirs = dict(_signed(new, pairs.new_id, lambda key: key))
    for sign, item in ours.items():
        if sign not in theirs:
            yield Change(How.LOST, item, None)
    for sign, item in theirs.items():
        if sign not in ours:
            yield Change(How.ADDED, None, item)


def _signed(
    reading: Reading, identify: Callable[[str], Hashable], voice: Callable[[str], str]
) -> Iterator[tuple[Hashable, Item]]:
    """Each expectation of a map with what it says in terms of both maps."""
    for each in reading.map.expectations:
        if isinstance(each, StandingExpectation):
            sign: Hashable = (identify(each.statement), each.verdict)
            key, words = each.statement, f"expect {each.statement} {each.verdict}"
        else:
            clash = frozenset(map(identify, each.statements))
            sign = (voice(each.voice), each.consistent, clash)
            key = each.voice
            words = f"expect {each.voice} {'consistent' if each.consistent else 'inconsistent'}"
            if each.statements:
                words += f": {', '.join(each.statements)}"
        yield sign, Item("expectation", key, f"`{words}`", words, "", each.place)
