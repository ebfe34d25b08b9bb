"""A rule's documentation."""

from __future__ import annotations

from inspect import cleandoc
from typing import NamedTuple

from argmap.checks.check import Check
from argmap.diagnostic import Severity
from argmap.syntax import Mistake

FAMILIES = {
    "AM0": "Syntax",
    "AM1": "Names and shape",
    "AM2": "Sources",
    "AM3": "Consistency",
    "AM4": "Dialectic",
    "AM5": "Expectations",
    "AM9": "Suppressions",
}


class RulePage(NamedTuple):
    """What a rule finds, why it matters, and what to do.

    Arguments:
        name, code, severity: of the rule.
        body: Markdown, without a title; its first paragraph is a one-sentence summary.
    """

    name: str
    code: str
    severity: Severity
    body: str

    @property
    def family(self) -> str:
        """What the rule's family is about."""
        return FAMILIES[self.code[:3]]

    @property
    def summary(self) -> str:
        """The rule in a sentence."""
        return " ".join(self.body.split("\n\n", 1)[0].split())

    @property
    def markdown(self) -> str:
        """The whole page in Markdown, with its title."""
        facts = f"`{self.code}` · {self.severity} · {self.family}"
        return f"# {self.name}\n\n{facts}\n\n{self.body.strip()}\n"


def module_page(check: Check, docstring: str | None) -> RulePage:
    """The page of a check; empty where docstrings are stripped (``python -OO``)."""
    return RulePage(check.name, check.code, check.severity, cleandoc(docstring or ""))


def mistake_page(mistake: Mistake) -> RulePage:
    """The page of an error of syntax."""
    return RulePage(mistake.name, mistake.code, mistake.severity, mistake.page)
