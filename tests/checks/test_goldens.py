"""Each rule's full report on a map that it flags, word for word; ``--rewrite`` writes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import CHECKS
from argmap.report import FORMATS, Findings
from tests.checks.examples import compiled

HERE = Path(__file__).parent
RULES = sorted({path.parent.name for path in HERE.glob("*/flagged.argmap")})


def test_every_check_has_golden_maps() -> None:
    assert {module.CHECK.name for module in CHECKS} <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_flagged(rule: str, rewrite: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE / rule)
    found = compiled(Path("flagged.argmap").read_text(encoding="utf-8"), "flagged.argmap")
    report = FORMATS["full"](Findings(found.diagnostics, 1))
    golden = Path("flagged.txt")
    if rewrite:
        golden.write_text(report, encoding="utf-8")
    assert rule in {each.rule for each in found.diagnostics}
    assert report == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", RULES)
def test_accepted(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE / rule)
    found = compiled(Path("accepted.argmap").read_text(encoding="utf-8"), "accepted.argmap")
    assert rule not in {each.rule for each in found.diagnostics}
    assert not [each for each in found.diagnostics if each.breaks_map]
