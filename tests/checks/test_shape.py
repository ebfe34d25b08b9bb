"""Cases of the AM1 checks that a golden map does not show well."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checks.wording import plain, say_the_same
from argmap.syntax.nearest import is_near
from tests.checks.examples import marked, of_rule


def chain(length: int, closed: bool) -> str:
    lines = ["claim s0 #thesis: Statement 0."]
    lines += [f"  reason s{length}"] if closed else ["  reason: The last reason of all."]
    for number in range(1, length + 1):
        lines += [f"claim s{number}: Statement {number}.", f"  reason s{number - 1}"]
    return "\n".join(lines)


def test_a_long_chain_is_no_circle() -> None:
    assert of_rule("circular-support", chain(5000, closed=False)) == []


def test_a_long_circle_is_shown_whole() -> None:
    (found,) = of_rule("circular-support", chain(3000, closed=True))
    assert found.message.count("→") == 3001
    assert len(found.labels) == 3000


def test_circles_that_share_a_statement_are_told_apart() -> None:
    text = """
claim hub #thesis: Everything turns on this.
  reason left: The left side.
    reason hub
  reason right: The right side.
    reason hub
"""
    found = of_rule("circular-support", text)
    assert [each.message for each in found] == [
        "Support goes in a circle: `hub` → `left` → `hub`.",
        "Support goes in a circle: `hub` → `right` → `hub`.",
    ]


def test_a_circle_through_an_attack_is_a_dispute() -> None:
    text = """
claim a #thesis: One.
  reason b: Two.
    rebuttal c: Three.
      reason a
"""
    assert of_rule("circular-support", text) == []


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16))
@settings(deadline=None)
def test_a_circle_is_found_exactly_where_there_is_one(edges: list[tuple[int, int]]) -> None:
    text = "".join(
        f"claim s{target}: Statement {target}.\n"
        + "".join(f"  reason s{premise}\n" for premise, other in edges if other == target)
        for target in range(8)
    )
    reach = {(premise, target) for premise, target in edges}
    for middle in range(8):
        reach |= {
            (one, two)
            for one in range(8)
            for two in range(8)
            if (one, middle) in reach and (middle, two) in reach
        }
    circular = {f"`s{number}`" for number in range(8) if (number, number) in reach}
    shown = {
        word.strip(".,:")
        for each in of_rule("circular-support", text)
        for word in each.message.split()
        if word.startswith("`")
    }
    assert shown == circular


TWO_FACED = """
claim t #thesis: The point.
  {0}
  {1}
claim s: The fact.
  reason: It was measured.
"""


@pytest.mark.parametrize(
    ("first", "second", "flagged"),
    [
        ("reason s", "rebuttal s", True),
        ("reason s", "question: Really?\n    rebuttal s", False),
        ("rebuttal r: An objection.\n    rebuttal s", "reason s", False),
        ("rebuttal r: An objection.\n    reason s", "reason s", True),
        ("reason r: A reason.\n    unless s", "reason s", True),
        ("rebuttal r: An objection.\n    unless s", "reason s", False),
        ("rebuttal r: An objection.\n    unless s", "rebuttal s", True),
    ],
)
def test_two_faced(first: str, second: str, flagged: bool) -> None:
    assert bool(of_rule("two-faced", TWO_FACED.format(first, second))) == flagged


VOICES = """
voice party: The party
voice a for party: Its leader
voice b: The other side
claim t by a #thesis: The point.
  {}
claim own by party: What the party says.
  reason: It says so.
"""


@pytest.mark.parametrize(
    ("lines", "flagged"),
    [
        ("rebuttal by a: It is not so.", ["a"]),
        ("rebuttal by party: It is not so.", ["party"]),
        ("rebuttal own", ["party"]),
        ("rebuttal by b: It is not so.", []),
        ("rebuttal: It is not so.", []),
        ("rebuttal by a: Granted.\n    unless by a: It matters little.", []),
        ("rebuttal by a: Granted.\n    unless by b: It matters little.", ["a"]),
        ("rebuttal r by a: Granted.\n    rebuttal by a: It is false.", ["a"]),
        ("reason by a: It is.\n    unless by a: Unless it rains.", []),
        ("question: Is it?\n    rebuttal by a: It is.", []),
    ],
)
def test_self_rebuttal(lines: str, flagged: list[str]) -> None:
    found = of_rule("self-rebuttal", VOICES.format(lines))
    assert [each.message.split("`")[1] for each in found] == flagged


def test_without_a_voice_nobody_rebuts_himself() -> None:
    text = "claim a #thesis: One.\n  rebuttal b\nclaim b: Two.\n  reason: It is so."
    assert of_rule("self-rebuttal", text) == []


@pytest.mark.parametrize("word", ["thesi", "thesiss", "tehsis", "Thesis", "hesis", "thezis"])
def test_slips_are_near(word: str) -> None:
    assert is_near(word, "thesis")
    assert is_near("thesis", word)


@pytest.mark.parametrize("word", ["antithesis", "thes", "heist", "sisthe", "tsehis"])
def test_other_words_are_not(word: str) -> None:
    assert not is_near(word, "thesis")


@pytest.mark.parametrize(
    ("tags", "questioned"),
    [
        (["economy", "economy", "econmy"], ["econmy"]),
        (["econmy", "economy", "economy"], ["econmy"]),
        (["economy", "econmy"], ["econmy"]),
        (["facts", "facts", "fact", "fact"], []),
        (["part1", "part2"], []),
        (["moral", "amoral"], []),
        (["Economy", "economy", "economy"], ["Economy"]),
        (["pro", "pra"], []),
    ],
)
def test_tags_like_other_tags(tags: list[str], questioned: list[str]) -> None:
    lines = [f"  reason #{tag}: Reason number {n}." for n, tag in enumerate(tags)]
    found = of_rule("nearly-a-mark", "\n".join(["claim t #thesis: The point.", *lines]))
    assert [marked(each).removeprefix("#") for each in found] == questioned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tax is unjust.", "So, the tax really IS unjust!"),
        ("对抗。", "对抗"),
        ("“Why not?”", "why not"),
        ("L’État — c’est moi", "l’état, c’est moi"),
    ],
)
def test_the_same_said_otherwise(one: str, other: str) -> None:
    assert say_the_same(plain(one), plain(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tax is unjust.", "The tax is not unjust."),
        ("It fell by -5.", "It fell by 5."),
        ("It rose by 5%.", "It rose by 5."),
        ("कि", "की"),
    ],
)
def test_what_differs_in_meaning_differs(one: str, other: str) -> None:
    assert plain(one) != plain(other)
    assert not say_the_same(plain(one), plain(other))


def test_a_file_of_voices_and_sources_is_left_alone() -> None:
    text = "voice a: The one\nsource s: s.txt\n"
    assert of_rule("unused-voice", text) == []
    assert of_rule("unused-source", text) == []


def test_a_lone_claim_is_not_stray() -> None:
    assert of_rule("stray-claim", "claim a: One.") == []


def test_deleting_a_voice_takes_what_stands_under_it() -> None:
    text = "voice a: The one\n  note: Who?\nclaim t #thesis: The point.\n"
    (found,) = of_rule("unused-voice", text)
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert edit.place.text.excerpt(edit.place.span) == "voice a: The one\n  note: Who?\n"
    assert not found.fix.safe
