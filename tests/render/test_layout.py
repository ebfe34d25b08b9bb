"""Where things go: thesis on top, siblings in the file's order, parts apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.diagram import build_diagram
from argmap.render import draw
from argmap.render.bars import bars_of
from argmap.render.engine import find_engine
from argmap.render.geometry import Curve, Rect
from argmap.render.heads_clear import head_clear, head_room
from argmap.render.layout import QUICK, Layout, lay_out
from argmap.render.parts import parts_of
from tests.render.maps import read_map

EXAMPLES = Path(__file__).parents[2] / "examples"
Tree = list["Tree"]
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.just([]), lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=14
)


def written(tree: Tree) -> tuple[str, dict[str, list[str]]]:
    """A map of a tree of reasons, and each statement's reasons in order."""
    lines = ["claim n: Root."]
    children: dict[str, list[str]] = {}

    def write(name: str, branches: Tree, depth: int) -> None:
        children[name] = [f"{name}-{number}" for number in range(len(branches))]
        for child, branch in zip(children[name], branches, strict=True):
            lines.append(f"{'  ' * depth}reason {child}: Because of {child}.")
            write(child, branch, depth + 1)

    write("n", tree, 1)
    return "\n".join(lines) + "\n", children


def placed(text: str) -> Layout:
    return lay_out(build_diagram(read_map(text)), find_engine(), seconds=60)


def in_order(layout: Layout, names: list[str]) -> bool:
    """Whether each lies further right than all before it, or beneath those that it does not."""
    rects = [layout.nodes[each] for each in names]
    return all(one.comes_before(other) for one, other in combinations(rects, 2))


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_reasons_stand_beneath_in_the_files_order(tree: Tree) -> None:
    text, children = written(tree)
    layout = placed(text)
    for name, reasons in children.items():
        assert in_order(layout, reasons)
        assert all(layout.nodes[each].y > layout.nodes[name].y for each in reasons)


@settings(max_examples=40, deadline=None)
@given(TREES, st.data())
def test_another_leaf_leaves_its_siblings_in_order(tree: Tree, data: st.DataObject) -> None:
    _, children = written(tree)
    name = data.draw(st.sampled_from(sorted(children)))
    grown = _grow(tree, [int(each) for each in name.split("-")[1:]])
    text, more = written(grown)
    layout = placed(text)
    assert len(more[name]) == len(children[name]) + 1
    for reasons in more.values():
        assert in_order(layout, reasons)


def _grow(tree: Tree, path: list[int]) -> Tree:
    if not path:
        return [*tree, []]
    return [
        _grow(branch, path[1:]) if number == path[0] else branch
        for number, branch in enumerate(tree)
    ]


def test_the_thesis_is_on_top() -> None:
    layout = placed(
        "claim a #thesis: A.\n  because\n    premise b: B.\n    premise c: C.\nclaim d: D.\n"
    )
    assert layout.nodes["a"].y <= min(each.y for each in layout.nodes.values())


def test_unconnected_parts_are_packed_in_rows() -> None:
    claims = "".join(
        f"claim c{n}: A claim that stands quite by itself, number {n}.\n" for n in range(40)
    )
    layout = placed(claims)
    assert layout.width < 3 * layout.height
    rows = {round(each.y) for each in layout.nodes.values()}
    assert len(rows) > 3


SECTIONS = """
    section one: First
    claim a: A.
    claim b: B.
    section two: Second
    claim c: C.
      reason d: D.
    claim e: E.
      reason a
"""


def test_a_section_is_a_frame_around_what_is_in_it() -> None:
    layout = placed(SECTIONS)
    frames = dict(layout.frames)
    assert len(frames) == 2
    first, second = frames.values()
    for key, frame in (("a", first), ("b", first), ("c", second), ("d", second), ("e", second)):
        assert _inside(layout.nodes[key], frame)
    assert not first.meets(second)


def _inside(rect: Rect, frame: Rect) -> bool:
    return (
        frame.x <= rect.x
        and frame.y <= rect.y
        and rect.x + rect.width <= frame.x + frame.width
        and rect.y + rect.height <= frame.y + frame.height
    )


def test_a_section_tied_to_another_is_laid_out_with_it() -> None:
    diagram = build_diagram(read_map(SECTIONS))
    assert [each.frame for each in parts_of(diagram)] == [None]
    apart = build_diagram(read_map(SECTIONS.replace("      reason a\n", "")))
    assert [len(each.nodes) for each in parts_of(apart)] == [1, 1, 2, 1]


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_bar_spans_its_premises(count: int) -> None:
    premises = "".join(f"    premise p{n}: Premise {n}.\n" for n in range(count))
    diagram = build_diagram(read_map(f"claim a: A.\n  because g\n{premises}"))
    layout = lay_out(diagram, find_engine(), seconds=60)
    (bar,) = bars_of(diagram, layout)
    assert len(bar.drops) == count
    assert len(bar.covered) == count
    assert bar.left <= bar.stem[0] <= bar.right
    assert layout.nodes["g"].y + layout.nodes["g"].height < bar.y
    assert all(bar.y < foot == layout.nodes[f"p{n}"].y for n, (_, foot) in enumerate(bar.drops))


