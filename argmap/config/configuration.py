"""Finds the configuration of each file, and joins it with what the command line says."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from argmap.config.reading import OWN, SHARED, ConfigFile, read_config
from argmap.config.settings import KEYS, Settings, Value
from argmap.diagnostic import Diagnostic
from argmap.files import upwards


class Configuration:
    """What is in force, file by file. Each file's configuration is the nearest one at or above its folder.

    The search ends at the top of a checkout (``.git``, ``.hg``). Files are read once; whatever asks may raise
    ``ConfigError``.

    Arguments:
        options: what the command line says, by the names of settings; it beats every file.
    """

    def __init__(self, options: Mapping[str, Value] | None = None) -> None:
        self.options = dict(options or {})
        self._by_name: dict[str, Settings] = {}
        self._by_folder: dict[str, ConfigFile | None] = {}
        self._by_patterns: dict[tuple[str, tuple[int, ...]], Settings] = {}
        self._matchers: dict[tuple[str, ...], _Matcher] = {}

    def settings(self, name: str) -> Settings:
        """What is in force for a file, or for standard input (``<stdin>``), which counts as lying in this folder."""
        if name not in self._by_name:
            self._by_name[name] = self._look_up(os.path.abspath(name))
        return self._by_name[name]

    def _look_up(self, path: str) -> Settings:
        found = self.file(os.path.dirname(path))
        if found is None:
            return self._settings(None, ())
        fitting = tuple(
            index
            for index, (pattern, _) in enumerate(found.per_file)
            if self._matches((pattern,), os.path.relpath(path, found.folder))
        )
        return self._settings(found, fitting)

    def judged(self, found: Diagnostic) -> Diagnostic | None:
        """A finding as the settings of its file want it; None where they do not."""
        return self.settings(found.place.text.name).judged(found)

    def run_settings(self, names: Iterable[str]) -> Settings:
        """What is in force for a whole run: that of the folder which all names have in common."""
        return self._settings(self.file(common_folder(names)), ())

    def excluded(self, name: str) -> bool:
        """Whether a file, or a folder, is passed over unless it is named."""
        settings = self.settings(name)
        patterns: tuple[str, ...] = settings["exclude"]
        if not patterns:
            return False
        path = os.path.relpath(os.path.abspath(name), settings.folder)
        if os.path.isdir(name):
            path = os.path.join(path, "")
        return self._matches(patterns, path)

    def file(self, folder: str) -> ConfigFile | None:
        """The configuration at or above a folder, given as an absolute path."""
        passed = []
        found: ConfigFile | None = None
        for each in upwards(folder):
            if each in self._by_folder:
                found = self._by_folder[each]
                break
            passed.append(each)
            found = _in(each)
            if found:
                break
        for each in passed:
            self._by_folder[each] = found
        return found

    def _settings(self, found: ConfigFile | None, fitting: tuple[int, ...]) -> Settings:
        key = (found.folder if found else "", fitting)
        if key not in self._by_patterns:
            values = dict(Settings().values)
            if found:
                values |= found.values
                for index in fitting:
                    _narrow(values, found.per_file[index][1])
            values |= self.options
            self._by_patterns[key] = Settings(values, found.folder if found else "")
        return self._by_patterns[key]

    def _matches(self, patterns: tuple[str, ...], path: str) -> bool:
        if patterns not in self._matchers:
            self._matchers[patterns] = _Matcher(patterns)
        return self._matchers[patterns].matches(path)


class _Matcher:
    """Patterns of paths, as in ``.gitignore``."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        from pathspec import GitIgnoreSpec

        self.spec = GitIgnoreSpec.from_lines(patterns)

    def matches(self, path: str) -> bool:
        return bool(self.spec.match_file(path.replace(os.sep, "/")))


def common_folder(names: Iterable[str]) -> str:
    """The folder, as an absolute path, which some files and folders have in common."""
    folders = [
        os.path.abspath(name if os.path.isdir(name) else os.path.dirname(name)) for name in names
    ]
    try:
        return os.path.commonpath(folders)
    except ValueError:
        return os.getcwd()


def _in(folder: str) -> ConfigFile | None:
    """The configuration in a folder itself; ``argmap.toml`` comes before ``pyproject.toml``."""
    for name in (OWN, SHARED):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            found = read_config(path, os.path.relpath(path))
            if found:
                return found
    return None


def _narrow(values: dict[str, Value], more: Mapping[str, Value]) -> None:
    """Put in what holds for some files: it replaces what holds for all, but ignores and severities are joined."""
    for key in KEYS:
        if key.name not in more:
            continue
        old, new = values[key.name], more[key.name]
        if key.name == "ignore":
            values[key.name] = new._replace(value=(*old.value, *new.value), joined=(old,))
        elif key.name == "severity":
            values[key.name] = new._replace(value={**old.value, **new.value}, joined=(old,))
        else:
            values[key.name] = new
