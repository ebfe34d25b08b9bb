"""Positions against the preferred extensions that they are, and on maps that a reader can follow."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given, settings

from argmap.model import ArgumentMap
from argmap.reasoning.commitments import commitments
from argmap.reasoning.frameworks import extensions
from argmap.reasoning.frameworks.translation import framework_of
from argmap.reasoning.positions import Crux, Nearness, Positions, positions
from argmap.reasoning.standing import standing
from tests.reasoning.maps import read_map, texts

EVERY = 10_000


def found_on(text: str, most: int = EVERY) -> Positions:
    arg_map = read_map(text)
    return positions(arg_map, commitments(arg_map), most)


def preferred(arg_map: ArgumentMap) -> list[frozenset[str]]:
    found = framework_of(arg_map, commitments(arg_map))
    return [frozenset(found.keys(each)) for each in extensions(found.framework, "preferred")]


@given(texts())
@settings(max_examples=200, deadline=None)
def test_positions_are_the_preferred_extensions(text: str) -> None:
    arg_map = read_map(text)
    found = positions(arg_map, commitments(arg_map), EVERY)
    wanted = preferred(arg_map)
    statements = [tuple(key for key in arg_map.statements if key in each) for each in wanted]
    shown = [
        tuple(key for key in arg_map.statements if key in {*found.shared, *each.accepts})
        for each in found.positions
    ]
    assert sorted(shown) == sorted(statements)
    assert (found.count, found.exact) == (len(wanted), True)
    assert set(found.shared) == set(statements[0]).intersection(*statements)
    standings = standing(arg_map, commitments(arg_map))
    assert found.decided is ("open" not in standings.values())
    assert all(standings[key] == "open" for key in (*found.beyond, *found.open))


@given(texts())
@settings(max_examples=200, deadline=None)
def test_the_cruxes_tell_all_positions_apart_and_none_is_superfluous(text: str) -> None:
    found = found_on(text)
    sides = [each.sides for each in found.positions]
    assert len(set(sides)) == len(sides)
    for left_out in range(len(found.cruxes)):
        fewer = {side[:left_out] + side[left_out + 1 :] for side in sides}
        assert len(fewer) < len(sides) or found.cruxes[left_out].kind != "choice"


@given(texts())
@settings(max_examples=200, deadline=None)
def test_what_a_position_gives_up_and_leaves_open_is_what_others_decide(text: str) -> None:
    found = found_on(text)
    decided = set(chain.from_iterable((*each.accepts, *each.gives_up) for each in found.positions))
    for each in found.positions:
        assert not set(each.accepts) & {*each.gives_up, *each.leaves_open, *found.shared}
        assert not set(each.gives_up) & set(each.leaves_open)
        assert decided <= {*each.accepts, *each.gives_up, *each.leaves_open}


@given(texts())
@settings(max_examples=200, deadline=None)
def test_each_voice_is_near_where_most_of_its_commitments_are_accepted(text: str) -> None:
    arg_map = read_map(text)
    held = commitments(arg_map).held
    found = positions(arg_map, commitments(arg_map), EVERY)
    kept = {
        (number, voice): len(held[voice].keys() & {*found.shared, *each.accepts})
        for number, each in enumerate(found.positions)
        for voice in held
        if held[voice]
    }
    for number, each in enumerate(found.positions):
        assert {near.voice for near in each.voices} == {voice for n, voice in kept if n == number}
        for near in each.voices:
            others = [count for (_, voice), count in kept.items() if voice == near.voice]
            assert near.kept == kept[number, near.voice]
            assert near.of == len(held[near.voice])
            assert near.nearest is (near.kept == max(others) > min(others))


SCHOOL = """voice head: The head
voice pupils: The pupils
claim ban by head #thesis: Phones should be banned.
  reason calm by head: Lessons get calmer.
claim free by pupils: Phones should be free.
  reason reach by pupils: Parents must reach us.
claim posters by head: Posters say so.
  reason ban
claim other: Something else.
ban contradicts free: One yard, one rule.
posters contradicts reach
"""


def test_the_crux_is_what_the_other_contradictions_depend_on() -> None:
    text = """claim a: A.
claim b: B.
claim c: C.
  reason a
claim d: D.
  reason b
