"""Maps in Python: reading, checking and drawing them, and writing new ones."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.comparison.changes import Comparison
from argmap.compiler import OutsideRoot, Result, compile_file
from argmap.diagnostic import Diagnostic
from argmap.files import Project, project_of, read_file
from argmap.model import ArgumentMap, Verdict
from argmap.model.draft import Draft
from argmap.reasoning.whatif import WhatIf
from argmap.reasoning.why import Why
from argmap.syntax.printer import print_document

if TYPE_CHECKING:
    from argmap.quotes.coverage import SourceCoverage
    from argmap.reasoning.frameworks import Semantics
    from argmap.reasoning.frameworks.translation import MapFramework
    from argmap.reasoning.positions import Positions


class MapError(ValueError):
    """A text that cannot be read as a map; its message is the full report.

    Arguments:
        diagnostics: what is wrong with it.
    """

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        from argmap.report import FORMATS, Findings

        super().__init__(FORMATS["full"](Findings(diagnostics, 1)))
        self.diagnostics = diagnostics


@dataclass(frozen=True, eq=False)
class Map:
    """A map that has been read. In a notebook it shows itself as its drawing.

    Arguments:
        model: what it claims: statements, steps, tensions, rules, voices, sources.
    """

    model: ArgumentMap
    _result: Result

    def check(self) -> tuple[Diagnostic, ...]:
        """Every finding of every check, by place."""
        return self._result.diagnostics

    def standing(self, *, without: Iterable[str] = ()) -> Mapping[str, Verdict]:
        """What stands, falls or is open: statements, steps, tensions and rules, by their keys.

        Arguments:
            without: names, or lines such as ``@12``, of what is given up: how it would stand then.

        Raises:
            argmap.NotFound: when the map has no such name.

        Linear outside circles of objections.
        """
        from argmap.model.lookup import find_key
        from argmap.reasoning.whatif import turned

        given_up = [find_key(self.model, name) for name in without]
        after = turned(self._what_if, given_up) if given_up else {}
        return {**self._what_if.standing, **{key: then for key, (_, then) in after.items()}}

    def why(self, name: str | None = None, *, most: int = 10) -> Explanation:
        """Why something stands, falls or is open, and what would change that.

        Arguments:
            name: the name of a statement, step or rule, or a line such as ``@12``; by default the thesis.
            most: how many smallest changes are looked for.

        Raises:
            argmap.NotFound: when the map has no such name, or no thesis.
        """
        from argmap.model.lookup import NotFound, find_key

        if name is None:
            if self.model.thesis is None:
                raise NotFound("the map marks no statement as its #thesis")
            name = self.model.thesis.key
        return Explanation(self._what_if, find_key(self.model, name), most)

    @cached_property
    def _what_if(self) -> WhatIf:
        from argmap.reasoning.commitments import commitments

        return WhatIf(self.model, commitments(self.model))

    def extensions(self, semantics: Semantics = "preferred") -> Iterator[frozenset[str]]:
        """Every extension of the map's framework, as the keys of its statements, each when it is found.

        Arguments:
            semantics: ``grounded``, ``complete``, ``preferred``, ``stable``, ``semi-stable``, ``ideal`` or
                ``stage``.

        Raises:
            argmap.reasoning.frameworks.translation.TooCircular: when its framework would be out of hand.
        """
        from argmap.reasoning.frameworks import extensions

        found = self._framework
        statements = self.model.statements.keys()
        for each in extensions(found.framework, semantics):
            yield frozenset(statements & set(found.keys(each)))

    def accepts(
        self, name: str, *, everywhere: bool = True, semantics: Semantics = "preferred"
    ) -> bool:
        """Whether a statement, step or rule is in every extension, or, if not ``everywhere``, in some.

        Raises:
            argmap.NotFound: when the map has no such name.
            argmap.reasoning.frameworks.translation.TooCircular: when its framework would be out of hand.
        """
        from argmap.model.lookup import find_key
        from argmap.reasoning.frameworks import credulous, sceptical

        framework = self._framework.framework
        number = framework.number(find_key(self.model, name))
        ask = sceptical if everywhere else credulous
        return ask(framework, semantics, number, witness=False).accepted

    def positions(self, *, most: int = 16) -> Positions:
        """The positions that a person could hold: see ``argmap.reasoning.positions``.

        Where there are very many, not all are looked at: its ``exact``, ``common_known`` and ``nearest_known`` say
        what holds of all nonetheless.

        Arguments:
            most: how many are returned at most.

        Raises:
            argmap.reasoning.frameworks.translation.TooCircular: when its framework would be out of hand.
        """
        from argmap.reasoning.positions import positions

        return positions(self.model, self._what_if.commitments, most)

    @cached_property
    def _framework(self) -> MapFramework:
        from argmap.reasoning.frameworks.translation import framework_of

        return framework_of(self.model, self._what_if.commitments)

    def coverage(self) -> tuple[SourceCoverage, ...]:
        """How much of each source is quoted, and which of its sentences are not; see ``argmap.quotes.coverage``."""
        from argmap.quotes.coverage import coverage

        return coverage(self.model, self._result.sources)

    def text(self) -> str:
        """The map's own file in canonical form."""
        return print_document(self._result.documents[0])

    def render(self, format: str = "svg", **options: Any) -> bytes:
        """Draw it.

        Arguments:
            format: ``svg``, ``png``, ``pdf``, ``dot`` or ``html``.
            options: those of ``argmap.render.DrawOptions``: ``theme``, ``standing``, and for a part of the map
                ``focus`` with ``depth``, ``section``, ``voice`` or ``only_standing``.

        Raises:
            argmap.render.RenderError: when it cannot be drawn; the message says why.
        """
        from argmap.page import draw
        from argmap.render import DrawOptions

        return draw(self.model, DrawOptions(**{"format": format, **options})).data

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> Mapping[str, str]:
        from argmap.render import RenderError

        try:
            svg = self.render("svg", link_base=None).decode("utf-8")
        except RenderError as error:
            return {"text/plain": f"{self!r} cannot be drawn: {error}"}
        return {"image/svg+xml": svg, "text/plain": repr(self)}

    def __repr__(self) -> str:
        count = len(self.model.statements)
        return f"<Map {self.model.title!r}: {count} statement{'' if count == 1 else 's'}>"


