"""Abstract frameworks by seeded generators: the same one for the same size, however often it is made."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from dispute import make
from writers import write_argmap

from argmap.api import load
from argmap.reasoning.commitments import commitments
from argmap.reasoning.frameworks import Framework
from argmap.reasoning.frameworks.translation import framework_of

SEED = 19950901
MUTUAL = 0.3
MEAN_ATTACKS = 3.0
ATTACHED = 2
ARGUMENTS_A_STATEMENT = 2.135


def erdos_renyi(size: int) -> Framework:
    """Every attack is as likely as every other; an argument has three attackers on average.

    Erdős & Rényi, "On random graphs" (1959).
    """
    random = Random(SEED + size)
    attacks = [
        (random.randrange(size), random.randrange(size)) for _ in range(int(MEAN_ATTACKS * size))
    ]
    return Framework.of(map(str, range(1, size + 1)), attacks)


def barabasi_albert(size: int) -> Framework:
    """A new argument is joined to two earlier ones, likelier to those with more attacks; the direction is by lot.

    Barabási & Albert, "Emergence of scaling in random networks" (1999). Three attacks in ten are mutual, so that
    the grounded labelling does not decide everything.
    """
    random = Random(SEED + size)
    attacks: list[tuple[int, int]] = []
    ends = list(range(ATTACHED))
    for new in range(ATTACHED, size):
        for old in {random.choice(ends) for _ in range(ATTACHED)}:
            pair = (new, old) if random.random() < 0.5 else (old, new)
            attacks.append(pair)
            if random.random() < MUTUAL:
                attacks.append(pair[::-1])
            ends += (new, old)
    return Framework.of(map(str, range(1, size + 1)), attacks)


def of_map(size: int) -> Framework:
    """The framework of a made-up dispute, of about so many arguments."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_argmap(make(int(size / ARGUMENTS_A_STATEMENT)), Path(folder))
        arg_map = load(path, folder).model
    return framework_of(arg_map, commitments(arg_map)).framework


GENERATORS: Mapping[str, Callable[[int], Framework]] = {
    "map": of_map,
    "Barabási–Albert": barabasi_albert,
    "Erdős–Rényi": erdos_renyi,
}
