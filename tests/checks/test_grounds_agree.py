"""What findings say of a verdict is what ``argmap why`` begins with."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checks import expectation_failed
from argmap.reasoning.explanation import explain
from argmap.reasoning.grounds import ground
from argmap.reasoning.why import Why
from argmap.report.verdicts.why import sentence
from tests.reasoning.maps import NAMES, read, texts

OTHER = {"stands": "falls", "falls": "open", "open": "stands"}
RELATION = {"rebutted": "beats", "unsupported": "missing", "supported": "carries"}


@given(texts(), st.sampled_from(NAMES))
@settings(deadline=None)
def test_a_failed_expectation_gives_the_reason_that_why_gives(text: str, name: str) -> None:
    verdict = read(text).what_if.verdict(name)
    context = read(f"{text}expect {name} {OTHER[verdict]}\n")
    (found,) = expectation_failed.run(context)
    assert found.message.endswith(f": {sentence(Why(context.what_if, name))}.")


@given(texts(), st.data())
@settings(deadline=None)
def test_the_ground_is_among_what_the_account_says(text: str, data: st.DataObject) -> None:
    what_if = read(text).what_if
    key = data.draw(st.sampled_from(what_if.keys))
    found = ground(what_if.map, what_if.standing, key, what_if.rank)
    links = explain(what_if, key)[key].links
    if found.kind in RELATION:
        named = {link.key for link in links if link.relation == RELATION[found.kind]}
        steps = {
            premise
            for each in named
            if each in what_if.map.steps
            for premise in what_if.map.steps[each].premises
        }
        assert set(found.by) <= named | steps
        assert found.by


def test_no_ground_is_an_attack_that_what_it_attacks_made_possible() -> None:
    text = "claim a: A.\nclaim e: E.\n  but\n    premise a\n  rebuttal late: Some words.\n    unless e\n"
    what_if = read(text).what_if
    found = ground(what_if.map, what_if.standing, "e", what_if.rank)
    assert (found.kind, "late" in found.by) == ("rebutted", False)
