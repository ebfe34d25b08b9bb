"""Maps for tests: read from text, or made at random."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from argmap.checks.check import Context
from argmap.model import ArgumentMap
from argmap.model.builder import build
from argmap.model.names import MapFile
from argmap.source import Text
from argmap.syntax import parse
from argmap.syntax.nodes import Entry, ImportLine


def read(*contents: str) -> Context:
    """What checks look at; ``import ID: N`` in a text imports the N-th text. No text may have a mistake."""
    parsed = [parse(Text(f"{number}.argmap", text)) for number, text in enumerate(contents)]
    files = [MapFile(each.document, _imports(each.document.entries)) for each in parsed]
    built = build(files)
    assert [each.message for one in parsed for each in one.diagnostics] == []
    assert [each.message for each in built.diagnostics] == []
    return Context(built.map, tuple(each.document for each in parsed))


def _imports(entries: Sequence[Entry]) -> dict[str, int]:
    lines = [entry.line for entry in entries]
    return {each.name.text: int(each.path.text) for each in lines if isinstance(each, ImportLine)}


def read_map(*contents: str) -> ArgumentMap:
    """The map of ``read``."""
    return read(*contents).map


NAMES = tuple("abcdefg")
VOICES = ("", " by v", " by w", " by u")
HEAD = """voice v: V
voice w for v: W
voice u #author: U
"""


@st.composite
def texts(draw: st.DrawFn, *, strict: bool = True) -> str:
    """A map with every construct that bears on standing and commitments; some lines may be circular."""
    lines = [HEAD]
    for name in NAMES:
        marks = draw(st.sampled_from(("", "", "", " #given", " #supposed")))
        lines.append(f"claim {name}{draw(st.sampled_from(VOICES))}{marks}: Statement {name}.")
        for _ in range(draw(st.integers(0, 2))):
            lines += _step(draw, strict)
    for number in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(("yet", "contradicts")))
        left, right = draw(st.permutations(NAMES))[:2]
        lines.append(f"{left} {kind} {right}")
        if draw(st.booleans()):
            lines.append(f"  unless {draw(st.sampled_from(NAMES))}")
        if draw(st.booleans()):
            lines.append(f"rule r{number}: {draw(formulas())}")
            if draw(st.booleans()):
                lines += [f"on r{number}", f"  rebuttal {draw(st.sampled_from(NAMES))}"]
    return "\n".join(lines) + "\n"


def _step(draw: st.DrawFn, strict: bool) -> list[str]:
    name = st.sampled_from(NAMES)
    kind = draw(st.sampled_from(("because", "but", "reason", "rebuttal", "question", "holds")))
    if kind in ("because", "but"):
        mark = " strictly" if strict and kind == "because" and draw(st.booleans()) else ""
        lines = [f"  {kind}{draw(st.sampled_from(VOICES))}{mark}"]
        lines += [f"    premise {draw(name)}" for _ in range(draw(st.integers(1, 3)))]
    elif kind == "question":
        lines = ["  question: Is it so?"]
        if draw(st.booleans()):
            return [*lines, f"    rebuttal {draw(name)}"]
    elif kind == "holds":
        lines = [f"  reason {draw(st.sampled_from('vwu'))} holds {draw(name)}"]
    elif draw(st.booleans()):
        lines = [f"  {kind} {draw(name)}"]
    else:
        lines = [f"  {kind}{draw(st.sampled_from(VOICES))}: Some words."]
    if draw(st.booleans()) and kind not in ("question", "holds"):
        lines.append(f"    unless {draw(name)}")
    return lines


@st.composite
def formulas(draw: st.DrawFn, names: Sequence[str] = NAMES) -> str:
    """A formula over some names, in brackets."""
    tree = st.recursive(
        st.sampled_from(list(names)),
        lambda inner: st.one_of(
            inner.map(lambda one: f"(not {one})"),
            st.tuples(inner, st.sampled_from(("and", "or", "implies", "iff")), inner).map(
                lambda parts: f"({' '.join(parts)})"
            ),
        ),
        max_leaves=5,
    )
    return draw(tree)
