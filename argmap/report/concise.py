"""Every finding on a line of its own, as compilers print them."""

from __future__ import annotations

from argmap.diagnostic import Diagnostic
from argmap.report.findings import COLOURS, Findings, paint, seen


def report(findings: Findings) -> str:
    """``FILE:LINE:COLUMN: severity[CODE rule] message``, then the summary."""
    lines = [_line(each, findings.colour) for each in findings.diagnostics]
    return "".join(f"{line}\n" for line in (*lines, findings.summary))


def _line(each: Diagnostic, colour: bool) -> str:
    head = paint(f"{each.severity.value}[{each.code} {each.rule}]", COLOURS[each.severity], colour)
    hint = f" {each.hint}" if each.hint else ""
    return f"{seen(str(each.place))}: {head} {seen(each.message + hint)}"
