"""Parts on one sheet: none on another, all on the sheet, in bays where that saves room."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagram import build_diagram
from argmap.render import draw
from argmap.render.bars import bars_of
from argmap.render.engine import find_engine
from argmap.render.geometry import Rect, around, chords_of
from argmap.render.layout import lay_out
from argmap.render.packing import GAP, Outline, arrange
from argmap.render.parts import Part
from argmap.render.titles import title_places
from argmap.syntax import nodes
from tests.documents import documents
from tests.render.maps import map_of, read_map

LENGTHS = st.integers(1, 900).map(float)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """A part's outline, as layouts give it: the whole, then pieces that reach its edges."""
    pieces = draw(
        st.lists(st.builds(Rect, LENGTHS, LENGTHS, LENGTHS, LENGTHS), min_size=1, max_size=4)
    )
    whole = around(pieces)
    return tuple(each.moved(-whole.x, -whole.y) for each in (whole, *pieces))


def part(number: int) -> Part:
    return Part((str(number),), (), (), {}, None)


@settings(max_examples=200, deadline=None)
@given(st.lists(outlines(), min_size=1, max_size=20))
def test_no_part_lies_on_another(parts: list[Outline]) -> None:
    sheet = arrange([part(number) for number in range(len(parts))], parts, {}, (5.0, 7.0))
    placed = [
        [piece.moved(*place) for piece in outline[1:]]
        for outline, place in zip(parts, sheet.places, strict=True)
    ]
    for number, pieces in enumerate(placed):
        for piece in pieces:
            assert piece.x >= 4.99
            assert piece.y >= 6.99
            assert piece.x + piece.width <= sheet.width + 5.01
            assert piece.y + piece.height <= sheet.height + 7.01
            near = piece.smaller(-GAP + 0.1)
            assert not any(near.meets(other) for others in placed[:number] for other in others)


def test_a_part_goes_into_the_bay_of_another() -> None:
    ell = (Rect(0, 0, 1000, 600), Rect(0, 0, 300, 600), Rect(0, 400, 1000, 200))
    small = (Rect(0, 0, 500, 300),)
    sheet = arrange([part(0), part(1)], [ell, small], {}, (0.0, 0.0))
    assert (sheet.width, sheet.height) == (1000, 600)
    assert sheet.places[1] == (300 + GAP, 0)


CROSSED = """
    section one: First
    claim a: The first claim of all.
      reason b: A reason for it.
      reason c
      reason e
    section two: A title
    claim c: What is said elsewhere.
      reason d: And why it is said.
    claim e: What else is said elsewhere.
      reason f: And why that is said.
"""


def test_a_title_stands_where_no_line_crosses_it() -> None:
    diagram = build_diagram(read_map(CROSSED))
    layout = lay_out(diagram, find_engine(), seconds=60)
    bars = bars_of(diagram, layout)
    titles = title_places(diagram, layout, bars)
    assert [each.crossed for each in titles] == [False, False]
    for (_, frame), (place, _) in zip(layout.frames, titles, strict=True):
        assert place.within(frame)
        for curve in layout.arrows.values():
            assert not any(map(place.meets, chords_of(curve)))
    # Where it would stand otherwise, an arrow runs.
    assert titles[1].place.x > layout.frames[1][1].x + 20


def test_a_title_that_must_be_crossed_has_a_ground_of_its_own() -> None:
    long = CROSSED.replace("A title", "Much too long a title " * 3)
    assert 'class="ground"' in draw(read_map(long)).data.decode()
    assert 'class="ground"' not in draw(read_map(CROSSED)).data.decode()


@settings(max_examples=60, deadline=None)
@given(documents())
def test_frames_hold_their_boxes_and_keep_apart(document: nodes.Document) -> None:
    diagram = build_diagram(map_of(document))
    layout = lay_out(diagram, find_engine(), seconds=60)
    frames = dict(layout.frames)
    for box in diagram.boxes:
        rect = layout.nodes[box.key].smaller(0.1)
        for key, frame in frames.items():
            assert rect.within(frame) if key == box.cluster else not rect.meets(frame)
    for key, frame in frames.items():
        assert not any(frame.meets(other) for name, other in frames.items() if name != key)


def test_premises_from_two_sections_hang_on_no_bar() -> None:
    text = """
        section one: First
        claim a: A.
          because
            premise b: B.
            premise c
        section two: Second
        claim c: C.
    """
    diagram = build_diagram(read_map(text))
    assert bars_of(diagram, lay_out(diagram, find_engine(), seconds=60)) == []
