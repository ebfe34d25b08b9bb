"""Who is committed to what: the rules one by one, and closure on random maps."""

from __future__ import annotations

from hypothesis import given

from argmap.reasoning.commitments import Reason, commitments
from argmap.reasoning.ownership import owners
from tests.reasoning.maps import read_map, texts

VOICES = "voice v: V\nvoice w: W\n"


def held(*contents: str) -> dict[str, set[str]]:
    return {voice: set(keys) for voice, keys in commitments(read_map(*contents)).held.items()}


def test_a_commitment_comes_from_whoever_speaks_first() -> None:
    text = (
        "voice v: V\nvoice w for v: W\nvoice u for w: U\nclaim a by v: One.\nclaim b by u: Two.\n"
    )
    found = commitments(read_map(text))
    assert found.origin("v", "a") == ("v", Reason("says", "a"))
    assert found.origin("v", "b") == ("u", Reason("says", "b"))


def test_a_claim_is_the_authors() -> None:
    assert held("voice v #author: V\nclaim a: One.\n") == {"v": {"a"}}
    assert held("claim a: One.\n") == {"@author": {"a"}}


def test_a_reason_is_its_claims_owners_and_an_objection_is_nobodys() -> None:
    assert held(VOICES + "claim a by v: One.\n  reason b: Two.\n  rebuttal c: Three.\n") == {
        "v": {"a", "b"},
        "w": set(),
    }
    assert held(VOICES + "claim a by v: One.\n  but\n    premise b: Two.\n")["v"] == {"a"}


def test_a_step_with_a_voice_commits_it_to_premises_and_conclusion() -> None:
    text = "claim a by v: One.\n  because by w\n    premise b: Two.\n    assumption c: Three.\n"
    assert held(VOICES + text) == {"v": {"a"}, "w": {"a", "b", "c"}}


def test_an_objection_commits_to_itself_alone() -> None:
    text = "claim a by v: One.\n  rebuttal b by w: Two.\n    unless c by v: Three.\n"
    assert held(VOICES + text) == {"v": {"a", "c"}, "w": {"b"}}


def test_who_argues_from_anothers_statement_takes_it_over() -> None:
    text = "claim a by v: One.\n  reason b\nclaim b by w: Two.\n"
    assert held(VOICES + text) == {"v": {"a", "b"}, "w": {"b"}}
    text = "claim a by v: One.\n  because\n    premise b\nclaim b by w: Two.\n"
    assert held(VOICES + text) == {"v": {"a", "b"}, "w": {"b"}}


def test_who_reports_it_does_not() -> None:
    text = "claim a by v: One.\n  reason w holds b\nclaim b by w: Two.\n"
    assert held(VOICES + text) == {"v": {"a", "@4"}, "w": {"b"}}


def test_an_objection_by_reference_is_whose_the_statement_is() -> None:
    text = VOICES + "claim a by v: One.\n  rebuttal b\nclaim b by w: Two.\n"
    assert owners(read_map(text))["@4!"] == ("w",)


def test_suppositions_and_questions_commit_nobody() -> None:
    text = "claim a by v: One.\n  reason b by v #supposed: Two.\n  question c by v: Three?\n"
    assert held(VOICES + text)["v"] == {"a"}
    assert held(VOICES + "claim a by v #supposed: One.\n  reason b: Two.\n")["v"] == {"b"}


def test_what_follows_strictly_binds_whoever_holds_the_premises() -> None:
    text = """claim a by v: One.
  because strictly
    premise b
    premise c
claim b by w: Two.
claim c: Three.
"""
    assert "a" not in held(VOICES + text)["w"]
    assert held(VOICES + text.replace("claim c", "claim c by w"))["w"] == {"a", "b", "c"}


def test_principals_inherit_and_draw_strict_conclusions() -> None:
    text = """voice v: V
voice w for v: W
voice u for w: U
claim b by u: Two.
claim c by v: Three.
claim a: One.
  because strictly
    premise b
    premise c
"""
    found = commitments(read_map(text))
    assert set(found.held["v"]) == {"a", "b", "c"}
    assert found.held["v"]["b"] == Reason("spokesman", "w")
    assert found.held["v"]["a"].kind == "follows"
    assert set(found.grounds("v", "a")) == {"b", "c"}
    assert set(found.held["w"]) == {"b"}


def test_voices_that_speak_for_each_other_hold_the_same() -> None:
    text = "voice v for w: V\nvoice w for v: W\nclaim a by v: One.\nclaim b by w: Two.\n"
    assert held(text) == {"v": {"a", "b"}, "w": {"a", "b"}}


def test_under_another_files_statement_a_step_is_this_files_authors() -> None:
    root = """import m: 1
voice me #author: Me
on m.a
  reason b: Two.
  rebuttal c: Three.
  but
    premise d: Four.
"""
    found = held(root, "voice v #author: V\nclaim a: One.\n")
    assert found == {"me": {"m.a", "b", "c", "d"}, "m.v": {"m.a"}}


def test_files_without_an_author_have_one_each() -> None:
    found = held("import m: 1\nclaim b: Two.\n", "claim a: One.\n")
    assert found == {"@author": {"b"}, "@author1": {"m.a"}}


def test_the_step_that_introduces_a_premise_is_found_among_references() -> None:
    text = """claim a by v: One.
  because
    premise p
  reason q: Three.
claim b by w: Two.
  because
    premise p: Four.
      reason r: Five.
"""
    assert held(VOICES + text)["w"] == {"b", "p", "r"}
    assert held(VOICES + text)["v"] == {"a", "p", "q"}


def test_lines_that_only_stand_under_each_other_belong_to_nobody() -> None:
    text = "on a\n  because\n    premise b: Two.\non b\n  because\n    premise a: One.\n"
    assert held(text) == {}


def test_deep_nesting() -> None:
    depth = 3000
    lines = ["claim c0 by v: Words."]
    lines += [f"{'  ' * n}reason c{n}: Words." for n in range(1, depth)]
    assert len(held(VOICES + "\n".join(lines) + "\n")["v"]) == depth


@given(texts())
def test_nothing_is_missing_and_nothing_comes_from_nowhere(text: str) -> None:
    arg_map = read_map(text)
    found = commitments(arg_map)
    silent = {
        key
        for key, each in arg_map.statements.items()
        if each.kind == "question" or "supposed" in each.marks
    }
    for step in arg_map.steps.values():
        conclusions = {step.target} & arg_map.statements.keys() if step.supports else set()
        for voice, keys in found.held.items():
            if voice in found.owners[step.key]:
                assert set(step.premises) | conclusions <= keys.keys() | silent
            if step.strict and step.supports and keys.keys() >= set(step.premises):
                assert conclusions <= keys.keys() | silent
    for voice, keys in found.held.items():
        assert silent.isdisjoint(keys)
        for key in keys:
            for ground in found.grounds(voice, key):
                speakers = [each for each in found.held if ground in found.held[each]]
                kinds = {found.held[each][ground].kind for each in speakers}
                assert kinds & {"says", "uses", "concludes"}
    assert found.held["v"].keys() >= found.held["w"].keys()
