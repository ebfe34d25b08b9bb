"""SARIF 2.1.0, which GitHub's code scanning and many editors read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, Plus Errata 01, 2023.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.diagnostic import Diagnostic, Edit, Fix, Severity
from argmap.report.as_json import dumped, region
from argmap.report.findings import Findings
from argmap.report.fingerprint import told_apart
from argmap.source import Place
from argmap.version import VERSION

if TYPE_CHECKING:
    from argmap.checks import RulePage

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def report(findings: Findings) -> str:
    """A log with one run: the rules that found something, with their pages, and a result a finding."""
    from argmap.checks import pages

    known = pages()
    rules = {each.rule: known[each.rule] for each in findings.diagnostics}
    index = {name: number for number, name in enumerate(rules)}
    marks = told_apart((findings.path(each.place.text.name), each) for each in findings.diagnostics)
    results = [
        {**_result(each, findings, index), "partialFingerprints": {"argmap/v1": f"{mark}:{number}"}}
        for each, (mark, number) in zip(findings.diagnostics, marks, strict=True)
    ]
    driver = {
        "name": "argmap",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": [_rule(page) for page in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": _text("The top folder of the project.")}},
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(page: RulePage) -> dict[str, Any]:
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": _text(page.summary or page.name),
        "fullDescription": _text(page.summary or page.name),
        "help": {"text": page.markdown, "markdown": page.markdown},
        "defaultConfiguration": {"level": page.severity.value},
        "properties": {"tags": [page.family], "problem.severity": _PROBLEM[page.severity]},
    }


def _result(each: Diagnostic, findings: Findings, index: dict[str, int]) -> dict[str, Any]:
    said = " ".join(part for part in (each.message, each.hint) if part)
    result: dict[str, Any] = {
        "ruleId": each.code,
        "ruleIndex": index[each.rule],
        "level": each.severity.value,
        "message": _text(said),
        "locations": [_location(each.place, findings)],
    }
    if each.labels:
        result["relatedLocations"] = [
            {"id": number, **_location(label.place, findings), "message": _text(label.message)}
            for number, label in enumerate(each.labels, 1)
        ]
    if each.fix:
        result["fixes"] = [_fix(each.fix, findings)]
    return result


def _fix(fix: Fix, findings: Findings) -> dict[str, Any]:
    by_file: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_file.setdefault(edit.place.text.name, []).append(edit)
    changes = [
        {"artifactLocation": _file(name, findings), "replacements": _replacements(edits)}
        for name, edits in by_file.items()
    ]
    return {"description": _text(fix.title), "artifactChanges": changes}


def _replacements(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    return [
        {
            "deletedRegion": _region(edit.place),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in edits
    ]


def _location(place: Place, findings: Findings) -> dict[str, Any]:
    file = _file(place.text.name, findings)
    return {"physicalLocation": {"artifactLocation": file, "region": _region(place)}}


def _file(name: str, findings: Findings) -> dict[str, str]:
    from urllib.parse import quote

    path = findings.path(name)
    uri = quote(path.encode("utf-8", "surrogateescape"))
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if re.match(r"[A-Za-z]:/", path):
        return {"uri": f"file:///{path[:2]}{uri[4:]}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, int]:
    at = region(place)
    return {
        "startLine": at["line"],
        "startColumn": at["column"],
        "endLine": at["endLine"],
        "endColumn": at["endColumn"],
    }


def _text(words: str) -> dict[str, str]:
    """A plain message in which nothing is a link."""
    return {"text": _LINK.sub(r"\\[", words)}
