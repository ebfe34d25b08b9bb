"""Parts of a diagram: smaller, whole in their steps, and saying what they leave out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagram import Diagram, NothingLeft, UnknownName, View, build_diagram, choose
from argmap.diagram.views import around, in_section, of_voices, that_stands, without_standing
from argmap.model import ArgumentMap
from argmap.reasoning.commitments import commitments
from argmap.reasoning.standing import standing
from argmap.syntax import nodes
from tests.documents import documents
from tests.render.maps import map_of, read_map

TOWN = """
    map: The bridge
    voice town #author: The town
    voice mayor: The mayor
    voice aide for mayor: The mayor's aide
    section first: The case
    claim build #thesis: The bridge is to be built.
      because
        premise trade by mayor: It brings trade.
          reason far: The next bridge is far.
        premise cheap: It is cheap.
          rebuttal dear: It is dear.
            rebuttal grant by aide: The state pays half.
      rebuttal view: It spoils the view.
        unless hidden: Trees hide it.
    section second: The ferry
    claim ferry: The ferry is enough.
      reason view
    build yet ferry
    claim alone: The river is wide.
"""


def whole(argument_map: ArgumentMap) -> Diagram:
    held = commitments(argument_map)
    stands = standing(argument_map, held)
    return build_diagram(argument_map, standing=stands, owners=held.owners)


def boxes(diagram: Diagram) -> set[str]:
    return {each.key for each in diagram.boxes}


def shown(**wishes: object) -> set[str]:
    town = read_map(TOWN)
    return boxes(choose(whole(town), town, View(**wishes)))  # type: ignore[arg-type]


def test_around_a_statement_is_what_lies_within_some_steps() -> None:
    assert shown(focus="far", depth=0) == {"far"}
    assert shown(focus="far", depth=1) == {"far", "trade"}
    assert shown(focus="far", depth=2) == {"far", "trade", "cheap", "build"}
    assert shown(focus="ferry", depth=1) == {"ferry", "view", "build"}
    assert shown(focus="build", depth=99) == boxes(whole(read_map(TOWN))) - {"alone"}


def test_what_breaks_a_step_is_one_step_away_from_it() -> None:
    assert shown(focus="hidden", depth=1) == {"hidden", "view", "build"}


def test_a_section_has_what_is_for_and_against_it() -> None:
    assert shown(section="second") == {"ferry", "view", "alone"}
    assert shown(section="The ferry") == shown(section="second") == shown(section="the FERRY")


def test_a_voice_has_what_its_spokesmen_say() -> None:
    assert shown(voice="mayor") == {"trade", "far", "cheap", "build", "grant", "dear"}
    assert shown(voice="aide") == {"grant", "dear"}


def test_an_unattributed_statement_is_its_owners() -> None:
    assert {"build", "ferry", "alone"} <= shown(voice="town")


def test_only_what_stands() -> None:
    town = read_map(TOWN)
    diagram = whole(town)
    assert shown(only_standing=True) == {
        each.key for each in diagram.boxes if each.standing == "stands"
    }
    assert "dear" not in shown(only_standing=True)
    # It stands, but the step from it against the thesis does not.
    standing_alone = that_stands(diagram)
    assert "view" in boxes(standing_alone)
    assert not [each for each in standing_alone.arrows if each.falls]


def test_all_wishes_are_kept_together() -> None:
    assert shown(section="first", only_standing=True) <= shown(section="first")
    assert shown(focus="build", depth=1, voice="mayor") <= shown(focus="build", depth=1)


def test_a_part_says_that_it_is_one() -> None:
    town = read_map(TOWN)
    part = choose(whole(town), town, View(section="second"))
    (line,) = part.note
    assert (
        line == "3 of 10 statements: in the section “The ferry”, with what is for and against them"
    )
    assert whole(town).note == ()


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"focus": "biuld"}, "no statement or step `biuld`; did you mean `build`?"),
        ({"section": "secnod"}, "no section `secnod`; did you mean `second`?"),
        ({"section": "The fery"}, "no section `The fery`; did you mean `The ferry`?"),
        ({"voice": "mayer"}, "no voice `mayer`; did you mean `mayor`?"),
        ({"voice": "zzzzzz"}, "no voice `zzzzzz`$"),
    ],
)
def test_an_unknown_name_gets_a_suggestion(wish: dict[str, str], sentence: str) -> None:
    with pytest.raises(UnknownName, match=sentence.replace("?", r"\?")):
        shown(**wish)


def test_nothing_at_all_is_no_picture() -> None:
    argument_map = read_map("claim a #supposed: A.\n")
    with pytest.raises(NothingLeft, match="that stand"):
        choose(whole(argument_map), argument_map, View(only_standing=True))


VIEWS: list[Callable[[Diagram, str], Diagram]] = [
    lambda diagram, key: around(diagram, key, 1),
    lambda diagram, key: around(diagram, key, 3),
    lambda diagram, _: in_section(diagram, diagram.boxes[0].cluster or ""),
    lambda diagram, _: of_voices(diagram, diagram.boxes[0].voices),
    lambda diagram, _: that_stands(diagram),
    lambda diagram, _: without_standing(diagram),
]


@settings(max_examples=80, deadline=None)
@given(documents(), st.sampled_from(VIEWS), st.data())
def test_a_part_is_a_part_and_its_steps_are_whole(
    document: nodes.Document, view: Callable[[Diagram, str], Diagram], data: st.DataObject
) -> None:
    diagram = whole(map_of(document))
    if not diagram.boxes:
        return
    part = view(diagram, data.draw(st.sampled_from(sorted(boxes(diagram)))))
    assert boxes(part) <= boxes(diagram)
    plain = {each.key: each.lines for each in diagram.boxes}
    assert all(each.lines == plain[each.key] for each in part.boxes)
    keys = boxes(part) | {each.key for each in part.brackets}
    for bracket in part.brackets:
        assert set(bracket.premises) <= keys
    ends = {(each.tail, each.head) for each in diagram.arrows}
    for arrow in part.arrows:
        assert {arrow.tail, arrow.head} <= keys
        assert (arrow.tail, arrow.head) in ends
    assert {each.cluster for each in part.boxes} - {None} <= {each.key for each in part.clusters}
    assert {each.sample for each in part.legend} <= {each.sample for each in diagram.legend}
    order = [each.key for each in diagram.boxes]
    assert [each.key for each in part.boxes] == [key for key in order if key in boxes(part)]


@settings(max_examples=60, deadline=None)
@given(documents())
def test_nothing_is_said_of_standing_when_it_is_not_to_be_shown(document: nodes.Document) -> None:
    argument_map = map_of(document)
    assert without_standing(whole(argument_map)) == build_diagram(
        argument_map, owners=commitments(argument_map).owners
    )


@settings(max_examples=60, deadline=None)
@given(documents())
def test_what_is_drawn_as_standing_is_what_stands(document: nodes.Document) -> None:
    argument_map = map_of(document)
    stands = standing(argument_map, commitments(argument_map))
    diagram = whole(argument_map)
    for box in diagram.boxes:
        assert box.standing == stands[box.key]
    for bracket in diagram.brackets:
        assert bracket.standing == stands[bracket.key]
