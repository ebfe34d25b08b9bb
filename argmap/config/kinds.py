"""Kinds of values that settings have: each reads a TOML value, or says what is wrong with it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from argmap.diagnostic import Severity, breaks_map
from argmap.files import checkout_of

_LONGEST = 80
# Each more multiplies the time that a name of 255 characters can take.
_MOST_STARS = 4


class Wrong(ValueError):
    """A value that a setting cannot have.

    Arguments:
        message: why not, in a sentence.
        value: what is wrong in it.
    """

    def __init__(self, message: str, value: object) -> None:
        super().__init__(message)
        self.word = value if isinstance(value, str) else ""


class Kind(NamedTuple):
    """A kind of value.

    Arguments:
        says: what such a value is, for a table of settings.
        read: a TOML value and the folder that paths in it are relative to → what argmap works with.
    """

    says: str
    read: Callable[[Any, str], Any]


class Rule(NamedTuple):
    """A rule's name and code."""

    name: str
    code: str


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, those of syntax first."""
    from argmap.checks import CHECKS
    from argmap.syntax import MISTAKES

    checks = [Rule(each.CHECK.name, each.CHECK.code) for each in CHECKS]
    return (*(Rule(each.name, each.code) for each in MISTAKES), *checks)


def choice(*options: str) -> Kind:
    """One of several words."""

    def read(value: Any, folder: str) -> str:
        if not isinstance(value, str) or value not in options:
            raise Wrong(
                f"{_shown(value)} is none of {_listed(options)}.{_meant(value, options)}", value
            )
        return value

    return Kind(", ".join(f'`"{each}"`' for each in options), read)


def number(least: float, most: float) -> Kind:
    """A number between two others."""

    def read(value: Any, folder: str) -> float:
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not least <= value <= most
        ):
            raise Wrong(f"{_shown(value)} is no number from {least:g} to {most:g}.", value)
        return float(value)

    return Kind(f"a number from {least:g} to {most:g}", read)


def _flag(value: Any, folder: str) -> bool:
    if not isinstance(value, bool):
        raise Wrong(f"{_shown(value)} is neither `true` nor `false`.", value)
    return value


def _jobs(value: Any, folder: str) -> int | str:
    if value == "auto":
        return "auto"
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1024:
        raise Wrong(f'{_shown(value)} is neither a whole number from 1 nor "auto".', value)
    return value


def _text(value: Any, folder: str) -> str:
    if not isinstance(value, str) or not value:
        raise Wrong(f"{_shown(value)} is no text.", value)
    return value


def _address(value: Any, folder: str) -> str:
    from argmap.diagram.links import is_address

    if not is_address(_text(value, folder)):
        raise Wrong(f"{_shown(value)} is no address: one begins with https:// or http://.", value)
    return str(value)


def _path(value: Any, folder: str) -> str:
    if "\0" in _text(value, folder):
        raise Wrong("a path has no NUL character.", value)
    return os.path.normpath(os.path.join(folder, value))


def _root(value: Any, folder: str) -> str:
    """A folder that may be read: a configuration that came with others' maps has no say beyond their checkout."""
    path = _path(value, folder)
    top = checkout_of(os.path.realpath(folder))
    if not _lies_in(os.path.realpath(path), top):
        raise Wrong(f"{_shown(value)} leads out of the checkout; only `--root` may.", value)
    return path


def _inner_path(value: Any, folder: str, endings: Sequence[str]) -> str:
    """A file that may be written: a configuration that came with others' maps has no say elsewhere."""
    path = _path(value, folder)
    for file, top in ((path, folder), (os.path.realpath(path), os.path.realpath(folder))):
        if not _lies_in(file, top):
            raise Wrong(f"{_shown(value)} leads out of the folder of this configuration.", value)
        names = os.path.relpath(file, top).split(os.sep)
        if any(each.startswith(".") for each in names):
            raise Wrong(f"{_shown(value)} is hidden: no name in it may begin with a dot.", value)
        if not names[-1].lower().endswith(tuple(endings)):
            raise Wrong(f"{_shown(value)} has to end in {' or '.join(endings)}.", value)
    return path


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


def _baseline(value: Any, folder: str) -> str:
    return _inner_path(value, folder, (".json",))


def glob(value: Any, folder: str = "") -> str:
    """A pattern of paths, as in ``.gitignore``.

    Raises:
        Wrong: where it is none.
    """
    from pathspec import GitIgnoreSpec

    pattern = _text(value, folder)
    names = pattern.split("/")
    if names.count("**") > _MOST_STARS or any(each.count("*") > _MOST_STARS for each in names):
        raise Wrong(
            f"{_shown(value)} has too many `*`: at most {_MOST_STARS} between slashes, and so many `**`.",
            value,
        )
    try:
        GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error) as error:
        raise Wrong(f"{_shown(value)} is no pattern as in `.gitignore`.", value) from error
    return pattern


