"""Lines: nothing lost, nothing too wide, no break where there may be none."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagram.measure import clusters, width
from argmap.diagram.wrap import clean, is_rtl, wrap

SCRIPTS = st.text(
    st.sampled_from(
        "abcXYZ ,.;-/()«»'\"\\<>&你好，。「」한국어กขแเ์ิאבגשלוםمرحبا हिन्दी👩‍🇫🇷👍🏽é\u0301\u200d"
    )
)
TEXTS = SCRIPTS | st.text()


@given(TEXTS, st.floats(min_value=20, max_value=400), st.booleans())
def test_no_line_is_too_wide(text: str, limit: float, bold: bool) -> None:
    lines, widest = wrap(text, limit, 13, bold=bold)
    for line in lines:
        wide = width(line, 13, bold=bold)
        assert wide <= limit + 1e-6 or len(list(clusters(line))) == 1
        assert wide <= widest + 1e-6


@given(TEXTS, st.floats(min_value=20, max_value=400))
def test_nothing_is_lost_but_spaces(text: str, limit: float) -> None:
    lines = wrap(text, limit, 13).lines
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
    assert all(lines)


@given(st.text())
def test_clean_text_fits_in_xml(text: str) -> None:
    assert not any(category(each) in ("Cc", "Cs") for each in clean(text))


@pytest.mark.parametrize(
    "text",
    [
        "会议是一次高层战略对话，双方交换了意见，但是没有达成协议。（完）",
        "「安」字是問「從哪裡」，還是問「怎麼可能」？",
    ],
)
@pytest.mark.parametrize("limit", range(60, 200, 7))
def test_no_line_begins_with_a_closing_mark(text: str, limit: int) -> None:
    for line in wrap(text, limit, 13).lines:
        assert line[0] not in "，。）」？"
        assert line[-1] not in "（「"


def test_a_thai_vowel_stays_with_its_consonant() -> None:
    for limit in range(30, 120, 5):
        lines = wrap("โต๊ะเจรจาเป็นโอกาสเดียวที่จะพูดคุย", limit, 13).lines
        assert not any("\u0e40" <= line[-1] <= "\u0e44" for line in lines)


def test_an_address_is_broken_where_its_parts_meet() -> None:
    lines = wrap("see https://example.com/one/two/three?and=four&five=six", 120, 13).lines
    assert all(line[-1] in "/?&=" for line in lines[1:-1])


def test_a_sentence_is_set_evenly() -> None:
    text = "To call Washington untrustworthy and still hurry to meet it is to defeat oneself."
    lines = wrap(text, 246, 13).lines
    assert len(lines) == 2 + (width(text, 13) > 2 * 246)
    assert 30 <= max(map(len, lines)) <= 46
    assert min(map(len, lines)) > len(text) / len(lines) / 2


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("abc", False), ("", False), ("123 שלום", True), ("«مرحبا»", True), ("你好 שלום", False)],
)
def test_direction_is_that_of_the_first_strong_letter(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl
