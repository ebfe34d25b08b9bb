"""Where the checks on schemes find their steps and questions in the root file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.checks.check import Context
from argmap.checks.edits import entry_index
from argmap.model import Statement, Step
from argmap.source import Place
from argmap.syntax.nodes import Entry, GroupLine, Name, StatementLine

if TYPE_CHECKING:
    from argmap.reasoning.schemes import Scheme


def steps_with_scheme(context: Context) -> Iterator[tuple[Step, str]]:
    """The root file's steps that have a ``via``, and what follows it. Linear in the map."""
    for step in context.map.steps.values():
        if step.scheme and step.file == 0:
            yield step, step.scheme


def scheme_named(name: str) -> Scheme | None:
    """The scheme of that name, or None."""
    # A map without `via` is checked without loading the catalogue.
    from argmap.reasoning.schemes import find_scheme

    return find_scheme(name)


def questions_with_asks(context: Context) -> Iterator[tuple[Step, Statement, str]]:
    """The root file's questions that have an ``asks``, and what follows it. Linear in the map."""
    for step in context.map.steps.values():
        if step.kind == "question" and step.file == 0:
            statement = context.map.statements[step.premises[0]]
            if statement.asks:
                yield step, statement, statement.asks


def place_of_scheme(context: Context, step: Step) -> Place:
    """Where a step of the root file names its scheme."""
    entry = context.documents[0].entries[entry_index(context.documents[0], step.place.start)]
    assert isinstance(entry.line, GroupLine)
    assert entry.line.scheme is not None
    return _place(context, entry, entry.line.scheme)


def place_of_asks(context: Context, question: Statement) -> Place:
    """Where a question of the root file names the critical question that it asks."""
    entry = context.documents[0].entries[entry_index(context.documents[0], question.place.start)]
    assert isinstance(entry.line, StatementLine)
    assert entry.line.asks is not None
    return _place(context, entry, entry.line.asks)


def _place(context: Context, entry: Entry, name: Name) -> Place:
    return entry.place(context.documents[0].text, name)
