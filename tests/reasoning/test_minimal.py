"""Minimal impossible sets against trying every subset, and the search's own bounds."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Rule
from argmap.reasoning.bonds import BOUND, Bonds, Conflict, Conflicts
from argmap.syntax.nodes import Formula, Name
from tests.reasoning.maps import formulas, read_map

NAMES = ("a", "b", "c", "d", "e")
CLAIMS = "".join(f"claim {name}: Statement {name}.\n" for name in NAMES)


@st.composite
def theories(draw: st.DrawFn) -> str:
    lines = [CLAIMS]
    pairs = st.tuples(
        st.sampled_from(NAMES), st.sampled_from(("yet", "contradicts")), st.sampled_from(NAMES)
    )
    lines += [" ".join(pair) + "\n" for pair in draw(st.lists(pairs, max_size=4))]
    lines += [f"rule: {rule}\n" for rule in draw(st.lists(formulas(NAMES), max_size=4))]
    return "".join(lines)


def true(formula: Formula, world: dict[str, bool]) -> bool:
    """The value of a formula, by its truth table."""
    stack: list[bool] = []
    for item in formula.items:
        if isinstance(item, Name):
            stack.append(world[item.text])
            continue
        right = stack.pop()
        if item == "not":
            stack.append(not right)
            continue
        left = stack.pop()
        stack.append(
            {
                "and": left and right,
                "or": left or right,
                "implies": right or not left,
                "iff": left == right,
            }[item]
        )
    return stack.pop()


def brute_force(arg_map: ArgumentMap, held: set[str]) -> set[frozenset[str]]:
    """Every minimal impossible set of lines with a statement in it."""
    worlds = [dict(zip(NAMES, each, strict=True)) for each in product((True, False), repeat=5)]
    satisfied: dict[str, set[int]] = {}
    for name in held:
        satisfied[name] = {n for n, world in enumerate(worlds) if world[name]}
    for tension in arg_map.tensions.values():
        satisfied[tension.key] = {
            n
            for n, world in enumerate(worlds)
            if not (world[tension.left] and world[tension.right])
        }
    for rule in arg_map.rules.values():
        satisfied[rule.key] = {n for n, world in enumerate(worlds) if true(rule.formula, world)}
    found: list[frozenset[str]] = []
    for size in range(1, len(satisfied) + 1):
        for lines in combinations(sorted(satisfied), size):
            if any(each <= set(lines) for each in found):
                continue
            if not set(range(len(worlds))).intersection(*(satisfied[line] for line in lines)):
                found.append(frozenset(lines))
    return {lines for lines in found if lines & held}


def keys(conflict: Conflict) -> frozenset[str]:
    return frozenset(conflict.lines)


def conflicts(text: str, held: set[str]) -> Conflicts:
    return Bonds(read_map(text), dict).conflicts(held)


@given(theories(), st.sets(st.sampled_from(NAMES)))
def test_all_and_only_the_minimal_sets_smallest_first(text: str, held: set[str]) -> None:
    expected = brute_force(read_map(text), held)
    found = conflicts(text, held)
    sizes = [conflict.size for conflict in found.found]
    assert sizes == sorted(sizes)
    assert found.complete == (len(expected) <= BOUND)
    assert {keys(conflict) for conflict in found.found} <= expected
    assert len({keys(conflict) for conflict in found.found}) == len(found.found)
    if found.complete:
        assert {keys(conflict) for conflict in found.found} == expected
    else:
        largest_left = sorted(len(each) for each in expected)[BOUND - 1]
        assert sizes[-1] == largest_left


def test_the_search_stops_at_the_bound_and_says_so() -> None:
    count = BOUND + 3
    lines = [f"claim c{n}: Words.\nrule: c{n} implies not z\n" for n in range(count)]
    text = "".join(lines) + "claim z: Words.\n"
    found = conflicts(text, {"z", *(f"c{n}" for n in range(count))})
    assert (len(found.found), found.complete) == (BOUND, False)


def pigeons(count: int) -> str:
    """One pigeon more than there are holes: no resolution proof of this is short."""
    holes = range(count - 1)
    birds = range(count)
    lines = [f"claim p{i}-{j}: Words.\n" for i in birds for j in holes] + ["claim full: Words.\n"]
    lines += [f"rule: full implies ({' or '.join(f'p{i}-{j}' for j in holes)})\n" for i in birds]
    lines += [f"p{a}-{j} contradicts p{b}-{j}\n" for a, b in combinations(birds, 2) for j in holes]
    return "".join(lines)


def test_a_riddle_of_moderate_size_is_solved() -> None:
    found = conflicts(pigeons(4), {"full"})
    assert [len(each.rules) for each in found.found] == [4]
    assert found.complete


def test_a_hopeless_riddle_is_given_up_openly() -> None:
    found = conflicts(pigeons(14), {"full"})
    assert found.found == ()
    assert not found.complete
    assert len(found.undecided) == 14


def test_a_set_that_cannot_be_made_smaller_in_time_is_called_rough() -> None:
    text = CLAIMS + "rule: a implies b\nrule: b implies c\nrule: c implies not a\n"
    bonds = Bonds(read_map(text), dict)
    bonds.effort.left = 100
    found = bonds.conflicts({"a", "b", "c"})
    assert [each.minimal for each in found.found] == [False]
    assert not found.complete


def test_a_formula_of_a_hundred_thousand_operators() -> None:
    arg_map = read_map(CLAIMS + "rule: a\n")
    (rule,) = arg_map.rules.values()
    a, b = Name("a"), Name("b")
    items = (a, "not", *(b, "or", "not", "not") * 25_000, "not", b, "not", "and")
    deep = Rule(rule.key, None, Formula(items), "", (), rule.place, 0)
    arg_map = replace(arg_map, rules={rule.key: deep})
    found = Bonds(arg_map, dict).conflicts({"b"})
    assert [each.statements for each in found.found] == [("b",)]


def test_tensions_alone_need_no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "argmap.reasoning.minimal", None)
    text = CLAIMS + "a yet b\nb contradicts c\nd yet d\n"
    found = conflicts(text, set(NAMES))
    assert [each.statements for each in found.found] == [("d",), ("a", "b"), ("b", "c")]


def test_impossible_rules_are_nobodys_clash() -> None:
    text = CLAIMS + "rule: a and not a\nrule: a implies b\nb yet c\n"
    found = conflicts(text, {"b", "c"})
    assert [each.statements for each in found.found] == [("b", "c")]
    found = conflicts(CLAIMS + "rule: a and not a\n", {"a"})
    assert (found.found, found.complete) == ((), True)


def test_what_is_known_of_more_statements_is_used_for_fewer() -> None:
    text = CLAIMS + "rule: a implies not b\nrule: c implies d or e\n"
    bonds = Bonds(read_map(text), dict)
    assert len(bonds.conflicts(set(NAMES)).found) == 1
    bonds.effort.left = 0
    assert [each.statements for each in bonds.conflicts({"a", "b"}).found] == [("a", "b")]
    assert bonds.conflicts({"b", "c"}).found == ()
    assert bonds.conflicts({"b", "c"}).complete
