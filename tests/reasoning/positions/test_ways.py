"""A few ways to settle a dispute, and what is said of all from them, against all ways."""

from __future__ import annotations

import random

from argmap.reasoning.frameworks import Framework, Limit
from argmap.reasoning.frameworks.extensions import of_group, settle
from argmap.reasoning.frameworks.grounded import Part
from argmap.reasoning.positions.ways import Bounds, Ways, ways

SPENT = 0


def found_in(
    group: Part, held: list[frozenset[int]], most: int = 1, effort: int = 1_000_000
) -> Ways:
    """Ways to settle a group of which all arguments are statements, no more than are asked for by something."""
    limit = Limit()
    bounds = Bounds(
        most,
        limit,
        limit.with_effort(SPENT),
        limit.with_effort(effort),
        limit.with_effort(effort),
    )
    return ways(group, frozenset(range(1, group.size + 1)), held, bounds)


def disputes(seed: int, count: int) -> list[Part]:
    """Groups of random frameworks of which most attacks are mutual."""
    rng = random.Random(seed)
    found: list[Part] = []
    while len(found) < count:
        size = rng.randint(4, 14)
        attacks: list[tuple[int, int]] = []
        for _ in range(rng.randint(size // 2, 2 * size)):
            one, other = rng.randrange(size), rng.randrange(size)
            attacks.append((one, other))
            if one != other and rng.random() < 0.6:
                attacks.append((other, one))
        framework = Framework.of(map(str, range(size)), attacks)
        found += [each for each in settle(framework, "preferred")[1] if each.size > 3]
    return found


def literals(group: Part, members: frozenset[int]) -> frozenset[int]:
    """A way as all literals of it that are true."""
    inside = {number for number, each in enumerate(group.arguments) if each in members}
    return frozenset(
        [
            *(number + 1 for number in inside),
            *(
                group.size + number + 1
                for number, own in enumerate(group.attackers)
                if not inside.isdisjoint(own)
            ),
        ]
    )


def test_a_few_ways_show_what_all_have_in_common_and_the_most_that_any_accepts() -> None:
    rng = random.Random(5)
    fewer = 0
    for group in disputes(3, 300):
        everything = {literals(group, each) for each in of_group(group, "preferred", Limit())}
        arguments = range(1, group.size + 1)
        held = [frozenset(rng.sample(arguments, rng.randint(1, group.size))) for _ in range(3)]
        some = found_in(group, held)
        assert (some.common_known, some.nearest_known) == (True, True)
        assert set(some.found) <= everything
        assert len(set(some.found)) == len(some.found)
        assert some.exact is (len(everything) == 1 == len(some.found))
        fewer += len(some.found) < len(everything)
        assert frozenset().union(*some.found) == frozenset().union(*everything)
        accepted = frozenset(arguments)
        assert accepted.intersection(*some.found) == accepted.intersection(*everything)
        for own in held:
            counts = {len(own & each) for each in everything}
            told = {len(own & each) for each in some.found}
            assert max(told) == max(counts)
            assert (len(told) > 1) is (len(counts) > 1)
    assert fewer > 50


def test_a_search_that_is_given_up_says_so_and_always_ends_at_the_same_point() -> None:
    group = next(each for each in disputes(4, 100) if len(found_in(each, []).found) > 4)
    held = [frozenset(range(1, group.size + 1, 2))]
    for effort in (0, 50, 500):
        given_up = found_in(group, held, effort=effort)
        assert given_up == found_in(group, held, effort=effort)
        assert given_up.exact is False
        assert given_up.found
    assert found_in(group, held, effort=0).common_known is False
    assert found_in(group, held, effort=0).nearest_known is False
