"""JUnit's XML, which GitLab, Jenkins and others show as tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from argmap.diagnostic import Diagnostic
from argmap.report.findings import Findings, seen, told
from argmap.report.full import finding
from argmap.source import well_formed


def report(findings: Findings) -> str:
    """A test a file, and a failed one for each finding that fails the run; milder findings are a test's output."""
    tests = list(_tests(findings))
    failures = sum(findings.fails(each) for each in findings.diagnostics)
    counts = f'tests="{len(tests)}" failures="{failures}" errors="0"'
    suite = f'<testsuite name="argmap" {counts}>\n{"".join(tests)}</testsuite>'
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<testsuites name="argmap" {counts}>\n{suite}\n</testsuites>\n'


def _tests(findings: Findings) -> Iterator[str]:
    by_file: dict[str, list[Diagnostic]] = {name: [] for name in findings.names}
    for each in findings.diagnostics:
        by_file.setdefault(each.place.text.name, []).append(each)
    for name, found in by_file.items():
        path = findings.path(name)
        failed = [each for each in found if findings.fails(each)]
        mild = [each for each in found if not findings.fails(each)]
        if not failed:
            yield _test(path, "argmap check", _output(mild))
        before: Counter[str] = Counter()
        for each in failed:
            title = f"{each.rule}: {each.message}"
            before[title] += 1
            again = f" ({before[title]})" if before[title] > 1 else ""
            message = _attribute(f"{path}:{each.place.line}: {told(each)}")
            text = _text(finding(each, colour=False))
            failure = f'<failure type="{each.severity.value}" message="{message}">{text}</failure>'
            also = _output(mild) if each is failed[0] else ""
            yield _test(path, title + again, failure + also)


def _test(path: str, name: str, inside: str) -> str:
    at = f'classname="{_attribute(path)}" name="{_attribute(name)}" file="{_attribute(path)}"'
    return (
        f'<testcase {at} time="0">{inside}</testcase>\n'
        if inside
        else f'<testcase {at} time="0"/>\n'
    )


def _output(mild: list[Diagnostic]) -> str:
    if not mild:
        return ""
    said = "\n\n".join(finding(each, colour=False) for each in mild)
    return f"<system-out>{_text(said)}</system-out>"


def _attribute(words: str) -> str:
    return _text(seen(words)).replace('"', "&quot;")


def _text(words: str) -> str:
    """Words as the content of an element."""
    return escape(well_formed(words), quote=False)
