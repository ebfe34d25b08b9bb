"""Every finding as JSON; the schema is ``docs/report.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from argmap.diagnostic import Diagnostic, Severity
from argmap.report.findings import Findings
from argmap.source import Place


def report(findings: Findings) -> str:
    """One JSON object: ``version``, ``files``, ``counts`` and ``findings``."""
    counts = {severity.value: findings.count(severity) for severity in Severity}
    found = [_finding(each) for each in findings.diagnostics]
    whole = {"version": 1, "files": findings.files, "counts": counts, "findings": found}
    return _escaped(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _escaped(text: str) -> str:
    """JSON with every character escaped that would steer a terminal or has no place in UTF-8."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        each if each.isprintable() or each == "\n" else json.dumps(each)[1:-1] for each in text
    )


def _finding(each: Diagnostic) -> dict[str, Any]:
    labels = [{**_place(label.place), "message": label.message} for label in each.labels]
    fix = None
    if each.fix:
        edits = [{**_place(edit.place), "replacement": edit.replacement} for edit in each.fix.edits]
        fix = {"title": each.fix.title, "safe": each.fix.safe, "edits": edits}
    return {
        **_place(each.place),
        "rule": each.rule,
        "code": each.code,
        "severity": each.severity.value,
        "message": each.message,
        "note": each.note,
        "hint": each.hint,
        "labels": labels,
        "fix": fix,
    }


def _place(place: Place) -> dict[str, Any]:
    start = place.text.position(place.span.start)
    end = place.text.position(place.span.end)
    return {
        "path": place.text.name,
        "line": start.line,
        "column": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
