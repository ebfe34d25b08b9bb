"""All extensions of a framework, and how many there are.

What the grounded labelling decides is taken out first. What is left falls into groups between which there
is no attack; each is solved by itself, so that independent disputes do not multiply the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod

from argmap.reasoning.frameworks.framework import Framework
from argmap.reasoning.frameworks.grounded import (
    IN,
    UNDECIDED,
    Labelling,
    Part,
    connected,
    grounded,
    labelled,
    part,
)
from argmap.reasoning.frameworks.oracle import Limit
from argmap.reasoning.frameworks.semantics import Semantics, admissible, sets

Extension = frozenset[int]


def extensions(
    framework: Framework, semantics: Semantics, limit: Limit | None = None
) -> Iterator[Extension]:
    """Every extension once, each as soon as it is found.

    Raises:
        OutOfTime: when the limit is reached; what was yielded before holds.

    Exponential in the size of the largest group at worst, for all but the grounded one.
    """
    limit = limit or Limit()
    base, groups = settle(framework, semantics)
    for choice in _products([of_group(group, semantics, limit) for group in groups]):
        limit.check()
        yield base.union(*choice)


def extension(
    framework: Framework, semantics: Semantics, limit: Limit | None = None
) -> Extension | None:
    """One extension; None where there is none, which only stable semantics knows.

    Raises:
        OutOfTime: when the limit is reached.
    """
    if semantics in ("complete", "grounded"):
        return frozenset(labelled(grounded(framework), IN))
    if semantics == "preferred":
        return preferred(Labelling(framework), limit or Limit())
    return next(extensions(framework, semantics, limit), None)


def preferred(labelling: Labelling, limit: Limit) -> Extension:
    """A preferred extension that contains what a labelling accepts; the labelling becomes its own.

    Something admissible among the undecided arguments is accepted, with all that follows, until there is
    nothing. That an extension is made of one and another of what that leaves undecided is *modularization*:
    Baumann, Brewka & Ulbricht, "Comparing weak admissibility semantics to their Dung-style counterparts",
    KR 2020.

    Raises:
        OutOfTime: when the limit is reached.
    """
    while undecided := labelled(labelling.labels, UNDECIDED):
        left = part(labelling.framework, undecided)
        members = admissible(left, limit, range(1, left.size + 1))
        if members is None:
            break
        labelling.accept([undecided[each] for each in members])
    return frozenset(labelled(labelling.labels, IN))


def counts(framework: Framework, semantics: Semantics, limit: Limit | None = None) -> Iterator[int]:
    """Ever larger numbers of extensions that are known to exist; the last is how many there are.

    Raises:
        OutOfTime: when the limit is reached.
    """
    _, groups = settle(framework, semantics)
    known = [0 if semantics == "stable" else 1] * len(groups)
    yield prod(known)
    for number, group in enumerate(groups):
        found = 0
        for found, _ in enumerate(of_group(group, semantics, limit or Limit()), 1):
            if found > known[number]:
                known[number] = found
                yield prod(known)
        if not found:
            return


def count(framework: Framework, semantics: Semantics, limit: Limit | None = None) -> int:
    """How many extensions there are.

    Raises:
        OutOfTime: when the limit is reached.
    """
    *_, last = counts(framework, semantics, limit)
    return last


def settle(framework: Framework, semantics: Semantics) -> tuple[Extension, list[Part]]:
    """What is in every extension by the grounded labelling, and the groups that it leaves open.

    Stage extensions need not contain the grounded one; for them everything is left.
    """
    labels = bytearray(framework.size) if semantics == "stage" else grounded(framework)
    base = frozenset(labelled(labels, IN))
    if semantics == "grounded":
        return base, []
    return base, [part(framework, group) for group in connected(framework, labels)]


def of_group(group: Part, semantics: Semantics, limit: Limit) -> Iterator[Extension]:
    """The extensions of a group, by the framework's numbers."""
    if group.size == 1:
        attacks_itself = bool(group.attackers[0])
        if not attacks_itself or semantics != "stable":
            yield frozenset(() if attacks_itself else group.arguments)
        return
    for members in sets(group, semantics, limit):
        yield frozenset([group.arguments[each] for each in members])


def _products(sources: Sequence[Iterator[Extension]]) -> Iterator[list[Extension]]:
    """Every choice of one item from each source; no source is read further than it must be."""
    seen: list[list[Extension]] = [[] for _ in sources]

    def has(source: int, place: int) -> bool:
        while len(seen[source]) <= place:
            item = next(sources[source], None)
            if item is None:
                return False
            seen[source].append(item)
        return True

    places = [0] * len(sources)
    if not all(has(source, 0) for source in range(len(sources))):
        return
    turning = 0
    while turning >= 0:
        yield [own[place] for own, place in zip(seen, places, strict=True)]
        turning = len(sources) - 1
        while turning >= 0:
            places[turning] += 1
            if has(turning, places[turning]):
                break
            places[turning] = 0
            turning -= 1
