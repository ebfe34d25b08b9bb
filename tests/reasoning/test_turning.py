"""What if something is given up, and the smallest changes, against trying every set."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap
from argmap.reasoning.certificates import Certificates, Meter
from argmap.reasoning.commitments import commitments
from argmap.reasoning.turning import Turn, can_be_given_up, smallest_changes
from argmap.reasoning.whatif import WhatIf, turned
from tests.reasoning.maps import read_map, texts
from tests.reasoning.test_standing import Clauses, least, naive_program

LARGEST = 2


def verdicts(clauses: Clauses, given_up: Collection[str]) -> dict[str, str]:
    """The alternating fixpoint without the clauses of what is given up."""
    kept = [clause for clause in clauses if clause[0] not in given_up]
    true: set[str] = set()
    while (more := least(kept, possible := least(kept, true))) != true:
        true = more
    heads = {head for head, _, _ in clauses} | set(given_up)
    return {
        key: "stands" if key in true else "open" if key in possible else "falls" for key in heads
    }


def what_if_of(arg_map: ArgumentMap) -> WhatIf:
    return WhatIf(arg_map, commitments(arg_map))


@given(texts(), st.data())
@settings(deadline=None)
def test_what_turns_is_what_has_another_verdict_then(text: str, data: st.DataObject) -> None:
    arg_map = read_map(text)
    what_if = what_if_of(arg_map)
    given_up = data.draw(st.sets(st.sampled_from(what_if.keys), min_size=1, max_size=3))
    clauses = naive_program(arg_map, what_if.commitments)
    before, after = verdicts(clauses, ()), verdicts(clauses, given_up)
    found = turned(what_if, given_up)
    for key in what_if.keys:
        then = (before.get(key, "falls"), after.get(key, "falls"))
        assert found.get(key, (then[0], then[0])) == then, key


@given(texts(), st.booleans(), st.data())
@settings(max_examples=200, deadline=None)
def test_smallest_changes_are_those_that_trying_every_set_finds(
    text: str, stand: bool, data: st.DataObject
) -> None:
    arg_map = read_map(text)
    what_if = what_if_of(arg_map)
    key = data.draw(st.sampled_from([*arg_map.statements, *arg_map.steps]))
    wanted = "stands" if stand else "falls"
    if what_if.verdict(key) == wanted:
        return
    clauses = naive_program(arg_map, what_if.commitments)
    choices = [each for each in what_if.keys if each != key and can_be_given_up(arg_map, each)]
    found = smallest_changes(what_if, key, stand, most=10_000)
    for size in range(1, LARGEST + 1):
        tried = {
            frozenset(each)
            for each in combinations(choices, size)
            if verdicts(clauses, each).get(key, "falls") == wanted
        }
        if tried:
            assert {frozenset(each) for each in found.sets} == tried
            assert (found.outcome, found.size, len(found.sets)) == ("all", size, len(tried))
            return
    assert found.size > LARGEST or found.outcome == "none"
    assert all(verdicts(clauses, each).get(key, "falls") == wanted for each in found.sets)


@given(texts(), st.booleans(), st.data())
@settings(max_examples=200, deadline=None)
def test_what_leaves_a_certificate_alone_turns_nothing(
    text: str, stand: bool, data: st.DataObject
) -> None:
    arg_map = read_map(text)
    what_if = what_if_of(arg_map)
    wanted = "stands" if stand else "falls"
    lasting = [key for key in what_if.keys if what_if.verdict(key) != wanted]
    if not lasting:
        return
    key = data.draw(st.sampled_from(lasting))
    first = (what_if.atoms[key], not stand)
    clauses = naive_program(arg_map, what_if.commitments)
    meter = Meter(1_000_000)
    choices = st.sets(st.sampled_from(what_if.keys), max_size=3)

    before = data.draw(choices) - {key}
    if verdicts(clauses, before).get(key, "falls") == wanted:
        return
    given_up = {what_if.atoms[each] for each in before}
    after = what_if.without(given_up) if given_up else {}
    graph = Certificates(what_if, first, what_if.cone(key), meter, given_up, after)
    taken = {what_if.atoms[each] for each in data.draw(choices)}
    marks = [graph.take(atom) for atom in taken]
    found = graph.apart(lambda _: True, len(what_if.clauses) + 1)
    assert bool(found) == graph.left
    met: set[int] = set()
    for certificate in found:
        assert met.isdisjoint(certificate)
        met.update(certificate)
        assert taken.isdisjoint(certificate)
        assert given_up.isdisjoint(certificate)
        beside = {key for key in data.draw(choices) if what_if.atoms[key] not in certificate}
        assert verdicts(clauses, before | beside).get(key, "falls") != wanted
    for mark in reversed(marks):
        graph.put_back(mark)
    assert graph.left


BRIDGE = """claim bridge: The bridge must be closed.
  reason cracks: Its pillars are cracked.
  rebuttal way: There is no other way across.
  rebuttal cost: A closed bridge costs the town its trade.
  rebuttal both: Both.
    unless ferry: There is a ferry.
