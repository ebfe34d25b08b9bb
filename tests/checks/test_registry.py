"""The registry holds every check, once and in order."""

from __future__ import annotations

from pathlib import Path

import argmap.checks
from argmap.checks import CHECKS, pages
from argmap.checks.page import FAMILIES

MACHINERY = {
    "__init__",
    "check",
    "page",
    "edits",
    "wording",
    "suppressions",
    "clashing",
    "schemed",
    "grounded",
    "gathered",
    "objections",
}


def test_every_module_is_registered() -> None:
    folder = Path(argmap.checks.__file__).parent
    modules = {each.stem for each in folder.glob("*.py")} - MACHINERY
    assert modules == {each.CHECK.name.replace("-", "_") for each in CHECKS}


def test_names_and_codes_are_unique_and_in_order() -> None:
    codes = [page.code for page in pages().values()]
    assert codes == sorted(set(codes))
    assert len({module.CHECK.name for module in CHECKS}) == len(CHECKS)


def test_every_rule_is_in_a_family() -> None:
    for page in pages().values():
        assert page.code[:3] in FAMILIES
        assert len(page.code) == 5


def test_checks_are_independent_of_each_other() -> None:
    modules = {each.CHECK.name.replace("-", "_") for each in CHECKS}
    for name in modules:
        source = (Path(argmap.checks.__file__).parent / f"{name}.py").read_text(encoding="utf-8")
        assert not any(f"argmap.checks.{other} import" in source for other in modules), name
