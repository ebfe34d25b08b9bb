"""The grammar is the one definition: what else knows of keywords, places and lines agrees with it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark import UnexpectedInput

from argmap.syntax import nodes
from argmap.syntax.forms import FORMS, Forms, known_forms, list_forms
from argmap.syntax.keywords import INNER_KEYWORDS, KEYWORDS, LINE_KEYWORDS, VERDICTS
from argmap.syntax.language import _table_file, grammar_text, language, places
from argmap.syntax.lines import READERS
from argmap.syntax.parser import place_under
from tests.documents import LINES, lines_under
from tests.fuzz import examples

GRAMMAR = grammar_text()
TERMINALS = dict(re.findall(r'^(_?[A-Z]+): "(\w+)" END$', GRAMMAR, re.M))
RULES = re.findall(r"^(\w+):", GRAMMAR, re.M)
LINE_RULES = [rule for rule in RULES if rule in lines_under("anywhere")]


def test_keywords_are_those_of_the_terminals_and_of_the_names_pattern() -> None:
    reserved = re.search(r"^NAME: /\(\?!\(\?:([\w|]+)\)", GRAMMAR, re.M)
    assert reserved
    assert frozenset(reserved[1].split("|")) == KEYWORDS == frozenset(TERMINALS.values())
    assert len(LINE_KEYWORDS) + len(VERDICTS) + len(INNER_KEYWORDS) == len(KEYWORDS)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_tables_are_kept_where_nobody_else_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path))
    assert str(_table_file()).startswith(str(tmp_path))
    for mode in (0o777, 0o775, 0o707):
        tmp_path.chmod(mode)
        assert _table_file() is False
    tmp_path.chmod(0o700)
    monkeypatch.setattr("os.geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert _table_file() is False


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_tables_that_others_may_have_written_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "cache"))
    before = os.umask(0o002)
    try:
        language.__wrapped__()
        table = Path(str(_table_file()))
        for mode in (0o660, 0o606):
            table.write_bytes(b"foreign")
            table.chmod(mode)
            assert _table_file() == str(table)
            assert not table.exists()
        table.symlink_to(tmp_path / "elsewhere")
        assert _table_file() == str(table)
        assert not table.is_symlink()
        language.__wrapped__()
        assert table.stat().st_mode & 0o777 == 0o600
        made = table.read_bytes()
        language.__wrapped__()
        assert table.read_bytes() == made
    finally:
        os.umask(before)


def test_line_keywords_are_those_that_lines_begin_with() -> None:
    bodies = re.findall(r"^(?:\w+:|\s+[|]) (_[A-Z]+) ", GRAMMAR, re.M)
    first = {TERMINALS[each] for each in bodies if each in TERMINALS}
    first |= {TERMINALS[each] for each in re.findall(r"^note: (_NOTE)", GRAMMAR, re.M)}
    assert first - {"not"} == set(LINE_KEYWORDS)


def test_every_line_can_stand_at_some_place() -> None:
    named = [
        place for place in places(GRAMMAR) if place not in ("anywhere", "formula", "under_note")
    ]
    somewhere = {rule for place in named for rule in lines_under(place)}
    assert somewhere == set(LINE_RULES) == set(LINES)


def test_every_line_has_a_reader() -> None:
    assert set(READERS) == set(LINE_RULES)


def test_listed_forms_are_those_of_the_grammar() -> None:
    assert Path(FORMS).read_text(encoding="utf-8") == list_forms()
    assert set(known_forms().places) == set(places(GRAMMAR)) - {"formula"}
    assert set(known_forms().lines.values()) == set(LINE_RULES)


READABLE = {
    "under_claim": "claim a: W",
    "under_premise": "premise: W",
    "under_assumption": "assumption: W",
    "under_unless": "unless: W",
    "under_question": "question: W",
    "under_holds": "premise v holds a",
    "under_reason": "reason: W",
    "under_rebuttal": "rebuttal: W",
    "under_because": "because",
    "under_but": "but",
    "under_step_reference": "rebuttal a",
    "under_reference": "premise a",
    "under_tension": "a yet b",
    "under_rule": "rule: a",
    "under_on": "on a",
    "under_other": "section: S",
    "under_note": "note: W",
}


def test_every_place_is_the_place_under_some_line() -> None:
    for place, words in READABLE.items():
        assert place_under(read_line(words)) == place
    assert {place for place in places(GRAMMAR) if place.startswith("under_")} == set(READABLE)


def read_line(words: str) -> nodes.Line:
    read = Forms().read(words)
    assert read
    return read[1]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(LINES)).flatmap(LINES.__getitem__))
def test_under_every_line_is_a_place_of_the_grammar(line: nodes.Line) -> None:
    assert place_under(line) in places(GRAMMAR)


def test_places_that_differ_in_name_only_stay_alike() -> None:
    alike = ("claim", "premise", "assumption", "unless", "question", "holds")
    assert len({lines_under(f"under_{each}") for each in alike}) == 1
    assert lines_under("under_reason") == lines_under("under_rebuttal") == lines_under("under_on")
    assert lines_under("under_because") == lines_under("under_but")


@pytest.mark.parametrize("place", [each for each in places(GRAMMAR) if each != "formula"])
def test_a_place_takes_the_lines_it_lists_and_no_others(place: str) -> None:
    written = {
        "map": "map: T", "source": "source s: p", "voice": "voice v: V", "imports": "import m: p",
        "section": "section: S", "rule": "rule: a", "on": "on a", "claim": "claim a: W",
        "reason": "reason: W", "rebuttal": "rebuttal a", "premise": "premise a",
        "assumption": "assumption: W", "unless": "unless: W", "question": "question: W",
        "because": "because", "but": "but", "quote": "> s: W", "note": "note: W",
        "tension": "a yet b", "expectation": "expect a open",
    }  # fmt: skip
    assert set(written) == set(LINES)
    taken = {rule for rule, words in written.items() if takes(words, place)}
    assert taken == (set() if place == "under_note" else set(lines_under(place)))


def takes(words: str, place: str) -> bool:
    """Whether the grammar and the reader of forms take a line at a place; they must agree."""
    read = Forms().read(words)
    taken = read is not None and read[0] in known_forms().places[place]
    try:
        language().parse(words, start=place)
    except UnexpectedInput:
        assert not taken
        return False
    assert taken
    return True


HEADS = [
    "claim b: x", "claim b : x", "claim  b: x", "claim\tb: x", "claim b:x", "claim b:\n  | x", "claim b:\n  |",
    "claim b:  ", "claim b: \u00a0", "claim b: \u00a0x", "claim b: |", "claim b: :", "claim b::", "claim b",
    "claim open: x", "claim b.c: x", "claim e\u0301: x", "claim \u212b: x", "claim: x", "claim b by v: x",
    "reason: x", "reason:\n|", "reason b: x", "reason b", "reason m.b", "reason v holds b", "> s: x", ">s: x",
    "> s#2: x", "> s:\n |", "note: x", "note:\n  |\n  |", "note : x", "map: x", "voice v: x", "source s: x",
    "rule: a", "rule r: a", "expect a open", "a yet b", "a yet b: x", "a yet b:\n  |", "because", "because g",
    "because: x", "question b asks c: x", "premise b #major", "premise b #major: x", "on b", "on b: x",
    "expect v inconsistent: a, b", "expect v inconsistent:a,m.b", "expect v inconsistent", "expect v inconsistent: é",
    "expect v inconsistent: a\n  | , b", "expect v inconsistent: a: b", "expect v inconsistent:", "x inconsistent: y",
]  # fmt: skip


FORMULAS = [
    "a", " a", "a and b", "a and b implies c", "a or not b", "not not a", "(a or b) and c", "a implies b implies c",
    "a andb", "a and", "", "a (b)", "((a))", "a iff not (b and m.c)", "é and b", "not.a or b", "a,b", "a and B2 or c",
]  # fmt: skip


def test_lines_read_by_their_form_are_what_the_grammar_reads() -> None:
    """Whatever was read before a line changes nothing."""
    reader = Forms()
    lines = HEADS + [
        line.strip() for text in examples() for line in text.splitlines() if line.strip()
    ]
    for _ in range(2):
        for words in lines:
            assert reader.read(words) == unlisted().read(words), words
            for place in ("top", "under_claim", "under_because"):
                takes(words, place)


def test_formulas_read_by_their_form_are_what_the_grammar_reads() -> None:
    reader = Forms()
    for _ in range(2):
        for words in FORMULAS:
            assert reader.read_formula(words) == unlisted().read_formula(words), words


def unlisted() -> Forms:
    """A reader that knows no form, so that lark reads every line."""
    reader = Forms()
    reader.lines.clear()
    reader.formulas.clear()
    return reader