class Explanation(Why):
    """Why something stands, falls or is open; as a string it is what ``argmap why`` prints."""

    @property
    def because(self) -> str:
        """The immediate ground, in a sentence without its full stop."""
        from argmap.report.verdicts.why import sentence

        return sentence(self)

    def __str__(self) -> str:
        from argmap.report.verdicts.why import text

        return text(self)

    def __repr__(self) -> str:
        return f"<Explanation: {self.key} {self.verdict}>"


class Difference(Comparison):
    """How a map differs from an earlier one: true where it does, with its ``changes`` in order.

    As a string it is what ``argmap diff`` prints.
    """

    def report(self, format: str = "text") -> str:
        """It as ``text``, ``json`` or ``markdown``, the last fit for a comment on a pull request.

        Raises:
            ValueError: when it is asked for as something else.
        """
        from argmap.report.comparison import FORMATS

        if format not in FORMATS:
            raise ValueError(f"format: {format!r} is none of {', '.join(FORMATS)}")
        return FORMATS[format](self, False)

    def __str__(self) -> str:
        return self.report()

    def render(self, format: str = "svg", **options: Any) -> bytes:
        """Draw it: both maps in one, with what was added, lost and changed marked.

        Arguments:
            format: ``svg``, ``png``, ``pdf`` or ``dot``.
            options: those of ``argmap.render.DrawOptions`` that do not choose a part of the map.

        Raises:
            argmap.render.RenderError: when it cannot be drawn; the message says why.
        """
        from argmap.render import DrawOptions
        from argmap.report.comparison.as_drawing import draw

        return draw(self, DrawOptions(**{"format": format, **options})).data


def diff(old: Map, new: Map) -> Difference:
    """How a map differs from an earlier one, whatever the order and layout of their lines."""
    from argmap.comparison.compare import compare

    sources = old._result.sources, new._result.sources
    found = compare(old.model, new.model, *sources)
    return Difference(found.old, found.new, found.pairs, found.changes)


class MapBuilder(Draft):
    """A map being written in Python; see ``Draft`` for how to write it."""

    def build(self, folder: str | os.PathLike[str] = ".") -> Map:
        """The finished map; imports and sources are read from a folder.

        Raises:
            MapError: when it cannot be read, for instance because a name is unknown.
        """
        return loads(self.text(), folder=folder)


def load(path: str | os.PathLike[str], root: str | os.PathLike[str] | None = None) -> Map:
    """Read a map from a file, with its imports and sources.

    Arguments:
        path: the file.
        root: the folder that imports and sources may not leave; by default that of the project.

    Raises:
        OSError: when the file cannot be read.
        MapError: when it is no map.
    """
    name = os.fspath(path)
    project = Project(os.path.realpath(root)) if root is not None else project_of(name)
    return _map(compile_file(name, read_file(name), project))


def loads(text: str, *, name: str = "<text>", folder: str | os.PathLike[str] | None = None) -> Map:
    """Read a map from a text.

    Arguments:
        text: the text.
        name: how messages call it.
        folder: where its imports and sources are; by default nothing else is read.

    Raises:
        MapError: when it is no map.
    """
    content = text.encode("utf-8", "surrogatepass")
    if folder is None:
        return _map(compile_file(name, content, _NoFiles()))
    place = os.path.join(os.fspath(folder), name)
    return _map(compile_file(place, content, Project(os.path.realpath(folder))))


def _map(result: Result) -> Map:
    broken = tuple(each for each in result.diagnostics if each.breaks_map)
    if broken:
        raise MapError(broken)
    return Map(result.map, result)


@dataclass(frozen=True, slots=True)
class _NoFiles:
    """No files at all."""

    def locate(self, base: str, path: str) -> str:
        if path:
            raise OutsideRoot(path)
        return base

    def read(self, name: str) -> bytes:
        raise FileNotFoundError(2, "no file is read for a text by itself", name)

    def beside(self, name: str) -> tuple[str, ...]:
        return ()
