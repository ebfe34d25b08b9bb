"""The semantics by their names, and the sets that each allows in one part of a framework."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from argmap.reasoning.frameworks import encodings
from argmap.reasoning.frameworks.grounded import Part
from argmap.reasoning.frameworks.maximal import Maximal, Members
from argmap.reasoning.frameworks.oracle import Limit, Oracle

Semantics = Literal["grounded", "complete", "preferred", "stable", "semi-stable", "ideal", "stage"]


def sets(part: Part, semantics: Semantics, limit: Limit) -> Iterator[Members]:
    """Every extension of a part from which the grounded labelling is taken out, by the part's numbers."""
    if semantics == "grounded":
        yield []
    elif semantics == "ideal":
        yield ideal(part, limit)
    elif semantics in ("complete", "stable"):
        yield from _models(part, semantics, limit)
    else:
        search = maximal(part, semantics, limit)
        yield from search.all()
        search.oracle.close()


def maximal(part: Part, semantics: Semantics, limit: Limit) -> Maximal:
    """The search for the sets of a semantics that maximises something."""
    if semantics == "preferred":
        # The largest admissible sets are complete, and complete ones are further apart: fewer steps.
        oracle = Oracle(encodings.complete(part), 2 * part.size, limit)
        return Maximal(oracle, part.size, range(1, part.size + 1))
    clauses, goal = encodings.ranged(part)
    if semantics == "stage":
        clauses += encodings.conflict_free(part) + encodings.attacked(part)
    else:
        clauses += encodings.admissible(part)
    return Maximal(Oracle(clauses, 3 * part.size, limit), part.size, goal)


def admissible(part: Part, limit: Limit, wanted: Sequence[int]) -> Members | None:
    """An admissible set, rather a large one, of which one of the literals is true; None where there is none."""
    oracle = Oracle(encodings.admissible(part), 2 * part.size, limit)
    oracle.add(wanted)
    oracle.prefer(range(1, part.size + 1))
    model = oracle.model()
    oracle.close()
    return [each - 1 for each in model[: part.size] if each > 0] if model else None


def stable(part: Part, limit: Limit, wanted: Sequence[int] = ()) -> Members | None:
    """A stable extension of which some literals are true; None where there is none."""
    oracle = Oracle(encodings.stable(part), part.size, limit)
    model = oracle.model(wanted)
    oracle.close()
    return [each - 1 for each in model if each > 0] if model else None


def ideal(part: Part, limit: Limit) -> Members:
    """The ideal extension: the largest admissible set that nothing admissible attacks.

    Every argument of some admissible set, hence of a complete one, is found first; those of them that attack
    one another are taken out, then what the rest does not defend. Dunne, "The computational complexity of
    ideal semantics", Artificial Intelligence 173 (2009).
    """
    accepted = bytearray(part.size)
    oracle = Oracle(encodings.complete(part), 2 * part.size, limit)
    oracle.prefer(range(1, part.size + 1))
    oracle.add(range(1, part.size + 1))
    while model := oracle.model():
        for each in model[: part.size]:
            if each > 0:
                accepted[each - 1] = 1
        oracle.add([each + 1 for each in range(part.size) if not accepted[each]])
    oracle.close()
    kept = bytearray(part.size)
    for number, own in enumerate(part.attackers):
        kept[number] = accepted[number] and not any(accepted[each] for each in own)
    return _defended(part, kept)


def _defended(part: Part, kept: bytearray) -> Members:
    """The largest subset of a set that defends itself. Linear."""
    targets: list[list[int]] = [[] for _ in range(part.size)]
    beaters = [0] * part.size
    for number, own in enumerate(part.attackers):
        beaters[number] = sum(kept[each] for each in own)
        for each in own:
            targets[each].append(number)
    unbeaten = [number for number in range(part.size) if not beaters[number]]
    for number in unbeaten:
        for lost in targets[number]:
            if kept[lost]:
                kept[lost] = 0
                for freed in targets[lost]:
                    beaters[freed] -= 1
                    if not beaters[freed]:
                        unbeaten.append(freed)
    return [number for number in range(part.size) if kept[number]]


def _models(part: Part, semantics: Semantics, limit: Limit) -> Iterator[Members]:
    """The sets of a semantics that maximises nothing, one after the other."""
    size = part.size
    exact = semantics == "complete"
    clauses = encodings.complete(part) if exact else encodings.stable(part)
    oracle = Oracle(clauses, 2 * size if exact else size, limit)
    while model := oracle.model():
        yield [each - 1 for each in model[:size] if each > 0]
        oracle.add([-each for each in model[:size] if exact or each < 0])
    oracle.close()
