"""What is said of a name that stands for nothing, or for something that cannot stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model.calling import listed
from argmap.model.names import Definition, Route, a
from argmap.source import Place
from argmap.syntax.catalogue import cut
from argmap.syntax.nearest import nearest

_DEFINED = {
    "statement": "claim {}: WORDS",
    "voice": "voice {}: NAME",
    "source": "source {}: FILE",
}
SOURCE = ("source",)
"""What alone can be wanted where a quote names its source."""


class Sought(NamedTuple):
    """A name that is looked up.

    Arguments:
        path: the name.
        place: where it stands.
        wanted: the kinds of things that it could be the name of.
        keyword: that of the line, where the name alone is what the line says.
        route: how far it leads.
    """

    path: str
    place: Place
    wanted: Sequence[str]
    keyword: str
    route: Route

    @property
    def astray(self) -> str:
        """The name of an import that there is none of, with the imports before it; empty where none is missing."""
        step, dot, _ = self.route.rest.partition(".")
        if self.wanted == SOURCE and not nearest(step, self.route.scope.file.imports):
            return ""  # A path, perhaps: its dot is that of its ending.
        return f"{self.route.way}{step}" if dot else ""


def unknown(sought: Sought, known: Mapping[str, Definition], at: str = "") -> Diagnostic:
    """The finding for a name that nothing has.

    Arguments:
        known: the names that could be written there; none where nothing is to be suggested.
        at: the name of the source that has it as its path.
    """
    path, place, wanted, _, route = sought
    message = f"No {listed(wanted, 'or')} is called `{path}`."
    if astray := sought.astray:
        other = route.scope.names.get(astray.removeprefix(route.way))
        message = f"No import is called `{astray}`."
        if other:
            message = f"`{astray}` is {a(other.kind)}, not an import."
    if known and route.way:
        known = {**known, **_there(route)}
    meant = at or next(filter(None, _meant(sought, known)), "")
    hint = _way_out(sought, any(each.kind in wanted for each in known.values()))
    if meant:
        hint = f"It is called `{at}`." if at else f"Did you mean `{meant}`?"
    labels: tuple[Label, ...] = ()
    if meant in known:
        labels = (Label(known[meant].place, cut(f"`{meant}` is defined here")),)
    return _finding(message, place, labels, hint)


def wrong_kind(path: str, place: Place, wanted: Sequence[str], found: Definition) -> Diagnostic:
    """The finding for a name of something that cannot stand there."""
    first, *others = wanted
    needed = listed([a(first), *others], "or")
    message = f"`{path}` is {a(found.kind)}; here the name of {needed} is needed."
    labels = (Label(found.place, cut(f"`{path}` is defined here")),)
    return _finding(message, place, labels, "Write another name, or change the line.")


def _finding(message: str, place: Place, labels: tuple[Label, ...], hint: str) -> Diagnostic:
    return Diagnostic(
        "unknown-name",
        "AM101",
        Severity.ERROR,
        cut(message),
        place,
        labels=labels,
        hint=cut(hint),
    )


def _there(route: Route) -> dict[str, Definition]:
    """The names of the file to which a route leads, as one would write them by that route."""
    return {f"{route.way}{name}": each for name, each in route.scope.names.items()}


def _meant(sought: Sought, known: Mapping[str, Definition]) -> Iterator[str | None]:
    """What may be meant, the likeliest first."""
    path, _, wanted, _, (there, way, rest) = sought
    step, dot, behind = rest.partition(".")
    fitting = [name for name, each in known.items() if each.kind in wanted]
    if near := nearest(step, there.file.imports) if dot and known else None:
        yield next((name for name in fitting if name == f"{way}{near}.{behind}"), None)
    last = path.rpartition(".")[2]
    yield next((name for name in fitting if name.rpartition(".")[2] == last), None)
    if near:
        yield f"{way}{near}"
    elif way and not dot and known:
        own = [name for name, each in there.names.items() if each.kind in wanted]
        found = nearest(rest, own) or nearest(rest, there.names)
        yield f"{way}{found}" if found else None
    else:
        yield nearest(path, fitting) or nearest(path, known)


def _way_out(sought: Sought, others: bool) -> str:
    """What to do about a name that is like no other."""
    path, _, (wanted, *_), keyword, _ = sought
    stem, dot, _ = path.partition(".")
    instead = f", or write the name of {a(wanted)} that is there" if others else ""
    if sought.astray:
        *_, name = sought.astray.rpartition(".")
        it = "it there" if sought.route.way else "it"
        return f"Import {it}, `import {name}: FILE`{instead}."
    if wanted == "source" and dot:
        return (
            f"Name the text on a line of its own, `source {stem}: {path}`, and write `> {stem}: …`."
        )
    line = _DEFINED[wanted].format(path)
    if dot:
        return f"Define it in that file{instead}."
    if keyword:
        return (
            f"If these are words, write `{keyword}: {path}`; if it is a name, define it: `{line}`."
        )
    return f"Define it: `{line}`{instead}."
