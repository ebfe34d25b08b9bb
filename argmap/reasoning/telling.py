"""Grounds and commitments in words."""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.model.calling import called, line_of
from argmap.reasoning.commitments import Commitments
from argmap.reasoning.grounds import Ground
from argmap.reasoning.ownership import UNNAMED_AUTHOR


def because(arg_map: ArgumentMap, found: Ground) -> str:
    """The ground of a verdict, as a clause."""
    first = ""
    if found.by:
        first = called(arg_map, found.by[0])
        line = line_of(arg_map, found.by[0])
        if not first.endswith(line):
            first = f"{first} ({line})"
    return {
        "rebutted": f"rebutted by {first}, which stands",
        "doubted": f"{first} is against it, and open",
        "unanswered": f"the question {first} has no answer" if first else "nothing answers it",
        "unsupported": f"what it rests on, {first}, falls",
        "unsure": f"what it rests on, {first}, is open",
        "unheld": "the voice is not committed to it",
        "supposed": "it is only supposed, and has no reason",
        "supported": f"{first} is for it, and nothing that stands or is open is against it",
        "unopposed": "nothing that stands or is open is against it",
    }[found.kind]


def unnamed_author(arg_map: ArgumentMap, key: str) -> str:
    """An author who has no voice: *the author*, or *the author of base.argmap* of another file."""
    number = key.removeprefix(UNNAMED_AUTHOR)
    return f"the author of {arg_map.texts[int(number)].name}" if number else "the author"


def commitment(
    arg_map: ArgumentMap, held: Commitments, voice: str, statement: str, here: bool = False
) -> str:
    """How a voice comes to hold a statement that it is committed to, as a clause.

    Arguments:
        here: whether that is said at the statement's own line: then it is *this*, and needs no number.
    """
    holder, reason = held.origin(voice, statement)
    who = f"`{holder}`" if holder in arg_map.voices else unnamed_author(arg_map, holder)
    if holder != voice:
        who = f"{who}, who speaks for `{voice}`,"
    it = "this" if here else "it"
    line = line_of(arg_map, reason.by, arg_map.statements[statement].file if here else 0)
    at = "" if here else f" on {line}"
    if arg_map.statements[statement].kind == "assumption" and reason.kind in ("says", "uses"):
        return f"{who} needs to assume {it}{at}"
    return {
        "says": f"{who} says {it}{at}",
        "uses": f"{who} argues from {it} on {line}",
        "concludes": f"{who} argues for {it} on {line}",
        "follows": f"{it} follows strictly, by {line}, from what {who} holds",
    }[reason.kind]