"""


def test_two_rebuttals_have_to_go_together() -> None:
    found = smallest_changes(what_if_of(read_map(BRIDGE)), "bridge", True)
    assert (found.sets, found.outcome) == ((("way", "cost"),), "all")


def test_a_search_that_is_cut_short_says_so() -> None:
    what_if = what_if_of(read_map(BRIDGE))
    assert smallest_changes(what_if, "bridge", True, effort=0).outcome == "unknown"
    text = "claim a: A.\n  because\n" + "".join(f"    premise p{n}: P.\n" for n in range(5))
    what_if = what_if_of(read_map(text))
    assert smallest_changes(what_if, "a", False, most=5).outcome == "all"
    found = smallest_changes(what_if, "a", False, most=4)
    assert (found.outcome, len(found.sets)) == ("more", 4)


def test_objections_that_share_premises_give_each_set_once() -> None:
    pairs = ["ab", "ac", "bc"]
    lines = [f"  but {x}{y}\n    premise {x}\n    premise {y}\n" for x, y in pairs]
    claims = [f"claim {name}: C.\n" for name in "abc"]
    what_if = what_if_of(read_map("claim t: T.\n" + "".join(lines + claims)))
    found = smallest_changes(what_if, "t", True)
    wanted = [{"a", "b"}, {"a", "c"}, {"b", "c"}, {"a", "bc"}, {"b", "ac"}, {"c", "ab"}]
    assert (found.outcome, found.size, len(found.sets)) == ("all", 2, len(wanted))
    assert all(set(each) in wanted for each in found.sets)
    assert len(set(map(frozenset, found.sets))) == len(wanted)


MANY = 400


@pytest.mark.parametrize("stand", [True, False])
def test_many_independent_lines_are_given_up_together_at_little_cost(stand: bool) -> None:
    kind = "rebuttal" if stand else "reason"
    lines = [f"  {kind} l{n}: L.\n" for n in range(MANY)]
    what_if = what_if_of(read_map("claim a: A.\n" + "".join(lines)))
    found = smallest_changes(what_if, "a", stand, effort=40 * MANY)
    assert found == Turn((tuple(f"l{n}" for n in range(MANY)),), "all", MANY)


def test_what_has_many_reasons_and_many_rebuttals_costs_little() -> None:
    lines = [f"  reason a{n}: A.\n  rebuttal r{n}: R.\n" for n in range(MANY)]
    what_if = what_if_of(read_map("claim a: A.\n" + "".join(lines)))
    found = smallest_changes(what_if, "a", True, effort=60 * MANY)
    assert (found.outcome, found.size) == ("all", MANY)


def test_objections_of_several_premises_are_chosen_from_at_little_cost() -> None:
    lines = [f"  but b{n}\n    premise p{n}: P.\n    premise q{n}: Q.\n" for n in range(MANY)]
    what_if = what_if_of(read_map("claim a: A.\n" + "".join(lines)))
    found = smallest_changes(what_if, "a", True, effort=60 * MANY)
    assert (found.outcome, found.size, len(found.sets)) == ("more", MANY, 10)


def test_what_a_search_that_is_cut_short_proved_is_kept() -> None:
    lines = [f"  rebuttal r{n}: R.\n" for n in range(MANY)]
    what_if = what_if_of(read_map("claim a: A.\n" + "".join(lines)))
    found = smallest_changes(what_if, "a", True, effort=5 * MANY)
    assert (found.sets, found.outcome) == ((), "unknown")
    assert 0 < found.size < MANY


def test_nothing_that_is_given_up_makes_a_circle_of_support_stand() -> None:
    what_if = what_if_of(read_map("claim a: One.\n  reason b\nclaim b: Two.\n  reason a\n"))
    found = smallest_changes(what_if, "a", True)
    assert (found.sets, found.outcome) == ((), "none")


def test_the_step_alone_can_be_given_up_where_its_statement_is_used_elsewhere() -> None:
    what_if = what_if_of(
        read_map("claim a: One.\n  reason b\n  rebuttal b: Two.\n"),
    )
    assert smallest_changes(what_if, "a", True).sets == (("b!",),)
