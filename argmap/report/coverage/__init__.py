"""Reports of how much of the sources is quoted: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from argmap.quotes.coverage import SourceCoverage
from argmap.report.coverage import as_html, as_json, as_text

Format = Callable[[Sequence[SourceCoverage], str], str]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {"text": as_text.report, "json": as_json.report, "html": as_html.report}
)
"""Each takes the sources, and the folder where the report will lie, for links to the maps."""

__all__ = ["FORMATS", "Format"]
