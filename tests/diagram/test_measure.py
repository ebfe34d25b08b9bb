"""Widths of text without fonts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagram.measure import LATIN, clusters, width


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("abc", 3),
        ("é", 1),
        ("e\u0301\u0323", 1),
        ("👩‍👩‍👧‍👦", 1),
        ("🇫🇷🇩🇪", 2),
        ("👍🏽", 1),
        ("❤️", 1),
        ("1️⃣", 1),
        ("한", 1),
        ("\u1112\u1161\u11ab", 1),
        ("กี่", 1),
        ("你好", 2),
    ],
)
def test_clusters_are_what_a_reader_counts(text: str, count: int) -> None:
    assert len(list(clusters(text))) == count


@given(st.text())
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(each for each, _ in clusters(text)) == text


@given(st.text(), st.text())
def test_a_longer_text_is_no_narrower(one: str, other: str) -> None:
    # A following sign may join the last cluster, and never makes it narrower.
    assert width(one + other, 10) >= width(one, 10) - 1e-9


def test_widths_are_those_of_the_script() -> None:
    assert width("你", 10) > width("m", 10) > width("i", 10)
    assert width("a\u0301", 10) == width("a", 10)
    assert width("👩‍👩‍👧‍👦", 10) < 2 * width("你", 10)
    assert width("é", 10) == width("e", 10)
    assert width("bold", 10, bold=True) > width("bold", 10)


def test_the_quick_way_agrees_with_the_careful_one() -> None:
    text = "".join(LATIN)
    careful = sum(each for _, each in clusters(text))
    assert width(text, 1) == pytest.approx(careful * width("n", 1) / LATIN["n"])
