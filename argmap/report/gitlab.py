"""GitLab's Code Quality report, which it shows in merge requests."""

from __future__ import annotations

from hashlib import sha256

from argmap.diagnostic import Severity
from argmap.report.as_json import dumped, region
from argmap.report.findings import Findings, told
from argmap.report.fingerprint import told_apart

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report(findings: Findings) -> str:
    """A JSON array; GitLab knows a finding of the last run again by its fingerprint."""
    paths = [findings.path(each.place.text.name) for each in findings.diagnostics]
    marks = told_apart(zip(paths, findings.diagnostics, strict=True))
    issues = []
    for each, path, (mark, number) in zip(findings.diagnostics, paths, marks, strict=True):
        at = region(each.place)
        whole = f"{path}\0{mark}\0{number}".encode("utf-8", "surrogateescape")
        issues.append(
            {
                "type": "issue",
                "check_name": each.rule,
                "description": f"{each.code}: {told(each)}",
                "categories": ["Style"],
                "severity": _SEVERITIES[each.severity],
                "fingerprint": sha256(whole).hexdigest()[:32],
                "location": {
                    "path": path,
                    "lines": {"begin": at["line"], "end": at["endLine"]},
                },
            }
        )
    return dumped(issues, indent=2)
