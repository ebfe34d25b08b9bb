"""The mark in a drawing, and what it says when the map has changed since."""

from __future__ import annotations

import base64
import re
import tracemalloc
import zlib
from dataclasses import fields, replace
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagram import Arrow, Box, Bracket, Chip, Cluster, Diagram, Tie, build_diagram
from argmap.render import DrawOptions, Format, RenderError, check_drawing, draw
from argmap.render.entries import entries_of
from argmap.render.fingerprint import Entry, Provenance, read_provenance
from argmap.render.png import with_text
from tests.render.maps import read_map

OLD = """
    map: A dispute
    voice ed #author: The editor
    section one: First
    claim c #thesis: The plan is sound.
      because group via sign
        premise p: It worked before.
        assumption w: What worked will work again.
      rebuttal r by ed: It costs too much.
      reason: Everyone says so.
    claim d: The plan is a folly.
    c yet d
"""


def said(new: str, **options: object) -> list[str]:
    existing = draw(read_map(OLD)).data
    return check_drawing(existing, read_map(new), DrawOptions(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["svg", "png", "pdf", "dot"])
def test_every_format_carries_the_mark(kind: Format) -> None:
    if kind == "pdf":
        pytest.importorskip("typst")
    drawing = draw(read_map(OLD), DrawOptions(format=kind))
    mark = read_provenance(drawing.data)
    assert mark is not None
    assert mark.fingerprint == drawing.fingerprint
    assert mark.engine == drawing.engine
    assert mark.engine.startswith("graphviz-pure ")
    assert check_drawing(drawing.data, read_map(OLD), DrawOptions(format=kind)) == []


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("The plan is sound.", "The plan is good.", "claim `c` was reworded"),
        ("rebuttal r by ed", "rebuttal r", "rebuttal `r` changed its voice"),
        ("  rebuttal r by ed: It costs too much.\n", "", "rebuttal `r` was removed"),
        ("claim d:", "claim e: New.\n    claim d:", "claim `e` was added"),
        ("reason: Everyone", "rebuttal: Everyone", "rebuttal “Everyone says so” was added"),
        ("via sign", "via analogy", "because `group` changed"),
        ("map: A dispute", "map: A debate", "the title was reworded"),
        ("First", "Second", "section “Second” was reworded"),
        ("c yet d", "c contradicts d", "the contradicts between `c` and `d` was added"),
        ("d\n", "d\n      unless: They are one.\n", "to the yet between `c` and `d` was added"),
        ("costs too much.\n", "costs too much.\n        unless: It pays.\n", "to the rebuttal `r`"),
        (
            "voice ed",
            "voice al: Another\n    voice ed",
            "the badge “The editor” has another colour",
        ),
        ("    claim d", "    # A remark.\n    claim d", "link"),
    ],
)
def test_it_says_what_changed(before: str, after: str, sentence: str) -> None:
    assert before in OLD
    found = said(OLD.replace(before, after))
    assert any(sentence in each for each in found), found


def test_nothing_is_said_of_what_is_as_it_was() -> None:
    found = said(OLD.replace("The plan is sound.", "The plan is good."))
    assert found == ["claim `c` was reworded"]


UNNAMED = """
    map: A dispute
    section: First
    claim a #thesis: One.
      reason: Two.
        unless: Not so.
      because
        premise: Three.
        premise: Four.
    a yet b
    section: Second
    claim b: Five.
"""


def test_where_nothing_but_lines_moved_only_that_is_said() -> None:
    moved = read_map("# A remark.\n" + dedent(UNNAMED))
    found = check_drawing(draw(read_map(UNNAMED)).data, moved)
    assert found == ["8 links point to another line of the file"]


def test_a_step_without_premises_has_an_entry() -> None:
    found = entries_of(build_diagram(read_map("claim a: A.\n  because\n  because g\n")))
    called = {each.called for each in found if each.kind == "because"}
    assert called == {"an empty because", "because `g`"}


