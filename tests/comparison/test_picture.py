from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

import argmap
from argmap.comparison.picture import LOST, picture
from argmap.diagram import Diagram
from argmap.render import DrawOptions, draw_diagram
from argmap.render.fingerprint import read_provenance
from tests.comparison.maps import texts
from tests.comparison.test_changes import BASE, compared

DOCS = Path(__file__).parents[2] / "docs"


def drawn(*edits: tuple[str, str]) -> Diagram:
    new = BASE
    for old, replacement in edits:
        new = new.replace(old, replacement)
    return picture(compared(BASE, new))


def marked(diagram: Diagram) -> dict[str, str]:
    """The marked boxes with their badges."""
    return {each.key: each.badge for each in diagram.boxes if each.change}


def lines(diagram: Diagram) -> set[tuple[str, str, str | None]]:
    """The marked arrows."""
    return {(each.tail, each.head, each.change) for each in diagram.arrows if each.change}


def test_nothing_is_marked_where_nothing_changed() -> None:
    found = drawn()
    assert not marked(found)
    assert not lines(found)
    assert not {each.sample for each in found.legend} & {"added", "lost", "changed"}


def test_what_was_lost_is_put_back() -> None:
    found = drawn(("    rebuttal saves: Closing on Monday mornings saves as much.\n", ""))
    assert marked(found) == {
        "sundays": "falls now",
        "costly": "stands now",
        f"{LOST}saves": "lost",
    }
    assert lines(found) == {(f"{LOST}saves", "costly", "lost")}
    assert {each.sample for each in found.legend} >= {"lost", "changed"}


def test_verdicts_are_those_of_the_new_map() -> None:
    found = drawn(
        ("    rebuttal saves: Closing on Monday mornings saves as much.\n", ""),
        (
            "Nobody asked the pupils.\n",
            "Nobody asked the pupils.\n  question who: Who was asked?\n",
        ),
    )
    verdicts = {each.key: each.standing for each in found.boxes}
    assert verdicts["sundays"] == "falls"
    assert verdicts["costly"] == "stands"
    assert verdicts["who"] == verdicts["other"] == "open"
    assert verdicts[f"{LOST}saves"] is None


def test_in_dot_a_verdict_stands_beside_what_changed() -> None:
    found = drawn(
        ("    rebuttal saves: Closing on Monday mornings saves as much.\n", ""),
        ("Nobody asked the", "No one asked any of the"),
        ("the pupils.\n", "the pupils.\n  question who: Who was asked?\n"),
    )
    dot = draw_diagram(found, DrawOptions(format="dot")).data.decode()
    assert "added; open" in dot
    assert "falls now" in dot
    assert "falls now; falls" not in dot


@pytest.mark.parametrize("words", ["", " here", " in a town as small as this one is"])
def test_that_something_is_open_is_said_beside_its_badge(words: str) -> None:
    old = f"claim a: So it is{words}.\n"
    new = f"claim b by v #given: So is it{words}.\n  question q: Is it?\nvoice v: V\n"
    svg = draw_diagram(picture(compared(old, new)), DrawOptions()).data
    named = re.compile(rb'class="(?:badge|mark)[^"]*" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"')
    frames = [tuple(map(float, each)) for each in named.findall(svg)]
    assert len(frames) >= 4
    for x, y, width in frames:
        others = [each for each in frames if each[1] == y and each[0] > x]
        assert all(x + width < left for left, _, _ in others)


def test_what_was_added_is_marked_with_its_line() -> None:
    found = drawn(("saves as much.\n", "saves as much.\n      rebuttal no: It does not.\n"))
    assert marked(found)["no"] == "added"
    assert ("no", "saves", "added") in lines(found)


def test_a_premise_that_a_step_no_longer_has_hangs_on_it_pale() -> None:
    found = drawn(
        ("    premise: Pupils should have a quiet place to learn.\n", "    premise other\n")
    )
    (gone,) = (each.key for each in found.boxes if each.change == "lost")
    assert lines(found) == {(gone, "quiet", "lost"), ("other", "quiet", "added")}
    assert not [each for each in found.brackets if each.change]


