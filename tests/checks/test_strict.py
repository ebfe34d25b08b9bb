"""The checks on rules and strict steps, beyond their golden maps."""

from __future__ import annotations

import pytest

from argmap.checks import (
    idle_premise,
    impossible_rules,
    standing_breaks_rule,
    step_not_entailed,
    strict_step_broken,
)
from argmap.checks.clashing import LINES
from argmap.diagnostic import Severity
from argmap.reasoning import bonds
from argmap.report import FORMATS, Findings
from tests.checks.examples import findings, marked, of_rule
from tests.reasoning.maps import read

STEP = "claim c #thesis: C.\n  because strictly\n    premise p: P.\n    premise q: Q.\n"
VOICES = "voice v: V\nvoice w: W\n"


def test_a_counter_model_is_a_table_of_what_matters() -> None:
    text = STEP + "claim x #supposed: X.\nclaim far #supposed: F.\nrule: c iff p and x\nrule: far\n"
    (found,) = of_rule("step-not-entailed", text)
    assert found.hint.split("\n")[1:] == [
        "true  `p` (premise)",
        "true  `q` (premise)",
        "false `x`",
        "false `c` (conclusion)",
    ]
    assert [each.place.line for each in found.labels] == [7]
    full = FORMATS["full"](Findings([found], 1))
    assert "\n    false `c` (conclusion)\n" in full
    assert "\n" not in FORMATS["concise"](Findings([found], 1)).split("\n1 warning")[0].rstrip()


def test_a_long_counter_model_is_cut_short_before_the_conclusion() -> None:
    names = [f"x{n}" for n in range(30)]
    text = STEP + "".join(f"claim {name} #supposed: X.\n" for name in names)
    text += "".join(f"rule: {name} implies c\n" for name in names) + "rule: p implies p or c\n"
    (found,) = of_rule("step-not-entailed", text)
    rows = found.hint.split("\n")
    assert rows[-1] == "false `c` (conclusion)"
    assert rows[-2] == "(and 21 statements more)"
    assert len(found.labels) == 8


def test_the_rule_that_is_offered_mends_the_step() -> None:
    (found,) = findings(STEP)
    assert (found.rule, found.severity) == ("step-not-entailed", Severity.NOTE)
    rule = found.hint.split("`")[3]
    assert findings(f"{STEP}{rule}\n") == ()
    unnamed = STEP.replace("premise q", "premise")
    (found,) = findings(unnamed)
    assert "`rule:" not in found.hint


def test_untied_steps_are_one_note() -> None:
    text = "claim t #thesis: T.\n" + "".join(
        f"  because strictly\n    premise p{n}: P.\n" for n in range(3)
    )
    found = of_rule("step-not-entailed", text)
    assert [len(each.labels) for each in found] == [2]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("rule: p implies c\n", "`c` follows without `q`."),
        ("rule: c\n", "The rules alone give `c`: this step needs none of its premises."),
        (
            "rule: p or q implies c\n",
            "`c` follows without `p` or `q`, though not without all of them at once.",
        ),
    ],
)
def test_idle_premises_in_words(rules: str, message: str) -> None:
    (found,) = of_rule("idle-premise", STEP + rules)
    assert found.message == message


def test_an_imported_files_own_steps_and_rules_are_left_to_it() -> None:
    other = STEP + "claim x: X.\nrule: x and not x\n"
    context = read("import m: 1\nclaim t: T.\n", other)
    for check in (impossible_rules, step_not_entailed, idle_premise, strict_step_broken):
        assert list(check.run(context)) == []
    assert len(list(impossible_rules.run(read(other)))) == 1


def test_rules_that_two_files_make_impossible_together_are_reported() -> None:
    found = list(
        impossible_rules.run(read("import m: 1\nrule: not m.x\n", "claim x: X.\nrule: x\n"))
    )
    assert [each.message[:14] for each in found] == ["These 2 lines "]


def test_a_rule_that_nothing_can_keep_stands_alone() -> None:
    (found,) = of_rule("impossible-rules", "claim x #supposed: X.\nrule: x and not x\n")
    assert found.message == "This rule cannot hold."
    assert (
        of_rule("impossible-rules", "claim x: X.\nrule r: x and not x\non r\n  rebuttal: No.\n")
        == []
    )


def test_impossible_rules_of_very_many_lines_show_the_first() -> None:
    text = "".join(f"claim c{number} #supposed: C.\n" for number in range(LINES + 1))
    text += "rule: c0\n" + "".join(f"rule: c{n} implies c{n + 1}\n" for n in range(LINES))
    (found,) = of_rule("impossible-rules", f"{text}rule: not c{LINES}\n")
    assert found.message.startswith(f"These {LINES + 2} lines ")
    assert len(found.labels) == LINES - 1
    assert found.labels[-1].message == "nor with this rule; 2 more lines are not shown"


def test_that_there_may_be_other_sets_is_said_although_the_last_is_a_voices_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bonds, "BOUND", 3)
    text = VOICES + "claim x by v: X.\n"
    text += "".join(f"claim {name} by w: C.\n" for name in "ab")
    text += "".join(f"claim {name} by v: C.\n" for name in "cd")
    text += "".join(f"rule: not (x and {name})\n" for name in "abcd")
    context = read(text)
    standing = {key for key in context.bonds.statements if context.standing[key] == "stands"}
    assert len(context.bonds.conflicts(standing).found) == 3
    *others, last = standing_breaks_rule.run(context)
    assert "There may be other sets" in last.hint
    assert not any("There may be other sets" in each.hint for each in others)


def test_rules_that_are_too_much_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bonds, "EFFORT", 3)
    context = read(STEP + "rule: p and q implies c\n")
    (found,) = impossible_rules.run(context)
    assert "could not be decided" in found.message
    (found,) = step_not_entailed.run(context)
    assert "could not be decided" in found.message
    assert found.severity is Severity.NOTE
    (found,) = standing_breaks_rule.run(context)
    assert "could not be decided" in found.message


def test_what_one_voice_holds_is_its_own_inconsistency() -> None:
    text = VOICES + "claim a by v: A.\nclaim b by {}: B.\na yet b\n"
    for voice, rule in (("v", "inconsistent-voice"), ("w", "standing-breaks-rule")):
        found = [each.rule for each in findings(text.format(voice)) if "AM3" < each.code < "AM4"]
        assert found == [rule]
    assert of_rule("standing-breaks-rule", text.format("w") + "on a\n  rebuttal: No.\n") == []
    assert of_rule("standing-breaks-rule", text.format("w").replace("yet", "contradicts")) == []


def test_a_broken_strict_step_that_is_expected_is_a_note() -> None:
    text = STEP + "  rebuttal: No.\nrule: p and q implies c\n"
    (found,) = of_rule("strict-step-broken", text)
    assert found.severity is Severity.WARNING
    (found,) = of_rule("strict-step-broken", f"{text}expect c falls\n")
    assert found.severity is Severity.NOTE
    assert marked(found).startswith("because")


def test_an_exception_breaks_a_strict_step() -> None:
    text = STEP + "    unless: No.\nrule: p and q implies c\n"
    (found,) = of_rule("strict-step-broken", text)
    assert "the step falls, rebutted by “No”" in found.message
