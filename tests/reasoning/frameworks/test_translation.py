"""The framework of a map against the map's logic program."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings

from argmap.model import ArgumentMap
from argmap.reasoning.commitments import commitments
from argmap.reasoning.frameworks import IN, OUT, extensions, grounded, translation
from argmap.reasoning.frameworks.translation import MapFramework, TooCircular, framework_of
from argmap.reasoning.standing import standing
from tests.reasoning.maps import read_map, texts
from tests.reasoning.test_standing import Clauses, least, naive_program

SAID = {IN: "stands", OUT: "falls"}


def translated(arg_map: ArgumentMap) -> MapFramework:
    return framework_of(arg_map, commitments(arg_map))


def by_labels(arg_map: ArgumentMap) -> dict[str, str]:
    found = translated(arg_map)
    labels = grounded(found.framework)
    names = found.framework.names[: found.elements]
    return {name: SAID.get(label, "open") for name, label in zip(names, labels, strict=False)}


@given(texts())
@settings(max_examples=300, deadline=None)
def test_the_grounded_extension_is_the_standing(text: str) -> None:
    arg_map = read_map(text)
    assert by_labels(arg_map) == standing(arg_map, commitments(arg_map))


def partial_stable(clauses: Clauses, undecided: list[str], true: set[str]) -> set[frozenset[str]]:
    """What is true in each three-valued stable model, each undecided atom's value being tried."""
    found = set()
    for values in product((0, 1, 2), repeat=len(undecided)):
        supposed = {
            atom for atom, value in zip(undecided, values, strict=True) if value == 2
        } | true
        possible = {atom for atom, value in zip(undecided, values, strict=True) if value} | true
        if least(clauses, possible) == supposed and least(clauses, supposed) == possible:
            found.add(frozenset(supposed))
    return found


def agrees_on_complete(text: str, most_undecided: int = 8) -> bool:
    """Compare, unless too much is undecided; whether it was compared."""
    arg_map = read_map(text)
    verdicts = standing(arg_map, commitments(arg_map))
    clauses = naive_program(arg_map, commitments(arg_map))
    sides = {head for head, _, _ in clauses} - verdicts.keys()
    undecided = [key for key, verdict in verdicts.items() if verdict == "open"]
    unknown = [*undecided, *sorted(sides)]
    if not undecided or len(unknown) > most_undecided:
        return False
    true = {key for key, verdict in verdicts.items() if verdict == "stands"}
    wanted = {each - sides for each in partial_stable(clauses, unknown, true)}
    found = translated(arg_map)
    given_sets = [frozenset(found.keys(each)) for each in extensions(found.framework, "complete")]
    assert set(given_sets) == wanted
    assert len(given_sets) == len(wanted)
    return True


@given(texts(strict=False))
@settings(max_examples=300, deadline=None)
def test_complete_extensions_are_the_three_valued_stable_models(text: str) -> None:
    agrees_on_complete(text)


CIRCLE_WITH_TWO_ENTRIES = """claim a: One.
  reason p
  reason b
claim b: Two.
  reason a
  reason q
claim p: Three.
claim p2: Four.
claim q: Five.
claim q2: Six.
"""


@pytest.mark.parametrize(
    "text",
    [
        f"{CIRCLE_WITH_TWO_ENTRIES}on p\n  rebuttal p2\non p2\n  rebuttal p\n",
        f"{CIRCLE_WITH_TWO_ENTRIES}on a\n  rebuttal p2\non p2\n  rebuttal a\n",
        "claim a: One.\n  question q: So?\n    rebuttal b\nclaim b: Two.\n  rebuttal a\n",
        "claim a: One.\n  reason a\n  reason c\nclaim c: Three.\n  rebuttal d\nclaim d: Four.\n  rebuttal c\n",
        "claim a: One.\nclaim b: Two.\nclaim c: Three.\na contradicts b\nb contradicts c\n",
    ],
)
def test_complete_extensions_of_maps_that_need_thought(text: str) -> None:
    assert agrees_on_complete(text, 11)


def test_a_circle_without_an_entry_falls_however_large_it_is() -> None:
    count = 3000
    text = "".join(f"claim c{n}: Words.\n  reason c{(n + 1) % count}\n" for n in range(count))
    assert set(by_labels(read_map(text)).values()) == {"falls"}


def test_a_circle_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "MOST_COPIES", 7)
    with pytest.raises(
        TooCircular, match="2 statements support one another in a circle, `a` among them"
    ):
        translated(read_map(CIRCLE_WITH_TWO_ENTRIES))


def test_many_uses_and_many_attackers_do_not_multiply() -> None:
    count = 1000
    text = "claim hub: Words.\n" + "".join(f"  rebuttal r{n}: Words.\n" for n in range(count))
    text += "".join(f"claim c{n}: Words.\n  reason hub\n" for n in range(count))
    found = translated(read_map(text)).framework
    assert sum(map(len, found.attackers)) < 12 * count
