"""What a name or a line means."""

from __future__ import annotations

import pytest

from argmap.model.lookup import NotFound, elements, find_key
from tests.reasoning.maps import read_map

IMPORTED = """claim lock: One.
  reason: Two.
"""
TEXT = """import m: 1
voice v: V
claim a: One.
  because step
    premise: Two.
      note: A remark.

    premise
      | b: Three.
  rebuttal m.lock
a contradicts m.lock
rule binding: a implies m.lock
claim caf\N{LATIN SMALL LETTER E WITH ACUTE}: Four.
expect a open
"""


@pytest.fixture(scope="module")
def arg_map():
    return read_map(
        TEXT.replace("premise\n      | b: Three.", "premise b: Three\n      | and more."), IMPORTED
    )


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("a", "a"),
        ("`a`", "a"),
        ("step", "step"),
        ("m.lock", "m.lock"),
        ("binding", "binding"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "caf\N{LATIN SMALL LETTER E WITH ACUTE}"),
        ("@3", "a"),
        ("@4", "step"),
        ("@5", "@5"),
        ("@6", "@5"),
        ("@8", "b"),
        ("@9", "b"),
        ("@10", "@10!"),
        ("@11", "@11"),
        ("@12", "binding"),
        ("m.@1", "m.lock"),
        ("m.@2", "m.@2"),
    ],
)
def test_what_is_meant(arg_map, asked: str, key: str) -> None:
    assert find_key(arg_map, asked) == key


def test_every_key_means_itself(arg_map) -> None:
    for each in elements(arg_map):
        assert find_key(arg_map, each.key) == each.key


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("stepp", "Did you mean `step`?"),
        ("m.lok", "Did you mean `m.lock`?"),
        ("zzzzzz", "by its line"),
        ("v", "is a voice"),
        ("@1", "line 1"),
        ("@2", "line 2"),
        ("@7", "line 7"),
        ("@14", "line 14"),
        ("@99", "line 99"),
        ("m.@3", "line 3"),
        ("n.@1", "line 1"),
        (f"@{'9' * 5000}", "has no `@999"),
        ("", "has no ``"),
    ],
)
def test_what_is_not_there(arg_map, asked: str, said: str) -> None:
    with pytest.raises(NotFound) as caught:
        find_key(arg_map, asked)
    assert said in str(caught.value)
