"""The same is written twice.

The same step for or against something, a `yet` or `contradicts` between the same two, an `expect` of the same, a
premise within its step, or a voice, a mark or another name on one line. Steps are the same that use the same
statements in the same way: with the same keyword, voices and scheme.

## Why it matters

The second adds nothing; most often another name was meant.

## Flagged

```argmap flagged
claim bridge #thesis: The bridge must be closed.
  reason cracks
  reason cracks

claim cracks: Its pillars are cracked.
  reason: The engineer saw it.
claim lorries: Lorries cross it.
  reason cracks
```

## Accepted

```argmap accepted
claim bridge #thesis: The bridge must be closed.
  reason cracks
  reason lorries

claim cracks: Its pillars are cracked.
  reason: The engineer saw it.
claim lorries: Lorries cross it.
  reason: The town clerk counted them.
```

## How to mend

Write the other name that was meant, or delete one of the two. `--fix` deletes a voice, a mark or another name that
stands twice on one line.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from argmap.model import ArgumentMap
from argmap.source import Place
from argmap.syntax.nodes import (
    Document,
    Entry,
    ExpectVoiceLine,
    GroupLine,
    HoldsLine,
    Line,
    Name,
    ReferenceLine,
    StatementLine,
    VoiceLine,
)

CHECK = Check("said-twice", "AM118", Severity.WARNING)

_PREMISES = (ReferenceLine, HoldsLine, StatementLine)
_ROWS: Mapping[type[Line], Sequence[str]] = {
    StatementLine: ("voices", "marks"),
    GroupLine: ("voices",),
    ReferenceLine: ("marks",),
    HoldsLine: ("marks",),
    VoiceLine: ("marks",),
    ExpectVoiceLine: ("names",),
}


class _Said(NamedTuple):
    """Something that is written: what makes it the same as another, what it is called, where it stands, and whether
    that is in the root file.
    """

    meaning: Hashable
    called: str
    place: Place
    own: bool


def run(context: Context) -> Iterator[Diagnostic]:
    """What the root file says twice, or says as a file that it imports does. Linear in the map."""
    first: dict[Hashable, _Said] = {}
    for said in (*_lines(context.map), *_premises(context.documents[0])):
        other = first.setdefault(said.meaning, said)
        if other is not said and (said.own or other.own):
            at, there = (said, other) if said.own else (other, said)
            yield CHECK.found(
                f"This `{at.called}` is written twice.",
                at.place,
                labels=[Label(there.place, "it stands here too")],
                hint="Write what else was meant, or delete one of them.",
            )
    for entry in context.documents[0].entries:
        for part in _ROWS.get(type(entry.line), ()):
            names: Sequence[Name] = getattr(entry.line, part)
            if len(names) > 1:
                yield from _repeated(context.documents[0], entry, names)


def _lines(arg_map: ArgumentMap) -> Iterator[_Said]:
    """Steps that share what they use with others, tensions and expectations."""
    statements = arg_map.statements
    for step in arg_map.steps.values():
        used = [statements[key] for key in step.premises]
        if used and (used[0].held or len(arg_map.uses[used[0].key]) > 1):
            same = tuple(each.held or each.key for each in used)
            meaning = (step.kind, step.target, same, step.voices, step.scheme, step.strict)
            yield _Said(meaning, step.kind, step.place, step.file == 0)
    for bond in arg_map.tensions.values():
        sides = frozenset((bond.left, bond.right))
        yield _Said((bond.kind, sides), bond.kind, bond.place, bond.file == 0)
    for each in arg_map.expectations:
        *expected, place = each
        yield _Said(tuple(expected), "expect", place, True)


def _premises(document: Document) -> Iterator[_Said]:
    """The premises that have a name, or say what somebody holds; each within its step."""
    for entry in document.entries:
        line = entry.line
        if isinstance(line, _PREMISES) and line.name and line.keyword in ("premise", "assumption"):
            held = line.voice.text if isinstance(line, HoldsLine) else None
            place = Place(document.text, entry.start, entry.end)
            yield _Said((entry.parent, held, line.name.text), "premise", place, True)


def _repeated(document: Document, entry: Entry, names: Sequence[Name]) -> Iterator[Diagnostic]:
    """The names of a row that stand in it before; each can be taken out with what parts it from the one before."""
    first: dict[str, Name] = {}
    for at, name in enumerate(names):
        if first.setdefault(name.text, name) is not name:
            place = entry.place(document.text, name)
            said = document.text.excerpt(place.span)
            cut = Edit(place._replace(start=entry.start + names[at - 1].end), "")
            yield CHECK.found(
                f"`{said}` stands on this line twice.",
                place,
                fix=Fix(f"take out the second `{said}`", (cut,), safe=True),
            )
