"""The checks: their registry, in the order of their codes, and their pages."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Protocol

from argmap.checks import (
    ambiguous_quote,
    circular_support,
    circular_voices,
    comment_in_words,
    duplicate_name,
    empty_step,
    expectation_failed,
    idle_mark,
    idle_premise,
    ignore_without_reason,
    impossible_rules,
    inconsistent_author,
    inconsistent_voice,
    joint_premises_conflict,
    missing_scheme_premise,
    missing_source,
    nearly_a_keyword,
    nearly_a_mark,
    no_thesis,
    premise_against_conclusion,
    quote_cut_short,
    quote_not_found,
    quoted_assumption,
    quoted_from_another,
    repeated_statement,
    restated_premise,
    said_twice,
    self_rebuttal,
    several_theses,
    source_changed,
    standing_breaks_rule,
    step_not_entailed,
    stray_claim,
    strict_step_broken,
    thesis_falls,
    two_faced,
    unanswered_question,
    unanswered_rebuttal,
    unasked_question,
    unknown_name,
    unknown_rule,
    unknown_scheme,
    unquoted_attribution,
    unsupported_claim,
    unused_ignore,
    unused_source,
    unused_voice,
)
from argmap.checks.check import Check, Context
from argmap.checks.page import RulePage, mistake_page, module_page
from argmap.diagnostic import Diagnostic
from argmap.syntax import MISTAKES

__all__ = ["CHECKS", "Check", "CheckModule", "Context", "RulePage", "pages", "run_checks"]


class CheckModule(Protocol):
    """What a check's module offers; its docstring is the check's page."""

    CHECK: Check

    def run(self, context: Context) -> Iterator[Diagnostic]:
        """What the check finds; it never prints, raises or changes anything."""
        ...


CHECKS: tuple[CheckModule, ...] = (
    unknown_name,
    duplicate_name,
    unused_voice,
    unused_source,
    stray_claim,
    circular_support,
    self_rebuttal,
    nearly_a_mark,
    two_faced,
    restated_premise,
    repeated_statement,
    empty_step,
    no_thesis,
    several_theses,
    comment_in_words,
    nearly_a_keyword,
    idle_mark,
    said_twice,
    circular_voices,
    missing_source,
    quote_not_found,
    ambiguous_quote,
    quote_cut_short,
    quoted_from_another,
    unquoted_attribution,
    quoted_assumption,
    source_changed,
    inconsistent_author,
    inconsistent_voice,
    joint_premises_conflict,
    premise_against_conclusion,
    impossible_rules,
    step_not_entailed,
    idle_premise,
    standing_breaks_rule,
    strict_step_broken,
    unanswered_rebuttal,
    unanswered_question,
    unsupported_claim,
    thesis_falls,
    missing_scheme_premise,
    unknown_scheme,
    unasked_question,
    expectation_failed,
    ignore_without_reason,
    unused_ignore,
    unknown_rule,
)


def run_checks(context: Context, skip: Container[str] = ()) -> Iterator[Diagnostic]:
    """What the checks find, but those whose names are in ``skip``; check by check.

    What comments silence is among it: see ``argmap.checks.suppressions``.
    """
    for module in CHECKS:
        if module.CHECK.name not in skip:
            yield from module.run(context)


def pages() -> Mapping[str, RulePage]:
    """The documentation of every rule by its name, errors of syntax included; by code."""
    found = [mistake_page(mistake) for mistake in MISTAKES]
    found += [module_page(module.CHECK, module.__doc__) for module in CHECKS]
    return {page.name: page for page in found}
