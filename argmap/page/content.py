"""What the page's script knows of a map, as values that JSON has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diagram import Diagram
from argmap.model import ArgumentMap, Statement
from argmap.reasoning.explanation import account
from argmap.reasoning.whatif import WhatIf

Item = Mapping[str, Any]


def content_of(diagram: Diagram, what_if: WhatIf) -> Mapping[str, Any]:
    """Everything that is drawn, by key, with what it says and what its verdict rests on.

    Linear in the map's size.

    Returns:
        ``items`` by key; ``below``: for each key what is drawn right below it, in the file's order; ``voices``:
        the names of those who speak, by key.
    """
    arg_map = what_if.map
    boxes = [each.key for each in diagram.boxes]
    drawn = dict.fromkeys([*boxes, *(each.key for each in diagram.brackets)])
    chips = {each.key: [" ".join(chip.lines) for chip in each.chips] for each in diagram.boxes}
    voices = {each.key: each.voices for each in diagram.boxes}
    below: dict[str, list[str]] = {}
    for arrow in diagram.arrows:
        below.setdefault(arrow.head, []).append(arrow.tail)
    items = {
        key: {
            **_said(arg_map, key),
            "chips": chips.get(key, []),
            "voices": list(voices.get(key, ())),
            "why": list(_why(what_if, key, drawn)),
            "standing": what_if.verdict(key) if key in what_if.atoms else "",
        }
        for key in drawn
    }
    speaking = {voice for each in diagram.boxes for voice in each.voices}
    named = {key: each.title for key, each in arg_map.voices.items() if key in speaking}
    return {"items": items, "below": below, "voices": named}


def _said(arg_map: ArgumentMap, key: str) -> dict[str, Any]:
    found: Any
    if key in arg_map.statements:
        found = arg_map.statements[key]
        kind, words = found.kind, _prose(arg_map, found)
        quotes = [{"words": each.words, "source": each.source} for each in found.quotes]
        return {**_place(found, kind, words), "name": found.name or "", "quotes": quotes}
    if key in arg_map.steps:
        found = arg_map.steps[key]
        # The joint of a step of one line is not that line's statement.
        kind = found.kind if found.kind in ("because", "but") else "step"
        words = found.manner
    elif key in arg_map.tensions:
        found = arg_map.tensions[key]
        kind, words = found.kind, found.why or ""
    else:
        found = arg_map.rules[key]
        kind, words = "rule", found.words
    return {**_place(found, kind, words), "name": getattr(found, "name", "") or "", "quotes": []}


def _place(found: Any, kind: str, words: str) -> dict[str, Any]:
    place = f"{found.place.text.name}:{found.place.line}"
    return {"kind": kind, "words": words, "notes": list(found.notes), "place": place}


def _prose(arg_map: ArgumentMap, statement: Statement) -> str:
    held = statement.held and arg_map.statements.get(statement.held[1])
    return held.prose if held else statement.prose


def _why(what_if: WhatIf, key: str, drawn: Mapping[str, None]) -> Iterator[tuple[str, str]]:
    """What a verdict rests on: pairs of a relation and the key of something that is drawn."""
    if key not in what_if.atoms:
        return
    seen: set[tuple[str, str]] = set()
    for link in account(what_if, key).links:
        step = what_if.map.steps.get(link.key)
        shown = link.key
        if shown not in drawn and step is not None and len(step.premises) == 1:
            shown = step.premises[0]
        if shown in drawn and (link.relation, shown) not in seen:
            seen.add((link.relation, shown))
            yield link.relation, shown