def test_an_exception_changes_nothing_but_what_it_bears_on() -> None:
    old = OLD.replace("reason: Everyone", "reason some: Everyone")
    new = old.replace("says so.\n", "says so.\n        unless few: Few do.\n")
    assert check_drawing(draw(read_map(old)).data, read_map(new)) == [
        "unless `few` was added",
        "the unless line from `few` to the reason `some` was added",
        "1 link points to another line of the file",
    ]


@pytest.mark.parametrize("kind", [Box, Bracket, Arrow, Tie, Cluster, Chip])
def test_whatever_is_drawn_is_in_the_fingerprint(kind: type[Any]) -> None:
    """But for sizes and places, which follow from the words, and whose a statement is."""
    derived = {"key", "tail", "head", "left", "right", "premises", "x", "y", "text_y", "rtl"}
    derived |= {"width", "height", "voices", "kind", "relation", "word", "headed", "chips"}
    others: dict[str, object] = {
        "shape": "holds",
        "lines": ("Other",),
        "fidelity": "quoted",
        "tooltip": "Other.",
        "link": "other",
        "cluster": "two",
        "standing": "falls",
        "change": "lost",
        "badge": "other",
        "falls": True,
        "voice": 5,
    }
    diagram = build_diagram(read_map(OLD + "    section two: Two\n    claim z: Z.\n"))
    for field in fields(kind):
        if field.name not in derived:
            other = _with(diagram, kind, field.name, others[field.name])
            assert other != diagram
            assert entries_of(other) != entries_of(diagram), field.name


def _with(diagram: Diagram, kind: type[Any], name: str, value: object) -> Diagram:
    """The diagram with another value in the first thing of a kind."""
    places = {Box: "boxes", Bracket: "brackets", Arrow: "arrows", Tie: "ties", Cluster: "clusters"}
    if kind is Chip:
        at, box = next((at, each) for at, each in enumerate(diagram.boxes) if each.chips)
        chip = replace(box.chips[0], **{name: value})
        boxes = list(diagram.boxes)
        boxes[at] = replace(box, chips=(chip,))
        return replace(diagram, boxes=tuple(boxes))
    things = list(getattr(diagram, places[kind]))
    at = next(at for at, each in enumerate(things) if getattr(each, "headed", True))
    things[at] = replace(things[at], **{name: value})
    return replace(diagram, **{places[kind]: tuple(things)})


def test_another_theme_is_another_drawing() -> None:
    assert any("theme" in each for each in said(OLD, theme="dark"))


def test_a_foreign_file_has_no_mark() -> None:
    (sentence,) = check_drawing(b"<svg/>", read_map(OLD))
    assert "no mark" in sentence
    assert read_provenance(b"argmap-mark:AAAA") is None
    assert read_provenance(b"argmap-mark:" + b"eJw" * 30) is None


def test_many_changes_are_counted() -> None:
    many = OLD + "".join(f"    claim x{number}: New.\n" for number in range(50))
    found = said(many)
    assert len(found) == 21
    assert found[-1] == "and 30 more changes"


WORDS = st.text(st.characters(exclude_characters="\x1e\x1f", exclude_categories=["Cs"]), max_size=9)
ENTRIES = st.builds(Entry, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS)
HOW = st.dictionaries(WORDS, WORDS, max_size=3)


@settings(max_examples=60)
@given(st.builds(Provenance, WORDS, WORDS, WORDS, HOW, st.lists(ENTRIES, max_size=5).map(tuple)))
def test_a_mark_is_read_back_as_it_was(mark: Provenance) -> None:
    assert read_provenance(b"..." + mark.pack().encode() + b"<..") == mark


HEADER = b"\x89PNG\r\n\x1a\n" + bytes(25)


def test_a_mark_in_a_png_is_read_whatever_checksum_follows() -> None:
    runs_on = 0
    for number in range(300):
        mark = Provenance(str(number), "1", "graphviz-pure 1", {}, ())
        data = with_text(HEADER, "Provenance", mark.pack()) + bytes(4)
        runs_on += not re.search(re.escape(mark.pack().encode()) + rb"[^\w=-]", data)
        assert read_provenance(data) == mark
    assert runs_on


