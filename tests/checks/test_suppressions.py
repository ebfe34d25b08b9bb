"""Comments that silence findings."""

from __future__ import annotations

import pytest

from argmap.checks.suppressions import suppress
from argmap.diagnostic import Diagnostic, Severity
from argmap.fixes import apply_fixes
from argmap.source import Place, Text
from argmap.syntax import parse
from tests.checks.examples import compiled, findings

AGAIN = "reason: The bridge really must be closed."
MAP = "claim bridge #thesis: The bridge must be closed.\n"


def rules(text: str) -> list[str]:
    return [each.rule for each in findings(text)]


def test_a_finding_on_the_line_below_is_silenced() -> None:
    assert rules(f"{MAP}  {AGAIN}\n") == ["restated-premise"]
    comment = "# argmap: ignore[restated-premise] The mayor's words."
    assert rules(f"{MAP}  {comment}\n  {AGAIN}\n") == []


def test_a_code_silences_as_a_name_does() -> None:
    assert rules(f"{MAP}  # argmap: ignore[AM110] The mayor's words.\n  {AGAIN}\n") == []
    unused = f"{MAP}  # argmap: ignore[AM105, AM110] Later.\n  {AGAIN}\n"
    result = compiled(unused)
    assert [each.rule for each in result.diagnostics] == ["unused-ignore"]
    mended, _ = apply_fixes(result.map.texts[0], result.diagnostics)
    assert mended == f"{MAP}  # argmap: ignore[AM110] Later.\n  {AGAIN}\n"


def test_a_code_silences_one_of_several_gathered() -> None:
    two = "  reason: It is old.\n    {}rebuttal: No.\n    rebuttal: Never.\n"
    ((gathered,), (left,)) = (
        [each for each in findings(MAP + two.format(above)) if each.rule == "unanswered-rebuttal"]
        for above in ("", "# argmap: ignore[AM401] Later.\n    ")
    )
    assert gathered.message.startswith("2 objections")
    assert left.place.line == 5
    assert not left.labels


def test_a_code_that_no_rule_has_is_unknown() -> None:
    text = f"{MAP}  # argmap: ignore[AM999] Later.\n  reason: It is old.\n"
    assert rules(text) == ["unknown-rule"]


def test_one_name_silences_one_finding() -> None:
    line = "  reason #theses #authors: It is old.\n"
    one = "  # argmap: ignore[nearly-a-mark] It is what they are called.\n"
    two = "  # argmap: ignore[nearly-a-mark, nearly-a-mark] They are called so.\n"
    assert rules(MAP + one + line) == ["nearly-a-mark"]
    assert rules(MAP + two + line) == []
    assert rules(MAP + one + one + line) == []


def test_a_finding_elsewhere_is_not_silenced() -> None:
    comment = "  # argmap: ignore[restated-premise] The mayor's words.\n"
    text = f"{MAP}{comment}  reason: It is old.\n  {AGAIN}\n"
    assert rules(text) == ["unused-ignore", "restated-premise"]


def test_without_a_reason_nothing_is_silenced() -> None:
    comment = "  # argmap: ignore[restated-premise]\n"
    assert rules(f"{MAP}{comment}  {AGAIN}\n") == ["ignore-without-reason", "restated-premise"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# argmap: ignore[stray-claim] Later.\n", ""),
        (
            "# argmap: ignore[stray-claim, restated-premise] Later.\n",
            "# argmap: ignore[restated-premise] Later.\n",
        ),
        ("# Old.\n  # argmap: ignore[stray-claim] Later.\n", "# Old.\n"),
    ],
)
def test_unused_names_are_taken_out(before: str, after: str) -> None:
    reason = AGAIN if after.count("restated") else "reason: It is old."
    text = f"{MAP}  {before}  {reason}\n"
    result = compiled(text)
    mended, made = apply_fixes(result.map.texts[0], result.diagnostics)
    assert made
    assert mended == f"{MAP}{'  ' if after else ''}{after}  {reason}\n"
    assert findings(mended) == ()


def test_errors_of_syntax_are_never_silenced() -> None:
    text = Text("map.argmap", "# argmap: ignore[missing-colon] It is short.\nclaim a Words here.\n")
    parsed = parse(text)
    assert [each.rule for each in parsed.diagnostics] == ["missing-colon"]
    left = suppress(parsed.diagnostics, [parsed.document])
    assert [each.rule for each in left] == ["missing-colon", "unused-ignore"]


def test_rules_that_were_not_looked_for_are_not_called_unused() -> None:
    text = Text("map.argmap", "# argmap: ignore[stray-claim] Later.\nclaim a: Words.\n")
    document = parse(text).document
    assert [each.rule for each in suppress([], [document])] == ["unused-ignore"]
    assert suppress([], [document], looked_for={"unused-voice"}) == ()


def test_findings_of_other_files_are_not_silenced() -> None:
    here = Text("here.argmap", "# argmap: ignore[stray-claim] Later.\nclaim a: Words.\n")
    there = Text("there.argmap", here.content)
    place = Place(there, 37, 44)
    finding = Diagnostic("stray-claim", "AM105", Severity.WARNING, "Stray.", place)
    left = suppress([finding], [parse(here).document])
    assert [each.rule for each in left] == ["stray-claim", "unused-ignore"]


@pytest.mark.parametrize(
    "comment", ["# argmap ignore[restated-premise] So.", "#Argmap , Ignore [restated-premise] So."]
)
def test_what_is_nearly_such_a_comment_can_be_mended(comment: str) -> None:
    (found,) = (
        each for each in findings(f"{MAP}  {comment}\n  {AGAIN}\n") if each.rule == "unknown-rule"
    )
    assert found.fix is not None
    (edit,) = found.fix.edits
    start, end = edit.place.span
    content = edit.place.text.content
    mended = content[:start] + edit.replacement + content[end:]
    assert mended == f"{MAP}  # argmap: ignore[restated-premise] So.\n  {AGAIN}\n"
    assert rules(mended) == []


def test_ordinary_comments_are_no_concern() -> None:
    assert (
        rules(
            f"# Of argmap: ignore.\n# Argmap, the tool, ignores it.\n{MAP}  # ignore[all]\n  reason: It is old.\n"
        )
        == []
    )
