"""Whether what explanations claim is true, and enough."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model import ArgumentMap
from argmap.reasoning.commitments import Commitments, commitments
from argmap.reasoning.explanation import Account, Link, explain
from argmap.reasoning.whatif import WhatIf
from argmap.reasoning.why import Why
from tests.reasoning.maps import read_map, texts
from tests.reasoning.test_standing import naive_program
from tests.reasoning.test_turning import verdicts

CLAIMED = {
    "carries": "stands",
    "beaten": "falls",
    "beats": "stands",
    "missing": "falls",
    "doubts": "open",
    "unsure": "open",
}


def attack_verdict(link: Link, known: Mapping[str, str]) -> str:
    if link.tension is None:
        return known.get(link.key, "falls")
    both = {known.get(link.key, "falls"), known.get(link.tension, "falls")}
    return "falls" if "falls" in both else "open" if "open" in both else "stands"


def needs_no_reason(arg_map: ArgumentMap, held: Commitments, key: str) -> bool:
    statement = arg_map.statements[key]
    if statement.held:
        return held.holds(*statement.held)
    own = [
        each
        for each in arg_map.steps.values()
        if each.supports and each.target == key and each.file == statement.file
    ]
    return "supposed" not in statement.marks and ("given" in statement.marks or not own)


def check_locally(arg_map: ArgumentMap, held: Commitments, found: Account) -> None:
    """What an account claims is enough for its verdict by the definition, taken by itself."""
    key, links = found.key, found.links
    by_relation = {
        relation: [each for each in links if each.relation == relation] for relation in CLAIMED
    }
    attacks = {
        (step.key, None)
        for step in arg_map.steps.values()
        if not step.supports and step.target == key
    }
    for tension in arg_map.tensions.values():
        if tension.kind == "contradicts":
            for one, other in ((tension.left, tension.right), (tension.right, tension.left)):
                if one == key:
                    attacks.add((other, tension.key))
    for relation in ("beaten", "beats", "doubts"):
        assert {(each.key, each.tension) for each in by_relation[relation]} <= attacks
    step = arg_map.steps.get(key)
    reasons = {each.key for each in arg_map.steps.values() if each.supports and each.target == key}
    support = set(step.premises) if step else reasons
    support_links = {
        each.key for each in links if each.relation in ("carries", "missing", "unsure")
    }
    assert support_links <= support
    if found.verdict == "stands":
        assert {(each.key, each.tension) for each in by_relation["beaten"]} == attacks
        carried = {each.key for each in by_relation["carries"]}
        if step:
            assert carried == support
        elif key in arg_map.statements:
            assert carried or needs_no_reason(arg_map, held, key)
    elif found.verdict == "falls":
        missing = {each.key for each in by_relation["missing"]}
        if not by_relation["beats"]:
            assert missing if step else missing == support
        if missing or not by_relation["beats"]:
            assert step or not needs_no_reason(arg_map, held, key)
            assert step or missing == support
    elif not by_relation["doubts"] and not by_relation["unsure"]:
        assert arg_map.statements[key].kind == "question"
        assert not support


def check_as_a_proof(accounts: Mapping[str, Account]) -> None:
    """From the accounts alone, each verdict but *open* follows, in some order and without begging the question."""
    closed = {key: found for key, found in accounts.items() if found.verdict != "open"}
    known: set[str] = set()

    def settled(link: Link) -> bool:
        return link.key in known or link.tension in known

    def both(link: Link) -> bool:
        return link.key in known and (link.tension is None or link.tension in known)

    while True:
        more = {
            key
            for key, found in closed.items()
            if key not in known
            and all(
                both(each) if each.relation in ("carries", "beats") else settled(each)
                for each in found.links
            )
        }
        if not more:
            circle = {
                key
                for key, found in closed.items()
                if key not in known and found.verdict == "falls" and not _beaten(found)
            }
            while astray := {
                key
                for key in circle
                if not all(each.key in known or each.key in circle for each in closed[key].links)
            }:
                circle -= astray
            more = circle
        if not more:
            break
        known |= more
    assert known == closed.keys()


def _beaten(found: Account) -> bool:
    return any(each.relation == "beats" for each in found.links)


@given(texts(), st.data())
@settings(max_examples=300, deadline=None)
def test_what_an_explanation_claims_is_true_and_enough(text: str, data: st.DataObject) -> None:
    arg_map = read_map(text)
    held = commitments(arg_map)
    what_if = WhatIf(arg_map, held)
    known = verdicts(naive_program(arg_map, held), ())
    key = data.draw(st.sampled_from(what_if.keys))
    accounts = explain(what_if, key)
    assert next(iter(accounts)) == key
    for found in accounts.values():
        assert found.verdict == known.get(found.key, "falls")
        for link in found.links:
            assert attack_verdict(link, known) == CLAIMED[link.relation]
            assert link.key in accounts
        check_locally(arg_map, held, found)
    check_as_a_proof(accounts)


def test_a_step_is_explained_with_its_statement_where_they_part() -> None:
    arg_map = read_map("claim a: One.\n  rebuttal b: Two.\n    unless: Three.\n")
    found = Why(WhatIf(arg_map, commitments(arg_map)), "b")
    assert (found.verdict, found.step_accounts["b!"].verdict) == ("stands", "falls")
    assert found.step_accounts["b!"].links == (Link("beats", "@3!"),)
    assert Why(found.what_if, "a").step_accounts == {}
