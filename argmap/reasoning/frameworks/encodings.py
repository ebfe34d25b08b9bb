"""What the semantics ask of a set of arguments, as clauses.

Argument *i* of *n*, counted from 0, is in the set when variable *i + 1* is true, and attacked by it when
variable *n + i + 1* is. Two variables an argument, as in Cerutti, Dunne, Giacomin & Vallati, "Computing
preferred extensions in abstract argumentation: a SAT-based approach", TAFA 2013; the logical form is that
of Besnard & Doutre, "Checking the acceptability of a set of arguments", NMR 2004.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.reasoning.frameworks.grounded import Part

Clauses = list[list[int]]


def conflict_free(part: Part) -> Clauses:
    """No argument of the set attacks another, or itself."""
    return [
        [-number, -attacker - 1] for number, own in enumerate(part.attackers, 1) for attacker in own
    ]


def attacked(part: Part) -> Clauses:
    """What counts as attacked is attacked by the set."""
    size = part.size
    return [
        [-size - number, *[attacker + 1 for attacker in own]]
        for number, own in enumerate(part.attackers, 1)
    ]


def admissible(part: Part) -> Clauses:
    """The set is free of conflict, and attacks whatever attacks it."""
    size = part.size
    clauses = attacked(part)
    clauses += [[-number, -size - number] for number in range(1, size + 1)]
    clauses += [
        [-number, size + attacker + 1]
        for number, own in enumerate(part.attackers, 1)
        for attacker in own
    ]
    return clauses


def complete(part: Part) -> Clauses:
    """The set is admissible and contains whatever it defends; all that it attacks counts as attacked."""
    size = part.size
    clauses = admissible(part)
    for number, own in enumerate(part.attackers, 1):
        clauses.append([number, *[-size - attacker - 1 for attacker in own]])
        clauses += [[size + number, -attacker - 1] for attacker in own]
    return clauses


def stable(part: Part) -> Clauses:
    """The set is free of conflict and attacks all that is outside it; the first *n* variables suffice."""
    clauses = conflict_free(part)
    clauses += [
        [number, *[attacker + 1 for attacker in own]]
        for number, own in enumerate(part.attackers, 1)
    ]
    return clauses


def ranged(part: Part) -> tuple[Clauses, Sequence[int]]:
    """That an argument is in the set or attacked by it: clauses, and a variable for each argument."""
    size = part.size
    variables = range(2 * size + 1, 3 * size + 1)
    return [[-each, each - 2 * size, each - size] for each in variables], variables
