"""Every finding as JSON on a line of its own, to be read line by line."""

from __future__ import annotations

from argmap.report.as_json import dumped, finding
from argmap.report.findings import Findings


def report(findings: Findings) -> str:
    """A line a finding, each as in the list ``findings`` of the JSON report; nothing where there is none."""
    return "".join(dumped(finding(each, findings)) for each in findings.diagnostics)
