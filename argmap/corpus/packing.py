"""Findings as JSON that leads back to the same findings: for other processes, and for the cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from argmap.compiler import decode
from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from argmap.source import Place, Text

Packed = list[Any]


def pack(findings: Sequence[Diagnostic], root: Text) -> Packed:
    """Findings without the texts that they are about: a list of the texts' names, and one of the findings.

    Arguments:
        findings: what was found.
        root: the text of the file that was checked; its name stands as None.
    """
    numbers: dict[int, int] = {}
    names: list[str | None] = []

    def place(at: Place) -> list[int]:
        number = numbers.get(id(at.text))
        if number is None:
            number = numbers[id(at.text)] = len(names)
            names.append(None if at.text is root else at.text.name)
        return [number, *at.span]

    packed = [
        [
            each.rule,
            each.code,
            each.severity.value,
            each.message,
            place(each.place),
            each.note,
            [[place(label.place), label.message] for label in each.labels],
            each.hint,
            _pack_fix(each.fix, place),
        ]
        for each in findings
    ]
    return [names, packed]


def unpack(packed: Packed, root: Text, read: Callable[[str], bytes]) -> tuple[Diagnostic, ...]:
    """The findings that were packed.

    Arguments:
        packed: from ``pack``.
        root: the text of the file that was checked.
        read: the content of another file that findings are about.
    """
    names, findings = packed
    texts = [root if name is None else decode(name, read(name))[0] for name in names]

    def place(at: list[int]) -> Place:
        number, start, end = at
        return Place(texts[number], start, end)

    return tuple(
        Diagnostic(
            rule,
            code,
            Severity(severity),
            message,
            place(at),
            note,
            tuple(Label(place(where), said) for where, said in labels),
            hint,
            _unpack_fix(fix, place),
        )
        for rule, code, severity, message, at, note, labels, hint, fix in findings
    )


def _pack_fix(fix: Fix | None, place: Callable[[Place], list[int]]) -> Packed | None:
    if fix is None:
        return None
    return [fix.title, [[place(edit.place), edit.replacement] for edit in fix.edits], fix.safe]


def _unpack_fix(packed: Packed | None, place: Callable[[list[int]], Place]) -> Fix | None:
    if packed is None:
        return None
    title, edits, safe = packed
    return Fix(title, tuple(Edit(place(at), new) for at, new in edits), safe)
