"""What is said of small changes, one at a time."""

from __future__ import annotations

import pytest

from argmap.comparison import Comparison
from argmap.comparison.compare import compare
from argmap.comparison.wording import word_diff
from tests.comparison.maps import read

BASE = """map: The library
source log: log.txt
voice us #author: Friends
voice council: Town council
claim sundays #thesis: The library should open on Sundays.
  reason: Most people who work have no other day for it.
    > log: no other day
  rebuttal costly by council: Opening on Sundays costs more than the town can spend.
    > log#2: more than the town can spend
    rebuttal saves: Closing on Monday mornings saves as much.
  because quiet via practical-reasoning
    premise: Pupils should have a quiet place to learn.
    premise only: The library is the only quiet place in this town.
    unless: The school opens its own reading room.
claim other: Nobody asked the pupils.
sundays yet other: Both are said.
rule r: sundays implies not other
expect sundays stands
"""


def compared(old: str, new: str) -> Comparison:
    before, after = read(old, "old.argmap"), read(new, "new.argmap")
    return compare(before.map, after.map, before.sources, after.sources)


def told(*edits: tuple[str, str], base: str = BASE) -> list[str]:
    """What is said where some words of the base are replaced, a line each."""
    new = base
    for old, replacement in edits:
        assert old in new
        new = new.replace(old, replacement)
    return [
        f"{each.what} {each.how}: {each.item.name}" + (f": {each.why}" if each.why else "")
        for each in compared(base, new).changes
    ]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("Nobody asked the", "No one asked any of the")], ["claim reworded: `other`"]),
        (
            [
                ("claim other", "claim pupils"),
                ("yet other", "yet pupils"),
                ("not other", "not pupils"),
            ],
            ["claim renamed: `pupils`"],
        ),
        (
            [
                ("claim other: Nobody asked", "claim p: Nobody has asked"),
                ("yet other", "yet p"),
                ("not other", "not p"),
            ],
            ["claim renamed: `p`", "claim reworded: `p`"],
        ),
        (
            [("Most people who", "Many people that")],
            ["reason reworded: “Many people that work have no other day …”"],
        ),
        ([("by council: Op", "by us: Op")], ["rebuttal moved: `costly`"]),
        ([("#thesis", "#thesis #given")], ["claim changed: `sundays`"]),
        ([("    > log: no other day\n", "")], ["quote lost: `log`"]),
        ([("no other day\n", "no other day for\n")], ["quote reworded: `log`"]),
        ([("log#2", "log#1")], ["quote changed: `log#1`"]),
        ([(" via practical-reasoning", "")], ["because changed: `quiet`"]),
        ([("because quiet", "because silence")], ["because renamed: `silence`"]),
        ([("premise only:", "assumption only:")], ["assumption changed: `only`"]),
        (
            [("sundays yet other", "sundays contradicts other")],
            [
                "standing changed: `sundays`: the contradiction with `other` was added",
                "standing changed: `other`: the contradiction with `sundays` was added",
                "contradicts changed: `sundays` contradicts `other`",
            ],
        ),
        ([("Both are said", "It is odd")], ["yet reworded: `sundays` yet `other`"]),
        ([("implies not", "implies")], ["rule reworded: `r`"]),
        (
            [("expect sundays stands", "expect sundays falls")],
            [
                "expectation lost: `expect sundays stands`",
                "expectation added: `expect sundays falls`",
            ],
        ),
        ([("Friends", "Friends of the library")], ["voice reworded: `us`"]),
        ([("voice us #author", "voice us")], ["voice changed: `us`"]),
        ([("log.txt", "notes.txt")], ["source reworded: `log`"]),
        ([("map: The library", "map: Sundays")], ["map reworded: the title"]),
        ([("map: The library\n", "")], ["map lost: the title"]),
        (
            [("    rebuttal saves: Closing on Monday mornings saves as much.\n", "")],
            [
                "standing changed: `sundays`: the rebuttal `costly` now stands, because the rebuttal `saves` was lost",
                "standing changed: `costly`: the rebuttal `saves` was lost",
                "rebuttal lost: `saves`",
            ],
        ),
        (
            [("    rebuttal saves", "  rebuttal saves")],
            [
                "standing changed: `sundays`: the rebuttal `costly` now stands, because the rebuttal "
                "`saves` is no longer against it; the rebuttal `saves` is now against it",
                "standing changed: `costly`: the rebuttal `saves` is no longer against it",
                "rebuttal moved: `saves`",
            ],
        ),
        (
            [("saves as much.\n", "saves as much.\n      question: Says who?\n")],
            [
                "standing changed: `sundays`: the rebuttal `costly` is now open, because the "
                "rebuttal `saves` is now open, "
                "because the question “Says who?” was added",
                "standing changed: `costly`: the rebuttal `saves` is now open, because "
                "the question “Says who?” was added",
                "standing changed: `saves`: the question “Says who?” was added",
                "question added: “Says who?”",
            ],
        ),
    ],
)
def test_what_is_said(edits: list[tuple[str, str]], expected: list[str]) -> None:
    assert told(*edits) == expected


