"""What the golden maps of the checks of quotes do not show: their mends, and how they bound their work."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import quote_not_found
from argmap.diagnostic import Severity
from tests.checks.examples import findings, of_rule

MAP = """map: A bridge
source report: report.txt
voice clerk #author: The clerk
voice mayor: Mayor Zorn

claim close #thesis: The bridge must be closed.
"""


@pytest.fixture(autouse=True)
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "report.txt"
    path.write_text(
        "Two of the pillars are cracked, yet nobody\ncares. Zorn: “I shall close it when it falls.”\n"
        "The bridge may fall.\n",
        encoding="utf-8",
    )
    return path


def test_the_nearest_passage_is_offered_as_an_unsafe_mend() -> None:
    (found,) = of_rule("quote-not-found", MAP + "  > report: pillar is cracked, yet nobody cares\n")
    assert found.fix is not None
    assert not found.fix.safe
    (edit,) = found.fix.edits
    assert edit.replacement == "pillars are cracked, yet nobody cares"
    assert edit.place.text.excerpt(edit.place.span) == "pillar is cracked, yet nobody cares"


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("acked, yet", "cracked, yet"),
        ("pillars are crack", "pillars are cracked"),
        ("illars [...] nobody car", "pillars are cracked, yet nobody\ncares"),
    ],
)
def test_what_cuts_words_is_told_what_it_is_a_part_of(words: str, whole: str) -> None:
    (found,) = of_rule("quote-not-found", f"{MAP}  > report: {words}\n")
    assert "only as a part of" in found.message
    assert found.labels[0].place.text.excerpt(found.labels[0].place.span) == whole


@pytest.mark.parametrize(
    "words", ["Three of the pillars are cracked", "The bridge will fall", "Two of the pillars aren't cracked"]
)  # fmt: skip
def test_no_mend_changes_a_number_a_doubt_or_a_negation(words: str) -> None:
    (found,) = of_rule("quote-not-found", f"{MAP}  > report: {words}\n")
    assert found.labels
    assert found.fix is None


def test_only_so_many_nearest_passages_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    quotes = "".join(f"  > report: pillar {each} cracked, yet nobody cares\n" for each in "abc")
    monkeypatch.setattr(quote_not_found, "_MOST_EFFORT", 300)
    found = of_rule("quote-not-found", MAP + quotes)
    assert [bool(each.labels) for each in found] == [True, True, False]


def test_a_quote_of_whole_clauses_is_left_alone_where_the_rest_is_quoted() -> None:
    cut = MAP + "  > report: Two of the pillars are cracked\n"
    assert len(of_rule("quote-cut-short", cut)) == 1
    assert not of_rule("quote-cut-short", cut + "  > report: nobody cares\n")


def test_speech_near_a_named_voice_is_a_warning_and_elsewhere_a_note(report: Path) -> None:
    text = MAP + "  > report: close it when it falls\n"
    (found,) = of_rule("quoted-from-another", text)
    assert found.severity is Severity.WARNING
    assert "`by mayor`" in found.hint
    (found,) = of_rule("quoted-from-another", text.replace("Zorn", "Abel"))
    assert found.severity is Severity.NOTE
    assert not of_rule("quoted-from-another", text.replace(" #author", ""))
    assert not of_rule(
        "quoted-from-another", text.replace("close #thesis", "close by mayor #thesis")
    )
    report.write_text("Clerk: “I shall close it when it falls.”", encoding="utf-8")
    assert not of_rule("quoted-from-another", text)


def test_an_assumption_can_become_a_premise() -> None:
    text = MAP + "  because\n    assumption: Zorn waits.\n      > report: I shall close it\n"
    (found,) = of_rule("quoted-assumption", text)
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert (edit.place.text.excerpt(edit.place.span), edit.replacement) == ("assumption", "premise")


def test_attributions_are_left_alone_where_no_source_is_named() -> None:
    text = MAP + "  rebuttal by mayor: It is safe.\n"
    assert len(of_rule("unquoted-attribution", text)) == 1
    assert not of_rule("unquoted-attribution", text.replace("source report: report.txt\n", ""))


def test_a_source_outside_is_one_finding_which_names_the_project(tmp_path: Path) -> None:
    (found,) = findings("source far: ../far.txt\nclaim a #thesis: Words.\n")
    assert found.rule == "missing-source"
    assert f"`{tmp_path.resolve()}`" in found.hint
    assert "--root" in found.hint


def test_a_source_with_nearly_the_same_path_is_offered_as_a_mend() -> None:
    (found,) = findings("source report: Repotr.txt\nclaim a #thesis: Words.\n")
    assert found.fix is not None
    assert found.fix.edits[0].replacement == "report.txt"


def test_no_map_is_offered_for_a_source(report: Path) -> None:
    report.rename("report.argmap")
    (found,) = findings("source report: report.txt\nclaim a #thesis: Words.\n")
    assert found.fix is None
