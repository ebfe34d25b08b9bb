"""Says why a line that is right in itself cannot stand where it stands."""

from __future__ import annotations

from argmap.diagnostic import Diagnostic, Label
from argmap.source import Place, Span, Text
from argmap.syntax import catalogue as known

UNDER_STATEMENTS = ("reason", "rebuttal", "because", "but", "question", "note", ">")
IN_GROUPS = ("premise", "assumption")
ONLY = {
    "under_tension": "Under `yet` and `contradicts` stand only `unless` and `note`.",
    "under_rule": "Under `rule` stand only `rebuttal`, `but`, `question` and `note`.",
    "under_note": "Nothing stands under a `note`; indent it as far as the note.",
}


def explain_misplaced(
    text: Text,
    span: Span,
    keyword: str,
    place: str,
    parent: Span | None,
    beside: Span | None = None,
) -> Diagnostic:
    """The finding for a line that cannot stand at a place.

    Arguments:
        text, span: the file, and the line's first word in it.
        keyword: that word, or ``yet`` or ``contradicts`` for a tension.
        place: the grammar's rule for what may stand there.
        parent: the first word of the line that it is indented under, if any.
        beside: the first word of the line just before it in its column, where that is a ``because`` or ``but``.
    """
    above = text.excerpt(parent) if parent else ""
    labels = (Label(Place(text, *parent), "it is indented under this line"),) if parent else ()
    if keyword in IN_GROUPS and place not in ("under_step_reference", "under_reference"):
        message = f"`{keyword}` stands only under `because` or `but`."
        if beside:
            group = text.excerpt(beside)
            hint = (
                f"Indent it under the `{group}` on line {text.position(beside.start).line}, "
                "and the premises after it likewise."
            )
            labels = (Label(Place(text, *beside), "it stands beside this line, not under it"),)
            return known.PREMISE_ALONE.at(text, span, message, hint=hint, labels=labels)
        hint = (
            "For one statement by itself write `reason` (for) or `rebuttal` (against); for several that need each "
            "other, indent them under a `because` or `but` line."
        )
        return known.PREMISE_ALONE.at(text, span, message, hint=hint, labels=labels)
    if keyword == "unless":
        message = "`unless` attacks a step, and it stands under none."
        hint = (
            "Indent it under `reason`, `rebuttal`, `because`, `but`, `yet` or `contradicts`; against a statement "
            "write `rebuttal`."
        )
        return known.UNLESS_ON_NO_STEP.at(text, span, message, hint=hint, labels=labels)
    if place in ("under_step_reference", "under_reference"):
        message = f"`{keyword}` cannot stand under a line that only refers to a statement."
        hint = "Put it under that statement's own line, or under `on ID`."
        return known.UNDER_REFERENCE.at(text, span, message, hint=hint, labels=labels)
    message = f"`{keyword}` cannot stand here."
    hint = _way_out(keyword, place, above)
    return known.MISPLACED_LINE.at(text, span, message, hint=hint, labels=labels)


def _way_out(keyword: str, place: str, above: str) -> str:
    if place == "top":
        if keyword == "note":
            return "Indent it under the line that it is about."
        return "Indent it under the statement that it is about."
    if place in ("under_because", "under_but"):
        if keyword in ("reason", "rebuttal", "because", "but", ">"):
            return f"Under `{above}` stand its premises: write `premise`, or indent this under one."
        return f"It begins in the first column, not under `{above}`."
    if keyword in UNDER_STATEMENTS:
        only = (
            f"Under `{above}` stands only `note`; indent it under the statement that it is about."
        )
        return ONLY.get(place, only)
    if above == "section":
        return "What follows a `section` belongs to it without an indent: begin the line in the first column."
    if keyword == "claim" and place not in (*ONLY, "under_other"):
        way_out = f"Write `reason` or `rebuttal` for what speaks for or against `{above}`"
        return f"{way_out}, or begin it in the first column."
    return f"It begins in the first column, not under `{above}`."
