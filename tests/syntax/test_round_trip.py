"""Text to nodes and back."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.source import Text
from argmap.syntax import nodes
from argmap.syntax.parser import parse
from argmap.syntax.printer import print_document, print_formula
from tests.documents import FORMULAS, LINES, documents, lines_under, said

SETTINGS = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def read(words: str) -> nodes.Document:
    parsed = parse(Text("x.argmap", words))
    assert parsed.diagnostics == ()
    return parsed.document


@SETTINGS
@given(documents())
def test_what_is_printed_parses_to_the_same(document: nodes.Document) -> None:
    printed = print_document(document)
    again = read(printed)
    assert said(again) == said(document)
    assert print_document(again) == printed


@pytest.mark.parametrize("rule", LINES)
def test_every_form_of_every_line_round_trips(rule: str) -> None:
    above = {"premise": "because", "assumption": "because"}

    @settings(parent=SETTINGS, max_examples=40)
    @given(LINES[rule])
    def round_trips(line: nodes.Line) -> None:
        lines: list[nodes.Line] = [line]
        if rule not in lines_under("top"):
            lines.insert(0, nodes.OnLine(nodes.Name("x")))
        if rule in above:
            lines.insert(1, nodes.GroupLine(above[rule], None, (), None, False))
        entries = tuple(nodes.Entry(each, 0, 0, at - 1, at) for at, each in enumerate(lines))
        document = nodes.Document(Text("", ""), entries)
        assert said(read(print_document(document))) == said(document)

    round_trips()


@settings(parent=SETTINGS, max_examples=60)
@given(documents(), st.sampled_from(["\r\n", "\r"]), st.integers(1, 5))
def test_line_ends_and_width_of_indents_do_not_matter(
    document: nodes.Document, end: str, width: int
) -> None:
    lines = []
    for line in print_document(document).split("\n"):
        words = line.lstrip(" ")
        lines.append(" " * ((len(line) - len(words)) // 2 * width) + words)
    assert said(read(end.join(lines))) == said(document)


@settings(parent=SETTINGS, max_examples=60)
@given(documents())
def test_names_are_read_alike_however_they_are_composed(document: nodes.Document) -> None:
    decomposed = print_document(document)
    again = parse(Text("x", normalize("NFD", decomposed))).document
    assert [_names(each.line) for each in again.entries] == [
        _names(each.line) for each in document.entries
    ]


def _names(line: nodes.Line) -> list[str]:
    found: list[str] = []
    for value in line:
        several = value.items if isinstance(value, nodes.Formula) else value
        if not isinstance(several, tuple) or isinstance(several, nodes.Name):
            several = (several,)
        found += [each.text for each in several if isinstance(each, nodes.Name)]
    return found


@SETTINGS
@given(FORMULAS)
def test_a_formula_keeps_its_meaning(formula: nodes.Formula) -> None:
    assert said(_formula(print_formula(formula))) == said(formula)


@SETTINGS
@given(FORMULAS)
def test_a_formula_has_no_parenthesis_too_many(formula: nodes.Formula) -> None:
    printed = print_formula(formula)
    for start, end in _pairs(printed):
        without = printed[:start] + printed[start + 1 : end] + printed[end + 1 :]
        parsed = parse(Text("x", f"rule: {without}\n"))
        line = parsed.document.entries[0].line
        assert parsed.diagnostics or (
            isinstance(line, nodes.RuleLine) and said(line.formula) != said(formula)
        )


def _formula(words: str) -> nodes.Formula:
    (entry,) = read(f"rule: {words}\n").entries
    assert isinstance(entry.line, nodes.RuleLine)
    return entry.line.formula


def _pairs(words: str) -> list[tuple[int, int]]:
    pairs, opened = [], []
    for at, each in enumerate(words):
        if each == "(":
            opened.append(at)
        elif each == ")":
            pairs.append((opened.pop(), at))
    return pairs


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("a", "a"),
        ("((a))", "a"),
        ("not not a", "not not a"),
        ("not (not a)", "not not a"),
        ("not (a and b)", "not (a and b)"),
        ("(not a) and b", "not a and b"),
        ("a and (b and c)", "a and (b and c)"),
        ("(a and b) and c", "a and b and c"),
        ("a or (b and c)", "a or b and c"),
        ("(a or b) and c", "(a or b) and c"),
        ("(a implies b) implies c", "(a implies b) implies c"),
        ("a implies (b iff c)", "a implies (b iff c)"),
        ("(a or b) implies (c and d)", "a or b implies c and d"),
        ("(a implies b) and c", "(a implies b) and c"),
        ("not(a)", "not a"),
        ("m.a   and\n  | b", "m.a and b"),
    ],
)
def test_formulas_in_canonical_form(written: str, canonical: str) -> None:
    assert print_formula(_formula(written)) == canonical


SAID = [
    ("claim   a   :   Words   here.  \n", "claim a: Words here.\n"),
    ("claim a:Words.", "claim a: Words.\n"),
    ("claim a:\n  | Words\n    | here.", "claim a: Words here.\n"),
    ("claim a: One\n| two\n|three\n", "claim a: One two three\n"),
    ("claim a: Words.\n        reason: More.", "claim a: Words.\n  reason: More.\n"),
    ("claim a by v,w #x#y: W.", "claim a by v, w #x #y: W.\n"),
    ("#c\n\n\n\nclaim a: W.\n\n\n", "#c\n\nclaim a: W.\n"),
    (
        "claim a: W.\n# between\n  # indented\n  reason: R.\n # last",
        "claim a: W.\n  # between\n  # indented\n  reason: R.\n# last\n",
    ),
    ("claim a: W.\nsection: S\nclaim b: V.", "claim a: W.\n\nsection: S\nclaim b: V.\n"),
    ("expect v inconsistent:a,b", "expect v inconsistent: a, b\n"),
    ("on a\n  > s#2:x", "on a\n  > s#2: x\n"),
    ("a yet b", "a yet b\n"),
    ("\n\n", ""),
    ("", ""),
    ("  # only a comment", "# only a comment\n"),
]


@pytest.mark.parametrize(("written", "canonical"), SAID)
def test_canonical_form(written: str, canonical: str) -> None:
    assert print_document(read(written)) == canonical
    assert print_document(read(canonical)) == canonical


def test_long_lines_are_broken_at_spaces_and_the_list_of_an_expectation_is_not() -> None:
    words = " ".join(["word"] * 60)
    printed = print_document(read(f"claim a: {words}\n  reason: {words}\n"))
    assert max(map(len, printed.splitlines())) <= 96
    assert printed.count("|") > 4
    expectation = "expect v inconsistent: " + ", ".join(f"statement-{n}" for n in range(20)) + "\n"
    assert print_document(read(expectation)) == expectation


def test_deep_lines_keep_room_for_their_words() -> None:
    deep = "".join(
        f"{'  ' * depth}{'claim a' if not depth else 'reason'}: w\n" for depth in range(80)
    )
    words = "some words of some length that go on"
    printed = print_document(read(f"{deep}{'  ' * 80}reason: {words}\n"))
    assert words in printed
