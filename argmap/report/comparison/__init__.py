"""Reports of what changed between two maps: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from argmap.comparison import Comparison
from argmap.report.comparison import as_json, as_markdown, as_text

Format = Callable[[Comparison, bool], str]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {"text": as_text.report, "json": as_json.report, "markdown": as_markdown.report}
)
"""Each takes a comparison, and whether the report goes to a terminal that shows colours."""

__all__ = ["FORMATS", "Format"]
