"""The well-founded model against its definition as an alternating fixpoint, and on long programs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.reasoning.components import components
from argmap.reasoning.wellfounded import Clause, settle

ATOMS = 9
Program = list[list[Clause]]


@st.composite
def programs(draw: st.DrawFn) -> Program:
    size = draw(st.integers(1, ATOMS))
    atoms = st.lists(st.integers(0, size - 1), max_size=3).map(tuple)
    clauses = st.lists(st.builds(Clause, atoms, atoms), max_size=3)
    return draw(st.lists(clauses, min_size=size, max_size=size))


def least_model(program: Program, assumed: set[int]) -> set[int]:
    """What follows when ``not a`` is read as: ``a`` is not assumed."""
    true: set[int] = set()
    while True:
        more = {
            head
            for head, clauses in enumerate(program)
            for positive, negative in clauses
            if true.issuperset(positive) and assumed.isdisjoint(negative)
        }
        if more <= true:
            return true
        true |= more


def alternating(program: Program) -> list[bool | None]:
    """Van Gelder 1993: the least fixpoint of the squared Gelfond-Lifschitz operator."""
    true: set[int] = set()
    while True:
        possible = least_model(program, true)
        more = least_model(program, possible)
        if more == true:
            return [
                True if atom in true else None if atom in possible else False
                for atom in range(len(program))
            ]
        true = more


@given(programs())
def test_equals_the_alternating_fixpoint(program: Program) -> None:
    values, ranks = settle(program)
    assert values == alternating(program)
    assert [rank == 0 for rank in ranks] == [value is None for value in values]


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, n - 1), max_size=4), min_size=n, max_size=n)
    )
)
def test_components_are_the_classes_of_mutual_reach(below: list[list[int]]) -> None:
    reach = [{node} for node in range(len(below))]
    for _ in below:
        for node, targets in enumerate(below):
            reach[node].update(*(reach[target] for target in targets))
    found = list(components(below))
    assert sorted(node for component in found for node in component) == list(range(len(below)))
    seen: set[int] = set()
    for component in found:
        mutual = {node for node in reach[component[0]] if component[0] in reach[node]}
        assert set(component) == mutual
        seen |= mutual
        assert all(reach[node] <= seen for node in component)


def test_a_long_chain_of_support() -> None:
    count = 100_000
    chain = [[Clause((n + 1,))] for n in range(count)]
    assert settle([*chain, []])[0] == [False] * (count + 1)
    assert settle([*chain, [Clause()]])[0] == [True] * (count + 1)


def test_a_long_circle_of_attacks_that_a_fact_decides() -> None:
    count = 100_000
    circle = [[Clause((), ((n + 1) % count,))] for n in range(count)]
    assert settle(circle)[0] == [None] * count
    circle[-1].append(Clause())
    assert settle(circle)[0] == [n % 2 == 1 for n in range(count)]


def test_a_circle_of_support_is_unfounded() -> None:
    assert settle([[Clause((1,))], [Clause((0,))]])[0] == [False, False]
