"""Reports: one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from argmap.report.findings import Findings, Format


def _in(module: str) -> Format:
    """The report that a module makes; the module is imported when a report is wanted."""

    def report(findings: Findings) -> str:
        words: str = import_module(f"argmap.report.{module}").report(findings)
        return words

    return report


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "full": _in("full"),
        "concise": _in("concise"),
        "json": _in("as_json"),
        "json-lines": _in("json_lines"),
        "sarif": _in("sarif"),
        "github": _in("github"),
        "gitlab": _in("gitlab"),
        "junit": _in("junit"),
    }
)

__all__ = ["FORMATS", "Findings", "Format"]
