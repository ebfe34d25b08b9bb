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
    found = [finding(each, findings) for each in findings.diagnostics]
    whole = {"version": 1, "files": findings.files, "counts": counts, "findings": found}
    return dumped(whole, indent=2)


def dumped(value: object, indent: int | None = None) -> str:
    """JSON and a line end; every character escaped that would steer a terminal or has no place in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if not text.replace("\n", "").isprintable():
        text = "".join(
            each if each.isprintable() or each == "\n" else json.dumps(each)[1:-1] for each in text
        )
    return text + "\n"


def finding(each: Diagnostic, findings: Findings) -> dict[str, Any]:
    """A finding as an object, with everything that is known of it."""

    def at(place: Place) -> dict[str, Any]:
        return {"path": findings.path(place.text.name), **region(place)}

    labels = [{**at(label.place), "message": label.message} for label in each.labels]
    fix = None
    if each.fix:
        edits = [{**at(edit.place), "replacement": edit.replacement} for edit in each.fix.edits]
        fix = {"title": each.fix.title, "safe": each.fix.safe, "edits": edits}
    return {
        **at(each.place),
        "rule": each.rule,
        "code": each.code,
        "severity": each.severity.value,
        "message": each.message,
        "note": each.note,
        "hint": each.hint,
        "labels": labels,
        "fix": fix,
    }


def region(place: Place) -> dict[str, int]:
    """Where a place begins and ends: lines and columns from 1, in code points; the end is not part of it."""
    start = place.text.position(place.start)
    end = place.text.position(place.end)
    return {
        "line": start.line,
        "column": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
