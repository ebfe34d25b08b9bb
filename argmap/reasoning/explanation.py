"""The argument behind a verdict: what carries something, what beats it, what leaves it open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from argmap.model import Verdict
from argmap.reasoning.whatif import WhatIf

Relation = Literal["carries", "beaten", "beats", "missing", "doubts", "unsure"]


class Link(NamedTuple):
    """One thing that a verdict rests on.

    What stands rests on what *carries* it, a reason or premise that stands, and on every attacker of it being
    *beaten*. What falls does so since something that stands *beats* it, or for want of what is *missing*, reasons
    or premises that fall; or for both. What is open has an open attacker that *doubts* it, or rests on something
    *unsure*.

    Arguments:
        key: of a step, or of a premise of one; of the other side, where a contradiction attacks.
        tension: the key of that contradiction, else None.
    """

    relation: Relation
    key: str
    tension: str | None = None


class Account(NamedTuple):
    """A verdict, and what it rests on; nothing, where it needs nothing."""

    key: str
    verdict: Verdict
    links: tuple[Link, ...]


def explain(what_if: WhatIf, key: str) -> Mapping[str, Account]:
    """The accounts of something and of all that it rests on, by key, the nearest first.

    No verdict that something stands, or falls because it is beaten, rests on itself. What falls or is open may be
    in a circle, which is then why. Linear in what is found.
    """
    found: dict[str, Account] = {}
    seen = {key}
    waiting = [key]
    for each in waiting:
        found[each] = account(what_if, each)
        for link in found[each].links:
            for below in (link.key, link.tension):
                if below is not None and below not in seen:
                    seen.add(below)
                    waiting.append(below)
    return found


def account(what_if: WhatIf, key: str) -> Account:
    """The account of one verdict. Linear in the reasons and attackers it has."""
    verdict = what_if.verdict(key)
    links = {"stands": _stands, "falls": _falls, "open": _open}[verdict]
    return Account(key, verdict, tuple(links(what_if, key)))


def supports(what_if: WhatIf, key: str) -> Sequence[str]:
    """The premises of a step, or the steps for a statement."""
    step = what_if.map.steps.get(key)
    if step:
        return tuple(dict.fromkeys(step.premises))
    return tuple(each.key for each in what_if.map.supporters.get(key, ()))


class _Attack(NamedTuple):
    key: str
    tension: str | None
    verdict: Verdict
    rank: int


def _attacks(what_if: WhatIf, key: str) -> Iterator[_Attack]:
    for step in what_if.map.attackers.get(key, ()):
        yield _Attack(step.key, None, what_if.verdict(step.key), what_if.rank(step.key))
    for tension, other in what_if.map.contradictions.get(key, ()):
        both = {what_if.verdict(tension.key), what_if.verdict(other)}
        verdict: Verdict = "falls" if "falls" in both else "open" if "open" in both else "stands"
        rank = max(what_if.rank(tension.key), what_if.rank(other))
        yield _Attack(other, tension.key, verdict, rank)


def _stands(what_if: WhatIf, key: str) -> Iterator[Link]:
    rank = what_if.rank(key)
    for each in supports(what_if, key):
        if what_if.verdict(each) == "stands" and what_if.rank(each) < rank:
            yield Link("carries", each)
    for attack in _attacks(what_if, key):
        yield Link("beaten", attack.key, attack.tension)


def _falls(what_if: WhatIf, key: str) -> Iterator[Link]:
    rank = what_if.rank(key)
    beaten = False
    for attack in _attacks(what_if, key):
        if attack.verdict == "stands" and attack.rank < rank:
            beaten = True
            yield Link("beats", attack.key, attack.tension)
    below = supports(what_if, key)
    fallen = [each for each in below if what_if.verdict(each) == "falls"]
    before = [each for each in fallen if what_if.rank(each) <= rank]
    of_step = key in what_if.map.steps
    enough = of_step or (below and len(before) == len(below) and not what_if.by_itself(key))
    if enough or not beaten:
        yield from (Link("missing", each) for each in before)


def _open(what_if: WhatIf, key: str) -> Iterator[Link]:
    for attack in _attacks(what_if, key):
        if attack.verdict == "open":
            yield Link("doubts", attack.key, attack.tension)
    below = {each: what_if.verdict(each) for each in supports(what_if, key)}
    statement = what_if.map.statements.get(key)
    if statement and ("stands" in below.values() or what_if.by_itself(key)):
        return
    for each, verdict in below.items():
        if verdict == "open":
            yield Link("unsure", each)
