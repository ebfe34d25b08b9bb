"""Reads ``argmap.toml`` and ``[tool.argmap]`` of ``pyproject.toml``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from argmap.compiler import reason
from argmap.config.kinds import Wrong, glob, shortened
from argmap.config.lines import line_of
from argmap.config.settings import BY_NAME, Key, Value
from argmap.files import read_file
from argmap.syntax.nearest import nearest

OWN, SHARED = "argmap.toml", "pyproject.toml"
PER_FILE = "per-file"
RENDER = "render"
MOST_BYTES = 1024 * 1024
_MOST_MISTAKES = 50


class ConfigError(ValueError):
    """A configuration that cannot be used.

    Arguments:
        mistakes: what is wrong, a sentence each, with its file and line.
    """

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class ConfigFile(NamedTuple):
    """A configuration that has been read.

    Arguments:
        shown: the file, as messages call it.
        folder: the folder in which it lies; its patterns and paths are relative to it.
        text: what is in it.
        values: what it sets.
        per_file: what it sets for the files that fit a pattern, in the order of the file.
    """

    shown: str
    folder: str
    text: str
    values: Mapping[str, Value]
    per_file: tuple[tuple[str, Mapping[str, Value]], ...]


def read_config(path: str, shown: str) -> ConfigFile | None:
    """The configuration in a file; None for a ``pyproject.toml`` that has none.

    Arguments:
        path: the file.
        shown: how messages call it.

    Raises:
        ConfigError: when it cannot be read or has mistakes; they are said, up to 50.
    """
    shared = os.path.basename(path) == SHARED
    try:
        content = read_file(path)
        if shared and b"argmap" not in content:
            return None
        if len(content) > MOST_BYTES:
            raise ConfigError(f"{shown} cannot be read: it is larger than 1 MiB.")
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{shown} cannot be read: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{shown} is not UTF-8; save it again as UTF-8.") from error
    table = _parsed(text, shown)
    above = ("tool", "argmap") if shared else ()
    for name in above:
        table = table.get(name) if isinstance(table, dict) else None
    if table is None:
        return None
    reading = _Reading(shown, os.path.dirname(path), text, above)
    read = reading.read(table)
    if reading.mistakes:
        raise ConfigError(*reading.mistakes)
    return read


def _parsed(text: str, shown: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{shown} is not TOML: {str(error).partition(';')[0]}.") from error


class _Reading:
    """Reads a configuration's table, and collects its mistakes."""

    def __init__(self, shown: str, folder: str, text: str, above: tuple[str, ...]) -> None:
        self.shown, self.folder, self.text, self.above = shown, folder, text, above
        self.mistakes: list[str] = []

    def read(self, table: Any) -> ConfigFile:
        if not isinstance(table, dict):
            self._mistake((), "`argmap` has to be a table of settings.")
            table = {}
        rest = {name: value for name, value in table.items() if name != PER_FILE}
        values = dict(self._values(rest, (), ("file", "project", "run")))
        patterns = tuple(self._per_file(table.get(PER_FILE, {})))
        return ConfigFile(self.shown, self.folder, self.text, values, patterns)

    def _per_file(self, table: Any) -> Iterator[tuple[str, Mapping[str, Value]]]:
        if not isinstance(table, dict):
            self._mistake((PER_FILE,), "`per-file` has to be a table of patterns.")
            return
        for pattern, each in table.items():
            where = (PER_FILE, pattern)
            if not isinstance(each, dict):
                self._mistake(where, f'"{pattern}" has to be a table of settings.')
                continue
            try:
                glob(pattern)
            except Wrong as wrong:
                self._mistake(where, str(wrong))
            yield pattern, dict(self._values(each, where, ("file",)))

    def _values(
        self, table: Mapping[str, Any], where: tuple[str, ...], scopes: Sequence[str]
    ) -> Iterator[tuple[str, Value]]:
        for place, name, value in _flat(table, where):
            key = BY_NAME.get(name)
            if key is None or key.scope not in scopes:
                self._mistake(place, _no_such(name, key, scopes))
                continue
            try:
                read = key.kind.read(value, self.folder)
            except Wrong as wrong:
                self._mistake(place, f"`{name}`: {wrong}", wrong.word)
            else:
                yield name, Value(read, self.shown, (*self.above, *place))

    def _mistake(self, place: tuple[str, ...], message: str, word: str = "") -> None:
        line = line_of(self.text, (*self.above, *place), word)
        self.mistakes.append(f"{self.shown}:{line}: {message}")
        if len(self.mistakes) == _MOST_MISTAKES:
            raise ConfigError(*self.mistakes)


def _flat(
    table: Mapping[str, Any], where: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """The settings in a table, those of its table ``RENDER`` by their whole names."""
    for name, value in table.items():
        if name == RENDER and isinstance(value, dict):
            for inner, each in value.items():
                yield (*where, name, inner), f"{name}.{inner}", each
        else:
            yield (*where, name), name, value


def _no_such(name: str, key: Key | None, scopes: Sequence[str]) -> str:
    if key:
        return f"`{name}` cannot be set for single files."
    if name == RENDER:
        return f"`{RENDER}` has to be a table of settings."
    known = [RENDER, *(each.name for each in BY_NAME.values() if each.scope in scopes)]
    known += [PER_FILE] if "run" in scopes else []
    by_last = {each.rpartition(".")[2]: each for each in known}
    meant = by_last.get(name) or nearest(name, known) or by_last.get(nearest(name, by_last) or "")
    hint = f" Did you mean `{meant}`?" if meant else " `argmap config` lists them."
    return f"there is no setting `{shortened(name)}`.{hint}"