c contradicts d
a contradicts b
"""
    found = found_on(text)
    assert [each.accepts for each in found.positions] == [("b", "d"), ("a", "c")] or [
        each.accepts for each in found.positions
    ] == [("a", "c"), ("b", "d")]
    assert found.cruxes == (Crux("contradiction", "a", "b", "@8"),)


def test_a_position_is_near_to_those_who_hold_it() -> None:
    found = found_on(SCHOOL)
    near = {
        frozenset(each.accepts): {one.voice for one in each.voices if one.nearest}
        for each in found.positions
    }
    assert near[frozenset({"ban", "posters"})] == {"head"}
    assert near[frozenset({"free", "reach"})] == {"pupils"}


def test_rebuttals_of_each_other_are_a_crux_where_nothing_is_said_to_contradict() -> None:
    text = "claim a: A.\n  rebuttal b\nclaim b: B.\n  rebuttal a\n"
    assert found_on(text).cruxes == (Crux("rebuttals", "a", "b"),)


def test_a_longer_circle_parts_on_a_single_choice() -> None:
    names = "abcd"
    text = "".join(
        f"claim {one}: Words.\n  rebuttal {other}\n"
        for one, other in zip(names, names[1:] + "a", strict=True)
    )
    found = found_on(text)
    assert found.cruxes == (Crux("choice", "a"),)
    assert {each.sides for each in found.positions} == {("a",), ("",)}


def independent(count: int) -> str:
    lines = ["voice v: V", "voice w: W"]
    for n in range(count):
        lines += [f"claim a{n} by v: Yes.", f"claim b{n} by w: No.", f"a{n} contradicts b{n}"]
    return "\n".join(lines) + "\n"


def test_disputes_apart_multiply_in_number_only_and_the_voices_come_first() -> None:
    found = found_on(independent(50), most=4)
    assert (found.count, found.exact, len(found.positions)) == (2**50, True, 4)
    assert len(found.cruxes) == 50
    first, second = found.positions[:2]
    assert first.accepts == tuple(f"a{n}" for n in range(50))
    assert second.accepts == tuple(f"b{n}" for n in range(50))
    assert [(near.voice, near.kept, near.of) for near in first.voices if near.nearest] == [
        ("v", 50, 50)
    ]


def chained(count: int) -> str:
    """A dispute whose contradictions bear on each other."""
    lines = ["voice a: A", "voice b: B"]
    for n in range(count):
        lines += [f"claim p{n} by a: P.", f"claim q{n} by b: Q.", f"p{n} contradicts q{n}"]
    for n in range(count - 1):
        lines += [f"claim z{n}: Z.", f"z{n} contradicts p{n}", f"z{n} contradicts q{n + 1}"]
    return "\n".join(lines) + "\n"


def test_more_ways_to_settle_a_dispute_are_looked_at_than_positions_are_shown() -> None:
    found = found_on(chained(5), most=16)
    assert (found.count, found.exact, len(found.positions)) == (49, True, 16)
    assert {(each.left, each.right) for each in found.cruxes} == {
        (f"p{n}", f"q{n}") for n in range(5)
    }
    assert found.positions[0].voices[0] == Nearness("a", 5, 5, nearest=True)
    assert (found.shared, found.beyond) == ((), ())


def test_what_is_said_of_all_holds_of_those_that_were_not_looked_at_too() -> None:
    some, every = found_on(chained(7), most=16), found_on(chained(7))
    assert (every.count, every.exact) == (265, True)
    assert (some.exact, some.common_known, some.nearest_known) == (False, True, True)
    assert 64 < some.count < 265
    assert (some.shared, some.beyond, some.open) == (every.shared, every.beyond, every.open)
    for found in (some, every):
        near = [one for each in found.positions for one in each.voices if one.nearest]
        assert {(one.voice, one.kept) for one in near} == {("a", 7), ("b", 7), ("@author", 6)}
    shown = {each.accepts: each for each in every.positions}
    for each in some.positions:
        assert each.gives_up == shown[each.accepts].gives_up
        assert each.leaves_open == shown[each.accepts].leaves_open


def test_the_bound_on_the_ways_to_settle_one_dispute_is_said() -> None:
    claims = [f"claim c{n}: Words.\n" for n in range(70)]
    text = "".join(claims) + "".join(
        f"c{one} contradicts c{other}\n" for one, other in combinations(range(70), 2)
    )
    assert (found_on(text).count, found_on(text).exact) == (70, True)
    few = found_on(text, most=3)
    assert (few.exact, len(few.positions)) == (False, 3)
    assert few.count > 64


def test_what_only_a_question_leaves_open_stays_open() -> None:
    found = found_on("claim a: A.\n  question q: Is it?\n")
    assert (found.decided, found.count, found.open) == (False, 1, ("a", "q"))


def test_what_stands_on_either_side_is_accepted_although_standing_leaves_it_open() -> None:
    text = """claim a: A.
claim b: B.
a contradicts b
claim c: C.
  rebuttal d: D.
    rebuttal a
    rebuttal b
"""
    found = found_on(text)
    assert found.beyond == ("c",)
    assert {each.accepts for each in found.positions} == {("a",), ("b",)}
