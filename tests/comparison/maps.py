"""Maps for comparing: blocks that may stand in any order, with names, words and quotes that repeat."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from argmap.compiler import Result, compile_file
from tests.quotes.texts import NoFiles

NAMES = tuple("abcde")
PROSES = (
    "It is so.",
    "It is not so.",
    "The bridge is closed to cars, and has been for a year.",
    "The bridge is closed to all cars, and has been for years.",
    "Two of the four pillars are cracked.",
    "Nobody has measured the third pillar.",
    "Ach, wer weiß?",
    "桥很安全。",
)
HEAD = """map: {title}
source s: s.txt
source t: t.txt
voice v: V
voice w for v: W
voice u #author: U
"""
_WORDS = ("so it is", "so it [was]", "the third pillar [...] cracked", "桥")


def read(text: str, name: str = "map.argmap") -> Result:
    """A map of a text that has no mistakes."""
    result = compile_file(name, text.encode(), NoFiles())
    wrong = [each.message for each in result.diagnostics if each.breaks_map]
    assert wrong == [], text
    return result


proses = st.sampled_from(PROSES)
voices = st.sampled_from(("", "", " by v", " by w", " by u, v"))
marks = st.sampled_from(("", "", "", " #given", " #supposed", " #tag"))


@st.composite
def blocks(draw: st.DrawFn) -> list[str]:
    """A map's top-level blocks, the head first; the others may stand in any order."""
    found = [HEAD.format(title=draw(st.sampled_from(("One", "Other"))))]
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    fresh = iter("fghijklmnopqrstuvwxyz")
    for name in names:
        lines = [f"claim {name}{draw(voices)}{draw(marks)}: {draw(proses)}", *_under(draw)]
        for _ in range(draw(st.integers(0, 2))):
            lines += _step(draw, names, fresh)
        found.append("\n".join(lines) + "\n")
    for _ in range(draw(st.integers(0, 2))):
        left, right = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        why = draw(st.sampled_from(("", ": Both are said.", ": It cannot be.")))
        if left != right:
            kind = draw(st.sampled_from(("yet", "contradicts")))
            found.append(
                f"{left} {kind} {right}{why}\n"
                + "\n".join(["  note: N."] * draw(st.integers(0, 1)))
                + "\n"
            )
    if draw(st.booleans()):
        found.append(
            f"rule{draw(st.sampled_from(('', ' r')))}: {names[0]} implies not {names[-1]}\n"
        )
    if draw(st.booleans()):
        found.append(f"expect {names[0]} {draw(st.sampled_from(('stands', 'falls')))}\n")
    return found


def _under(draw: st.DrawFn, indent: str = "  ") -> list[str]:
    lines = []
    for _ in range(draw(st.integers(0, 2))):
        number = draw(st.sampled_from(("", "#1", "#2")))
        lines.append(
            f"{indent}> {draw(st.sampled_from('st'))}{number}: {draw(st.sampled_from(_WORDS))}"
        )
    if draw(st.booleans()):
        lines.append(f"{indent}note: {draw(proses)}")
    return lines


def _step(draw: st.DrawFn, names: Sequence[str], fresh: object) -> list[str]:
    kind = draw(
        st.sampled_from(("because", "but", "reason", "rebuttal", "question", "refer", "holds"))
    )
    own = f" {next(fresh)}" if draw(st.booleans()) else ""  # type: ignore[call-overload]
    if kind in ("because", "but"):
        via = draw(st.sampled_from(("", " via expert-opinion")))
        lines = [f"  {kind}{own}{via}"]
        for _ in range(draw(st.integers(1, 3))):
            if draw(st.booleans()):
                lines.append(f"    premise {draw(st.sampled_from(names))}")
            else:
                lines += [f"    premise: {draw(proses)}", *_under(draw, "      ")]
    elif kind == "refer":
        lines = [
            f"  {draw(st.sampled_from(('reason', 'rebuttal')))} {draw(st.sampled_from(names))}"
        ]
    elif kind == "holds":
        return [f"  reason {draw(st.sampled_from('vwu'))} holds {draw(st.sampled_from(names))}"]
    else:
        lines = [f"  {kind}{own}{draw(voices)}: {draw(proses)}"]
        if kind != "question":
            lines += _under(draw, "    ")
    if kind != "question" and draw(st.booleans()):
        lines.append(f"    unless: {draw(proses)}")
        if draw(st.booleans()):
            lines.append(f"      rebuttal: {draw(proses)}")
    return lines


texts = blocks().map("".join)
