"""Maps for tests, read from text."""

from __future__ import annotations

from textwrap import dedent

from argmap.model import ArgumentMap
from argmap.model.builder import build
from argmap.model.names import MapFile
from argmap.source import Text
from argmap.syntax import nodes
from argmap.syntax.parser import parse
from argmap.syntax.printer import print_document


def read_map(text: str, name: str = "map.argmap") -> ArgumentMap:
    """The map of a text without errors."""
    parsed = parse(Text(name, dedent(text)))
    built = build([MapFile(parsed.document)])
    found = [*parsed.diagnostics, *built.diagnostics]
    assert not found, [each.message for each in found]
    return built.map


def map_of(document: nodes.Document) -> ArgumentMap:
    """The map of a generated document, written out first: each line has a number of its own."""
    parsed = parse(Text("map.argmap", print_document(document)))
    return build([MapFile(parsed.document)]).map
