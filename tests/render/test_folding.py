"""Maps that would be too wide: narrower, with nothing on anything, in the order of the file."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagram import Arrow, Diagram, build_diagram
from argmap.render import check_drawing, draw
from argmap.render.bars import bars_of
from argmap.render.engine import find_engine
from argmap.render.folding import size_cost
from argmap.render.geometry import Curve, Rect, chords_of
from argmap.render.heads_apart import heads_apart
from argmap.render.layout import Layout, lay_out
from argmap.render.options import DrawOptions, Shape
from tests.render.maps import read_map

WORDS = "and what follows is there to make of this a sentence that takes two lines or three"


def placed(text: str, shape: Shape = "page") -> tuple[Diagram, Layout]:
    diagram = build_diagram(read_map(text))
    return diagram, lay_out(diagram, find_engine(), seconds=60, shape=shape)


def reasons(count: int) -> str:
    lines = (f"  reason r{number}: Reason {number}, {WORDS}.\n" for number in range(count))
    return f"claim a #thesis: A claim, {WORDS}.\n{''.join(lines)}"


def step(premises: int) -> str:
    lines = (f"    premise p{number}: Premise {number}, {WORDS}.\n" for number in range(premises))
    return f"claim a #thesis: A claim.\n  because g\n{''.join(lines)}"


@st.composite
def wide_maps(draw: st.DrawFn) -> str:
    """A thesis with many steps, each with premises and reasons for them."""
    lines = ["claim a #thesis: A claim."]
    for number in range(draw(st.integers(4, 8))):
        count = draw(st.integers(1, 5))
        word = draw(st.sampled_from(["because", "but"]))
        lines.append(
            f"  {word} g{number}" if count > 1 else f"  reason r{number}: A reason, {WORDS}."
        )
        for premise in range(count if count > 1 else 0):
            lines.append(f"    premise p{number}-{premise}: Premise {premise}, {WORDS}.")
            lines += [
                f"      reason q{number}-{premise}-{each}: Why, {WORDS}."
                for each in range(draw(st.sampled_from([0, 0, 0, 1, 3])))
            ]
        if draw(st.booleans()):
            lines.append(f"    unless u{number}: What breaks it, {WORDS}.")
    return "\n".join(lines) + "\n"


@settings(max_examples=60, deadline=None)
@given(wide_maps())
def test_a_folded_map_has_nothing_on_anything(text: str) -> None:
    diagram, layout = placed(text)
    _, flat = placed(text, "wide")
    assert size_cost(layout.width, layout.height) <= size_cost(flat.width, flat.height)
    for one, other in combinations(layout.nodes.values(), 2):
        assert not one.meets(other)
    bars = bars_of(diagram, layout)
    covered = {number for bar in bars for number in bar.covered}
    for number, arrow in enumerate(diagram.arrows):
        others = [
            rect.smaller(1)
            for key, rect in layout.nodes.items()
            if key not in (arrow.tail, arrow.head)
        ]
        if number not in covered:
            for chord in chords_of(layout.arrows[number], 40):
                assert not any(map(chord.meets, others)), (arrow.tail, arrow.head)
    for bar in bars:
        assert not any(
            stroke.meets(rect.smaller(1))
            for stroke in bar.strokes()
            for rect in layout.nodes.values()
        )


@pytest.mark.parametrize("count", [7, 10, 16, 30])
def test_many_reasons_for_one_claim_stand_in_columns(count: int) -> None:
    _, layout = placed(reasons(count))
    _, flat = placed(reasons(count), "wide")
    assert flat.width > 5 * flat.height
    assert layout.width < 3 * layout.height
    assert layout.width < 0.6 * flat.width
    rects = [layout.nodes[f"r{number}"] for number in range(count)]
    assert all(one.comes_before(other) for one, other in combinations(rects, 2))


@pytest.mark.parametrize("count", [6, 7, 8, 11])
def test_many_premises_of_one_step_hang_on_one_bar_in_two_rows(count: int) -> None:
    diagram, layout = placed(step(count))
    (bar,) = bars_of(diagram, layout)
    assert len(bar.covered) == count
    assert len({layout.nodes[f"p{number}"].y for number in range(count)}) == 2
    for number, (x, foot) in enumerate(bar.drops):
        rect = layout.nodes[f"p{number}"]
        assert rect.x < x < rect.x + rect.width
        assert foot == rect.y


def test_a_map_that_fits_a_page_is_left_as_it_is() -> None:
    text = step(3) + "  reason: Another.\n  reason: A third.\n"
    assert placed(text) == placed(text, "wide")


def test_the_same_wide_map_gives_the_same_bytes() -> None:
    assert draw(read_map(reasons(12))).data == draw(read_map(reasons(12))).data


def test_a_drawing_remembers_that_it_is_to_be_wide() -> None:
    argument_map = read_map(reasons(12))
    wide = draw(argument_map, DrawOptions(shape="wide")).data
    assert wide != draw(argument_map).data
    assert check_drawing(wide, argument_map, asked=[]) == []
    assert check_drawing(wide, argument_map, asked=["shape"]) != []


@pytest.mark.parametrize("count", [10, 16, 24])
def test_heads_of_arrows_keep_apart_and_in_order(count: int) -> None:
    diagram, layout = placed(reasons(count))
    rect = layout.nodes["a"]
    ends = [(number, layout.arrows[number].points[-1]) for number in range(count)]
    right = [y for _, (x, y) in ends if x >= rect.x + rect.width and y < rect.y + rect.height]
    left = [y for _, (x, y) in ends if x <= rect.x and y < rect.y + rect.height]
    assert len(left) + len(right) > 3
    assert left == sorted(left)
    assert right == sorted(right, reverse=True)
    for side in (left, right[::-1]):
        room = (rect.height - 12) / max(len(side) - 1, 1)
        assert all(b - a >= min(11, room) - 0.01 for a, b in pairwise(side))
        assert all(rect.y < y < rect.y + rect.height for y in side)
    assert [each.head for each in diagram.arrows] == ["a"] * count


def test_heads_that_are_not_near_each_other_stay_where_they_are() -> None:
    def straight(x: float) -> Curve:
        return Curve(((x, 300), (x, 250), (x, 200), (x, 108)))

    arrows = [Arrow(tail, "a", "support", True, "") for tail in "bcd"]
    nodes = {"a": Rect(0, 0, 200, 100)}
    found = heads_apart(arrows, {0: straight(20), 1: straight(123), 2: straight(120)}, nodes)
    assert sorted(found) == [1, 2]
    assert [found[number].points[-1] for number in (1, 2)] == [(116, 108), (127, 108)]
    assert found[1].points[0] == (123, 300)
