"""Whether a strict step's conclusion follows from its premises, by the tensions and rules in force.

Statements are atoms: what their words say to each other is known only so far as a rule says it. Decided by a
solver, within what ``bonds.EFFORT`` allows for the whole map.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from argmap.model import ArgumentMap, Rule, Step, Tension
from argmap.reasoning.bonds import Bonds, atoms
from argmap.syntax.nodes import Formula, Name

Outcome = Literal["follows", "fails", "untied", "vacuous", "unknown"]


class Strictness(NamedTuple):
    """What is to be said of a strict step.

    Arguments:
        step: its key.
        outcome: the conclusion *follows*; or it *fails* to; or it is *untied*: no rule ties it to any
            premise, nor gives it by itself; or all is *vacuous*, since premises or rules cannot hold; or
            it is *unknown*, since the rules are too entangled.
        model: where it fails, the truth of the statements that matter in one case in which the premises,
            tensions and rules hold and the conclusion does not: premises first, the conclusion last.
        bonds: where it fails, the keys of the tensions and rules that matter to that case.
        idle: where it follows, each premise without which it still does.
        spare: of those, a largest set found that it can do without at once.
    """

    step: str
    outcome: Outcome
    model: Mapping[str, bool]
    bonds: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()


def strictness(arg_map: ArgumentMap, bonds: Bonds) -> tuple[Strictness, ...]:
    """What is to be said of the root file's strict steps for a statement, in order.

    Two or three questions to the solver for each step and two for each premise.
    """
    return tuple(
        _judge(bonds, step)
        for step in arg_map.steps.values()
        if step.strict and step.file == 0 and step.premises and step.target in arg_map.statements
    )


def _judge(bonds: Bonds, step: Step) -> Strictness:
    premises, conclusion = tuple(dict.fromkeys(step.premises)), step.target
    if conclusion in premises:
        rest = tuple(each for each in premises if each != conclusion)
        return Strictness(step.key, "follows", {}, idle=rest, spare=rest)
    if not bonds.ruled:
        return Strictness(step.key, "untied" if bonds.possible(premises) else "vacuous", {})
    from argmap.reasoning.minimal import OutOfEffort

    try:
        return _decide(bonds, step.key, premises, conclusion)
    except OutOfEffort:
        return Strictness(step.key, "unknown", {})


def _decide(bonds: Bonds, key: str, premises: tuple[str, ...], conclusion: str) -> Strictness:
    if bonds.impossible.found or not bonds.possible(premises):
        return Strictness(key, "vacuous", {})
    if conclusion not in bonds.ruled:
        return Strictness(key, "untied", {})
    if bonds.entails(premises, conclusion):
        return _idle(bonds, key, premises, conclusion)
    if not any(bonds.ruled.get(each) is bonds.ruled[conclusion] for each in premises):
        return Strictness(key, "untied", {})
    model = bonds.counter_model(premises, conclusion)
    shown, used = _what_matters(bonds.around(conclusion), premises, conclusion, model)
    return Strictness(key, "fails", shown, bonds.sort(used))


def _idle(bonds: Bonds, key: str, premises: tuple[str, ...], conclusion: str) -> Strictness:
    """The premises that a step can do without, one by one and together."""
    left = list(premises)
    idle = []
    for premise in premises:
        if bonds.entails([each for each in premises if each != premise], conclusion):
            idle.append(premise)
            fewer = [each for each in left if each != premise]
            if left == list(premises) or bonds.entails(fewer, conclusion):
                left = fewer
    spare = tuple(premise for premise in premises if premise not in left)
    return Strictness(key, "follows", {}, idle=tuple(idle), spare=spare)


def _what_matters(
    bonds: Sequence[Tension | Rule],
    premises: Sequence[str],
    conclusion: str,
    model: Mapping[str, bool],
) -> tuple[Mapping[str, bool], Collection[str]]:
    """The part of a model that shows that nothing is broken, and the bonds that this part touches.

    A bond that touches what is shown must hold by it alone; where it does not, some of its other statements
    are shown besides. Bonds that touch nothing of it hold in the model, and say nothing of the conclusion.
    """
    about: defaultdict[str, list[Tension | Rule]] = defaultdict(list)
    for bond in bonds:
        for atom in atoms([bond]):
            about[atom].append(bond)
    shown = {**dict.fromkeys(premises, True), conclusion: False}
    waiting = list(shown)
    touched: dict[str, None] = {}
    for atom in waiting:
        for bond in about.get(atom, ()):
            touched[bond.key] = None
            needed = _needed(bond, shown, model)
            shown.update(needed)
            waiting += needed
    last = shown.pop(conclusion)
    return {**shown, conclusion: last}, touched


def _needed(
    bond: Tension | Rule, shown: Mapping[str, bool], model: Mapping[str, bool]
) -> Mapping[str, bool]:
    """What must be shown besides for a bond to hold by what is shown; none of it is superfluous."""
    if _value(bond, shown):
        return {}
    needed = {atom: model[atom] for atom in atoms([bond]) if atom not in shown}
    for atom in list(needed):
        fewer = {key: value for key, value in needed.items() if key != atom}
        if _value(bond, {**shown, **fewer}):
            needed = fewer
    return needed


def _value(bond: Tension | Rule, known: Mapping[str, bool]) -> bool | None:
    """Whether a bond holds by what is known, None where that does not settle it (Kleene 1952)."""
    if isinstance(bond, Rule):
        return _formula(bond.formula, known)
    sides = {known.get(bond.left), known.get(bond.right)}
    return True if False in sides else (None if None in sides else False)


def _formula(formula: Formula, known: Mapping[str, bool]) -> bool | None:
    stack: list[bool | None] = []
    for item in formula.items:
        if isinstance(item, Name):
            stack.append(known.get(item.text))
            continue
        right = stack.pop()
        if item == "not":
            stack.append(None if right is None else not right)
        elif item == "iff":
            left = stack.pop()
            stack.append(None if None in (left, right) else left == right)
        else:
            stack.append(_joined(item, stack.pop(), right))
    return stack.pop()


def _joined(operator: str, left: bool | None, right: bool | None) -> bool | None:
    """``and``, ``or`` and ``implies``: one side that settles them is enough."""
    if operator == "implies":
        left = None if left is None else not left
    settles = operator != "and"
    if settles in (left, right):
        return settles
    return None if None in (left, right) else not settles
