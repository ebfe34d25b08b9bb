"""Every finding with the line it is about, a caret, and the way out."""

from __future__ import annotations

from argmap.diagnostic import Diagnostic
from argmap.report.findings import COLOURS, Findings, paint, seen, width
from argmap.source import Place

WINDOW = 100
DIM = "2"


def report(findings: Findings) -> str:
    """The report that people read."""
    shown = [finding(each, findings.colour) for each in findings.diagnostics]
    return "".join(f"{each}\n\n" for each in shown) + findings.summary + "\n"


def finding(each: Diagnostic, colour: bool) -> str:
    """One finding, without a line end."""
    style = COLOURS[each.severity]
    head = paint(f"{each.severity.value}[{each.code} {each.rule}]", style, colour)
    labels = [label for label in each.labels if label.place != each.place]
    lines = [each.place.line, *(label.place.line for label in labels)]
    margin = " " * len(str(max(lines)))
    parts = [f"{head}: {seen(each.message)}"]
    parts.append(f"{margin}{paint('-->', DIM, colour)} {seen(str(each.place))}")
    parts += _snippet(each.place, seen(each.note), margin, "^", style, colour)
    for label in labels:
        if label.place.text is not each.place.text:
            parts.append(f"{margin}{paint('-->', DIM, colour)} {seen(str(label.place))}")
        elif abs(label.place.line - each.place.line) > 1:
            parts.append(f"{margin} {paint('⋮', DIM, colour)}")
        parts += _snippet(label.place, seen(label.message), margin, "-", DIM, colour)
    if each.hint:
        first, *others = each.hint.split("\n")
        parts.append(f"{margin} {paint('=', DIM, colour)} {seen(first)}")
        parts += [f"{margin}   {seen(line)}" for line in others]
    if each.fix and each.fix.safe:
        parts.append(
            f"{margin} {paint('=', DIM, colour)} `--fix` does this: {seen(each.fix.title)}"
        )
    return "\n".join(parts)


def _snippet(
    place: Place, note: str, margin: str, mark: str, style: str, colour: bool
) -> list[str]:
    """The line of a place, and under it marks and a note; of a long line, a window around the place."""
    at = place.text.position(place.start)
    line = place.text.line(at.line)
    start = min(at.column - 1, len(line))
    end = min(start + max(place.end - place.start, 1), max(len(line), start + 1))
    left = max(0, start - WINDOW // 2) if len(line) > WINDOW * 2 else 0
    right = min(len(line), max(left + WINDOW, start + 1)) if len(line) > WINDOW * 2 else len(line)
    before, after = "…" if left else "", "…" if right < len(line) else ""
    shown = before + seen(line[left:right]) + after
    offset = width(before + seen(line[left:start]))
    length = max(1, width(seen(line[start : min(end, right)])))
    number = str(at.line).rjust(len(margin))
    bar = paint("|", DIM, colour)
    marks = paint(mark * length + (f" {note}" if note else ""), style, colour)
    return [
        f"{paint(number, DIM, colour)} {bar} {shown}".rstrip(),
        f"{margin} {bar} {' ' * offset}{marks}",
    ]
