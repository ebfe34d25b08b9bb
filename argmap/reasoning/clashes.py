"""What voices hold that cannot be held together, and whose inconsistency it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.model import ArgumentMap, VoiceExpectation
from argmap.reasoning.bonds import Bonds, Conflict
from argmap.reasoning.commitments import Commitments
from argmap.reasoning.ownership import authors


class Clash(NamedTuple):
    """Lines that a voice holds, or is bound by, and that cannot all hold.

    Arguments:
        voice: the key of the voice whose clash it is: the author if it is the author's, else the one that
            speaks for others who share it.
        shared: keys of the voices that it speaks for or that speak for it, and that have the clash too.
        conflict: the lines.
        author: whether it is the author's.
        exposed: key of a step that rests on the voice's holding these statements, or None.
        assumption: key of an assumption without which there is no clash, or None.
        pinned: the ``expect`` that says the voice clashes so, or None.
        last: whether the search stopped here, so that the voice may have other clashes.
    """

    voice: str
    shared: tuple[str, ...]
    conflict: Conflict
    author: bool
    exposed: str | None
    assumption: str | None
    pinned: VoiceExpectation | None
    last: bool

    @property
    def voices(self) -> tuple[str, ...]:
        """The voice, then those who share the clash."""
        return (self.voice, *self.shared)

    @property
    def excused(self) -> bool:
        """Whether the map says that it is meant, or the mapper's assumption brings it about."""
        return bool(self.pinned or self.assumption or (self.exposed and not self.author))


class Clashes(NamedTuple):
    """The clashes of a map.

    Arguments:
        found: them, in the order of the voices, each one's smallest first.
        undecided: for each voice, the keys of the rules that were too much for the search.
    """

    found: tuple[Clash, ...]
    undecided: Mapping[str, tuple[str, ...]]


def find_clashes(arg_map: ArgumentMap, commitments: Commitments, bonds: Bonds) -> Clashes:
    """The clashes of every voice; one that voices share because one speaks for the other is one clash.

    Linear where tensions alone bind; with rules the search is bounded, see ``bonds``.
    """
    holders: dict[Conflict, list[str]] = {}
    last: dict[str, Conflict] = {}
    undecided: dict[str, tuple[str, ...]] = {}
    for voice, held in commitments.held.items():
        conflicts = bonds.conflicts(held.keys())
        for conflict in conflicts.found:
            holders.setdefault(conflict, []).append(voice)
        if conflicts.undecided:
            undecided[voice] = conflicts.undecided
        elif not conflicts.complete:
            last[voice] = conflicts.found[-1]
    author = authors(arg_map)[0]
    mentions, pins = _mentions(arg_map), _pins(arg_map)
    found: list[Clash] = []
    for conflict, voices in holders.items():
        for group in _parties(arg_map, voices):
            owner = author if author in group else _owner(arg_map, group)
            shared = tuple(voice for voice in group if voice != owner)
            found.append(
                Clash(
                    owner,
                    shared,
                    conflict,
                    owner == author,
                    _exposing(mentions, group, conflict),
                    _assumption(arg_map, commitments, owner, conflict),
                    _pinning(pins, group, conflict),
                    last.get(owner) == conflict,
                )
            )
    order = {voice: number for number, voice in enumerate(commitments.held)}
    found.sort(key=lambda clash: order[clash.voice])
    return Clashes(tuple(found), undecided)


def _parties(arg_map: ArgumentMap, voices: Sequence[str]) -> Iterator[list[str]]:
    """Voices grouped so that those of a group speak for each other or for one of them."""
    if len(voices) == 1:
        yield list(voices)
        return
    parties: dict[str, list[str]] = {}
    having = set(voices)
    for voice in voices:
        top, seen = voice, {voice}
        while (above := _principal(arg_map, top)) in having and above not in seen:
            top = above
            seen.add(above)
        circle = _circle(arg_map, top)
        parties.setdefault(min(circle), []).append(voice)
    yield from parties.values()


def _principal(arg_map: ArgumentMap, voice: str) -> str:
    """Whom a voice speaks for; an empty string where for nobody."""
    known = arg_map.voices.get(voice)
    return known.principal or "" if known else ""


def _circle(arg_map: ArgumentMap, voice: str) -> list[str]:
    """The voices that speak for each other in a circle with this one; itself where there is none."""
    path = [voice]
    while (above := _principal(arg_map, path[-1])) and above not in path:
        path.append(above)
    return path if above == voice else [voice]


def _owner(arg_map: ArgumentMap, group: Sequence[str]) -> str:
    """The first voice for which no other of the group speaks."""
    spoken_for = {_principal(arg_map, voice) for voice in group}
    return next((voice for voice in group if voice not in spoken_for), group[0])


def _mentions(arg_map: ArgumentMap) -> Mapping[str, Mapping[str, set[tuple[str, str]]]]:
    """For each statement, the steps that say who holds it, each with all that it says voices hold. Linear."""
    found: dict[str, dict[str, set[tuple[str, str]]]] = {}
    for step in arg_map.steps.values():
        held = {each for key in step.premises if (each := arg_map.statements[key].held)}
        for _, statement in held:
            found.setdefault(statement, {})[step.key] = held
    return found


def _exposing(
    mentions: Mapping[str, Mapping[str, set[tuple[str, str]]]],
    voices: Sequence[str],
    conflict: Conflict,
) -> str | None:
    """The first step that rests on one of the voices' holding all the statements."""
    for step, held in mentions.get(conflict.statements[0], {}).items():
        if {key for voice, key in held if voice in voices}.issuperset(conflict.statements):
            return step
    return None


def _pins(arg_map: ArgumentMap) -> Mapping[frozenset[str], Sequence[VoiceExpectation]]:
    """For each set of statements, what is expected of voices that hold them."""
    found: dict[frozenset[str], list[VoiceExpectation]] = {}
    for each in arg_map.expectations:
        if isinstance(each, VoiceExpectation) and not each.consistent:
            found.setdefault(frozenset(each.statements), []).append(each)
    return found


def _pinning(
    pins: Mapping[frozenset[str], Sequence[VoiceExpectation]],
    voices: Sequence[str],
    conflict: Conflict,
) -> VoiceExpectation | None:
    """The first ``expect`` that says one of the voices clashes by just these statements."""
    fitting = pins.get(frozenset(conflict.statements), ())
    return next((each for each in fitting if each.voice in voices), None)


def _assumption(
    arg_map: ArgumentMap, commitments: Commitments, voice: str, conflict: Conflict
) -> str | None:
    """The first assumption among the statements, or among what commits the voice to them."""
    for statement in conflict.statements:
        for ground in commitments.grounds(voice, statement):
            if arg_map.statements[ground].kind == "assumption":
                return ground
    return None
