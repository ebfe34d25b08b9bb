"""Which fonts texts are set in, by what the machine's font files say of themselves."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render.fonts import OWN, Fonts, font_files, fonts_for
from argmap.render.lettering import dressed, torn_in
from argmap.render.png import rasterise
from argmap.render.sfnt import Face, characters_of, faces_of


def font(
    family: str, has: str, *, weight: int = 400, slanted: bool = False, coloured: bool = False
) -> bytes:
    """A font file with no more than says what it is and has."""
    words = family.encode("utf-16-be")
    tables = {
        b"OS/2": struct.pack(">4xHH54xH", weight, 5, int(slanted)),
        b"name": struct.pack(">9H", 0, 1, 18, 3, 1, 0x409, 1, len(words), 0) + words,
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + _groups(has),
    }
    if coloured:
        tables[b"CBDT"] = b""
    return _file(tables)


def _file(tables: Mapping[bytes, bytes]) -> bytes:
    head, body = struct.pack(">I4H", 0x10000, len(tables), 0, 0, 0), b""
    for tag, data in tables.items():
        offset = 12 + 16 * len(tables) + len(body)
        head += struct.pack(">4s3I", tag, 0, offset, len(data))
        body += data
    return head + body


def _groups(has: str) -> bytes:
    points = sorted(set(map(ord, has)))
    groups = b"".join(struct.pack(">3I", each, each, 1) for each in points)
    return struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(points)) + groups


def _segments(points: Sequence[int], *, listed: bool) -> bytes:
    """A table of format 4; the glyphs are in a list of their own where ``listed``."""
    runs = [
        [each for _, each in run] for _, run in groupby(enumerate(points), lambda e: e[1] - e[0])
    ]
    ends = [*(each[-1] for each in runs), 0xFFFF]
    starts = [*(each[0] for each in runs), 0xFFFF]
    count, glyphs = len(ends), range(1, len(points) + 1)
    places, done = [], 0
    for number, run in enumerate(runs):
        places.append(2 * (count - number + done) if listed else 0)
        done += len(run)
    shifts = [*(0 if listed else (1 - each[0]) % 0x10000 for each in runs), 1]
    rows = [*ends, 0, *starts, *shifts, *places, 0, *(glyphs if listed else ())]
    return struct.pack(f">{7 + len(rows)}H", 4, 0, 0, 2 * count, 0, 0, 0, *rows)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the fonts of a machine that has no others."""
    monkeypatch.setattr("argmap.render.fonts.font_directories", lambda: (tmp_path,))
    return tmp_path


def test_a_file_says_what_it_is() -> None:
    faces = [each for path in font_files() for each in faces_of(path)]
    assert {each.family for each in faces} == {OWN}
    assert [(each.weight, each.upright) for each in faces] == [
        (400, True), (600, True), (700, True), (700, False)
    ]  # fmt: skip
    assert characters_of(faces[0], "aéЖ→☐你का") == set("aéЖ→☐")


