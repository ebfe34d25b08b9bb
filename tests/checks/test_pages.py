"""Every rule's page says what it must, and its examples do what they say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from argmap.checks import pages
from tests.checks.examples import findings

HERE = Path(__file__).parent
FENCE = re.compile(r"^```argmap (flagged|accepted)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
UNWRITABLE = {"not-utf8", "too-many-mistakes", "not-a-map"}
# What a step rests on commits its owner, so a step that cannot be held clashes for its owner too.
ALSO_FLAGGED = {
    "joint-premises-conflict": {"inconsistent-author"},
    "premise-against-conclusion": {"inconsistent-author"},
    # In so short a map nobody answers what speaks against its thesis.
    "quote-cut-short": {"thesis-falls"},
    "self-rebuttal": {"thesis-falls"},
    "two-faced": {"thesis-falls", "unsupported-claim"},
    "unquoted-attribution": {"thesis-falls"},
    "unasked-question": {"unanswered-question"},
}


def example(rule: str, kind: str) -> str:
    (found,) = [each[2] for each in FENCE.finditer(pages()[rule].markdown) if each[1] == kind]
    return found


@pytest.fixture
def beside(rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the files that lie beside the rule's golden maps."""
    monkeypatch.chdir(tmp_path)
    if (HERE / rule).is_dir():
        shutil.copytree(HERE / rule, tmp_path, dirs_exist_ok=True)


@pytest.mark.parametrize("rule", sorted(pages().keys() - UNWRITABLE))
def test_flagged_is_flagged(rule: str, beside: None) -> None:
    text = example(rule, "flagged")
    Path("map.argmap").write_text(text, encoding="utf-8")
    assert {each.rule for each in findings(text)} == {rule} | ALSO_FLAGGED.get(rule, set())


@pytest.mark.parametrize("rule", sorted(pages()))
def test_accepted_is_accepted(rule: str, beside: None) -> None:
    found = findings(example(rule, "accepted"))
    assert rule not in {each.rule for each in found}
    assert not [each for each in found if each.code.startswith("AM0")]


@pytest.mark.parametrize("rule", sorted(pages()))
def test_page_is_complete(rule: str) -> None:
    page = pages()[rule]
    assert page.summary.endswith(".")
    assert len(page.summary) <= 120
    headings = ["## Accepted"] if rule in UNWRITABLE else ["## Flagged", "## Accepted"]
    if not page.code.startswith("AM0"):
        headings = ["## Why it matters", *headings, "## How to mend"]
    at = [page.markdown.index(heading) for heading in headings]
    assert at == sorted(at)


def test_what_is_not_utf8_is_flagged() -> None:
    from argmap.compiler import compile_file
    from argmap.files import Project

    result = compile_file("map.argmap", b"claim a: caf\xe9", Project("."))
    assert [each.rule for each in result.diagnostics] == ["not-utf8"]
