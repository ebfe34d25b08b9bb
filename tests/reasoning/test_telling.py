"""Commitments in words."""

from __future__ import annotations

import pytest

from argmap.reasoning.commitments import commitments
from argmap.reasoning.telling import commitment
from tests.reasoning.maps import read_map

TEXT = """voice v: V
voice w for v: W
claim a by w: A.
  because by w strictly
    assumption p: P.
claim b: B.
  reason c: C.
claim d by v: D.
  reason b
claim f #supposed: F.
  because by w
    premise f
    premise c
"""


@pytest.mark.parametrize(
    ("voice", "statement", "said"),
    [
        ("w", "a", "`w` says it on line 3"),
        ("v", "a", "`w`, who speaks for `v`, says it on line 3"),
        ("w", "p", "`w` needs to assume it on line 5"),
        ("v", "b", "`v` argues from it on line 9"),
        ("v", "c", "`w`, who speaks for `v`, argues from it on line 11"),
        ("@author", "b", "the author says it on line 6"),
    ],
)
def test_how_a_voice_comes_to_hold_a_statement(voice: str, statement: str, said: str) -> None:
    arg_map = read_map(TEXT)
    assert commitment(arg_map, commitments(arg_map), voice, statement) == said


def test_what_follows_strictly() -> None:
    arg_map = read_map(
        "voice v: V\nvoice w for v: W\nclaim a: A.\n  because strictly\n    premise b\nclaim b by w: B.\n"
    )
    held = commitments(arg_map)
    said = "it follows strictly, by line 4, from what {} holds"
    assert commitment(arg_map, held, "w", "a") == said.format("`w`")
    assert commitment(arg_map, held, "w", "a", here=True) == said.format("`w`").replace(
        "it", "this", 1
    )


def test_at_the_statement_itself_its_line_is_not_said() -> None:
    arg_map = read_map(TEXT)
    held = commitments(arg_map)
    assert commitment(arg_map, held, "w", "a", here=True) == "`w` says this"
    assert commitment(arg_map, held, "w", "p", here=True) == "`w` needs to assume this"
    assert commitment(arg_map, held, "v", "b", here=True) == "`v` argues from this on line 9"


def test_lines_of_another_file_and_its_author_are_said_to_be_there() -> None:
    arg_map = read_map("import m: 1\nvoice w: W\nclaim a by w: A.\n  reason m.b\n", "claim b: B.\n")
    held = commitments(arg_map)
    assert commitment(arg_map, held, "w", "m.b") == "`w` argues from it on line 4"
    said = "`w` argues from this on line 4 of 0.argmap"
    assert commitment(arg_map, held, "w", "m.b", here=True) == said
    said = "the author of 1.argmap says it on line 1 of 1.argmap"
    assert commitment(arg_map, held, "@author1", "m.b") == said
