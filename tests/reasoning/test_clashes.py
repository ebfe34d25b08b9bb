"""Whose clash it is, and what excuses it."""

from __future__ import annotations

from hypothesis import given

from argmap.reasoning.clashes import Clash
from tests.reasoning.maps import read, texts

VOICES = """voice me #author: Me
voice v: V
voice w for v: W
"""


def clashes(*contents: str) -> tuple[Clash, ...]:
    return read(*contents).clashes.found


def test_a_clash_is_reported_at_the_spokesman_who_has_the_whole_of_it() -> None:
    (clash,) = clashes(VOICES + "claim a by w: One.\nclaim b by w: Two.\na yet b\n")
    assert (clash.voice, clash.shared, clash.author) == ("w", ("v",), False)


def test_a_clash_between_spokesman_and_principal_is_the_principals() -> None:
    (clash,) = clashes(VOICES + "claim a by w: One.\nclaim b by v: Two.\na yet b\n")
    assert (clash.voice, clash.shared) == ("v", ())


def test_a_spokesman_of_the_author_clashes_for_the_author() -> None:
    text = "voice me #author: Me\nvoice w for me: W\n"
    (clash,) = clashes(text + "claim a by w: One.\nclaim b by w: Two.\na yet b\n")
    assert (clash.voice, clash.shared, clash.author) == ("me", ("w",), True)


def test_voices_that_speak_for_each_other_have_one_clash() -> None:
    text = "voice x for y: X\nvoice y for x: Y\nvoice z for y: Z\n"
    (clash,) = clashes(text + "claim a by x: One.\nclaim b by y: Two.\na yet b\n")
    assert set(clash.voices) == {"x", "y"}


def test_strangers_have_a_clash_each() -> None:
    found = clashes(VOICES + "claim a by v, me: One.\nclaim b by v, me: Two.\na yet b\n")
    assert [clash.voice for clash in found] == ["me", "v"]


def test_a_step_exposes_a_clash_if_it_mentions_all_of_it() -> None:
    text = VOICES + "claim a by w: One.\nclaim b by v: Two.\na yet b\nclaim c: Three.\n  because\n"
    (clash,) = clashes(text + "    premise v holds a\n    premise v holds b\n")
    assert clash.exposed == "@8"
    assert clash.excused
    (clash,) = clashes(text + "    premise w holds a\n    premise v holds b\n")
    assert clash.exposed is None
    (clash,) = clashes(text + "    premise v holds a\n    premise b\n")
    assert not clash.excused


def test_exposing_it_does_not_excuse_the_author() -> None:
    text = VOICES + "claim a: One.\nclaim b: Two.\na yet b\nclaim c: Three.\n  because\n"
    (clash,) = clashes(text + "    premise me holds a\n    premise me holds b\n")
    assert clash.author
    assert not clash.excused


def test_an_assumption_excuses_also_through_strict_steps() -> None:
    text = (
        VOICES
        + "claim a by w: One.\n  because by w\n    assumption c: Three.\nclaim b by w: Two.\n"
    )
    (clash,) = clashes(text + "c yet b\n")
    assert clash.assumption == "c"
    (clash,) = clashes(text + "a yet b\n")
    assert clash.assumption is None
    strict = text.replace("a by w", "a").replace("because by w", "because strictly")
    (clash,) = [
        each
        for each in clashes(strict + "a yet b\nclaim e by w: Four.\n  reason c\n")
        if each.voice == "w"
    ]
    assert clash.assumption == "c"


def test_a_pin_must_name_exactly_the_statements_and_a_voice_that_has_the_clash() -> None:
    text = VOICES + "claim a by w: One.\nclaim b by w: Two.\nclaim c by w: Three.\na yet b\n"
    for line, pinned in (
        ("expect w inconsistent: b, a", True),
        ("expect v inconsistent: a, b", True),
        ("expect me inconsistent: a, b", False),
        ("expect w inconsistent: a, b, c", False),
        ("expect w inconsistent: a", False),
        ("expect w consistent", False),
    ):
        (clash,) = clashes(f"{text}{line}\n")
        assert (clash.pinned is not None) == pinned, line


def test_what_is_lifted_does_not_clash() -> None:
    text = VOICES + "claim a: One.\nclaim b: Two.\na yet b\n  unless c: Three.\n"
    assert clashes(text) == ()
    assert len(clashes(text + "    rebuttal: Four.\n")) == 1
    text = VOICES + "claim a: One.\nclaim b: Two.\nrule r: not (a and b)\n"
    assert len(clashes(text)) == 1
    assert clashes(text + "on r\n  rebuttal: Three.\n") == ()


def test_an_open_objection_lifts_nothing() -> None:
    text = "claim a: One.\nclaim b: Two.\na yet b\n  unless c: Three.\n    question: Why?\n"
    assert len(clashes(text)) == 1


def test_commitments_of_two_files_clash() -> None:
    root = "import m: 1\nvoice v: V\nclaim a by v: One.\na contradicts m.b\n"
    (clash,) = clashes(root, "voice v: V\nclaim b by v: Two.\n")
    assert (clash.voice, clash.conflict.statements) == ("v", ("a", "m.b"))


@given(texts())
def test_every_voice_holds_all_of_its_clashes_and_no_clash_comes_twice(text: str) -> None:
    context = read(text)
    found = context.clashes.found
    held = context.commitments.held
    for clash in found:
        for voice in clash.voices:
            assert held[voice].keys() >= set(clash.conflict.statements)
    claims = [(clash.conflict, voice) for clash in found for voice in clash.voices]
    assert len(claims) == len(set(claims))
    for voice, keys in held.items():
        mine = {conflict for conflict, holder in claims if holder == voice}
        assert mine == set(context.bonds.conflicts(keys.keys()).found)
