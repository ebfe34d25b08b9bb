"""PNG and PDF: what they hold, how large they get, and what they say when something is missing."""

from __future__ import annotations

import re
import struct
import sys
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagram.measure import width
from argmap.render import DrawOptions, Format, RenderError, ToolMissing, draw
from argmap.render.fonts import OWN, fonts_for, missing_sentence, unusual_in
from argmap.render.lettering import dressed
from argmap.render.png import fitting_scale, with_text
from argmap.render.scripts import script_of
from argmap.render.typst import literal
from tests.render.maps import read_map
from tests.render.test_svg import DISPUTE

EUROPEAN = (
    "map: Ünïcode\nclaim a #thesis: Привет, мир. Γειά σου.\n  reason: Größe — “naïve” œuvre.\n"
)
CHINESE = "map: 濠梁之辯\nclaim a: 莊子站在濠水橋上。\n"
NOWHERE = "claim a: One \U000e1234 letter.\n"


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_png_has_what_the_page_has() -> None:
    svg = draw(read_map(DISPUTE)).data.decode()
    page = re.search(r'width="([\d.]+)" height="([\d.]+)"', svg)
    assert page is not None
    wide, high = size(draw(read_map(DISPUTE), DrawOptions(format="png", scale=1)).data)
    assert wide == pytest.approx(float(page[1]), abs=1)
    assert high == pytest.approx(float(page[2]), abs=1)


def pixels(png: bytes) -> bytes:
    """The pixels of a PNG, filtered and each row with the number of its filter, in one chunk as resvg writes it."""
    at = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[at - 4 : at])
    return zlib.decompress(png[at + 4 : at + 4 + length])


def test_a_png_is_not_empty() -> None:
    light = draw(read_map("claim a: One.\n"), DrawOptions(format="png", scale=1)).data
    dark = draw(read_map("claim a: One.\n"), DrawOptions(format="png", scale=1, theme="dark")).data
    assert len(set(pixels(light))) > 4
    assert pixels(light)[1:4] == b"\xff\xff\xff"
    assert pixels(dark)[1:4] == b"\x14\x17\x1c"


def test_european_letters_need_no_font_of_the_machine() -> None:
    fonts = fonts_for(EUROPEAN.split())
    assert not fonts.families
    drawing = draw(read_map(EUROPEAN), DrawOptions(format="png"))
    assert drawing.notices == ()
    assert drawing == draw(read_map(EUROPEAN), DrawOptions(format="png"))


@pytest.mark.parametrize("format_", ["png", "pdf"])
def test_letters_that_no_font_has_are_named(format_: Format) -> None:
    if format_ == "pdf":
        pytest.importorskip("typst")
    (notice,) = draw(read_map(NOWHERE), DrawOptions(format=format_)).notices
    assert notice.startswith("no font on this machine has 1 character of the map (unknown")
    assert "\U000e1234" in notice
    assert "install a font" in notice


SCRIPTS = "कि की ก 👍🏽 🇫🇮 👩‍👩‍👧‍👦 1️⃣ ✈️ 你 、 「 Ａ ⁂ שׁ م"


def test_every_cluster_without_a_font_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.render.fonts.font_directories", tuple)
    (notice,) = draw(read_map(f"claim a: {SCRIPTS}\n"), DrawOptions(format="png")).notices
    assert notice.startswith("no font on this machine has 15 characters of the map (")
    said = "Devanagari, Thai, emoji, Chinese characters, signs, Hebrew, Arabic"
    assert f"({said}: कि की ก 👍🏽 🇫🇮 👩‍👩‍👧‍👦 1️⃣ ✈️ …)" in notice


