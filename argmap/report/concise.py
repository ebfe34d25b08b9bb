"""Every finding on a line of its own, as compilers print them."""

from __future__ import annotations

from argmap.diagnostic import Diagnostic
from argmap.report.findings import COLOURS, Findings, paint, seen, told


def report(findings: Findings) -> str:
    """``FILE:LINE:COLUMN: severity[CODE rule] message``, then the summary."""
    lines = [line(each, findings.colour) for each in findings.diagnostics]
    return "".join(f"{each}\n" for each in (*lines, findings.summary))


def line(each: Diagnostic, colour: bool) -> str:
    """A finding on one line."""
    head = paint(f"{each.severity.value}[{each.code} {each.rule}]", COLOURS[each.severity], colour)
    return f"{seen(str(each.place))}: {head} {told(each)}"
