"""Strict steps against truth tables: entailment, counter-models, idle premises, rules that cannot hold."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import ArgumentMap
from argmap.reasoning import bonds as bonds_module
from argmap.reasoning.bonds import Bonds
from argmap.reasoning.entailment import Strictness, strictness
from tests.reasoning.maps import formulas, read, read_map
from tests.reasoning.test_minimal import true

ROOT = Path(__file__).parents[2]
NAMES = ("a", "b", "c", "d", "e", "f")
WORLDS = [dict(zip(NAMES, each, strict=True)) for each in product((True, False), repeat=len(NAMES))]

World = Mapping[str, bool]


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Six statements, some tied by rules and tensions, and a few strict steps."""
    lines = []
    for name in NAMES:
        lines.append(f"claim {name}: Statement {name}.")
        if draw(st.booleans()):
            lines.append("  because strictly")
            premises = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
            lines += [f"    premise {each}" for each in premises]
    pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))
    for left, right in draw(st.lists(pairs, max_size=2)):
        lines.append(f"{left} {draw(st.sampled_from(('yet', 'contradicts')))} {right}")
    lines += [f"rule: {each}" for each in draw(st.lists(formulas(NAMES), max_size=3))]
    for *some, one in draw(
        st.lists(st.lists(st.sampled_from(NAMES), min_size=2, max_size=3), max_size=3)
    ):
        lines.append(f"rule: {draw(st.sampled_from((' and ', ' or '))).join(some)} implies {one}")
    return "\n".join(lines) + "\n"


def keeps(arg_map: ArgumentMap, world: World, keys: Iterable[str]) -> bool:
    """Whether a world keeps these tensions and rules."""
    for key in keys:
        if rule := arg_map.rules.get(key):
            if not true(rule.formula, dict(world)):
                return False
        else:
            tension = arg_map.tensions[key]
            if world[tension.left] and world[tension.right]:
                return False
    return True


def follows(worlds: Sequence[World], premises: Iterable[str], conclusion: str) -> bool:
    used = list(premises)
    return all(world[conclusion] for world in worlds if all(world[key] for key in used))


def judged(text: str) -> tuple[ArgumentMap, tuple[Strictness, ...]]:
    context = read(text)
    return context.map, strictness(context.map, context.bonds)


@given(maps())
def test_steps_are_judged_as_by_truth_tables(text: str) -> None:
    arg_map, found = judged(text)
    everything = (*arg_map.tensions, *arg_map.rules)
    worlds = [world for world in WORLDS if keeps(arg_map, world, everything)]
    assert [each.step for each in found] == [s.key for s in arg_map.steps.values() if s.strict]
    for each in found:
        step = arg_map.steps[each.step]
        premises = tuple(dict.fromkeys(step.premises))
        if step.target in premises:
            assert each.outcome == "follows"
        elif not any(all(world[key] for key in premises) for world in worlds):
            # Rules that have nothing to do with an untied step may be what cannot hold.
            assert each.outcome == "vacuous" or (each.outcome == "untied" and not worlds)
        elif follows(worlds, premises, step.target):
            assert each.outcome == "follows"
            check_idle(worlds, premises, step.target, each)
        else:
            assert each.outcome in ("fails", "untied")
            if each.outcome == "fails":
                check_counter_model(arg_map, premises, step.target, each)


def check_idle(
    worlds: Sequence[World], premises: tuple[str, ...], conclusion: str, found: Strictness
) -> None:
    def without(left_out: Iterable[str]) -> list[str]:
        return [each for each in premises if each not in set(left_out)]

    idle = tuple(each for each in premises if follows(worlds, without([each]), conclusion))
    assert found.idle == idle
    assert set(found.spare) <= set(idle)
    assert bool(found.spare) == bool(idle)
    assert follows(worlds, without(found.spare), conclusion)
    for more in set(premises) - set(found.spare):
        assert not follows(worlds, without([*found.spare, more]), conclusion)


