"""A tag is nearly a mark, or nearly another tag of the map.

Four marks mean something to argmap: `#thesis`, `#given` and `#supposed` on a statement, `#author`
on a voice. Any other is the writer's own tag. A tag is *nearly* another word when one letter
added, dropped, changed or swapped with its neighbour, or a capital, makes it that word. Among the
writer's own tags, only one that is used once is questioned, and tags that differ in a digit or in
their first letter (`#moral`, `#amoral`) are taken as meant. A premise's tag that is a role of its
step's scheme is taken as meant too, and one that is nearly such a role is questioned.

## Why it matters

A misspelt mark is silently a tag of its own: the map loses its thesis, or a fact is treated as a
mere claim.

## Flagged

```argmap flagged
claim rain #theses: It will rain today.
  reason clouds: The clouds are dark.
```

## Accepted

```argmap accepted
claim rain #thesis #weather: It will rain today.
  reason clouds #weather: The clouds are dark.
```

## How to mend

Write the mark as the finding spells it; or rename the tag, so that no reader takes it for the
mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.checks.check import Check, Context
from argmap.checks.schemed import scheme_named
from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from argmap.source import Place, Text
from argmap.syntax.keywords import STATEMENT_MARKS, VOICE_MARKS
from argmap.syntax.nearest import LONGEST, is_near
from argmap.syntax.nodes import (
    Document,
    Entry,
    GroupLine,
    HoldsLine,
    Name,
    ReferenceLine,
    StatementLine,
    VoiceLine,
)

CHECK = Check("nearly-a-mark", "AM108", Severity.WARNING)

MARKS = (*STATEMENT_MARKS, *VOICE_MARKS)
_SHORTEST = 4
_MOST_SHARING = 10
_MARKED = (StatementLine, ReferenceLine, HoldsLine, VoiceLine)


class _Use(NamedTuple):
    """A tag where it is written: its place is made only when it is needed."""

    text: Text
    entry: Entry
    name: Name

    @property
    def place(self) -> Place:
        return self.entry.place(self.text, self.name)


def run(context: Context) -> Iterator[Diagnostic]:
    """The root file's tags, compared without comparing every pair. Linear in their letters."""
    document = context.documents[0]
    tags: dict[str, list[_Use]] = {}
    for entry in document.entries:
        line = entry.line
        if isinstance(line, _MARKED) and line.marks:
            roles = _roles(document, entry)
            for name in line.marks:
                if name.text in roles:
                    continue
                use = _Use(document.text, entry, name)
                if role := next((role for role in roles if is_near(name.text, role)), None):
                    message = f"`#{name.text}` is nearly the role `#{role}` of the step's scheme."
                    yield _finding(use.place, role, message)
                else:
                    tags.setdefault(name.text, []).append(use)
    own = {tag: uses for tag, uses in tags.items() if tag not in MARKS}
    nearest = _nearest_tags({tag: len(uses) for tag, uses in own.items()})
    for tag, uses in own.items():
        if meant := next((mark for mark in MARKS if is_near(tag, mark)), None):
            for use in uses:
                yield _finding(use.place, meant, f"`#{tag}` is nearly the mark `#{meant}`.")
        elif other := nearest.get(tag):
            label = Label(own[other][0].place, f"`#{other}` is used here")
            message = f"The tag `#{tag}` is nearly the tag `#{other}`."
            yield _finding(uses[0].place, other, message, [label])


def _roles(document: Document, entry: Entry) -> Sequence[str]:
    """The roles of the scheme of the step that a premise's line stands under."""
    above = document.entries[entry.parent].line if entry.parent >= 0 else None
    if not isinstance(above, GroupLine) or not above.scheme:
        return ()
    scheme = scheme_named(above.scheme.text)
    return scheme.roles if scheme else ()


def _finding(place: Place, meant: str, message: str, labels: Iterable[Label] = ()) -> Diagnostic:
    return CHECK.found(
        message,
        place,
        note=f"did you mean `#{meant}`?",
        labels=labels,
        hint=f"Write `#{meant}`, or give the tag a name that is less like it.",
        fix=Fix(f"write `#{meant}`", (Edit(place, f"#{meant}"),), safe=False),
    )


def _nearest_tags(uses: Mapping[str, int]) -> dict[str, str]:
    """For each tag used once that is nearly one used more, or once before it, that other tag."""
    nearest: dict[str, str] = {}
    known: dict[str, list[str]] = {}
    for tag in sorted(uses, key=lambda tag: -uses[tag]):
        if not _SHORTEST <= len(tag) <= LONGEST:
            continue
        keys = _without_a_letter(tag)
        similar = (other for key in keys for other in known.get(key, ()) if _is_slip(tag, other))
        if uses[tag] == 1 and (other := next(similar, None)):
            nearest[tag] = other
            continue
        for key in keys:
            sharing = known.setdefault(key, [])
            if len(sharing) < _MOST_SHARING:
                sharing.append(tag)
    return nearest


def _without_a_letter(tag: str) -> list[str]:
    """The tag and what is left when one letter but the first is dropped: near tags share one."""
    tag = tag.casefold()
    return list(dict.fromkeys([tag, *(tag[:at] + tag[at + 1 :] for at in range(1, len(tag)))]))


def _is_slip(tag: str, other: str) -> bool:
    """Whether one tag may be the other misspelt."""

    def letters(word: str) -> str:
        return "".join(letter for letter in word.casefold() if not letter.isdigit())

    return is_near(tag, other) and (
        letters(tag) != letters(other) or tag.casefold() == other.casefold()
    )
