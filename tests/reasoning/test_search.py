"""The search for minimal sets against trying every subset, with a bound that is often reached."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from argmap.reasoning.minimal import Effort, Theory, minimal_sets

VARIABLES = 7
LITERALS = st.integers(1, VARIABLES).flatmap(lambda v: st.sampled_from((v, -v)))
CLAUSES = st.lists(st.lists(LITERALS, min_size=1, max_size=3), min_size=1, max_size=14)
ITEMS = st.sets(st.integers(1, VARIABLES), min_size=1).map(sorted)


def brute_force(clauses: Sequence[Sequence[int]], items: Sequence[int]) -> list[frozenset[int]]:
    """Every minimal impossible subset, the empty one if the clauses are impossible alone."""
    worlds = [
        {number if value else -number for number, value in enumerate(values, 1)}
        for values in product((True, False), repeat=VARIABLES)
    ]
    worlds = [world for world in worlds if all(world & set(clause) for clause in clauses)]
    found: list[frozenset[int]] = []
    for size in range(len(items) + 1):
        for chosen in map(frozenset, combinations(items, size)):
            if not any(each <= chosen for each in found) and not any(chosen <= w for w in worlds):
                found.append(chosen)
    return found


@given(CLAUSES, ITEMS, st.sets(st.integers(1, VARIABLES)), st.integers(1, 4))
def test_the_smallest_sets_that_matter(
    clauses: list[list[int]], items: list[int], matters: set[int], bound: int
) -> None:
    used = {abs(literal) for clause in clauses for literal in clause}
    items = [item for item in items if item in used] or [abs(clauses[0][0])]
    expected = [each for each in brute_force(clauses, items) if each & matters]
    theory = Theory(clauses, Effort(10**9))
    found = minimal_sets(theory, items, matters, bound)
    assert set(found.sets) <= set(expected)
    assert [len(each) for each in found.sets] == sorted(map(len, expected))[:bound]
    assert (found.outcome == "more") == (len(expected) > bound)
    if found.outcome == "possible":
        assert brute_force(clauses, items) == []


@given(CLAUSES, ITEMS, st.integers(0, 4000))
def test_little_effort_gives_less_but_nothing_false(
    clauses: list[list[int]], items: list[int], units: int
) -> None:
    used = {abs(literal) for clause in clauses for literal in clause}
    items = [item for item in items if item in used] or [abs(clauses[0][0])]
    expected = [each for each in brute_force(clauses, items) if each]
    found = minimal_sets(Theory(clauses, Effort(units)), items, items, 3)
    if found.outcome == "rough":
        assert all(any(each <= rough for each in expected) for rough in found.sets)
    else:
        assert set(found.sets) <= set(expected)
    if found.outcome in ("possible", "all"):
        assert set(found.sets) == set(expected)