@pytest.mark.parametrize(
    "checksum", [b"A\0\0\0", b"=\0\0\0", b"AB\0\0", b"A=_\0", b"ABCD", b"===="]
)
@pytest.mark.parametrize("who", ["1", "12", "123", "1234"])
def test_a_mark_is_read_though_letters_follow(checksum: bytes, who: str) -> None:
    mark = Provenance("f" * 32, who, "", {}, ())
    assert read_provenance(mark.pack().encode() + checksum + b"\0") == mark


def packed(text: bytes) -> bytes:
    return b"argmap-mark:" + base64.urlsafe_b64encode(zlib.compress(text)) + b"<"


@pytest.mark.parametrize(
    "data",
    [
        packed(b"\x1e" * 63_000_000),
        packed(b"f\x1f1\x1fe\x1f{}" + b"\x1e" * 8_000_000),
        packed(b"f\x1f1\x1fe\x1f{}" + b"\x1ea" * 200_000) * 400,
    ],
    ids=["long", "empty rows", "many"],
)
def test_a_mark_can_neither_fill_the_memory_nor_take_forever(data: bytes) -> None:
    tracemalloc.start()
    assert read_provenance(data) is None
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200_000_000


def test_halves_of_characters_are_left_out_of_what_is_remembered() -> None:
    mark = read_provenance(
        packed(b'f\x1f1\x1fe\x1f{"link_base": "https://x/\\ud800", "theme": "dark"}')
    )
    assert mark is not None
    assert mark.how == {"theme": "dark"}


def test_a_depth_without_end_is_left_out() -> None:
    assert DrawOptions().as_recorded({"depth": "9" * 5000}) == DrawOptions()


def test_an_address_that_is_not_utf_8_is_refused() -> None:
    with pytest.raises(RenderError, match="not UTF-8"):
        DrawOptions(link_base="https://x/\udcff")


def made(**options: object) -> bytes:
    return draw(read_map(OLD), DrawOptions(**options)).data  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"theme": "dark", "standing": False},
        {"section": "one", "voice": "ed"},
        {"focus": "p", "depth": 1},
        {"only_standing": True},
        {"link_base": "https://x.org/maps/"},
    ],
)
def test_a_drawing_remembers_how_it_was_made(options: dict[str, object]) -> None:
    existing = made(**options)
    mark = read_provenance(existing)
    assert mark is not None
    assert DrawOptions().as_recorded(mark.how) == DrawOptions(**options)  # type: ignore[arg-type]
    assert check_drawing(existing, read_map(OLD), DrawOptions(), asked=[]) == []
    if options:
        assert check_drawing(existing, read_map(OLD), DrawOptions())


def test_what_is_asked_for_goes_before_what_is_remembered() -> None:
    existing = made(section="one", theme="dark")
    found = check_drawing(existing, read_map(OLD), DrawOptions(theme="light"), asked=["theme"])
    assert found == ["it was drawn with --theme dark; now it would be with --theme light"]
    found = check_drawing(existing, read_map(OLD), DrawOptions(theme="dark"))
    assert "it was drawn with --section one; now it would be without --section" in found
    found = check_drawing(made(), read_map(OLD), DrawOptions(standing=False))
    assert "it was drawn with standing; now it would be with --no-standing" in found


def test_a_part_that_is_gone_is_said_to_be() -> None:
    existing = made(section="one")
    (found,) = check_drawing(
        existing, read_map(OLD.replace("section one:", "section two:")), asked=[]
    )
    assert found.startswith("it cannot be drawn any more: the map has no section `one`")


def test_a_change_outside_the_part_only_changes_its_count() -> None:
    existing = made(focus="p", depth=1)
    found = check_drawing(existing, read_map(OLD + "    claim z: New.\n"), asked=[])
    assert found == ["the title counts other statements as left out"]


def test_a_change_of_standing_is_named() -> None:
    found = said(
        OLD.replace("It costs too much.", "It costs too much.\n        rebuttal: It is free.")
    )
    assert "claim `c` stands now; it fell before" in found


@given(st.dictionaries(st.sampled_from(["theme", "graphviz", "standing", "depth", "focus"]), WORDS))
def test_whatever_a_mark_says_makes_options(how: dict[str, str]) -> None:
    DrawOptions().as_recorded(how)
