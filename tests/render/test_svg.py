"""The SVG: well-formed, inert, the same every time, and all that ``drawing`` promises of it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagram import build_diagram
from argmap.diagram.measure import width
from argmap.diagram.sizing import text_size
from argmap.render import DrawOptions, draw
from argmap.render.engine import find_engine
from argmap.render.layout import lay_out
from argmap.syntax import nodes
from tests.documents import documents
from tests.render.maps import map_of, read_map

SVG = "{http://www.w3.org/2000/svg}"
DISPUTE = """
    map: A dispute
    voice ed #author: The editor
    voice opp: The opposition
    source s: s.txt
    section: The charge
    claim c #thesis: The plan is sound.
      > s: it will work
      note: Said twice.
      because group via sign strictly
        premise p: It worked before.
        assumption: What worked before will work again.
        unless u by opp: The times have changed.
        question q: Was it the same plan?
      rebuttal r by opp: It costs too much.
        unless v: It pays for itself.
    claim d by opp: The plan is a folly.
    c yet d: No one holds both.
    c contradicts d
    claim e: She is bound by it.
      because
        premise opp holds d
        premise p
"""


def drawn(text: str, **options: object) -> ElementTree.Element:
    data = draw(read_map(text), DrawOptions(**options)).data  # type: ignore[arg-type]
    return ElementTree.fromstring(data)


def words(root: ElementTree.Element) -> list[str]:
    return [" ".join("".join(each.itertext()).split()) for each in root.iter(f"{SVG}text")]


def test_everything_is_there() -> None:
    root = drawn(DISPUTE)
    found = words(root)
    for text in ("A dispute", "The charge", "The plan is sound.", "The opposition", "because", "?"):
        assert text in found
    assert "via sign, strictly" in found
    assert "Held by The opposition:" in found
    assert found.count("The plan is a folly.") == 2
    assert {"yet", "contradicts"} <= set(found)


def test_it_says_what_it_is() -> None:
    root = drawn(DISPUTE)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == "A dispute"
    assert description is not None
    opening = "An argument map of 10 statements. Its thesis, which falls: "
    assert description.text == f"{opening}The plan is sound."


def test_a_box_tells_its_quote_and_links_to_its_line() -> None:
    root = drawn(DISPUTE, link_base="out", standing=False)
    link = next(each for each in root.iter(f"{SVG}a") if "The plan is sound." in words(each))
    assert link.get("href") == "../map.argmap#L7"
    assert link.findtext(f"{SVG}title") == "“it will work” — s\nSaid twice."


def test_the_border_tells_how_faithful_the_words_are() -> None:
    styles = {}
    for link in drawn(DISPUTE, standing=False).iter(f"{SVG}a"):
        rect = link.find(f"{SVG}rect")
        if rect is not None:
            styles[words(link)[-1]] = rect.get("class")
    assert styles["The plan is sound."] == "b quoted thesis"
    assert styles["It worked before."] == "b paraphrased"
    assert styles["What worked before will work again."] == "b assumed"


def test_premises_hang_on_one_bar_and_one_arrow() -> None:
    root = drawn(DISPUTE, standing=False)
    bars = [each for each in root.iter(f"{SVG}path") if "j" in (each.get("class") or "").split()]
    first = bars[0].get("d") or ""
    assert first.count("M") == 4  # a stem, the level, two drops
    heads = [
        each for each in root.iter(f"{SVG}path") if "support" in (each.get("marker-end") or "")
    ]
    # An arrow from each bracket, and one in the legend.
    assert len(heads) == 3


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_dark_is_a_variant_or_the_whole(theme: str) -> None:
    data = draw(read_map(DISPUTE), DrawOptions(theme=theme)).data.decode()  # type: ignore[arg-type]
    assert ("prefers-color-scheme:dark" in data) is (theme == "auto")
    assert ("page{fill:#14171c}" in data) is (theme != "light")


def test_the_legend_shows_only_what_is_used() -> None:
    small = words(drawn("claim a: One.\n  reason: Two.\n"))
    assert "supports" in small
    assert "paraphrased" in small
    assert not {"speaks against", "quoted", "asks", "only together"} & set(small)


@pytest.mark.parametrize("name", ["/etc/passwd", "javascript:alert(1)", "<stdin>", "c:\\maps\\a"])
def test_no_link_leads_anywhere_but_to_the_file(name: str) -> None:
    argument_map = read_map("claim a: One.\n", name)
    assert b"<a " not in draw(argument_map).data


@pytest.mark.parametrize("base", ["javascript:", "data:text/html,", "file:///", "https://x.org/m/"])
def test_no_base_makes_a_link_of_another_kind(base: str) -> None:
    data = draw(read_map("claim a: One.\n"), DrawOptions(link_base=base)).data
    for link in ElementTree.fromstring(data).iter(f"{SVG}a"):
        href = link.get("href") or ""
        assert ":" not in href or href == "https://x.org/m/map.argmap#L1"


def test_a_link_keeps_to_its_own_file_whatever_its_name() -> None:
    argument_map = read_map("claim a: One.\n", 'x"><script>?#.argmap')
    link = next(ElementTree.fromstring(draw(argument_map).data).iter(f"{SVG}a"))
    assert link.get("href") == "x%22%3E%3Cscript%3E%3F%23.argmap#L1"


HOSTILE = st.sampled_from(
    [
        "</text><script>alert(1)</script>",
        "]]>",
        "&amp; &lt; &#0;",
        "\\N \\G \\l \\",
        "<b>x</b>",
        "שלום (abc) עולם",
        "\u202e gnp.exe",
        "\u0301\u0301",
        "👩‍👩‍👧‍👦🇫🇷",
        "\ufffe\uffff",
        "'\"`",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        HOSTILE | st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])), min_size=1
    )
)
def test_any_text_is_inert(parts: list[str]) -> None:
    prose = " ".join(" ".join(parts).split()) or "x"
    document = nodes_of(prose)
    data = draw(document).data
    root = ElementTree.fromstring(data)
    assert not [each for each in root.iter() if each.tag.endswith(("script", "foreignObject"))]
    shown = re.sub(r"[\s\u2067\u2069]", "", "".join(words(root)))
    expected = "".join("\ufffd" if each in "\ufffe\uffff" else each for each in prose)
    assert re.sub(r"[\s\u2067\u2069]", "", expected) in shown


def nodes_of(prose: str):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    argument_map = read_map("claim a: One.\n")
    statement = argument_map.statements["a"]._replace(prose=prose)
    return replace(argument_map, statements={"a": statement}, title=prose)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_any_map_can_be_drawn_and_always_alike(document: nodes.Document) -> None:
    argument_map = map_of(document)
    once, again = draw(argument_map), draw(argument_map)
    assert once == again
    ElementTree.fromstring(once.data)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_text_fits_its_box_and_boxes_keep_apart(document: nodes.Document) -> None:
    diagram = build_diagram(map_of(document))
    for box in diagram.boxes:
        size, line = text_size(box.shape)
        widest = max(
            (width(each, size, bold=box.shape == "thesis") for each in box.lines), default=0
        )
        assert widest <= box.width - 20
        assert box.text_y + len(box.lines) * line <= box.height
        for chip in box.chips:
            assert chip.x >= 0
            assert chip.x + chip.width <= box.width
            assert chip.y + chip.height <= box.text_y
    layout = lay_out(diagram, find_engine(), seconds=60)
    rects = list(layout.nodes.values())
    keys = {each.key for each in diagram.boxes} | {each.key for each in diagram.brackets}
    assert layout.nodes.keys() == keys
    for number, rect in enumerate(rects):
        assert rect.x >= -0.1
        assert rect.x + rect.width <= layout.width + 0.1
        assert not any(map(rect.meets, rects[:number]))
