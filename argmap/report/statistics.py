"""How many findings of each rule there are."""

from __future__ import annotations

from collections import Counter

from argmap.report.findings import COLOURS, Findings, paint


def report(findings: Findings) -> str:
    """A line a rule and severity, the most frequent first, then the summary."""
    counts = Counter((each.severity, each.code, each.rule) for each in findings.diagnostics)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0][1], each[0][0].rank))
    width = len(str(ordered[0][1])) if ordered else 0
    lines = [
        f"{number:{width}}  {code}  {paint(f'{severity.value:7}', COLOURS[severity], findings.colour)}  {rule}"
        for (severity, code, rule), number in ordered
    ]
    return "".join(f"{each}\n" for each in (*lines, findings.summary))
