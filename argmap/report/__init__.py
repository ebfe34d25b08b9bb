"""Reports: one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from argmap.report import as_json, concise, full, github, gitlab, json_lines, junit, sarif
from argmap.report.findings import Findings, Format

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "full": full.report,
        "concise": concise.report,
        "json": as_json.report,
        "json-lines": json_lines.report,
        "sarif": sarif.report,
        "github": github.report,
        "gitlab": gitlab.report,
        "junit": junit.report,
    }
)

__all__ = ["FORMATS", "Findings", "Format"]
