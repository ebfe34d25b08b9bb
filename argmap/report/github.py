"""Annotations on GitHub: workflow commands, which its runner reads from the log."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostic import Diagnostic, Severity
from argmap.report.concise import line
from argmap.report.findings import Findings, seen, told

MOST = 10
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(findings: Findings) -> str:
    """A command a finding, errors first; GitHub shows ten of each kind in a step, so the others go to the log."""
    return "".join(f"{each}\n" for each in _lines(findings))


def _lines(findings: Findings) -> Iterator[str]:
    more: list[Diagnostic] = []
    for severity in Severity:
        found = [each for each in findings.diagnostics if each.severity is severity]
        for each in found[:MOST]:
            yield _command(each, findings)
        more += found[MOST:]
    if more:
        yield f"::group::{len(more)} more"
        for each in more:
            yield _plain(line(each, colour=False))
        yield "::endgroup::"
    yield _plain(findings.summary)
    if more:
        yield f"and {len(more)} more: GitHub shows {MOST} of a kind in a step; the log above has them all."


def _command(each: Diagnostic, findings: Findings) -> str:
    start = each.place.text.position(each.place.start)
    end = each.place.text.position(each.place.end)
    fields = {
        "file": seen(findings.path(each.place.text.name)),
        "line": str(start.line),
        "endLine": str(end.line),
        "col": str(start.column),
        "endColumn": str(end.column),
        "title": f"{each.rule} ({each.code})",
    }
    if start.line != end.line:
        del fields["col"], fields["endColumn"]
    shown = ",".join(f"{key}={_field(value)}" for key, value in fields.items())
    return f"::{_KINDS[each.severity]} {shown}::{_data(told(each))}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _plain(words: str) -> str:
    """A line of the log in which the runner finds no command."""
    words = words.replace("##[", "## [")
    return f"./{words}" if words.lstrip().startswith("::") else words