def test_a_step_that_moved_is_drawn_twice() -> None:
    found = drawn(("    rebuttal saves", "  rebuttal saves"))
    assert lines(found) == {("saves", "costly", "lost"), ("saves", "sundays", "added")}
    assert marked(found)["saves"] == "moved"


def test_an_exception_that_was_lost_keeps_its_joint() -> None:
    found = drawn(("    unless: The school opens its own reading room.\n", ""))
    (gone,) = (each.key for each in found.boxes if each.change == "lost")
    assert lines(found) == {(gone, "quiet", "lost")}


def test_only_what_changed_and_what_is_next_to_it() -> None:
    found = picture(compared(BASE, BASE.replace("saves as much", "saves more")), only_changed=True)
    assert [each.key for each in found.boxes] == ["costly", "saves"]
    assert [each.sample for each in found.legend] == [
        "rebuttal",
        "quoted",
        "paraphrased",
        "falls",
        "changed",
    ]
    group = picture(compared(BASE, BASE.replace(" via practical-reasoning", "")), only_changed=True)
    assert {each.key for each in group.boxes} >= {"sundays", "only"}
    assert not picture(compared(BASE, BASE), only_changed=True).boxes


def test_ties_and_rewording() -> None:
    found = drawn(
        ("sundays yet other: Both are said.\n", "sundays yet costly\n"),
        ("Nobody asked", "No one asked"),
    )
    assert {(each.right, each.change) for each in found.ties} == {
        ("costly", "added"),
        ("other", "lost"),
    }
    (box,) = (each for each in found.boxes if each.key == "other")
    assert box.badge == "reworded"
    assert box.tooltip == "Was: Nobody asked the pupils."


@settings(deadline=None, max_examples=60)
@given(texts, texts)
def test_everything_is_drawn_once_and_hangs_together(old: str, new: str) -> None:
    found = compared(old, new)
    diagram = picture(found)
    keys = [each.key for each in (*diagram.boxes, *diagram.brackets)]
    assert len(keys) == len(set(keys))
    assert {each.key for each in diagram.boxes} >= set(found.new.map.statements)
    assert sum(each.change == "lost" for each in diagram.boxes) == len(
        found.old.map.statements
    ) - sum(each in found.old.map.statements for each in found.pairs)
    for arrow in diagram.arrows:
        assert {arrow.tail, arrow.head} <= set(keys)
    if not found:
        assert not marked(diagram)
        assert not lines(diagram)


@pytest.mark.parametrize("kind", ["svg", "dot"])
def test_the_file_says_what_changed_in_words(kind: str) -> None:
    diagram = drawn(("    rebuttal saves: Closing on Monday mornings saves as much.\n", ""))
    data = draw_diagram(diagram, DrawOptions(format=kind)).data.decode()  # type: ignore[arg-type]
    assert "lost" in data
    assert "falls now" in data
    if kind == "svg":
        ElementTree.fromstring(data)
        assert "lost-halo" in data


def test_python_draws_it_too() -> None:
    old, new = argmap.loads("claim a #thesis: So.\n"), argmap.loads("claim a #thesis: It is so.\n")
    found = argmap.diff(old, new)
    assert found
    assert str(found).startswith("Claims\n  ~ reworded: claim `a`")
    assert found.report("markdown").startswith("### ")
    assert b"reworded" in found.render()
    assert found.render("png")[:4] == b"\x89PNG"
    assert not argmap.diff(old, old)


def test_the_sample_in_the_docs_is_up_to_date() -> None:
    page = (DOCS / "diff.md").read_text("utf-8")
    maps = dict(re.findall(r"```argmap file=(\w+)\.argmap\n(.*?)```", page, re.DOTALL))
    difference = argmap.diff(
        argmap.loads(maps["old"], name="old.argmap"), argmap.loads(maps["new"], name="new.argmap")
    )
    there, now = (
        read_provenance(each)
        for each in ((DOCS / "samples/diff.svg").read_bytes(), difference.render())
    )
    assert there
    assert now
    assert [each._replace(place="") for each in there.entries] == [
        each._replace(place="") for each in now.entries
    ]
