"""Quotes of a real text with curly and unbalanced quotation marks; skipped where it is not at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.quotes import SourceState, read_quotes, read_source
from argmap.quotes.speech import speeches
from tests.quotes.texts import map_of

OP_ED = Path(__file__).parents[3] / "shared" / "seed" / "op-ed.txt"

pytestmark = pytest.mark.skipif(not OP_ED.is_file(), reason=f"the op-ed's text is not at {OP_ED}")


@pytest.fixture
def source() -> SourceState:
    return read_source("op-ed.txt", OP_ED.read_bytes())


def test_quotes_are_found_where_they_stand(source: SourceState) -> None:
    map = map_of(
        "why: tantamount to slapping itself in the face",
        "why: an unreliable and untrustworthy country",
        "why#2: an unreliable and untrustworthy country",
        "why: the so-called \"red line\"",
        "why: [T]he logic does not seem to […] sense",
        "why: the CCP [...] lower its stance",
        "why: tantamount to slapping itself on the face",
    )  # fmt: skip
    assert [(each.status.value, str(each.place)) for each in read_quotes(map, {"why": source})] == [
        ("found", "op-ed.txt:31:188"),
        ("ambiguous", "None"),
        ("found", "op-ed.txt:29:217"),
        ("found", "op-ed.txt:25:504"),
        ("found", "op-ed.txt:5:356"),
        ("found", "op-ed.txt:25:433"),
        ("not found", "None"),
    ]


def test_unclosed_speeches_end_with_their_sentence(source: SourceState) -> None:
    assert source.text is not None
    found = speeches(source.text.content)
    assert len(found) >= 20
    assert max(span.end - span.start for span in found) < 200
