"""The checks on what the thesis rests on, beyond their golden maps."""

from __future__ import annotations

import pytest

from argmap.checks.gathered import LABELS
from argmap.diagnostic import Severity
from tests.checks.examples import findings, marked, of_rule
from tests.reasoning.maps import read

THESIS = "claim t #thesis: The thesis.\n  reason r: A reason.\n"
REBUTTAL = "    rebuttal x: An objection.\n"
QUESTION = "    question x: Is it so?\n"


def dialectic(text: str) -> list[str]:
    return sorted(each.rule for each in findings(text) if "AM401" <= each.code <= "AM404")


@pytest.mark.parametrize(
    ("rule", "objection", "verdict"),
    [
        ("unanswered-rebuttal", REBUTTAL, "falls"),
        ("unanswered-rebuttal", REBUTTAL.replace("rebuttal", "unless"), "stands"),
        ("unanswered-question", QUESTION, "open"),
    ],
)
def test_an_expectation_says_that_an_objection_is_known(
    rule: str, objection: str, verdict: str
) -> None:
    text = THESIS + objection + "  reason: Another.\n"
    (found,) = of_rule(rule, text)
    assert found.severity is Severity.NOTE
    for line in (f"expect r {verdict}\n", "expect x stands\n", "expect x open\n"):
        assert of_rule(rule, text + line) == []
    assert "`expect " in found.hint
    pin = found.hint.split("`")[1]
    assert findings(f"{text}{pin}\n") == ()


def test_what_answers_an_objection_need_not_succeed() -> None:
    answered = REBUTTAL + "      rebuttal: An answer.\n        rebuttal z: What beats it.\n"
    (found,) = of_rule("unanswered-rebuttal", THESIS + answered)
    assert marked(found) == "What beats it."


def test_objections_of_the_thesis_s_own_side_need_no_answer() -> None:
    text = THESIS + "  rebuttal: An objection.\n    rebuttal: An answer.\n"
    assert dialectic(text) == []
    text = THESIS + "claim other: Another.\n  rebuttal: No.\nt contradicts other\n"
    assert dialectic(text) == []


def test_a_map_without_a_thesis_has_one_where_one_claim_alone_could_be_it() -> None:
    text = (THESIS + REBUTTAL).replace(" #thesis", "")
    assert dialectic(text) == ["thesis-falls", "unanswered-rebuttal"]
    assert dialectic(f"{text}claim u: Another.\n  reason: A reason.\n") == []


def test_many_objections_are_one_finding_and_each_can_be_ignored() -> None:
    count = LABELS + 5
    lines = [f"  reason r{n}: Reason {n}.\n    rebuttal: Objection {n}.\n" for n in range(count)]
    text = "claim t #thesis: The thesis.\n" + "".join(lines) + "  reason: The last.\n"
    (found,) = of_rule("unanswered-rebuttal", text)
    assert found.message.startswith(f"{count} objections")
    assert len(found.labels) == LABELS
    assert "4 more are not shown" in found.labels[-1].message
    ignore = "    # argmap: ignore[unanswered-rebuttal] The text says so.\n"
    for line in (lines[0], lines[3], lines[-1]):
        reason, rebuttal = line.splitlines(keepends=True)
        text = text.replace(line, reason + ignore + rebuttal)
    (found,) = [each for each in findings(text) if each.rule != "ignore-without-reason"]
    assert found.message.startswith(f"{count - 3} objections")
    assert marked(found) == "Objection 1."


def test_whoever_argues_from_anothers_claim_need_not_prove_it() -> None:
    text = "voice v: V\n" + THESIS + "  reason a\nclaim a{}: A claim.\n"
    assert dialectic(text.format("")) == ["unsupported-claim"]
    for head in (" by v", " #given"):
        assert dialectic(text.format(head)) == []


def test_a_claim_whose_reasons_all_fall_is_unsupported() -> None:
    text = (
        THESIS
        + "  reason a\nclaim a: A claim.\n  reason b: B.\n    rebuttal c: C.\nexpect b falls\n"
    )
    (found,) = of_rule("unsupported-claim", text)
    assert "Nothing that is said for `a` stands" in found.message
    assert of_rule("unsupported-claim", text.replace("    rebuttal c", "  reason c")) == []


@pytest.mark.parametrize("verdict", ["falls", "stands", "open"])
def test_an_expectation_about_the_thesis_takes_the_place_of_the_warning(verdict: str) -> None:
    text = THESIS + "  rebuttal: An objection.\n"
    (found,) = of_rule("thesis-falls", text)
    assert found.severity is Severity.WARNING
    failed = [] if verdict == "falls" else ["expectation-failed"]
    assert [each.rule for each in findings(f"{text}expect t {verdict}\n")] == failed


def test_an_open_thesis_is_no_falling_one() -> None:
    assert dialectic(THESIS + "  question: Why?\n") == ["unanswered-question"]


def test_a_supposed_thesis_without_a_reason_falls() -> None:
    (found,) = of_rule("thesis-falls", "claim t #thesis #supposed: The thesis.\n")
    assert "take out `#supposed`" in found.hint


def test_standing_is_not_computed_for_a_map_without_objections() -> None:
    context = read(THESIS + "  reason a\nclaim a: A claim.\n")
    from argmap.checks import unanswered_question, unanswered_rebuttal, unsupported_claim

    for check in (unanswered_rebuttal, unanswered_question, unsupported_claim):
        list(check.run(context))
    assert "standing" not in vars(context)


CIRCLE = "claim a #thesis: Words.\n  reason b: Others.\n    reason c: More words.\n      reason b\n"


def test_a_thesis_that_falls_for_a_circle_alone_is_left_to_that() -> None:
    assert [each.rule for each in findings(CIRCLE)] == ["circular-support"]
    rules = {each.rule for each in findings(CIRCLE + "      rebuttal: No.\n")}
    assert rules >= {"circular-support", "thesis-falls"}