def check_counter_model(
    arg_map: ArgumentMap, premises: tuple[str, ...], conclusion: str, found: Strictness
) -> None:
    """It keeps what it says it keeps, whatever else is the case."""
    assert list(found.model)[: len(premises)] == list(premises)
    assert list(found.model)[-1] == conclusion
    assert all(found.model[each] for each in premises)
    assert not found.model[conclusion]
    in_case = [world for world in WORLDS if world.items() >= found.model.items()]
    assert all(keeps(arg_map, world, found.bonds) for world in in_case)
    # Some world of the case keeps the others, too: the case is no accident of what is not shown.
    everything = (*arg_map.tensions, *arg_map.rules)
    assert any(keeps(arg_map, world, everything) for world in in_case)


@given(maps())
def test_rules_that_cannot_hold_are_found_in_minimal_sets(text: str) -> None:
    arg_map = read_map(text)
    found = Bonds(arg_map, dict).impossible
    keys = (*arg_map.tensions, *arg_map.rules)
    wanted: list[frozenset[str]] = []
    for size in range(1, len(keys) + 1):
        for some in map(frozenset, combinations(keys, size)):
            if not any(each <= some for each in wanted) and not any(
                keeps(arg_map, world, some) for world in WORLDS
            ):
                wanted.append(some)
    assert found.complete
    assert {frozenset(each.lines) for each in found.found} == set(wanted)
    assert [each.size for each in found.found] == sorted(each.size for each in found.found)
    assert all(each.minimal and not each.statements for each in found.found)


STEP = "claim c: C.\n  because strictly\n    premise p: P.\n    premise q: Q.\n"


@pytest.mark.parametrize(
    ("rules", "outcome"),
    [
        ("", "untied"),
        ("claim x: X.\nrule: x implies c\n", "untied"),
        ("claim x: X.\nrule: p implies x\n", "untied"),
        ("claim x #supposed: X.\nrule: p implies x\nrule: x implies c\n", "follows"),
        ("rule: p and q implies c\n", "follows"),
        ("rule: c implies p and q\n", "fails"),
        ("p contradicts q\n", "vacuous"),
        ("rule r: p and q implies c\non r\n  rebuttal: No.\n", "untied"),
    ],
)
def test_outcomes(rules: str, outcome: str) -> None:
    (found,) = judged(STEP + rules)[1]
    assert found.outcome == outcome


@pytest.mark.parametrize(
    ("rules", "idle", "spare"),
    [
        ("rule: p and q implies c\n", (), ()),
        ("rule: p implies c\n", ("q",), ("q",)),
        ("rule: p or q implies c\n", ("p", "q"), ("p",)),
        ("rule: c\n", ("p", "q"), ("p", "q")),
        ("rule: p implies q\nrule: q implies c\n", ("p", "q"), ("p",)),
    ],
)
def test_premises_that_a_step_can_do_without(
    rules: str, idle: tuple[str, ...], spare: tuple[str, ...]
) -> None:
    (found,) = judged(STEP + rules)[1]
    assert (found.outcome, found.idle, found.spare) == ("follows", idle, spare)


def test_rules_far_from_a_step_are_left_out_of_its_case() -> None:
    chain = "".join(f"claim x{n} #supposed: X.\n" for n in range(50))
    chain += "".join(f"rule: x{n} implies x{n + 1}\n" for n in range(49))
    (found,) = judged(f"{STEP}{chain}rule: c implies p\nrule: p and q or x0\n")[1]
    assert found.outcome == "fails"
    assert found.model == {"p": True, "q": True, "c": False}
    assert len(found.bonds) == 2


def test_the_solver_is_loaded_for_rules_alone() -> None:
    code = "import sys; from tests.reasoning.test_entailment import *; judged({!r}); print('pysat' in sys.modules)"
    for rules, loaded in (("", False), ("p contradicts q\n", False), ("rule: p implies c\n", True)):
        command = [sys.executable, "-c", code.format(STEP + rules)]
        shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        assert shown.stdout.strip() == str(loaded)


def test_rules_that_are_too_much_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bonds_module, "EFFORT", 3)
    (found,) = judged(STEP + "rule: p and q implies c\n")[1]
    assert found.outcome == "unknown"
