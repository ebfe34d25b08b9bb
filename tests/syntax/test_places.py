"""Where the words of a line stand."""

from __future__ import annotations

import pytest

from argmap.source import Text
from argmap.syntax import nodes
from argmap.syntax.parser import parse


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("note: It sways.", "It sways."),
        ("note:It sways.  ", "It sways."),
        ("note:\n  | It sways.", "It sways."),
        ("note:  \r\n  |\r\n  |  It\r\n | sways.\n", "It\r\n | sways."),
        ("note:\n | | sways.", "| sways."),
    ],
)
def test_a_place_is_of_the_words_alone(line: str, words: str) -> None:
    text = Text("a.argmap", f"map: M\n  {line}")
    document, found = parse(text)
    assert not found
    entry = document.entries[1]
    assert isinstance(entry.line, nodes.NoteLine)
    place = entry.place(text, entry.line.prose)
    assert text.excerpt(place.span) == words
