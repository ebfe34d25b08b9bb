"""Which name means what, in each file and through its imports."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.source import Place, Text
from argmap.syntax import nodes
from argmap.syntax.catalogue import cut

WORDS = re.compile(r"[^\s:,#|()>]+")


class MapFile(NamedTuple):
    """One file of a map.

    Arguments:
        document: its lines.
        imports: for each name that an ``import`` line gives, the index of the file it leads to; a name whose
            file cannot be read is left out.
    """

    document: nodes.Document
    imports: Mapping[str, int] = MappingProxyType({})


class Definition(NamedTuple):
    """What a name stands for.

    Arguments:
        kind: statement, step, rule, voice, source, import or section.
        keyword: that of its line, where it is a statement or a step; else empty.
        key: its key in the map.
        text: the file that defines it.
        entry: its line there.
        name: the name in its line.
    """

    kind: str
    keyword: str
    key: str
    text: Text
    entry: nodes.Entry
    name: nodes.Name

    @property
    def place(self) -> Place:
        """Where it is defined."""
        return self.entry.place(self.text, self.name)


class Scope(NamedTuple):
    """The names of one file.

    Arguments:
        prefix: what leads to the file from the root file, with a dot at its end; empty for the root file.
        names: what each name stands for; names through imports are not among them.
        broken: the words of lines that could not be read: one of them may define a name that is missing.
    """

    file: MapFile
    prefix: str
    names: Mapping[str, Definition]
    broken: frozenset[str]


def prefixes(files: Sequence[MapFile]) -> list[str]:
    """For each file the shortest way to it through imports, from the first file."""
    found = _ways(files, 0)
    return [found.get(index, f"{index}.") for index in range(len(files))]


def _ways(files: Sequence[MapFile], start: int) -> dict[int, str]:
    """The shortest way to each file that one imports, with a dot at its end; the nearest first. Linear."""
    found = {start: ""}
    queue = deque([start])
    while queue:
        index = queue.popleft()
        for name, target in files[index].imports.items():
            if target not in found:
                found[target] = f"{found[index]}{name}."
                queue.append(target)
    return found


def define(file: MapFile, prefix: str) -> tuple[Scope, list[Diagnostic]]:
    """A file's scope, and the names it defines twice. Linear in its length."""
    names: dict[str, Definition] = {}
    twice: list[Diagnostic] = []
    broken: set[str] = set()
    text = file.document.text
    for entry in file.document.entries:
        line = entry.line
        kind = _KINDS.get(type(line))
        if kind is None:
            if isinstance(line, nodes.BrokenLine):
                broken.update(WORDS.findall(line.words))
            continue
        name: nodes.Name | None = getattr(line, "name", None)
        if name is None:
            continue
        keyword: str = getattr(line, "keyword", "")
        key = prefix + name.text
        own = Definition(kind, keyword, key, text, entry, name)
        earlier = names.setdefault(name.text, own)
        if earlier is not own:
            twice.append(_twice(name.text, own.place, earlier))
    return Scope(file, prefix, names, frozenset(broken)), twice


_KINDS: Mapping[type[nodes.Line], str] = {
    nodes.StatementLine: "statement",
    nodes.GroupLine: "step",
    nodes.RuleLine: "rule",
    nodes.VoiceLine: "voice",
    nodes.SourceLine: "source",
    nodes.ImportLine: "import",
    nodes.SectionLine: "section",
}


def _twice(name: str, place: Place, earlier: Definition) -> Diagnostic:
    return Diagnostic(
        "duplicate-name",
        "AM102",
        Severity.ERROR,
        cut(f"`{name}` is defined twice."),
        place,
        labels=(
            Label(earlier.place, cut(f"`{name}` is defined here already, as {a(earlier.kind)}")),
        ),
        hint="Give one of them another name.",
    )


def a(kind: str) -> str:
    """A kind of element with its article."""
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


class Route(NamedTuple):
    """How far a name leads.

    Arguments:
        scope: the names of the file to which its imports lead, as far as there are such.
        way: these imports, with a dot behind each.
        rest: what is left of the name; it has a dot where an import is missing.
    """

    scope: Scope
    way: str
    rest: str


def route(scopes: Sequence[Scope], scope: Scope, path: str) -> Route:
    """How far a name, or a path through imports, leads from a file."""
    *steps, last = path.split(".")
    for at, step in enumerate(steps):
        target = scope.file.imports.get(step)
        if target is None:
            return Route(
                scope, "".join(f"{each}." for each in steps[:at]), ".".join((*steps[at:], last))
            )
        scope = scopes[target]
    return Route(scope, path.removesuffix(last), last)


def follow(scopes: Sequence[Scope], scope: Scope, path: str) -> tuple[Definition | None, bool]:
    """What a name, or a path through imports, stands for in a file.

    Returns:
        The definition or None; and whether a definition may stand where argmap could not read it.
    """
    there, _, rest = route(scopes, scope, path)
    step, dot, _ = rest.partition(".")
    named = there.names.get(step)
    if dot:
        return None, step in there.broken or (named is not None and named.kind == "import")
    return named, step in there.broken


def nameable(scopes: Sequence[Scope], index: int) -> dict[str, Definition]:
    """What a file could write: its own names, and those of all files it imports, the nearest first. Linear."""
    files = [scope.file for scope in scopes]
    return {
        f"{way}{own}": definition
        for each, way in _ways(files, index).items()
        for own, definition in scopes[each].names.items()
    }
