"""Frameworks in the formats of the competition."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.interop.abstract import READERS, WRITERS, format_of
from argmap.interop.errors import FormatError
from argmap.reasoning.frameworks import Framework
from tests.reasoning.frameworks.definitions import random_framework

AF = "# a comment\np af 3\n1 2\n\n2 3\n2 3\n"
APX = "% a comment\narg(1). arg(2).\natt(1, 2).\narg( 3 ).att(2,3). % another\n"
TGF = "1\n2 with a label\n3\n#\n1 2\n2 3 likewise\n"
CHAIN = Framework.of("123", [(0, 1), (1, 2)])


@pytest.mark.parametrize(("format_", "text"), [("af", AF), ("apx", APX), ("tgf", TGF)])
def test_reads_the_same_framework(format_: str, text: str) -> None:
    assert READERS[format_](text) == CHAIN
    assert READERS[format_](text.replace("\n", "\r\n")) == CHAIN


@given(st.sampled_from(sorted(READERS)), st.randoms(use_true_random=False))
def test_what_is_written_reads_as_it_was(format_: str, rng: random.Random) -> None:
    framework = random_framework(rng)
    read = READERS[format_](WRITERS[format_](framework))
    assert read.attackers == framework.attackers
    assert format_ == "af" or read.names == framework.names


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])), unique=True))
def test_apx_keeps_any_name(names: list[str]) -> None:
    framework = Framework.of(names, [(n, n) for n in range(len(names))])
    assert READERS["apx"](WRITERS["apx"](framework)) == framework


@pytest.mark.parametrize(
    ("format_", "text", "line", "message"),
    [
        ("af", "", 1, "the first line must be `p af N`, with the number of arguments"),
        (
            "af",
            "p af -1\n",
            1,
            "this must be `p af N`, with the number of arguments; it is `p af -1`",
        ),
        (
            "af",
            "p cnf 3 3\n",
            1,
            "this must be `p af N`, with the number of arguments; it is `p cnf 3 3`",
        ),
        ("af", f"p af {'9' * 5000}\n", 1, "there may be 2,000,000 arguments, and not more"),
        ("af", "p af 2\n1 2\n1 3\n", 3, "`1 3` is not between arguments from 1 to 2"),
        ("af", "p af 2\n1\n", 2, "an attack is two numbers; this is `1`"),
        ("af", "p af 2\n1 2 1\n", 2, "an attack is two numbers; this is `1 2 1`"),
        ("apx", "arg(a).\natt(a,b).\n", 2, "`b` is not declared by `arg`"),
        ("apx", "arg(a).\n\narg(b)\n", 3, "a fact is `arg(A).` or `att(A,B).`; this is `arg(b)`"),
        ("apx", "arg(a,b).", 1, "a fact is `arg(A).` or `att(A,B).`; this is `arg(a,b).`"),
        ("tgf", "a\na\n", 2, "`a` is named twice"),
        ("tgf", "a\n#\na\n", 3, "an attack is two names; this is `a`"),
        ("tgf", "a\n#\na b\n", 3, "`b` is not named above the `#`"),
        ("tgf", "a\n#\n#\n", 3, "there is a second `#`"),
        (
            "apx",
            "arg(b).\narg(a\x1b]0;x\x07b).\n",
            2,
            "a name has no control characters; this is `a�]0;x�b`",
        ),
        ("apx", 'arg("\rYES\x85").', 1, "a name has no control characters; this is `�YES�`"),
        ("apx", 'arg(b).\natt(b,"\\\x1b").', 2, "a name has no control characters; this is `�`"),
        ("tgf", "b\na\x9b2J\n#\n", 2, "a name has no control characters; this is `a�2J`"),
    ],
)
def test_says_what_is_wrong_and_where(format_: str, text: str, line: int, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        READERS[format_](text)
    assert (caught.value.line, caught.value.message) == (line, message)


@given(st.sampled_from(sorted(READERS)), st.text('arg(t).,pf12 #%"\\\n\r\x00\u2028é'))
def test_any_text_is_read_or_refused(format_: str, text: str) -> None:
    try:
        framework = READERS[format_](text)
    except FormatError as refused:
        line = refused.line
    else:
        line = 1
        assert len(framework.attackers) == framework.size
    assert 1 <= line <= text.count("\n") + 1


@pytest.mark.parametrize("name", ["a\nb", "\x1b[2J", "\r", "\x9b", "\u2028"])
def test_apx_refuses_a_name_it_cannot_hold(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        WRITERS["apx"](Framework.of([name], []))


@pytest.mark.parametrize("name", ["", "a b", "#", "a\x1b[2J"])
def test_tgf_refuses_a_name_it_cannot_hold(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        WRITERS["tgf"](Framework.of([name], []))


def test_the_format_is_known_by_the_ending_or_the_beginning() -> None:
    assert format_of("x.APX", "") == "apx"
    assert format_of("x", "p af 1") == "af"
    assert format_of("x", " arg(a).") == "apx"
    with pytest.raises(FormatError, match="its format is unknown"):
        format_of("x.txt", "a\n#\n")
