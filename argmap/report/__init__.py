"""Reports: one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from argmap.report import as_json, concise, full
from argmap.report.findings import Findings, Format

FORMATS: Mapping[str, Format] = MappingProxyType(
    {"full": full.report, "concise": concise.report, "json": as_json.report}
)

__all__ = ["FORMATS", "Findings", "Format"]
