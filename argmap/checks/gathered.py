"""Findings that would pile up, as one finding with labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from argmap.checks.check import Check, Context
from argmap.checks.edits import entry_index
from argmap.diagnostic import Diagnostic, Label
from argmap.source import Place

LABELS = 12


class Item(NamedTuple):
    """One of several things of which a check says the same.

    Arguments:
        place: where it stands, in the root file.
        message: what to say where it is the only one.
        label: what to say at its place where there are others.
    """

    place: Place
    message: str
    label: str


def gathered(
    check: Check,
    context: Context,
    items: Sequence[Item],
    together: Callable[[int], str],
    hint: str,
) -> Iterator[Diagnostic]:
    """One finding for all items; another for each that a comment above it asks to ignore.

    Arguments:
        items: in any order.
        together: what to say of that many of them.
    """
    left = []
    for item in sorted(items, key=lambda each: each.place.span):
        if _addressed(check, context, item):
            yield check.found(item.message, item.place, hint=hint)
        else:
            left.append(item)
    if len(left) == 1:
        yield check.found(left[0].message, left[0].place, hint=hint)
    elif left:
        first, *others = left
        labels = [Label(each.place, each.label) for each in others[:LABELS]]
        if len(others) > LABELS:
            more = f"{labels[-1].message}; {len(others) - LABELS} more are not shown"
            labels[-1] = Label(labels[-1].place, more)
        yield check.found(
            together(len(left)), first.place, note=first.label, labels=labels, hint=hint
        )


def _addressed(check: Check, context: Context, item: Item) -> bool:
    """Whether a comment above the item's line names the check, or its code."""
    document = context.documents[0]
    entry = document.entries[entry_index(document, item.place.start)]
    named = (check.name, check.code)
    return any(name in comment.text for comment in entry.comments for name in named)
