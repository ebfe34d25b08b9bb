"""Maps for tests, read from text."""

from __future__ import annotations

from textwrap import dedent

from argmap.model import ArgumentMap
from argmap.model.builder import build
from argmap.model.names import MapFile
from argmap.source import Text
from argmap.syntax.parser import parse


def read_map(text: str, name: str = "map.argmap") -> ArgumentMap:
    """The map of a text without errors."""
    parsed = parse(Text(name, dedent(text)))
    built = build([MapFile(parsed.document)])
    found = [*parsed.diagnostics, *built.diagnostics]
    assert not found, [each.message for each in found]
    return built.map
