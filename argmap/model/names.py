"""Which name means what, in each file and through its imports."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.source import Place, Text
from argmap.syntax import nodes
from argmap.syntax.catalogue import cut
from argmap.syntax.nearest import nearest

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
    found: dict[int, str] = {0: ""}
    queue = deque([0])
    while queue:
        index = queue.popleft()
        for name, target in files[index].imports.items():
            if target not in found:
                found[target] = f"{found[index]}{name}."
                queue.append(target)
    return [found.get(index, f"{index}.") for index in range(len(files))]


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


def follow(scopes: Sequence[Scope], scope: Scope, path: str) -> tuple[Definition | None, bool]:
    """What a name, or a path through imports, stands for in a file.

    Returns:
        The definition or None; and whether a definition may stand where argmap could not read it.
    """
    *route, last = path.split(".")
    for step in route:
        if step not in scope.file.imports:
            named = scope.names.get(step)
            return None, step in scope.broken or (named is not None and named.kind == "import")
        scope = scopes[scope.file.imports[step]]
    return scope.names.get(last), last in scope.broken


_DEFINED = {
    "statement": "claim {}: WORDS",
    "voice": "voice {}: NAME",
    "source": "source {}: FILE",
}


def unknown(
    path: str,
    place: Place,
    wanted: Sequence[str],
    candidates: Mapping[str, Definition],
    keyword: str = "",
    at: str = "",
) -> Diagnostic:
    """The finding for a name that nothing has.

    Arguments:
        path: the name.
        place: where it stands.
        wanted: the kinds of things that it could be the name of.
        candidates: the names that could be written there.
        keyword: that of the line, where the name alone is what the line says.
        at: the name of the source that has it as its path.
    """
    fitting = [name for name, each in candidates.items() if each.kind in wanted]
    behind = (name for name in fitting if name.rpartition(".")[2] == path)
    meant = next(behind, None) or nearest(path, fitting) or nearest(path, candidates)
    labels: tuple[Label, ...] = ()
    hint = _way_out(path, wanted[0], bool(fitting), keyword)
    if at:
        meant = at
        hint = f"It is called `{at}`."
    elif meant:
        hint = f"Did you mean `{meant}`?"
    if meant and meant in candidates:
        labels = (Label(candidates[meant].place, cut(f"`{meant}` is defined here")),)
    return Diagnostic(
        "unknown-name",
        "AM101",
        Severity.ERROR,
        cut(f"No {' or '.join(wanted)} is called `{path}`."),
        place,
        labels=labels,
        hint=cut(hint),
    )


def _way_out(path: str, wanted: str, others: bool, keyword: str) -> str:
    """What to do about a name that is like no other."""
    stem, dot, _ = path.partition(".")
    if wanted == "source" and dot:
        return (
            f"Name the text on a line of its own, `source {stem}: {path}`, and write `> {stem}: …`."
        )
    line = _DEFINED[wanted].format(path)
    instead = f", or write the name of {a(wanted)} that is there" if others else ""
    if dot:
        return f"Define it in that file{instead}."
    if keyword:
        return (
            f"If these are words, write `{keyword}: {path}`; if it is a name, define it: `{line}`."
        )
    return f"Define it: `{line}`{instead}."


def wrong_kind(path: str, place: Place, wanted: Sequence[str], found: Definition) -> Diagnostic:
    """The finding for a name of something that cannot stand there."""
    return Diagnostic(
        "unknown-name",
        "AM101",
        Severity.ERROR,
        cut(f"`{path}` is {a(found.kind)}; here the name of {a(wanted[0])} is needed."),
        place,
        labels=(Label(found.place, cut(f"`{path}` is defined here")),),
        hint="Write another name, or change the line.",
    )


def candidates(scopes: Sequence[Scope], scope: Scope) -> Iterator[tuple[str, Definition]]:
    """The names that a file could write: its own, and those of the files it imports."""
    yield from scope.names.items()
    for name, index in scope.file.imports.items():
        for own, definition in scopes[index].names.items():
            yield f"{name}.{own}", definition
