"""What the page's script knows of a map, as values that JSON has."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diagram import Diagram
from argmap.diagram.shapes import Arrow
from argmap.model import ArgumentMap, Statement
from argmap.reasoning.explanation import account
from argmap.reasoning.whatif import WhatIf
from argmap.source import Place

_ROLES = {"support": "reason", "rebuttal": "rebuttal", "undercut": "unless", "question": "question"}


def content_of(diagram: Diagram, what_if: WhatIf, *, standing: bool = True) -> Mapping[str, Any]:
    """Everything that is drawn, by key, with what it says and what its verdict rests on.

    A step of one line that is attacked has a joint in the drawing; here it is part of its statement.

    Linear in the map's size.

    Arguments:
        standing: whether verdicts are told at all.

    Returns:
        ``items`` by key; ``joints``: the statement of each joint; ``below``: for each key what is drawn right below
        it, in the file's order, each with its role there; ``ties``: what cannot be held together, or be true;
        ``voices``: the names of those who are committed to any of it, by key.
    """
    return _Content(diagram, what_if, standing).content()


class _Content:
    def __init__(self, diagram: Diagram, what_if: WhatIf, standing: bool) -> None:
        self.diagram = diagram
        self.standing = standing
        self.what_if = what_if
        self.map = what_if.map
        steps, tensions = self.map.steps, self.map.tensions
        self.joints = {
            each.key: steps[each.key].premises[0]
            for each in diagram.brackets
            if each.key in steps and not each.word
        }
        self.tied = {each.key for each in diagram.brackets if each.key in tensions}
        boxes = [each.key for each in diagram.boxes]
        brackets = [each.key for each in diagram.brackets if each.key not in self.joints]
        self.drawn = dict.fromkeys([*boxes, *brackets])
        self.holders: dict[str, list[str]] = {}
        for voice in self.map.voices:
            for key in what_if.commitments.held.get(voice, ()):
                self.holders.setdefault(key, []).append(voice)

    def content(self) -> Mapping[str, Any]:
        below: dict[str, list[tuple[str, str]]] = {}
        for arrow in self.diagram.arrows:
            head = self.joints.get(arrow.head, arrow.head)
            tail = self.joints.get(arrow.tail, arrow.tail)
            if arrow.tail not in self.tied and self.joints.get(arrow.head) != arrow.tail:
                below.setdefault(head, []).append((tail, self.role(arrow)))
        items = self.items()
        committed = {voice for each in items.values() for voice in each["voices"]}
        voices = {key: each.title for key, each in self.map.voices.items() if key in committed}
        return {
            "items": items,
            "joints": self.joints,
            "below": below,
            "ties": list(self.ties()),
            "voices": voices,
        }

    def role(self, arrow: Arrow) -> str:
        """What something is where an arrow leads from it."""
        if arrow.tail in self.map.steps and arrow.tail not in self.joints:
            return self.map.steps[arrow.tail].kind
        if arrow.headed:
            return _ROLES.get(arrow.relation, arrow.relation)
        statement = self.map.statements.get(arrow.tail)
        return "assumption" if statement and statement.kind == "assumption" else "premise"

    def items(self) -> dict[str, dict[str, Any]]:
        chips = {each.key: [" ".join(c.lines) for c in each.chips] for each in self.diagram.boxes}
        items = {
            key: {
                **self.said(key),
                "chips": chips.get(key, []),
                "voices": self.voices(key),
                "counted": key in self.map.statements,
                "steps": [],
                **self.verdict(key),
            }
            for key in self.drawn
        }
        for joint, premise in self.joints.items() if self.standing else ():
            step = self.map.steps[joint]
            about = {"about": step.target, "role": step.kind}
            items[premise]["steps"].append({**about, **self.verdict(joint)})
        return items

    def voices(self, key: str) -> list[str]:
        """Who is committed to a statement, or to both sides of a tension; who argues with a step, or for whom."""
        tension = self.map.tensions.get(key)
        if tension is not None:
            right = self.holders.get(tension.right, ())
            return [each for each in self.holders.get(tension.left, ()) if each in right]
        if key not in self.map.steps:
            return self.holders.get(key, [])
        owners = self.what_if.commitments.owners[key]
        found = [each for each in owners if each in self.map.voices]
        # Grows while it is gone through: who speaks for another may speak for a third by that.
        for voice in found:
            principal = self.map.voices[voice].principal
            if principal and principal not in found:
                found.append(principal)
        return found

    def said(self, key: str) -> dict[str, Any]:
        found: Any = self.map.element(key)
        quotes: list[dict[str, str]] = []
        kind = "rule" if key in self.map.rules else found.kind
        if isinstance(found, Statement):
            words = _prose(self.map, found)
            quotes = [{"words": each.words, "source": each.source} for each in found.quotes]
        elif key in self.map.steps:
            words = found.manner
        else:
            words = found.words if key in self.map.rules else found.why or ""
        return {
            "kind": kind,
            "name": getattr(found, "name", "") or "",
            "words": words,
            "quotes": quotes,
            "notes": list(found.notes),
            "place": self.where(found.place),
        }

    def where(self, place: Place) -> str:
        """A line of a file, seen from the map's folder: the rest of the path is nobody's business."""
        folder = os.path.dirname(self.map.texts[0].name) or os.curdir
        return f"{os.path.relpath(place.text.name, folder)}:{place.line}"

    def verdict(self, key: str) -> dict[str, Any]:
        known = self.standing and key in self.what_if.atoms
        standing = self.what_if.verdict(key) if known else ""
        return {"standing": standing, "why": list(self.why(key)) if known else []}

    def why(self, key: str) -> Iterator[tuple[str, str]]:
        """What a verdict rests on: pairs of a relation and the key of something that is drawn."""
        seen: set[tuple[str, str]] = set()
        for link in account(self.what_if, key).links:
            step = self.map.steps.get(link.key)
            shown = link.key
            if shown not in self.drawn and step is not None and len(step.premises) == 1:
                shown = step.premises[0]
            if shown in self.drawn and (link.relation, shown) not in seen:
                seen.add((link.relation, shown))
                yield link.relation, shown

    def ties(self) -> Iterator[dict[str, str]]:
        drawn = {(tie.left, tie.right, tie.relation) for tie in self.diagram.ties}
        for tension in self.map.tensions.values():
            attacked = tension.key in self.tied
            if attacked or (tension.left, tension.right, tension.kind) in drawn:
                yield {
                    "key": tension.key if attacked else "",
                    "left": tension.left,
                    "right": tension.right,
                    "kind": tension.kind,
                    "why": tension.why or "",
                }


def _prose(arg_map: ArgumentMap, statement: Statement) -> str:
    held = statement.held and arg_map.statements.get(statement.held[1])
    return held.prose if held else statement.prose
