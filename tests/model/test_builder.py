"""From documents to a map: what each line becomes, and where it says it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from argmap.api import MapBuilder
from argmap.compiler import Result
from argmap.model import ArgumentMap, StandingExpectation, VoiceExpectation
from argmap.source import Place, Text
from argmap.syntax.parser import parse
from argmap.syntax.printer import print_document
from tests.documents import said
from tests.fuzz import examples
from tests.maps import maps
from tests.memory import compile_text

WHOLE = """\
map: Whole
source text: text.txt
voice a #author: An author
voice b for a: Another

section first: First
claim one by b #thesis #given #tag: One.
  > text#2: some words
  note: A remark.
  reason why by a: Why.
    unless: Not so.
  because both by a via sign strictly
    note: On the step.
    premise: A premise.
    assumption unsaid #role: Unsaid.
    premise two #major
    premise b holds two
    question asked asks frequency: Is it?
  but
    premise: Against.
  rebuttal two
    note: On the reference.
section: Second
claim two: Two.
one yet two: Hardly.
  unless: Except.
two contradicts one
rule bound: not (one and two)
  rebuttal: It does not bind.
on why
  reason: Later.
expect one open
expect b inconsistent: one, two
expect a consistent
"""


def build(text: str, **others: str | bytes) -> ArgumentMap:
    result = compile_text(text, **others)
    assert not [each for each in result.diagnostics if each.breaks_map]
    return result.map


def test_statements() -> None:
    map = build(WHOLE)
    one = map.statements["one"]
    assert (one.name, one.kind, one.prose, one.voices) == ("one", "claim", "One.", ("b",))
    assert one.marks == ("thesis", "given", "tag")
    assert one.section == "first"
    (quote,) = one.quotes
    assert (quote.source, quote.number, quote.words) == ("text", 2, "some words")
    assert one.notes == ("A remark.",)
    assert map.thesis is one
    assert [each.kind for each in map.statements.values()] == [
        *("claim", "reason", "unless", "premise", "assumption", "holds", "question"),
        *("premise", "claim", "unless", "rebuttal", "reason"),
    ]
    held = next(each for each in map.statements.values() if each.kind == "holds")
    assert held.held == ("b", "two")
    assert held.prose == "Held by Another: Two."
    assert map.statements["asked"].asks == "frequency"


def test_steps() -> None:
    map = build(WHOLE)
    both = map.steps["both"]
    assert (both.kind, both.target, both.scheme, both.strict) == ("because", "one", "sign", True)
    assert [map.statements[key].kind for key in both.premises] == [
        *("premise", "assumption", "claim", "holds"),
    ]
    assert both.roles == ((), ("role",), ("major",), ())
    assert both.voices == ("a",)
    assert both.notes == ("On the step.",)
    assert [each.key for each in map.supporters["one"]] == ["why!", "both"]
    assert [each.kind for each in map.attackers["one"]] == ["but", "rebuttal"]
    assert [each.kind for each in map.attackers["why!"]] == ["unless"]
    assert [each.kind for each in map.attackers["both"]] == ["question"]
    reference = next(each for each in map.steps.values() if each.reference)
    assert (reference.premises, reference.notes) == (("two",), ("On the reference.",))
    assert [each.kind for each in map.supporters["why"]] == ["reason"]
    assert {each.key for each in map.uses["two"]} == {"both", reference.key}


def test_tensions_rules_voices_and_expectations() -> None:
    map = build(WHOLE)
    yet, contradicts = map.tensions.values()
    assert (yet.kind, yet.left, yet.right, yet.why) == ("yet", "one", "two", "Hardly.")
    assert (contradicts.kind, contradicts.left, contradicts.right) == ("contradicts", "two", "one")
    assert [each.kind for each in map.attackers[yet.key]] == ["unless"]
    rule = map.rules["bound"]
    assert rule.words == "not (one and two)"
    assert [each.kind for each in map.attackers["bound"]] == ["rebuttal"]
    assert map.voices["b"].principal == "a"
    assert map.author == "a"
    assert [each.title for each in map.sections.values()] == ["First", "Second"]
    standing, clash, consistent = map.expectations
    assert isinstance(standing, StandingExpectation)
    assert (standing.statement, standing.verdict) == ("one", "open")
    assert isinstance(clash, VoiceExpectation)
    assert (clash.voice, clash.consistent, clash.statements) == ("b", False, ("one", "two"))
    assert isinstance(consistent, VoiceExpectation)
    assert consistent.consistent


@pytest.mark.parametrize("line", ["on both\n  reason: R.", "on one\n  unless: U."])
def test_under_on_stands_only_what_fits_what_it_names(line: str) -> None:
    text = f"claim one: One.\n  because both\n    premise: P.\n{line}\n"
    (found,) = compile_text(text).diagnostics
    assert found.rule == "misplaced-line"
    assert found.place.text.excerpt(found.place.span) in ("reason", "unless")


def test_names_are_one_however_they_are_composed() -> None:
    map = build("claim caf\u00e9: One.\n  reason: R.\nclaim b: Two.\n  reason cafe\u0301\n")
    assert list(map.uses) == ["@2", "caf\u00e9"]
    (found,) = [
        each
        for each in compile_text("claim caf\u00e9: One.\nclaim cafe\u0301: Two.\n").diagnostics
        if each.rule == "duplicate-name"
    ]
    assert found.place.line == 2
    assert found.labels[0].place.line == 1


def test_a_name_with_more_marks_than_any_language_has_takes_no_time() -> None:
    marks = "\u0301\u0316" * 100_000
    assert len(build(f"claim a{marks}: W.\n").statements) == 1


def test_an_imported_file_by_two_routes_is_one_map() -> None:
    map = build(
        "import l: left.argmap\nimport r: right.argmap\nclaim a: A.\n  reason l.b\n  reason r.d.x\n",
        left="import d: deep.argmap\nclaim b: B.\n  reason d.x\n",
        right="import d: deep.argmap\nclaim c: C.\n  reason d.x\n",
        deep="voice v #author: V\nclaim x by v: X.\nexpect x falls\n",
    )
    assert len(map.texts) == 4
    assert list(map.statements) == ["a", "l.b", "r.c", "l.d.x"]
    assert len(map.uses["l.d.x"]) == 3
    assert map.expectations == ()
    assert map.authors == (None, None, None, "l.d.v")


def test_a_voice_with_the_same_name_and_title_is_the_same_voice() -> None:
    map = build(
        "import m: other.argmap\nvoice v: Vera\nvoice w: Will\nclaim a by v: A.\nclaim c by m.w: C.\n",
        other="voice v: Vera\nvoice w: Wanda\nclaim b by v: B.\n",
    )
    assert list(map.voices) == ["v", "w", "m.w"]
    assert map.statements["m.b"].voices == ("v",)
    assert map.statements["c"].voices == ("m.w",)


def test_a_map_that_imports_itself() -> None:
    (found,) = compile_text("import m: map.argmap\nclaim a: A.\n").diagnostics
    assert found.rule == "circular-import"
    assert "map.argmap → map.argmap" in found.message


def test_a_circle_of_imports_is_said_with_its_path() -> None:
    found = [
        each
        for each in compile_text(
            "import b: b.argmap\nclaim a: A.\n  reason b.x\n",
            b="import c: c.argmap\nclaim x: X.\n",
            c="import a: map.argmap\n",
        ).diagnostics
        if each.rule == "circular-import"
    ]
    assert [each.place.text.name for each in found] == ["c.argmap"]
    assert "map.argmap → b.argmap → c.argmap → map.argmap" in found[0].message


def test_a_long_circle_is_said_in_short() -> None:
    files = {f"f{n}": f"import n: f{n + 1}.argmap\n" for n in range(2000)}
    files["f2000"] = "import n: map.argmap\n"
    (found,) = compile_text("import n: f0.argmap\n", **files).diagnostics
    assert found.rule == "circular-import"
    assert " → … → " in found.message
    assert len(found.message) < 500


def elements(map: ArgumentMap) -> tuple[object, ...]:
    groups = (map.voices, map.sources, map.sections, map.statements, map.steps, map.tensions)
    return (*(each for group in (*groups, map.rules) for each in group.values()), *map.expectations)


def places(value: object) -> Iterator[Place]:
    if isinstance(value, Place):
        yield value
    elif isinstance(value, Text):
        return
    elif isinstance(value, tuple):
        for each in value:
            yield from places(each)


def inside(result: Result) -> int:
    count = 0
    for place in places(elements(result.map)):
        assert any(place.text is text for text in result.map.texts)
        assert 0 <= place.start < place.end <= len(place.text.content)
        count += 1
    return count


@pytest.mark.parametrize("text", [WHOLE, *examples()])
def test_every_element_stands_inside_its_file(text: str) -> None:
    result = compile_text(text, other="claim abc: Words.\n")
    count = inside(result)
    assert count >= len(result.map.statements) + len(result.map.steps)


def test_a_statement_stands_where_its_words_are() -> None:
    for statement in build(WHOLE).statements.values():
        if statement.kind != "holds":
            assert statement.place.text.excerpt(statement.place.span) == statement.prose


@settings(max_examples=60)
@given(maps())
def test_a_generated_map_survives_its_text(builder: MapBuilder) -> None:
    """What is printed of a map parses to the same document, and to the same map."""
    text = builder.text()
    parsed = parse(Text("<draft>", text))
    assert parsed.diagnostics == ()
    assert said(parsed.document) == said(builder.document())
    assert print_document(parsed.document) == text
    result = compile_text(text)
    assert not [each for each in result.diagnostics if each.breaks_map]
    inside(result)
    assert _spans(elements(result.map)) == _spans(elements(compile_text(text).map))


def _spans(value: object) -> object:
    """A value whose places are given by their spans, so that maps of different texts compare."""
    if isinstance(value, Place):
        return value.span
    return tuple(_spans(each) for each in value) if isinstance(value, tuple) else value


def test_elements_are_immutable() -> None:
    map = build(WHOLE)
    for group in (map.statements, map.steps, map.tensions, map.rules, map.voices, map.sources):
        for element in group.values():
            with pytest.raises(AttributeError):
                element.key = "other"
    with pytest.raises(AttributeError):
        map.title = "other"  # type: ignore[misc]
