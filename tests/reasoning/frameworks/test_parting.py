"""Where semantics part on a map, against all its preferred extensions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.reasoning.commitments import commitments
from argmap.reasoning.frameworks import extensions
from argmap.reasoning.frameworks.parting import Parting, parting
from argmap.reasoning.frameworks.translation import framework_of
from argmap.reasoning.standing import standing
from tests.reasoning.maps import read_map, texts


@given(texts())
@settings(deadline=None)
def test_semantics_part_just_when_a_preferred_extension_is_not_the_grounded_one(text: str) -> None:
    arg_map = read_map(text)
    held = commitments(arg_map)
    verdicts = standing(arg_map, held)
    found = framework_of(arg_map, held)
    stands = {key for key, verdict in verdicts.items() if verdict == "stands"}
    every = [set(found.keys(each)) for each in extensions(found.framework, "preferred")]
    said = parting(arg_map, held)
    assert said.decided == ("open" not in verdicts.values())
    assert bool(said.accepted) == (every != [stands])
    assert stands | set(said.accepted) in every
    assert any(set(said.instead) <= each for each in every)
    assert not set(said.instead) & (stands | set(said.accepted))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claim a: A.\n  rebuttal: B.\n", Parting(True)),
        ("claim a: A.\n  question: B?\n", Parting(False)),
        ("claim a: A.\nclaim b: B.\na contradicts b\n", Parting(False, ("b",), ("a",))),
        (
            "claim a: A.\nclaim b: B.\n  rebuttal a\na contradicts b\n  unless b\n",
            Parting(False, ("a", "@3!", "@4")),
        ),
    ],
)
def test_what_is_accepted_and_what_instead(text: str, expected: Parting) -> None:
    arg_map = read_map(text)
    found = parting(arg_map, commitments(arg_map))
    either = {(found.accepted, found.instead), (found.instead, found.accepted)}
    assert found.decided == expected.decided
    assert (expected.accepted, expected.instead) in either
