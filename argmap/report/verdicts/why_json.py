"""Why something stands, falls or is open, as JSON; ``docs/standing.schema.json`` describes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.model import ArgumentMap
from argmap.reasoning.explanation import Account
from argmap.reasoning.turning import Turn
from argmap.reasoning.why import Why
from argmap.report.as_json import dumped
from argmap.report.verdicts.why import sentence
from argmap.report.verdicts.words import kind_of, words_of


def text(why: Why, questions: bool = False) -> str:
    """One JSON object. What an explanation rests on refers to its ``accounts`` by key, so that it is no tree."""
    whole = {"version": 1, **answer(why)}
    if questions:
        whole["questions"] = [
            {"step": step.key, "scheme": step.scheme, "asks": each.id, "words": each.words}
            for step, unasked in why.unasked
            for each in unasked
        ]
    return dumped(whole, indent=2)


def answer(why: Why) -> dict[str, Any]:
    """The whole answer as an object."""
    arg_map = why.what_if.map
    return {
        "key": why.key,
        "verdict": why.verdict,
        "because": sentence(why),
        "accounts": _accounts(arg_map, why.accounts),
        "stepAccounts": _accounts(arg_map, why.step_accounts),
        "changes": {"stand": _turn(why.to_stand), "fall": _turn(why.to_fall)},
    }


def thing(arg_map: ArgumentMap, key: str) -> dict[str, Any]:
    """What is known of a statement, step, tension or rule, as an object."""
    found = arg_map.element(key)
    at = found.place.text.position(found.place.start)
    statement = arg_map.statements.get(key)
    return {
        "key": key,
        "kind": kind_of(arg_map, key),
        "path": found.place.text.name,
        "line": at.line,
        "column": at.column,
        "words": words_of(arg_map, key),
        "quotes": [
            {"source": quote.source, "words": quote.words}
            for quote in (statement.quotes if statement else ())
        ],
    }


def _accounts(arg_map: ArgumentMap, accounts: Mapping[str, Account]) -> list[dict[str, Any]]:
    return [
        {
            **thing(arg_map, key),
            "verdict": account.verdict,
            "restsOn": [link._asdict() for link in account.links],
        }
        for key, account in accounts.items()
    ]


def _turn(turn: Turn | None) -> dict[str, Any] | None:
    """Sets of keys; null for the verdict that it has."""
    return None if turn is None else turn._asdict()
