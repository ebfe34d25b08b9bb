"""Standing against the six lines that define it, and on maps that a reader can follow."""

from __future__ import annotations

from hypothesis import given

from argmap.model import ArgumentMap
from argmap.reasoning.commitments import Commitments, commitments
from argmap.reasoning.standing import standing
from tests.reasoning.maps import read_map, texts

Clauses = list[tuple[str, set[str], set[str]]]


def naive_attackers(arg_map: ArgumentMap, clauses: Clauses) -> dict[str, set[str]]:
    """The attackers of everything; each side of a contradiction is one, with a clause of its own."""
    attackers: dict[str, set[str]] = {}
    for step in arg_map.steps.values():
        if step.kind not in ("reason", "because"):
            attackers.setdefault(step.target, set()).add(step.key)
    for tension in arg_map.tensions.values():
        if tension.kind == "contradicts":
            for one, other in ((tension.left, tension.right), (tension.right, tension.left)):
                attack = f"{one}<{tension.key}"
                clauses.append((attack, {tension.key, other}, set()))
                attackers.setdefault(one, set()).add(attack)
    return attackers


def naive_program(arg_map: ArgumentMap, held: Commitments) -> Clauses:
    """The clauses, with every attacker written out wherever it counts."""
    clauses: Clauses = []
    attackers = naive_attackers(arg_map, clauses)
    for key in (*arg_map.tensions, *arg_map.rules):
        clauses.append((key, set(), attackers.get(key, set())))
    for step in arg_map.steps.values():
        clauses.append((step.key, set(step.premises), attackers.get(step.key, set())))
    for key, statement in arg_map.statements.items():
        against = attackers.get(key, set())
        reasons = [
            step
            for step in arg_map.steps.values()
            if step.target == key and step.kind in ("reason", "because")
        ]
        given = "given" in statement.marks
        bare = not any(step.file == statement.file for step in reasons)
        if statement.held:
            if held.holds(*statement.held):
                clauses.append((key, set(), against))
        elif statement.kind == "question":
            if bare:
                clauses.append((key, set(), against | {key}))
        elif (given or bare) and "supposed" not in statement.marks:
            clauses.append((key, set(), against))
        clauses += [(key, {step.key}, against) for step in reasons]
    return clauses


def least(clauses: Clauses, assumed: set[str]) -> set[str]:
    true: set[str] = set()
    while more := {
        head
        for head, positive, negative in clauses
        if head not in true and positive <= true and not negative & assumed
    }:
        true |= more
    return true


@given(texts())
def test_equals_the_alternating_fixpoint_of_the_definition(text: str) -> None:
    arg_map = read_map(text)
    held = commitments(arg_map)
    clauses = naive_program(arg_map, held)
    true: set[str] = set()
    while (more := least(clauses, possible := least(clauses, true))) != true:
        true = more
    for key, verdict in standing(arg_map, held).items():
        expected = "stands" if key in true else "open" if key in possible else "falls"
        assert verdict == expected, key


def verdicts(*contents: str) -> dict[str, str]:
    arg_map = read_map(*contents)
    return dict(standing(arg_map, commitments(arg_map)))


def test_a_rebutted_rebuttal_gives_the_claim_back() -> None:
    found = verdicts("""claim bridge: The bridge must be closed.
  rebuttal safe: It is safe.
    rebuttal cracks: Its pillars are cracked.
""")
    assert (found["bridge"], found["safe"], found["cracks"]) == ("stands", "falls", "stands")


def test_a_refuted_reason_leaves_a_claim_unsupported_unless_it_is_given() -> None:
    text = """claim bridge{}: The bridge must be closed.
  reason cracks: Its pillars are cracked.
    rebuttal: They are painted.
"""
    assert verdicts(text.format(""))["bridge"] == "falls"
    assert verdicts(text.format(" #given"))["bridge"] == "stands"


def test_a_circle_of_support_falls() -> None:
    assert set(
        verdicts("""claim a: One.
  reason b
claim b: Two.
  reason a
""").values()
    ) == {"falls"}


def test_a_question_is_open_until_it_is_answered() -> None:
    text = """claim a: One.
  question: Why?
"""
    assert verdicts(text)["a"] == "open"
    assert verdicts(f"{text}    rebuttal: Because.\n")["a"] == "stands"


def test_word_against_word_is_open_and_yet_is_not() -> None:
    assert verdicts("claim a: One.\nclaim b: Two.\na contradicts b\n")["a"] == "open"
    assert verdicts("claim a: One.\nclaim b: Two.\na yet b\n")["a"] == "stands"


def test_a_contradiction_that_is_undercut_harms_nobody() -> None:
    found = verdicts(
        "claim a: One.\nclaim b: Two.\na contradicts b\n  unless: They differ in time.\n"
    )
    assert (found["a"], found["b"], found["@3"]) == ("stands", "stands", "falls")


def test_a_supposition_needs_a_reason() -> None:
    assert verdicts("claim a #supposed: One.\n")["a"] == "falls"
    assert verdicts("claim a #supposed: One.\n  reason: Two.\n")["a"] == "stands"


def test_another_file_can_support_a_statement_but_not_make_it_need_that() -> None:
    found = verdicts(
        "import m: 1\non m.a\n  reason why: Two.\n    rebuttal: Three.\n", "claim a: One.\n"
    )
    assert (found["why"], found["m.a"]) == ("falls", "stands")


def test_what_a_voice_holds_stands_just_when_it_is_committed_to_it() -> None:
    text = """voice v: V
claim a{}: One.
claim b: Two.
  reason v holds a
"""
    assert verdicts(text.format(" by v"))["b"] == "stands"
    assert verdicts(text.format(""))["b"] == "falls"
