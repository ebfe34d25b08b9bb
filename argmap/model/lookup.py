"""Finds what somebody asks for by name or by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from unicodedata import normalize

from argmap.model.elements import Element
from argmap.model.map import ArgumentMap
from argmap.syntax.nearest import nearest

_SHOWN = 5
_LINE = re.compile(r"(?P<prefix>(?:[^@]+\.)?)@(?P<line>[0-9]{1,18})")


class NotFound(ValueError):
    """Nothing in the map is called so; the message says what may be meant."""


def elements(arg_map: ArgumentMap) -> Iterator[Element]:
    """All that can stand, fall or be open: statements, then steps, tensions and rules."""
    return chain(
        arg_map.statements.values(),
        arg_map.steps.values(),
        arg_map.tensions.values(),
        arg_map.rules.values(),
    )


def find_key(arg_map: ArgumentMap, asked: str) -> str:
    """The key of a statement, step, tension or rule.

    Arguments:
        asked: its name, such as ``thesis`` or ``m.thesis``, or its line, such as ``@12`` or ``m.@12``; a line that
            belongs to another, such as a quote, means that one.

    Raises:
        NotFound: when there is no such thing.

    Linear in the map.
    """
    name = normalize("NFC", asked.strip().strip("`"))
    for known in (arg_map.statements, arg_map.steps, arg_map.tensions, arg_map.rules):
        if name in known:
            return name
    if by_line := _LINE.fullmatch(name):
        return _on_line(arg_map, by_line["prefix"], int(by_line["line"]))
    others = {"voice": arg_map.voices, "source": arg_map.sources, "section": arg_map.sections}
    for kind, keys in others.items():
        if name in keys:
            raise NotFound(f"`{name}` is a {kind}, which neither stands nor falls")
    names = (each.key for each in elements(arg_map) if "@" not in each.key and each.key[-1] != "!")
    known_names = list(dict.fromkeys(names))
    meant = nearest(name, known_names)
    hint = f" Did you mean `{meant}`?"
    if not meant:
        named = [f"`{each}`" for each in known_names[:_SHOWN]]
        more = ", …" if len(known_names) > _SHOWN else ""
        hint = f" Its names: {', '.join(named)}{more}." if named else ""
        hint += " What has no name is asked for by its line: `@12`."
    raise NotFound(f"the map has no `{name}`.{hint}")


def _on_line(arg_map: ArgumentMap, prefix: str, line: int) -> str:
    """What stands on a line of the file whose keys begin with a prefix, or has that line under it."""
    best: Element | None = None
    at = 0
    for each in elements(arg_map):
        if each.key.removesuffix("!").rpartition(".")[0] == prefix.removesuffix("."):
            start = each.place.line
            if at < start <= line:
                best, at = each, start
    if best is None or not (at == line or _under(best, at, line)):
        raise NotFound(f"no statement, step, tension or rule stands on line {line}")
    return best.key


def _under(element: Element, start: int, line: int) -> bool:
    """Whether a line is indented under an element's, and so are all between them."""
    text = element.place.text
    if line > len(text.starts):
        return False
    rows = [text.line(number) for number in range(start, line + 1)]
    first, *rest = [len(row) - len(row.lstrip(" ")) for row in rows if row.strip()]
    return bool(rows[-1].strip()) and all(each > first for each in rest)
