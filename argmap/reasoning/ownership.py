"""Whose a line is: the voices to whom every statement and every step belongs."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model import ArgumentMap, Statement, Step

UNNAMED_AUTHOR = "@author"


def authors(arg_map: ArgumentMap) -> tuple[str, ...]:
    """For each file, the key of its author's voice.

    A file that marks no voice ``#author`` has an author nonetheless, who goes without a voice: for the
    root file ``@author``, for any other ``@author`` and the number of the file.
    """
    return tuple(
        author or f"{UNNAMED_AUTHOR}{number or ''}" for number, author in enumerate(arg_map.authors)
    )


def owners(arg_map: ArgumentMap) -> Mapping[str, tuple[str, ...]]:
    """The voices to whom every statement and step belongs, by its key.

    What names no voice of its own belongs to whom the thing it depends on belongs to: a premise to the
    owner of its step, a step for something to the owners of that statement, whosever the statement is that it
    refers to (``reason ID``), and a step against something to those of the statement that it refers to
    (``rebuttal ID``). Nobody owns an unattributed objection, such as a ``but``: the mapper raises it; but under what
    another file says, all is this file's author's. Linear in the map's size.
    """
    file_authors = authors(arg_map)
    known: dict[str, tuple[str, ...]] = {}
    depends: dict[str, str] = {}
    for key, statement in arg_map.statements.items():
        if statement.voices:
            known[key] = statement.voices
        elif statement.kind == "claim":
            known[key] = (file_authors[statement.file],)
        elif (own := f"{key}!") in arg_map.steps:
            depends[key] = own
        elif step := _introducing(arg_map, statement):
            depends[key] = step.key
        else:
            known[key] = ()
    for step in arg_map.steps.values():
        target = arg_map.statements.get(step.target)
        if step.voices and not step.reference:
            known[step.key] = step.voices
        elif step.reference and step.premises and not step.supports:
            depends[step.key] = step.premises[0]
        elif target is None or target.file != step.file:
            known[step.key] = _outside(arg_map, step, file_authors[step.file])
        elif step.supports:
            depends[step.key] = target.key
        else:
            known[step.key] = ()
    _resolve(known, depends)
    return known


def _outside(arg_map: ArgumentMap, step: Step, author: str) -> tuple[str, ...]:
    """Who owns an unattributed step that is under no statement of its own file."""
    other = (
        arg_map.steps.get(step.target)
        or arg_map.tensions.get(step.target)
        or arg_map.rules.get(step.target)
    )
    foreign = step.target in arg_map.statements or (other is not None and other.file != step.file)
    return (author,) if foreign or step.supports else ()


def _introducing(arg_map: ArgumentMap, statement: Statement) -> Step | None:
    """The step under whose line a statement is written."""
    uses = [
        step
        for step in arg_map.uses.get(statement.key, ())
        if step.file == statement.file and not step.reference
    ]
    if len(uses) < 2:
        return uses[0] if uses else None
    start = statement.place.start
    above = [step for step in uses if step.place.start <= start]
    return max(above or uses[:1], key=lambda step: step.place.start)


def _resolve(known: dict[str, tuple[str, ...]], depends: Mapping[str, str]) -> None:
    """Follow every dependency to its end; what only depends on itself is nobody's."""
    for start in depends:
        if start in known:
            continue
        above = depends[start]
        if above in known:
            known[start] = known[above]
            continue
        key = start
        path: dict[str, None] = {}
        while key not in known and key not in path and key in depends:
            path[key] = None
            key = depends[key]
        found = known.get(key, ())
        known.update(dict.fromkeys(path, found))
