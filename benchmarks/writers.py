"""A dispute in the two languages.

What only argmap has, it has besides: voices, quotes with the texts that they are from, tensions within a voice,
rules and expectations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dispute import Debate, Section, Statement, Step

SETTINGS = """===
title: A made-up dispute
selection:
  statementSelectionMode: all
  excludeDisconnected: false
==="""


def write_argmap(debates: Iterable[Debate], folder: Path) -> Path:
    """Writes the map and its sources, and returns the map's path."""
    lines = ["map: A made-up dispute", "voice author #author: The author"]
    body: list[str] = []
    for debate in debates:
        source = f"source-{debate.number}.txt"
        (folder / source).write_text(_paragraphs(debate.source), encoding="utf-8")
        lines.append(f"source s{debate.number}: {source}")
        first, *others = debate.voices
        lines.append(f"voice {first}: {first}")
        lines += (f"voice {each} for {first}: {each}" for each in others[:2])
        lines += (f"voice {each}: {each}" for each in others[2:])
        body += _argmap(debate)
    path = folder / "dispute.argmap"
    path.write_text("\n".join([*lines, *body, ""]), encoding="utf-8")
    return path


def _paragraphs(sentences: list[str]) -> str:
    return (
        "\n\n".join(" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6)) + "\n"
    )


def _argmap(debate: Debate) -> Iterator[str]:
    thesis = " #thesis" if debate.number == 0 else ""
    for section in debate.sections:
        yield from ("", f"section: {section.title}")
        for claim in section.claims:
            yield ""
            yield from _argmap_statement("claim", claim, "", debate.number, thesis)
            thesis = ""
    yield ""
    yield from (f"{one} {kind} {other}" for one, kind, other in debate.tensions)
    yield from (f"rule: {one} and {two} implies {three}" for one, two, three in debate.rules)
    yield from (
        f"expect {voice} inconsistent: {one}, {other}" for voice, one, other in debate.clashes
    )
    yield from (f"expect {leaf} stands" for leaf in debate.leaves[::20])


def _argmap_statement(
    keyword: str, each: Statement, indent: str, source: int, mark: str = ""
) -> Iterator[str]:
    name = f" {each.name}" if each.name else ""
    voice = f" by {each.voice}" if each.voice else ""
    tag = f" #{each.tag}" if each.tag else ""
    yield f"{indent}{keyword}{name}{voice}{mark}{tag}: {each.text}"
    inner = indent + "  "
    if each.quote:
        yield f"{inner}> s{source}: {each.quote}"
    for step in each.steps:
        yield from _argmap_step(step, inner, source)


def _argmap_step(step: Step, indent: str, source: int) -> Iterator[str]:
    if step.to:
        yield f"{indent}{step.kind} {step.to}"
    elif step.kind != "because":
        yield from _argmap_statement(step.kind, step.premises[0], indent, source)
    else:
        yield f"{indent}because {step.name}"
        for premise in step.premises:
            yield from _argmap_statement("premise", premise, indent + "  ", source)
        for exception in step.exceptions:
            yield from _argmap_statement("unless", exception, indent + "  ", source)


def write_argdown(debates: Iterable[Debate], folder: Path) -> Path:
    """Writes the same in Argdown, and returns its path."""
    lines = [SETTINGS]
    for debate in debates:
        for section in debate.sections:
            lines += _argdown(section)
        facts = (each for each in debate.tensions if each[1] == "contradicts")
        for one, _, other in facts:
            lines += ["", f"[{one}]", f"  >< [{other}]"]
    path = folder / "dispute.argdown"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def _argdown(section: Section) -> Iterator[str]:
    yield from ("", f"# {section.title}")
    for claim in section.claims:
        later: list[tuple[Statement, Step]] = []
        yield ""
        yield from _argdown_statement("", claim, "", later)
        while later:
            conclusion, step = later.pop(0)
            yield from _argdown_argument(conclusion, step, later)


def _argdown_statement(
    sign: str, each: Statement, indent: str, later: list[tuple[Statement, Step]]
) -> Iterator[str]:
    """A statement with what is under it; linked premises come ``later``, as an argument of their own."""
    name = f"[{each.name}]: " if each.name else ""
    tag = f" #{each.tag}" if each.tag else ""
    yield f"{indent}{sign}{name}{each.text}{tag}"
    inner = indent + "  " if not sign.startswith("(") else indent + "    "
    for step in each.steps:
        mark = "- " if step.kind == "rebuttal" else "+ "
        if step.to:
            yield f"{inner}{mark}[{step.to}]"
        elif step.kind == "because":
            yield f"{inner}+ <{step.name}>"
            later.append((each, step))
        else:
            yield from _argdown_statement(mark, step.premises[0], inner, later)


def _argdown_argument(
    conclusion: Statement, step: Step, later: list[tuple[Statement, Step]]
) -> Iterator[str]:
    yield from ("", f"<{step.name}>")
    for exception in step.exceptions:
        yield from _argdown_statement("<_ ", exception, "  ", later)
    yield ""
    for number, premise in enumerate(step.premises, 1):
        yield from _argdown_statement(f"({number}) ", premise, "", later)
    yield "----"
    yield f"({len(step.premises) + 1}) [{conclusion.name}]"
