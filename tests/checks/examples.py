"""Runs the checks on maps for the tests beside this file."""

from __future__ import annotations

import os

from argmap.compiler import Result, compile_file
from argmap.diagnostic import Diagnostic
from argmap.files import Project


def compiled(text: str, name: str = "map.argmap") -> Result:
    """What is said of a map in the current folder."""
    return compile_file(name, text.encode(), Project(os.path.realpath(".")))


def findings(text: str) -> tuple[Diagnostic, ...]:
    """Every finding in a map."""
    return compiled(text).diagnostics


def of_rule(rule: str, text: str) -> list[Diagnostic]:
    """A rule's findings in a map."""
    return [each for each in findings(text) if each.rule == rule]


def marked(finding: Diagnostic) -> str:
    """The words at which a finding points."""
    return finding.place.text.excerpt(finding.place.span)
