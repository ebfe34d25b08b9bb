from __future__ import annotations

import pytest

from argmap.quotes import read_quotes, read_source
from argmap.quotes.drift import Drift, Fate, drifts, to_renumber
from argmap.quotes.lock import Lock, make_lock
from tests.quotes.texts import map_of

FIRST = "In the very first spring of the new age the bridge is safe, says the mayor of this old town every year.\n\n"
SECOND = "In the second autumn, after the flood, the bridge is safe, says the engineer, but only to himself.\n\n"
THIRD = "In the third winter nobody asked, and yet the bridge is safe, wrote the newspaper once on its last page.\n\n"
OLD = FIRST + SECOND + THIRD


def drifted(new: str, *quotes: str) -> list[Drift]:
    map = map_of(*quotes)
    record = make_lock(map, {"why": read_source("why.txt", OLD.encode())}).sources["why.txt"]
    state = read_source("why.txt", new.encode(), record)
    return list(drifts(read_quotes(map, {"why": state}), state))


@pytest.mark.parametrize(
    ("new", "quote", "fate", "number"),
    [
        (OLD + "More.", "why: after the flood", Fate.KEPT, 0),
        ("More. " + OLD, "why: after the flood", Fate.MOVED, 0),
        (FIRST + OLD, "why#2: the bridge is safe", Fate.RENUMBERED, 3),
        (SECOND + FIRST + THIRD, "why#2: the bridge is safe", Fate.RENUMBERED, 1),
        ("." + SECOND, "why#2: the bridge is safe", Fate.RENUMBERED, 0),
        (SECOND + SECOND + FIRST, "why: after the flood", Fate.UNSURE, 0),
        (OLD.replace("autumn", "summer"), "why: after the flood", Fate.AMONG, 0),
        (FIRST + OLD.replace("autumn", "summer"), "why: flood, the bridge", Fate.AMONG, 0),
        (OLD.replace("after", "before"), "why: after the flood", Fate.CHANGED, 0),
        ("Quite another text.", "why: after the flood", Fate.GONE, 0),
        (OLD, "why: never", Fate.NEW, 0),
    ],
)
def test_what_becomes_of_a_quote(new: str, quote: str, fate: Fate, number: int) -> None:
    (found,) = drifted(new, quote)
    assert (found.fate, found.number) == (fate, number)


def test_a_place_that_is_half_the_same_is_only_a_guess() -> None:
    moved = FIRST + FIRST + SECOND.replace("says the engineer", "wrote the engineer") + THIRD
    (found,) = drifted(moved, "why#2: the bridge is safe")
    assert (found.fate, found.number) == (Fate.AMONG, 3)
    assert to_renumber([found]) == []


def test_a_changed_quote_has_the_passage_most_like_it() -> None:
    (found,) = drifted(OLD.replace("nobody", "somebody"), "why: nobody asked")
    assert found.nearest
    assert (found.words, found.nearest.words) == ("nobody asked", "somebody asked")


def test_the_same_words_are_renumbered_together_or_not_at_all() -> None:
    quotes = ("why#2: the bridge is safe", "why#3: the bridge is safe", "why: after the flood")
    sure = drifted(FIRST + OLD, *quotes)
    assert [each.number for each in to_renumber(sure)] == [3, 4]
    unsure = drifted(FIRST + OLD.replace("nobody asked", "all asked"), *quotes)
    assert [each.fate for each in unsure] == [Fate.RENUMBERED, Fate.AMONG, Fate.MOVED]
    assert to_renumber(unsure) == []


def test_a_renumbered_lock_knows_each_quote_by_its_new_number() -> None:
    map = map_of("why#1: the bridge is safe", "why#2: the bridge is safe", "why: the flood")
    lock = make_lock(map, {"why": read_source("why.txt", OLD.encode())})
    one, two, _ = sorted(lock.sources["why.txt"].quotes, key=lambda each: each.number or 9)
    swapped: Lock = lock.renumbered("why.txt", {(one.words, 1): 2, (one.words, 2): 1})
    found = {each.start: each.number for each in swapped.sources["why.txt"].quotes}
    assert found[one.start] == 2
    assert found[two.start] == 1
    assert len(found) == 3
    shorter = lock.renumbered("why.txt", {(one.words, 2): 3})
    assert {each.number for each in shorter.sources["why.txt"].quotes} == {0, 3}