def _globs(value: Any, folder: str) -> tuple[str, ...]:
    return tuple(glob(each, folder) for each in _list(value, "patterns"))


def _selectors(value: Any, folder: str) -> tuple[str, ...]:
    return tuple(selector(each) for each in _list(value, "rules"))


def _ignorable(value: Any, folder: str) -> tuple[str, ...]:
    return tuple(ignorable(each) for each in _list(value, "rules"))


def _severities(value: Any, folder: str) -> Mapping[str, Severity]:
    if not isinstance(value, dict):
        raise Wrong(f"{_shown(value)} is no table of rules and severities.", value)
    found = {}
    for key, level in value.items():
        if level not in list(Severity):
            options = [each.value for each in Severity]
            raise Wrong(
                f"{_shown(level)} is none of {_listed(options)}.{_meant(level, options)}", level
            )
        found[_mild(selector(key), "made milder or worse")] = Severity(level)
    return found


def selector(value: Any) -> str:
    """A rule's name, its code, the beginning of a code, or ``all``.

    Raises:
        Wrong: where it is none of them.
    """
    if value == "all":
        return "all"
    names = {each.name: each.code for each in rules()}
    if isinstance(value, str):
        if value in names:
            return value
        code = value.upper()
        if code.startswith("AM") and any(each.startswith(code) for each in names.values()):
            return code
    raise Wrong(
        f"There is no rule {_shown(value)}.{_meant(value, [*names, *_near_codes(value)])}", value
    )


def _near_codes(value: Any) -> Sequence[str]:
    """The code that a misspelt one is, where it can be no other."""
    from argmap.syntax.nearest import is_near

    codes = (each.code for each in rules())
    near = [each for each in codes if isinstance(value, str) and is_near(value, each)]
    return near if len(near) == 1 else ()


def ignorable(value: Any) -> str:
    """A selector of rules that may be ignored.

    Raises:
        Wrong: where it is no selector, or names a rule without which a map cannot be read.
    """
    return _mild(selector(value), "ignored")


def chooses(selector: str, rule: str, code: str) -> bool:
    """Whether a selector means a rule."""
    return selector in ("all", rule) or (selector.isupper() and code.startswith(selector))


def _mild(selector: str, what: str) -> str:
    """A selector that names no rule by itself without which a map cannot be read."""
    for each in rules():
        if selector in (each.name, each.code) and breaks_map(each.code):
            raise Wrong(
                f"`{each.name}` keeps a map from being read, so it cannot be {what}.", selector
            )
    return selector


def outputs(endings: Mapping[str, Sequence[str]]) -> Kind:
    """Files by the format of the report that goes there.

    Arguments:
        endings: those that the files of a format may have.
    """
    known = list(endings)

    def read(value: Any, folder: str) -> Mapping[str, str]:
        if not isinstance(value, dict):
            raise Wrong(
                f'{_shown(value)} is no table, such as {{ sarif = "findings.sarif" }}.', value
            )
        for key in value:
            if key not in known:
                raise Wrong(f"There is no format {_shown(key)}.{_meant(key, known)}", key)
        return {key: _inner_path(each, folder, endings[key]) for key, each in value.items()}

    return Kind("a table of formats and files below this folder, none hidden", read)


def _list(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise Wrong(
            f"{_shown(value)} is no list of {what}; put it in brackets: [{_shown(value)}].", value
        )
    return value


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, int) and abs(value) >= 10**_LONGEST:
        return "such a large number"
    if isinstance(value, str):
        return f'"{shortened(value)}"'
    try:
        return shortened(str(value))
    except (RecursionError, ValueError):  # Tables too deep, or a number in a list too large.
        return "such a list"


def shortened(words: str) -> str:
    """The beginning of long words."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _listed(options: Iterable[str]) -> str:
    return ", ".join(f'"{each}"' for each in options)


def _meant(value: Any, options: Iterable[str]) -> str:
    from argmap.syntax.nearest import nearest

    meant = nearest(value, options) if isinstance(value, str) else None
    return f' Did you mean "{meant}"?' if meant else ""


FLAG = Kind("`true` or `false`", _flag)
JOBS = Kind('a whole number or `"auto"`', _jobs)
ADDRESS = Kind("an address", _address)
ROOT = Kind("a folder within the checkout", _root)
BASELINE = Kind("a `.json` file below this folder, not hidden", _baseline)
GLOBS = Kind("a list of patterns, as in `.gitignore`", _globs)
RULES = Kind("a list of rules", _selectors)
IGNORABLE = Kind("a list of rules", _ignorable)
SEVERITIES = Kind("a table of rules and severities", _severities)
