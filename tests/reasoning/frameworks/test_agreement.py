"""The solver against the definitions, and against another solver where it is installed."""

from __future__ import annotations

import random
from typing import Any

import pytest

from argmap.reasoning.frameworks import (
    Framework,
    Semantics,
    count,
    credulous,
    extensions,
    sceptical,
)
from tests.reasoning.frameworks.agreement import check
from tests.reasoning.frameworks.definitions import random_framework

CODES: dict[Semantics, str] = {
    "complete": "CO",
    "preferred": "PR",
    "stable": "ST",
    "semi-stable": "SST",
    "grounded": "GR",
    "ideal": "ID",
}


def test_every_semantics_agrees_with_its_definition() -> None:
    """``python -m tests.reasoning.frameworks.agreement --frameworks 100000`` does more of them."""
    rng = random.Random(8)
    for _ in range(400):
        check(random_framework(rng), rng)


def larger(rng: random.Random) -> Framework:
    size = rng.randint(15, 30)
    density = rng.choice((1.0, 1.5, 2.5)) / size
    attacks = [(a, b) for a in range(size) for b in range(size) if rng.random() < density]
    return Framework.of(map(str, range(1, size + 1)), attacks)


def compare(framework: Framework, semantics: Semantics, argument: int, solver: Any) -> None:
    """Extensions and acceptance by the other solver.

    Raises:
        AssertionError: when it differs.
    """
    code = CODES[semantics]
    args = list(framework.names)
    attacks = [[args[a], args[b]] for a, b in framework.attacks]
    about = (semantics, argument, framework)
    # Version 1.0.2 leaves out semi-stable extensions; its complete ones have them.
    exact = semantics != "semi-stable"
    theirs = solver.extension_enumeration(args, attacks, code if exact else "CO")
    wanted = {frozenset(each) for each in theirs}
    if not exact:
        ranges = {each: each | {b for a, b in attacks if a in each} for each in wanted}
        wanted = {each for each in wanted if not any(ranges[each] < ranges[one] for one in wanted)}
    ours = [
        frozenset(framework.names[n] for n in each) for each in extensions(framework, semantics)
    ]
    assert set(ours) == wanted, about
    assert len(ours) == len(wanted) == count(framework, semantics), about
    name = args[argument]
    some = credulous(framework, semantics, argument).accepted
    every = sceptical(framework, semantics, argument).accepted
    assert some is any(name in each for each in wanted), about
    assert every is all(name in each for each in wanted), about
    if exact:
        assert solver.credulous_acceptability(args, attacks, name, code)[0] is some, about


def test_agrees_with_pygarg_on_larger_frameworks() -> None:
    solver = pytest.importorskip("pygarg.dung.solver")
    rng = random.Random(30)
    for _ in range(25):
        framework = larger(rng)
        for semantics in CODES:
            compare(framework, semantics, rng.randrange(framework.size), solver)
