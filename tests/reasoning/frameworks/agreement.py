"""Compares the solver with the definitions on random frameworks.

python -m tests.reasoning.frameworks.agreement --frameworks 100000 --seed 1
"""

from __future__ import annotations

import argparse
import random
from typing import get_args

from argmap.reasoning.frameworks import (
    Framework,
    Semantics,
    count,
    credulous,
    extension,
    extensions,
    sceptical,
)
from tests.reasoning.frameworks.definitions import Definitions, random_framework

SEMANTICS: tuple[Semantics, ...] = get_args(Semantics)


def check(framework: Framework, rng: random.Random) -> None:
    """Every semantics' extensions, their number, one of them, and the acceptance of one argument.

    Raises:
        AssertionError: when one of them differs from the definitions.
    """
    definitions = Definitions(framework)
    for semantics in SEMANTICS:
        wanted = sorted(definitions.extensions(semantics))
        found = [mask(each) for each in extensions(framework, semantics)]
        about = (semantics, framework)
        assert sorted(found) == wanted, (about, found, wanted)
        assert count(framework, semantics) == len(wanted), about
        one = extension(framework, semantics)
        assert (mask(one) in wanted) if one is not None else not wanted, about
        if framework.size:
            _check_acceptance(framework, semantics, rng.randrange(framework.size), wanted)


def _check_acceptance(
    framework: Framework, semantics: Semantics, argument: int, sets: list[int]
) -> None:
    about = (semantics, argument, framework)
    having = [each for each in sets if each >> argument & 1]
    lacking = [each for each in sets if not each >> argument & 1]
    some, every = (
        credulous(framework, semantics, argument),
        sceptical(framework, semantics, argument),
    )
    assert some.accepted is bool(having), about
    assert every.accepted is (not lacking), about
    assert (mask(some.extension) in having) if some.extension is not None else not having, about
    assert (mask(every.extension) in lacking) if every.extension is not None else not lacking, about
    assert credulous(framework, semantics, argument, witness=False).accepted is some.accepted, about
    assert sceptical(framework, semantics, argument, witness=False).accepted is every.accepted, (
        about
    )


def mask(members: frozenset[int]) -> int:
    """A set of arguments as a bit mask."""
    return sum(1 << each for each in members)


def main() -> None:
    """Compare on as many frameworks as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frameworks", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    sizes = [0] * 9
    for _ in range(options.frameworks):
        framework = random_framework(rng)
        sizes[framework.size] += 1
        check(framework, rng)
    print(f"{options.frameworks} frameworks agree, seed {options.seed}; by size 0 to 8: {sizes}")


if __name__ == "__main__":
    main()
