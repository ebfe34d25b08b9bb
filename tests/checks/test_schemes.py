"""The checks on schemes, beyond their golden maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import CHECKS
from argmap.reasoning.schemes import catalogue
from tests.checks.examples import findings, marked, of_rule

STEP = """\
claim bear #thesis: A bear came through here.
  because via {scheme}
    premise tracks {tags}: There are tracks with five claws in the snow.
    premise claws: Tracks with five claws are made by bears.
"""


def step(scheme: str = "sign", tags: str = "") -> str:
    return STEP.format(scheme=scheme, tags=tags)


def test_schemes_are_not_read_where_no_step_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> None:
        raise AssertionError("the catalogue was read")

    for each in (catalogue.scheme_names, catalogue.find_scheme, catalogue.all_schemes):
        each.cache_clear()
    monkeypatch.setattr(catalogue, "_data", unreadable)
    assert findings(step().replace(" via sign", "")) == ()
    with pytest.raises(AssertionError, match="was read"):
        findings(step())


@pytest.mark.parametrize("tags", ["", "#finding", "#general", "#finding #general", "#other"])
def test_a_premise_without_a_role_may_be_any(tags: str) -> None:
    assert of_rule("missing-scheme-premise", step(tags=tags)) == []


def test_a_role_is_missing_where_all_premises_have_another() -> None:
    text = step(tags="#finding").replace("premise claws", "premise claws #finding")
    (found,) = of_rule("missing-scheme-premise", text)
    assert marked(found) == "sign"
    assert "`#general`" in found.message


def test_a_step_without_premises_is_only_empty() -> None:
    text = "claim bear #thesis: A bear came through here.\n  because via sign\n"
    assert [each.rule for each in findings(text)] == ["empty-step"]


def test_an_alias_is_mended_safely_and_a_slip_is_not() -> None:
    (alias,) = of_rule("unknown-scheme", step("symptom"))
    (slip,) = of_rule("unknown-scheme", step("sing"))
    for found, safe in ((alias, True), (slip, False)):
        assert found.fix is not None
        assert found.fix.safe is safe
        (edit,) = found.fix.edits
        assert edit.replacement == "sign"
        assert edit.place == found.place


def test_a_question_under_a_statement_may_be_about_any_step_that_has_it() -> None:
    text = (
        step(tags="#finding")
        + """\
      question asks strength: How often?
  because via memory
    premise tracks
      question asks clear: Was it dark?
  question asks altered: Was it long ago?
  question asks field: Whose field?
"""
    )
    (found,) = of_rule("unknown-scheme", text)
    assert marked(found) == "field"
    assert "`sign` and `memory`" in found.message


def test_a_question_of_a_scheme_that_is_unknown_is_not_judged() -> None:
    text = step("hunch") + "    question asks anything: What of it?\n"
    assert [marked(each) for each in of_rule("unknown-scheme", text)] == ["hunch"]


def test_a_question_under_what_a_step_is_against_is_not_about_it() -> None:
    text = step().replace("because", "but") + "  question asks other: What else?\n"
    (found,) = of_rule("unknown-scheme", text)
    assert marked(found) == "other"


def test_what_an_imported_map_lacks_is_its_own_affair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bears.argmap").write_text(step("sing") + "    question asks nothing: What?\n")
    text = "import bears: bears.argmap\nclaim b #thesis: B.\n  reason bears.bear\n"
    scheme_rules = {
        each.CHECK.name for each in CHECKS if each.CHECK.code in ("AM405", "AM406", "AM407")
    }
    assert len(scheme_rules) == 3
    assert not scheme_rules & {each.rule for each in findings(text)}
