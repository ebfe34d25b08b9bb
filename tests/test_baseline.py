"""The baseline: known findings are told from new ones, whatever moves."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.baseline import (
    BaselineError,
    Entry,
    entries,
    print_baseline,
    read_baseline,
    sift,
)
from tests.checks.examples import findings

LINES = [
    "voice idle: Nobody",
    "voice other: Nobody else",
    "claim lone: It is cold.",
    "claim again: The bridge is closed.",
    "claim twice: The bridge is closed.",
]
BASE = "claim bridge #thesis: The bridge must be closed.\n"
TEXTS = st.text(max_size=12)
ENTRIES = st.lists(st.builds(Entry, TEXTS, TEXTS, TEXTS, TEXTS), max_size=8)


def path(name: str) -> str:
    return name


def everything(_: Entry) -> bool:
    return True


def written(lines: list[str]) -> str:
    return print_baseline(entries(findings(BASE + "\n".join([*lines, ""])), path))


def sifted(before: list[str], after: list[str]):
    found = findings(BASE + "\n".join([*after, ""]))
    return sift(read_baseline(written(before)), found, path, everything)


@given(st.lists(st.sampled_from(LINES), unique=True), st.randoms())
def test_nothing_is_new_when_lines_move(lines: list[str], chance: random.Random) -> None:
    moved = lines[:]
    chance.shuffle(moved)
    moved = [each for line in moved for each in ("", "# A comment.", line)]
    after = sifted(lines, moved)
    pairs = {"again", "twice"}  # which of the two repeats the other depends on their order
    if not any(f"claim {each}:" in line for line in lines for each in pairs):
        assert after.new == ()
        assert after.stale == ()
        assert after.known == len(read_baseline(written(lines)))


def test_new_findings_are_new_and_mended_ones_stale() -> None:
    after = sifted(LINES[:2], LINES[1:3])
    found = [(each.rule, each.place.line) for each in after.new]
    assert found == [("stray-claim", 1), ("stray-claim", 3)]
    assert [each.entry.text for each in after.stale] == ["voice idle: nobody"]


def test_an_entry_is_good_for_one_finding() -> None:
    found = [each for each in findings(BASE + LINES[0] + "\n") if each.rule == "unused-voice"]
    known = read_baseline(print_baseline(entries(found, path)))
    after = sift(known, found * 3, path, everything)
    assert (after.known, len(after.new)) == (1, 2)


def test_what_was_not_looked_for_is_not_stale() -> None:
    known = read_baseline(written(LINES))
    assert sift(known, (), path, lambda _: False).stale == ()
    assert len(sift(known, (), path, everything).stale) == len(known)


def test_what_keeps_a_map_from_being_read_is_never_known() -> None:
    found = findings("clam a: A.\nclaim b: B.\n  reason nowhere\n")
    assert {each.code for each in found} >= {"AM006"}
    assert all(
        each.rule not in ("unknown-keyword", "unknown-name") for each in entries(found, path)
    )


@given(ENTRIES)
def test_a_baseline_is_json_and_is_read_as_it_was_written(known: list[Entry]) -> None:
    text = print_baseline(known)
    assert [each.entry for each in read_baseline(text)] == sorted(known)
    assert len(json.loads(text)) == len(known) + 1
    assert text.count("\n") == len(known) + 2


@given(ENTRIES, ENTRIES, ENTRIES)
def test_lines_of_two_branches_merge(
    base: list[Entry], ours: list[Entry], theirs: list[Entry]
) -> None:
    whole = print_baseline([*base, *ours]).split("\n")
    added = print_baseline(theirs).split("\n")[1:-2]
    merged = "\n".join([*whole[:-2], *added, *whole[-2:]])
    assert sorted(each.entry for each in read_baseline(merged)) == sorted([*base, *ours, *theirs])
    assert len(json.loads(merged)) == len(base) + len(ours) + len(theirs) + 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: a baseline begins with"),
        ('[{"argmap-baseline": 2}\n]\n', "line 1: a baseline begins with"),
        ('[{"argmap-baseline": 1}\n<<<<<<< ours\n', "line 2: git has left a conflict here"),
        ('[{"argmap-baseline": 1}\n,{"path": 3}\n', "line 2: this is no entry"),
        ('[{"argmap-baseline": 1}\n\n,nonsense\n', "line 3: this is no entry"),
    ],
)
def test_a_broken_baseline_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BaselineError, match=said):
        read_baseline(text)
