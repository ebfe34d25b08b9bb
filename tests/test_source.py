"""What a file of text may hold, whichever writer writes it."""

from __future__ import annotations

from unicodedata import category
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagram.wrap import clean
from argmap.render.xml import escape
from argmap.report.coverage import as_html
from argmap.report.junit import _text
from argmap.source import well_formed

ALL = st.text(st.characters(exclude_categories=()))


@given(ALL)
def test_well_formed_text_is_content_of_xml(text: str) -> None:
    found = well_formed(text)
    assert fromstring(f"<a>{escape(found)}</a>".encode()).text == (found or None)
    assert len(found) == len(text)
    assert well_formed(found) == found
    for before, after in zip(text, found, strict=True):
        assert after == before or (after == "\ufffd" and category(before) in ("Cc", "Cs", "Cn"))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"))) | st.just("a\tb\nc"))
def test_what_is_text_already_stays(text: str) -> None:
    assert well_formed(text) == text


@pytest.mark.parametrize("write", [escape, _text, as_html.text, clean])
def test_every_writer_replaces_the_same(write: object) -> None:
    assert callable(write)
    for odd in "\x00\x07\x1b\x7f\x80\x9f\ud800\udfff\ufffe\uffff\U0001fffe\U0010ffff":
        assert write(f"a{odd}b") == "a\ufffdb"
