"""A map as it is now, and its last good page."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Mapping
from typing import Any, NamedTuple

from argmap.compiler import compile_file, reason
from argmap.config import ConfigError, Configuration
from argmap.diagnostic import Severity
from argmap.files import Noting, project_of, read_file
from argmap.page import write_page
from argmap.page.document import assemble
from argmap.render import DrawOptions, RenderError
from argmap.report import FORMATS, Findings

NOTHING: Mapping[str, Any] = {"items": {}, "joints": {}, "below": {}, "ties": [], "voices": {}}


class State(NamedTuple):
    """What there is to see.

    Arguments:
        page: the last good page, with ``drawing`` in its head; a page without a drawing before there is one.
        drawing: tells one page from another.
        errors: what is wrong with the map as it is now, as text; empty where nothing is.
    """

    page: bytes
    drawing: str
    errors: str


class Exhibit:
    """One map, shown. Its state may be read from any thread.

    Arguments:
        name: the map's file; ``files`` are all that it was read from, or would be, as absolute paths, and where
            links lead as real paths.
        root: the folder that imports and sources may not leave; by default what the configuration says, or that of
            the project.

    The configuration says how it is drawn, and what counts as an error.
    """

    def __init__(self, name: str, root: str | None = None) -> None:
        self.name = name
        self.files = _paths({name})
        self._root = root
        self._changed = threading.Condition()
        self._state = State(_empty(name), "", "")

    @property
    def state(self) -> State:
        """What there is to see now."""
        return self._state

    def wait_for_news(self, known: State, seconds: float) -> State:
        """The state, as soon as it is no longer the one that is known; or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not known, seconds)
            return self._state

    def refresh(self) -> State:
        """Read, check and draw the map anew."""
        state = self._look()
        with self._changed:
            self._state = state
            self._changed.notify_all()
        return state

    def _look(self) -> State:
        last = self._state
        configuration = Configuration()
        try:
            settings = configuration.settings(self.name)
            project = project_of(self.name, self._root or settings["root"])
            files = Noting(project, {self.name})
            result = compile_file(self.name, read_file(self.name), files)
            found = [configuration.judged(each) for each in result.diagnostics]
        except OSError as error:
            return last._replace(errors=f"{self.name} cannot be read: {reason(error)}.")
        except ConfigError as error:
            return last._replace(errors=str(error))
        of_settings = configuration.file(os.path.dirname(os.path.abspath(self.name)))
        self.files = _paths({*files.names, *([of_settings.shown] if of_settings else [])})
        errors = [each for each in found if each and each.severity is Severity.ERROR]
        said = FORMATS["full"](Findings(errors, 1)) if errors else ""
        if any(each.breaks_map for each in errors):
            return last._replace(errors=said)
        try:
            options = DrawOptions(**{**settings.drawing(), "link_base": None})
            _, page = write_page(result.map, options, live=True)
        except RenderError as error:
            return last._replace(errors=f"{said}{error}")
        drawing = hashlib.sha256(page).hexdigest()[:16]
        return State(_marked(page, drawing), drawing, said)


def _paths(names: set[str]) -> frozenset[str]:
    return frozenset(each(name) for name in names for each in (os.path.abspath, os.path.realpath))


def _marked(page: bytes, drawing: str) -> bytes:
    return page.replace(b'data-drawing=""', f'data-drawing="{drawing}"'.encode(), 1)


def _empty(name: str) -> bytes:
    return assemble(
        title=name, drawing="", description="", content=NOTHING, theme="auto", live=True
    )