HEADS = """map: The library
  note: After the meeting in May.
source log: log.txt
  note: Kept by the clerk.
voice us: Friends
  note: Founded last year.
section Costs: Costs
  note: In thousands.
claim a: It is so.
"""


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            ("After the", "Before the"),
            ["note reworded: “Before the meeting in May” under the title"],
        ),
        (
            ("  note: Kept by the clerk.\n", ""),
            ["note lost: “Kept by the clerk” under the source `log`"],
        ),
        (("last year", "in May"), ["note reworded: “Founded in May” under the voice `us`"]),
        (
            ("In thousands.", "In thousands.\n  note: Of 2021."),
            ["note added: “Of 2021” under the section “Costs”"],
        ),
        (
            ("section Costs: Costs", "section Costs: Money"),
            [
                "claim moved: `a` in section “Money”",
                "note lost: “In thousands” under the section “Costs”",
                "note added: “In thousands” under the section “Money”",
            ],
        ),
        (("voice us: Friends\n  note: Founded last year.\n", ""), ["voice lost: `us` "]),
    ],
)
def test_notes_that_stand_under_no_statement(edit: tuple[str, str], expected: list[str]) -> None:
    found = compared(HEADS, HEADS.replace(*edit)).changes
    said = [f"{each.what} {each.how}: {each.item.name} {each.item.about}" for each in found]
    assert sorted(said) == sorted(expected)


def test_a_verdict_that_a_question_decides_only_once_a_reason_stands() -> None:
    base = "claim a #thesis: It is so.\n  reason r #supposed: Say so.\n  question: Who says so?\n"
    assert told((" #supposed", ""), base=base) == [
        "standing changed: `a`: the reason `r` now stands, because it is no longer marked #supposed",
        "standing changed: `r`: it is no longer marked #supposed",
        "reason changed: `r`",
    ]


def test_the_imported_files_are_compared_too() -> None:
    from argmap.compiler import compile_file

    class Files:
        def __init__(self, other: str) -> None:
            self.other = other

        def locate(self, base: str, path: str) -> str:
            return path or base

        def read(self, name: str) -> bytes:
            return self.other.encode()

        def beside(self, name: str) -> tuple[str, ...]:
            return ()

    root = b"import o: o.argmap\nclaim a #thesis: It is so.\n  rebuttal o.b\n"
    old, new = (
        compile_file("map.argmap", root, Files(text)).map
        for text in ("claim b: It is not so.\n", "claim b: It is not.\n  rebuttal: It is!\n")
    )
    assert [(each.what, str(each.how), each.item.name) for each in compare(old, new).changes] == [
        ("standing", "changed", "`a`"),
        ("standing", "changed", "`o.b`"),
        ("claim", "reworded", "`o.b`"),
        ("rebuttal", "added", "“It is!”"),
    ]


def test_similar_words_are_paired_only_where_nothing_else_is_as_similar() -> None:
    head = "claim a #thesis: It is so.\n"
    one = "  reason: The bridge was closed in May for repairs.\n"
    two = "  reason: The bridge was closed in June for repairs.\n"
    middle = "  reason: The bridge was closed in July for repairs.\n"
    hows = [str(each.how) for each in compared(head + one, head + middle).changes]
    assert hows == ["reworded"]
    hows = [str(each.how) for each in compared(head + one + two, head + middle).changes]
    assert sorted(hows) in (["added", "lost", "lost"], ["lost", "reworded"])


def test_a_name_given_to_other_words_does_not_hide_that_the_old_ones_moved() -> None:
    old = "claim a #thesis: The bridge must be closed to all cars at once.\n"
    new = "claim b #thesis: The bridge must be closed to all cars at once.\n  reason a: Ninety voters asked.\n"
    changes = compared(old, new).changes
    assert [(each.what, str(each.how), each.item.name) for each in changes] == [
        ("claim", "renamed", "`b`"),
        ("reason", "added", "`a`"),
    ]


def test_many_statements_are_compared_quickly() -> None:
    import time

    lines = [f"claim c{n}: Number {n} of the {n * 7919 % 1009} is {n * n}.\n" for n in range(1500)]
    changed = [
        line.replace(f"claim c{n}:", f"claim d{n}:").replace("of the", "among the")
        for n, line in enumerate(lines)
    ]
    old, new = read("".join(lines)), read("".join(changed))
    start = time.process_time()
    found = compare(old.map, new.map)
    assert time.process_time() - start < 20
    assert sum(each.how.value in ("renamed", "reworded") for each in found.changes) > 1000


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It is so.", "It is not so.", ["both It is ", "new not ", "both so."]),
        ("the old red bridge", "a blue bridge", ["old the old red", "new a blue", "both  bridge"]),
        ("橋很安全。", "橋不安全。", ["both 橋", "old 很", "new 不", "both 安全。"]),
        ("", "so", ["new so"]),
        (
            "a " * 3000,
            "a " * 3001,
            ["old " + ("a " * 3000).strip(), "new " + ("a " * 3001).strip()],
        ),
    ],
)
def test_words_that_differ(old: str, new: str, expected: list[str]) -> None:
    assert [f"{each.side} {each.words}" for each in word_diff(old, new)] == expected