def test_a_cluster_without_a_font_fits_its_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """One empty box stands for each, however many characters it has."""
    monkeypatch.setattr("argmap.render.fonts.font_directories", tuple)
    monkeypatch.setitem(sys.modules, "typst", None)
    line = "family 👩‍👩‍👧‍👦, flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿, कि."
    fonts = fonts_for([line])
    assert fonts.runs(line) == [(OWN, "family ☐, flag ☐, ☐.")]
    assert dressed(line, "", "", fonts) == "family ☐, flag ☐, ☐."
    assert width("☐", 1) <= min(width(each, 1) for each in ("👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "कि"))


@pytest.mark.parametrize(
    ("cluster", "said"),
    [
        ("🦊", "emoji"),
        ("👍🏽", "emoji"),
        ("❤️", "emoji"),
        ("，", "signs"),
        ("「", "signs"),
        ("Ａ", "signs"),
        ("𝔸", "signs"),
        ("你", "Chinese characters"),
        ("か", "Hiragana"),
        ("한", "Hangul"),
        ("कि", "Devanagari"),
        ("𐎠", "Old Persian"),
        ("\ue000", "unknown characters"),
    ],
)
def test_scripts_are_called_as_readers_call_them(cluster: str, said: str) -> None:
    assert script_of(cluster) == said


def test_the_sentence_names_scripts() -> None:
    assert "Chinese characters, Arabic: 你 م" in missing_sentence(["你", "م"], "PNG")


def test_only_unusual_clusters_are_asked_for() -> None:
    assert unusual_in(["plain", "“é”", "你好你", "👩‍👧"]) == ["你", "好", "👩‍👧"]


def test_without_typst_there_is_no_pdf_but_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ToolMissing, match=r"pip install 'argmap\[pdf\]'"):
        draw(read_map(CHINESE), DrawOptions(format="pdf"))


def test_without_resvg_there_is_no_png_but_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(ToolMissing, match="resvg-py"):
        draw(read_map("claim a: One.\n"), DrawOptions(format="png"))


def test_a_png_is_bounded_and_says_so() -> None:
    drawing = draw(read_map(DISPUTE), DrawOptions(format="png", most_pixels=100_000))
    wide, high = size(drawing.data)
    assert 90_000 < wide * high <= 101_000
    assert any("scaled down from 2 to" in each for each in drawing.notices)


@given(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(0.1, 8), st.integers(10_000, 10**8))
def test_the_scale_keeps_the_bound(width: float, height: float, scale: float, most: int) -> None:
    fits, notice = fitting_scale(width, height, scale, most)
    assert fits <= scale
    assert width * fits * height * fits <= most * 1.001
    assert (notice is None) == (fits == scale)


def test_a_text_chunk_is_a_whole_chunk() -> None:
    data = with_text(draw(read_map("claim a: One.\n"), DrawOptions(format="png")).data, "k", "v")
    (length,) = struct.unpack(">I", data[33:37])
    body = data[37 : 41 + length]
    assert body == b"tEXtk\0v"
    assert struct.unpack(">I", data[41 + length : 45 + length])[0] == zlib.crc32(body)


PDF = DrawOptions(format="pdf")


def test_a_pdf_is_the_same_every_time_and_keeps_its_links() -> None:
    pytest.importorskip("typst")
    data = draw(read_map(DISPUTE), PDF).data
    assert data == draw(read_map(DISPUTE), PDF).data
    assert len(re.findall(rb"/URI ?\(map.argmap#L7\)", data)) == 1


def test_text_stays_text_in_a_pdf() -> None:
    pytest.importorskip("typst")
    plain = draw(read_map("claim a: One.\n"), PDF).data
    # A font with a map back to characters is embedded, for every script.
    assert b"/ToUnicode" in plain
    assert b"/Subtype /Image" not in plain


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30))
def test_no_word_means_anything_to_typst(words: str) -> None:
    pytest.importorskip("typst")
    prose = " ".join(f'#panic("x") $ \\ "{words}" // */ `x` <y>'.split())
    assert draw(read_map(f"claim a: {prose}\n"), PDF).data.startswith(b"%PDF")


def test_a_typst_string_is_closed_only_at_its_end() -> None:
    assert literal('a"b\\c\nd') == '"a\\"b\\\\c\\nd"'


def test_every_failure_is_of_one_family() -> None:
    assert issubclass(ToolMissing, RenderError)