@given(st.sets(st.integers(1, 0xFFFE), min_size=1, max_size=30), st.booleans(), st.data())
def test_characters_are_read_from_segments(
    tmp_path_factory: pytest.TempPathFactory, points: set[int], listed: bool, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("fonts") / "a.ttf"
    table = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + _segments(sorted(points), listed=listed)
    path.write_bytes(_file({b"cmap": table}))
    others = data.draw(st.sets(st.integers(0, 0x10FFFF), max_size=20))
    near = {each + by for each in points for by in (-1, 1)}
    asked = {chr(each) for each in points | near | others}
    face = Face(str(path), 0, "", 400, True, False)
    assert characters_of(face, asked) == {chr(each) for each in points}


@pytest.mark.parametrize("cut", [0, 3, 11, 40, 90, 150])
def test_what_is_no_font_or_broken_has_nothing(machine: Path, cut: int) -> None:
    (machine / "a.ttf").write_bytes(font("Some Sans", "你")[:cut])
    (machine / "b.ttf").write_bytes(b"\xff" * 200)
    (machine / "c.ttf").mkdir()
    assert fonts_for(["你"]).families == {"你": None}


def test_letters_are_taken_from_plain_families_and_pictures_from_coloured_ones(
    machine: Path,
) -> None:
    (machine / "a.ttf").write_bytes(font("All Serif", "你好、✈"))
    (machine / "b.ttf").write_bytes(font("Big Sans", "你好、"))
    (machine / "c.ttf").write_bytes(font("Another Sans", "、"))
    (machine / "d.ttf").write_bytes(font("Emoji", "✈👩👧1\u20e3", coloured=True))
    (machine / "e.ttf").write_bytes(font("LastResort", "你好ก"))
    found = fonts_for(["你好、 ✈ ✈️ 👩‍👧 1️⃣ ก"])
    assert found.families == {
        "你": "Big Sans",
        "好": "Big Sans",
        "、": "Big Sans",
        "✈": "All Serif",
        "✈️": "Emoji",
        "👩‍👧": "Emoji",
        "1️⃣": "Emoji",
        "ก": None,
    }
    assert found.lost == ["ก"]
    assert found.files[4:] == tuple(str(machine / f"{each}.ttf") for each in "abd")


def test_a_sequence_is_no_picture_in_a_font_without_any(machine: Path) -> None:
    (machine / "a.ttf").write_bytes(font("Symbols", "👩👧👍🏽🇫🇮"))
    found = fonts_for(["👩‍👧 👍🏽 🇫🇮 👍"]).families
    assert found == {"👩‍👧": None, "👍🏽": None, "🇫🇮": None, "👍": "Symbols"}


def test_of_a_family_the_upright_faces_are_taken(machine: Path) -> None:
    for number, (weight, slanted) in enumerate(
        [(700, True), (400, True), (100, False), (400, False), (700, False), (900, False)]
    ):
        (machine / f"{number}.ttf").write_bytes(
            font("Some Sans", "你", weight=weight, slanted=slanted)
        )
    assert [Path(each).stem for each in fonts_for(["你"]).files[4:]] == ["3", "4"]


FAMILIES = {
    "م": "Arabic", "لا": "Arabic", "ש": "Hebrew", "कि": "Devanagari", "ก": "Thai", "你": "Han",
    "👍": "Emoji", "👍🏽": "Emoji", "𐎠": None,
}  # fmt: skip
SOME = Fonts(FAMILIES, ())


def test_each_run_has_a_family_and_the_line_begins_in_that_of_what_is_shaped() -> None:
    found = dressed("a 你 <कि> 𐎠", "", "", SOME)
    assert found == (
        '<tspan font-family="Devanagari" font-size="0.01">\U000ffffdक</tspan>'
        'a <tspan font-family="Han">你</tspan> &lt;<tspan font-family="Devanagari">कि</tspan>&gt; ☐'
    )
    assert dressed("م", "[", "]", SOME) == (
        '<tspan font-family="Arabic" font-size="0.01">\U000ffffd</tspan>[<tspan font-family="Arabic">م</tspan>]'
    )
    assert dressed("a & b", "[", "]", SOME) == "[a &amp; b]"


def test_what_cannot_stand_beside_another_script_is_told() -> None:
    line = "कि ก 👍 👍🏽 你 ש"
    assert torn_in([line, "ก 你", "plain", "x̂ م"], SOME) == ("ก", "👍🏽", "x̂")
    assert dressed(line, "", "", SOME).count("☐") == 2


PIECES = (
    "a", "office", "é", "x̂", "x\u00ady", "12", " ", " ", "(abc)", "→", "℃", "→\ufe0f", "Ж", "कि", "क्षत्रिय", "क्‍ष",
    "ที่นี่", "กำลัง", "للأطروحة", "هَذَا", "שלום", "בְּרֵאשִׁית", "你好", "「引用」。", "한", "カナ", "👍",
    "👍🏽", "🇫🇮", "👩‍👩‍👧‍👦", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "✈️", "𝔸", "ქართული", "አማርኛ", "မြန်မာ", "ខ្មែរ", "\ue000", "\u200b", "ﬁ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join), st.booleans())
def test_resvg_draws_whatever_mixture_with_the_fonts_that_are_here(line: str, rtl: bool) -> None:
    fonts = fonts_for([line])
    words = dressed(line, *(("\u2067", "\u2069") if rtl else ("", "")), fonts)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>{words}</text></svg>'
    assert rasterise(svg, scale=1, fonts=fonts.files)