def test_two_bars_never_touch() -> None:
    text = "claim a: A.\n  because g\n    premise p: P.\n    premise q: Q.\n"
    text += "claim b: B.\n  because h\n    premise p\n    premise q\n"
    diagram = build_diagram(read_map(text))
    assert len(bars_of(diagram, lay_out(diagram, find_engine(), seconds=60))) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_two_bars_over_one_row_hang_at_two_heights(turned: bool) -> None:
    """A bracket beside another whose premises lie to the right of the other's."""
    text = "claim a: A.\n  because g\n    premise p: P.\n    premise q: Q.\n"
    text += "  because h\n    premise r: R.\n    premise s: S.\n"
    places = {"a": 60, "g": 20, "h": 130, "p": 0, "q": 150, "r": 300, "s": 450}
    nodes = {
        each: Rect(500 - x if turned else x, {"a": 0, "g": 60, "h": 60}.get(each, 140), 80, 30)
        for each, x in places.items()
    }
    bars = bars_of(build_diagram(read_map(text)), Layout(600, 200, nodes, {}, {}, []))
    assert [each.key for each in bars] == ["g", "h"]
    assert not bars[0].touches(bars[1])
    assert not bars[1].touches(bars[0])
    # The one whose premises lie further away hangs higher, so that neither crosses the other.
    assert bars[1].y < bars[0].y


def test_an_unless_lands_on_the_step_and_not_on_the_claim() -> None:
    text = "claim a: A.\n  reason b: B.\n    unless u: U.\n  because g\n    premise c: C.\n    unless v: V.\n"
    diagram = build_diagram(read_map(text))
    lands = {each.tail: each.head for each in diagram.arrows if each.relation == "undercut"}
    brackets = {each.key: each.word for each in diagram.brackets}
    assert brackets[lands["u"]] == ""
    assert lands["v"] == "g"
    assert brackets["g"] == "because"


def test_a_big_map_is_laid_out_in_a_cheaper_way_and_says_so() -> None:
    claims = "".join(f"claim c{n}: A claim.\n  reason: Why.\n" for n in range(QUICK // 2 + 1))
    drawing = draw(read_map(claims))
    assert any("quicker" in each for each in drawing.notices)
    assert not draw(read_map("claim a: A.\n")).notices


def test_an_empty_map_is_an_empty_page() -> None:
    assert draw(read_map("map: Nothing yet\n")).data.startswith(b"<svg")


@settings(max_examples=40, deadline=None)
@given(st.lists(TREES, min_size=2, max_size=4))
def test_siblings_keep_their_order_in_sections_that_are_tied(trees: list[Tree]) -> None:
    text, order = "", {}
    for number, tree in enumerate(trees):
        written_out, children = written(tree)
        renamed = written_out.replace("claim n:", f"claim n{number}:")
        text += f"section: Part {number}\n{renamed.replace('reason n-', f'reason n{number}-')}"
        text += f"  reason n{number - 1}\n" if number else ""
        order |= {
            name.replace("n", f"n{number}", 1): [
                each.replace("n", f"n{number}", 1) for each in reasons
            ]
            for name, reasons in children.items()
        }
    layout = placed(text)
    for reasons in order.values():
        assert in_order(layout, reasons)


def test_premises_keep_their_order_in_the_op_ed() -> None:
    op_ed = argmap.load(EXAMPLES / "rush-to-talks" / "rush-to-talks.argmap").model
    diagram = build_diagram(op_ed)
    layout = lay_out(diagram, find_engine(), seconds=60)
    section = {each.key: each.cluster for each in diagram.boxes}
    for bracket in diagram.brackets:
        rects = [layout.nodes[key] for key in bracket.premises]
        together = len({section[key] for key in bracket.premises}) == 1
        level = len({round(each.y + each.height / 2) for each in rects}) == 1
        if together and level:
            assert [each.x for each in rects] == sorted(each.x for each in rects), bracket.key


@pytest.mark.parametrize("line", ["reason", "rebuttal", "question"])
def test_no_box_hides_a_head(line: str) -> None:
    """Many siblings side by side: the outer ones' lines arrive at shallow angles."""
    lines = "".join(f"  {line} n{number}: It is said that {number}.\n" for number in range(12))
    diagram = build_diagram(read_map(f"claim c: C.\n{lines}claim d: D.\nc contradicts d\n"))
    layout = lay_out(diagram, find_engine(), seconds=60, shape="wide")
    heads = [
        (head_room(curve, -1, arrow.relation), layout.nodes[arrow.head])
        for arrow, curve in zip(diagram.arrows, layout.arrows.values(), strict=True)
    ]
    tie, (curve,) = diagram.ties[0], layout.ties.values()
    heads.append((head_room(curve, 0, tie.relation), layout.nodes[tie.left]))
    heads.append((head_room(curve, -1, tie.relation), layout.nodes[tie.right]))
    for head, box in heads:
        assert head is not None
        assert not head.meets(box)


def test_a_head_that_is_moved_keeps_its_direction() -> None:
    curve = Curve(((0.0, 60.0), (20.0, 50.0), (60.0, 30.0), (90.0, 24.0)))
    clear = head_clear(curve, -1, "rebuttal", Rect(50, 0, 200, 22))
    (x0, y0), (x1, y1) = curve.points[-2:]
    (x2, y2), (x3, y3) = clear.points[-2:]
    assert (x3 - x2, y3 - y2) == pytest.approx((x1 - x0, y1 - y0))
    assert y3 > y1
    assert head_clear(clear, -1, "rebuttal", Rect(50, 0, 200, 22)) == clear
    assert head_clear(curve, -1, "yet", Rect(50, 0, 200, 22)) == curve
