"""The positions on a map, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from argmap.model import ArgumentMap
from argmap.model.calling import called, line_of, listed
from argmap.reasoning.positions import Crux, Nearness, Position, Positions
from argmap.reasoning.telling import unnamed_author
from argmap.report.findings import seen
from argmap.report.verdicts.table import WIDEST_NAME, WIDTH, columns
from argmap.report.verdicts.why_json import thing
from argmap.report.verdicts.words import elsewhere, name_of, words_of


def positions_text(arg_map: ArgumentMap, found: Positions) -> str:
    """How many positions there are, each of them, and what they part on."""
    lines = [*_heading(found)]
    some = "" if found.common_known else " looked at"
    if found.count > 1:
        part = "They part" if found.exact else f"The {found.count:,} looked at part"
        lines += ["", f"{part} on:", *_cruxes(arg_map, found)]
        for number, position in enumerate(found.positions, 1):
            lines += ["", *_position(arg_map, found, position, number)]
        count = len(found.shared)
        every = "Both" if found.count == 2 else "All"
        lines += ["", f"{every}{some} accept {count} other statement{'' if count == 1 else 's'}."]
    if found.beyond:
        accepted = f"Accepted by all{some}" if some else "Accepted"
        lines += [
            "",
            f"{accepted}, although standing leaves it open:",
            *_listed(arg_map, found.beyond),
        ]
    if found.open:
        lines += ["", f"No position{some} decides:", *_listed(arg_map, found.open)]
    return "\n".join(lines) + "\n"


def positions_value(arg_map: ArgumentMap, file: str, found: Positions) -> dict[str, Any]:
    """The same as an object for JSON, with every key."""
    return {
        "version": 1,
        "path": file,
        "decided": found.decided,
        "count": found.count,
        "exact": found.exact,
        "commonKnown": found.common_known,
        "nearestKnown": found.nearest_known,
        "cruxes": [
            {"kind": each.kind, "tension": each.tension or None, "between": _between(each)}
            for each in found.cruxes
        ],
        "positions": [
            {
                "accepts": position.accepts,
                "givesUp": position.gives_up,
                "leavesOpen": position.leaves_open,
                "sides": [side or None for side in position.sides],
                "voices": [
                    {
                        "voice": near.voice,
                        "kept": near.kept,
                        "of": near.of,
                        "nearest": near.nearest,
                    }
                    for near in position.voices
                ],
            }
            for position in found.positions
        ],
        "shared": found.shared,
        "beyond": found.beyond,
        "open": found.open,
        "statements": [thing(arg_map, key) for key in _mentioned(arg_map, found)],
    }


def _mentioned(arg_map: ArgumentMap, found: Positions) -> Iterator[str]:
    """The statements on which positions part, or that all leave open."""
    keys = {*found.open}
    for position in found.positions:
        keys.update(position.accepts, position.gives_up, position.leaves_open)
    keys.update(found.beyond)
    return (key for key in arg_map.statements if key in keys)


def _heading(found: Positions) -> Iterator[str]:
    if found.decided:
        yield "Every statement stands or falls: one position can be held."
    elif found.count == 1 and found.exact:
        yield "One position can be held, though it does not decide everything."
    else:
        shown = len(found.positions)
        bound = "" if found.exact else "at least "
        only = f"; {shown} {'is' if shown == 1 else 'are'} shown" if shown < found.count else ""
        many = "" if found.count == 1 else "s"
        yield f"{bound}{found.count:,} position{many} can be held{only}.".capitalize()
        if only:
            of = "Those" if found.nearest_known else "Of those looked at, those"
            yield f"{of} come first that are nearest to a voice."


def _cruxes(arg_map: ArgumentMap, found: Positions) -> Iterator[str]:
    for number, crux in enumerate(found.cruxes):
        sides = [position.sides[number] for position in found.positions]
        at = line_of(arg_map, crux.tension or crux.left)
        yield f"  {_crux(arg_map, crux)} ({at})"
        for key in _between(crux):
            if holders := _numbers(sides, key):
                yield f"    {called(arg_map, key)}: {holders}"
        if neither := _numbers(sides, ""):
            yield f"    {'neither' if crux.right else 'not'}: {neither}"


def _crux(arg_map: ArgumentMap, crux: Crux) -> str:
    if crux.tension:
        return seen(words_of(arg_map, crux.tension))
    left = called(arg_map, crux.left)
    if crux.right:
        return f"{left} and {called(arg_map, crux.right)} rebut each other"
    return f"whether {left} is accepted"


def _between(crux: Crux) -> list[str]:
    return [crux.left, crux.right] if crux.right else [crux.left]


def _numbers(sides: Sequence[str], key: str) -> str:
    """Which positions are on a side."""
    numbers = [str(number) for number, side in enumerate(sides, 1) if side == key]
    if not numbers:
        return ""
    return f"position{'' if len(numbers) == 1 else 's'} {', '.join(numbers)}"


def _position(
    arg_map: ArgumentMap, found: Positions, position: Position, number: int
) -> Iterator[str]:
    near = [each for each in position.voices if each.nearest]
    nearest = "nearest" if found.nearest_known else "of those looked at nearest"
    yield f"Position {number}, {nearest} to {_voices(arg_map, near) if near else 'no voice'}:"
    for title, keys in (
        ("accepts", position.accepts),
        ("gives up", position.gives_up),
        ("leaves open", position.leaves_open),
    ):
        if keys:
            yield f"  {title}"
            yield from _listed(arg_map, keys)


def _voices(arg_map: ArgumentMap, voices: Sequence[Nearness]) -> str:
    return listed(
        [f"{_voice(arg_map, each.voice)} ({each.kept} of {each.of} commitments)" for each in voices]
    )


def _voice(arg_map: ArgumentMap, key: str) -> str:
    voice = arg_map.voices.get(key)
    return seen(voice.title if voice else unnamed_author(arg_map, key))


def _listed(arg_map: ArgumentMap, keys: Iterable[str]) -> list[str]:
    rows = [
        (
            str(arg_map.element(key).place.line),
            name_of(arg_map, key).strip("`"),
            f"{elsewhere(arg_map, key)} {words_of(arg_map, key)}".lstrip(),
        )
        for key in keys
    ]
    return [f"  {line}" for line in columns(rows, (9, WIDEST_NAME), WIDTH - 2)]
