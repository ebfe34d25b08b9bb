"""The schemes that argmap knows: one file each in ``data``, read when it is asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from argmap.reasoning.schemes.scheme import FAMILIES, CriticalQuestion, Scheme, SchemePremise

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SUFFIX = ".toml"


@cache
def scheme_names() -> frozenset[str]:
    """The names of all schemes; no scheme is read."""
    files = (each.name for each in _data().iterdir())
    return frozenset(name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX))


@cache
def find_scheme(name: str) -> Scheme | None:
    """The scheme of that name, or None; no other is read, and aliases do not count."""
    if name not in scheme_names():
        return None
    return read_scheme(name, _data().joinpath(name + _SUFFIX).read_text(encoding="utf-8"))


@cache
def all_schemes() -> tuple[Scheme, ...]:
    """Every scheme, by family and name."""
    families = list(FAMILIES)
    found = [scheme for name in scheme_names() if (scheme := find_scheme(name))]
    return tuple(sorted(found, key=lambda each: (families.index(each.family), each.name)))


def scheme_called(word: str) -> Scheme | None:
    """The scheme that a name or an alias stands for, whatever its case and with spaces for hyphens."""
    word = "-".join(word.casefold().replace("_", " ").split())
    return find_scheme(word) or next((each for each in all_schemes() if word in each.aliases), None)


def nearest_scheme(word: str) -> Scheme | None:
    """The scheme that a word may have meant: by an alias, or by a misspelt name or alias."""
    from argmap.syntax.nearest import nearest

    by_word = {alias: each for each in all_schemes() for alias in (*each.aliases, each.name)}
    meant = nearest(word, by_word)
    return scheme_called(word) or (by_word[meant] if meant else None)


def read_scheme(name: str, content: str) -> Scheme:
    """A scheme from its file's content.

    Raises:
        KeyError: when something is missing.
        tomllib.TOMLDecodeError: when it is no TOML.
    """
    import tomllib

    table = tomllib.loads(content)
    required, optional = table["premises"], table.get("optional", {})
    return Scheme(
        name,
        table["title"],
        table["family"],
        tuple(table["aliases"]),
        table["description"],
        tuple(
            SchemePremise(role, words, role in required)
            for role, words in (*required.items(), *optional.items())
        ),
        table["conclusion"],
        tuple(
            CriticalQuestion(key, each["asks"], each["attacks"])
            for key, each in table["questions"].items()
        ),
        table["example"],
        table["reference"],
    )


def _data() -> Traversable:
    from importlib.resources import files

    return files("argmap.reasoning.schemes") / "data"
