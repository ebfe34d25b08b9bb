"""The catalogue of schemes, and which critical questions a map asks."""

from __future__ import annotations

import pytest

import argmap
from argmap.checks.nearly_a_mark import MARKS
from argmap.model import ArgumentMap, Step
from argmap.reasoning.schemes import (
    Scheme,
    all_schemes,
    asked,
    find_scheme,
    nearest_scheme,
    scheme_called,
    scheme_names,
    steps_asked,
    stub,
    unasked,
)
from argmap.reasoning.schemes.catalogue import read_scheme
from argmap.reasoning.schemes.scheme import FAMILIES
from argmap.reasoning.schemes.words import catalogue_page, scheme_page
from argmap.syntax.nearest import is_near

SCHEMES = pytest.mark.parametrize("scheme", all_schemes(), ids=lambda each: each.name)


def via(map: ArgumentMap, scheme: str) -> Step:
    (step,) = (each for each in map.steps.values() if each.scheme == scheme)
    return step


@SCHEMES
def test_scheme_is_whole(scheme: Scheme) -> None:
    assert scheme.family in FAMILIES
    assert any(premise.required for premise in scheme.premises)
    assert len(scheme.questions) >= 3
    assert len(set(scheme.roles)) == len(scheme.premises)
    assert not {"step", "conclusion"} & set(scheme.roles)
    assert not any(is_near(role, mark) for role in scheme.roles for mark in MARKS)
    for question in scheme.questions:
        assert question.attacks in ("step", "conclusion", *scheme.roles)
        assert question.words.endswith("?")
    words = [scheme.description, scheme.conclusion, *(each.words for each in scheme.premises)]
    assert all(each[0].isupper() and each.endswith(".") for each in words)
    assert "Walton" in scheme.reference


@SCHEMES
def test_example_uses_the_scheme_and_has_no_findings(scheme: Scheme) -> None:
    example = argmap.loads(scheme.example)
    step = via(example.model, scheme.name)
    tags = [role for roles in step.roles for role in roles]
    assert sorted(tags) == sorted(scheme.roles)
    assert example.check() == ()
    assert example.text() == scheme.example


@SCHEMES
def test_every_question_can_be_pasted_and_is_then_asked(scheme: Scheme) -> None:
    for question in scheme.questions:
        pasted = scheme.example.replace("  because via", f"  {stub(question)}\n  because via", 1)
        model = argmap.loads(pasted).model
        step = via(model, scheme.name)
        assert asked(model, step) == {question.id}
        assert question not in unasked(model, step)
        assert len(unasked(model, step)) == len(scheme.questions) - 1


def test_names_and_aliases_lead_to_one_scheme() -> None:
    words = [word for each in all_schemes() for word in (each.name, *each.aliases)]
    assert len(words) == len(set(words))
    assert {each.name for each in all_schemes()} == scheme_names()
    assert len(scheme_names()) >= 40
    for each in all_schemes():
        assert all(scheme_called(word) is each for word in (each.name, *each.aliases))


def test_one_scheme_is_read_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.reasoning.schemes import catalogue

    read: list[str] = []

    def reading(name: str, content: str) -> Scheme:
        read.append(name)
        return read_scheme(name, content)

    monkeypatch.setattr(catalogue, "read_scheme", reading)
    find_scheme.cache_clear()
    assert find_scheme("sign") is not None
    assert find_scheme("sing") is None
    assert find_scheme("../data/sign") is None
    assert read == ["sign"]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("expert-opinon", "expert-opinion"),
        ("Abduction", "best-explanation"),
        ("sunk costs", "waste"),
        ("sunk-csots", "waste"),
        ("analogy", "analogy"),
    ],
)
def test_what_was_meant(word: str, name: str) -> None:
    assert getattr(nearest_scheme(word), "name", None) == name


def test_nothing_is_near_to_a_word_of_its_own() -> None:
    assert nearest_scheme("quux") is None


QUESTIONS = """\
claim bear #thesis: A bear came through here.
  question asks other: Could it have been a dog?
  because via sign
    premise tracks #finding: There are tracks with five claws in the snow.
      question asks found: Are there really five?
    assumption #general: Tracks with five claws are made by bears.
    question asks strength: Do badgers not have five claws too?
  but via expert-opinion
    premise #expertise: The ranger has tracked bears for years.
    premise #assertion: She says that no bear came.
"""


def test_questions_count_under_the_step_its_premises_and_its_conclusion() -> None:
    model = argmap.loads(QUESTIONS).model
    assert asked(model, via(model, "sign")) == {"other", "found", "strength"}
    assert unasked(model, via(model, "sign")) == ()


def test_a_question_under_what_a_step_is_against_is_not_about_that_step() -> None:
    model = argmap.loads(QUESTIONS).model
    against = via(model, "expert-opinion")
    assert asked(model, against) == frozenset()
    assert len(unasked(model, against)) == 6


def test_the_steps_that_a_question_is_about() -> None:
    model = argmap.loads(QUESTIONS).model
    questions = [each for each in model.steps.values() if each.kind == "question"]
    assert {steps_asked(model, each) for each in questions} == {(via(model, "sign"),)}


def test_nothing_is_unasked_without_a_known_scheme() -> None:
    model = argmap.loads(QUESTIONS.replace("via sign", "via guess")).model
    assert unasked(model, via(model, "guess")) == ()


def test_pages_show_everything() -> None:
    sign = find_scheme("sign")
    assert sign is not None
    page = scheme_page(sign)
    for part in (
        sign.title,
        sign.conclusion,
        sign.example,
        *(each.words for each in sign.questions),
    ):
        assert part in page
    catalogue = catalogue_page()
    for each in all_schemes():
        assert f"\n## {each.name}\n" in catalogue
        assert f"[{each.name}](#{each.name})" in catalogue
