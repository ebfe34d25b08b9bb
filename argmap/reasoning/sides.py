"""What a map argues for: its theses, and everything that is on their side."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import ArgumentMap, Statement


def possible_theses(arg_map: ArgumentMap) -> tuple[Statement, ...]:
    """The root file's claims that have reasons, that no step uses and that nobody is said to hold. Linear."""
    held = {each.held[1] for each in arg_map.statements.values() if each.held}
    return tuple(
        each
        for each in arg_map.statements.values()
        if each.kind == "claim"
        and each.file == 0
        and each.key in arg_map.supporters
        and each.key not in arg_map.uses
        and each.key not in held
    )


def theses(arg_map: ArgumentMap) -> tuple[Statement, ...]:
    """The root file's statements marked ``#thesis``; where no map has any, its one claim that could be."""
    if arg_map.thesis is None:
        found = possible_theses(arg_map)
        return found if len(found) == 1 else ()
    marked = (each for each in arg_map.statements.values() if "thesis" in each.marks)
    return tuple(each for each in marked if each.file == 0)


def argued_for(arg_map: ArgumentMap) -> frozenset[str]:
    """The keys of all that helps the theses to stand, themselves included.

    What supports something on a side, and what a step on it uses, is on that side; what attacks it is on the
    other, and what attacks that is on the first again; each side of a ``contradicts`` attacks the other. Linear
    in the map.
    """
    against = arg_map.contradictions
    found = {(each.key, True): None for each in theses(arg_map)}
    waiting = list(found)
    for key, ours in waiting:
        beside = [*_next(arg_map, key), *((other, False) for _, other in against.get(key, ()))]
        for other, same in beside:
            side = (other, ours is same)
            if side not in found:
                found[side] = None
                waiting.append(side)
    return frozenset(key for key, ours in found if ours)


def _next(arg_map: ArgumentMap, key: str) -> Iterator[tuple[str, bool]]:
    """What bears on something directly, and whether it helps it."""
    if step := arg_map.steps.get(key):
        yield from ((premise, True) for premise in step.premises)
    yield from ((each.key, True) for each in arg_map.supporters.get(key, ()))
    yield from ((each.key, False) for each in arg_map.attackers.get(key, ()))
