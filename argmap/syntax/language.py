"""The language as lark reads it from ``grammar/argmap.lark``."""

from __future__ import annotations

import os
import stat
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.folders import cache_directory

if TYPE_CHECKING:
    from lark import Lark


def grammar_path() -> Path:
    """Where the grammar lies: in the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    shipped = package / "grammar" / "argmap.lark"
    return shipped if shipped.exists() else package.parent / "grammar" / "argmap.lark"


@cache
def grammar_text() -> str:
    """The grammar's text."""
    return grammar_path().read_text(encoding="utf-8")


def places(grammar: str) -> list[str]:
    """The grammar's start rules: the places where a line may stand, and ``formula``."""
    rules = (line.split(":")[0] for line in grammar.splitlines() if line[:1].islower())
    return [rule for rule in rules if rule.startswith(("top", "under_", "anywhere", "formula"))]


@cache
def language() -> Lark:
    """The parser for single lines and formulas.

    Its tables are kept in the user's cache folder, where that can be written by nobody else. A line is parsed with
    the place where it stands as start rule.
    """
    from lark import Lark

    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="contextual",
        regex=True,
        start=places(grammar_text()),
        maybe_placeholders=False,
        cache=_table_file(),
    )


def _table_file() -> str | bool:
    try:
        folder = cache_directory()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return False
    table = folder / f"grammar-{sys.implementation.cache_tag}.tables"
    return str(table) if os.access(folder, os.W_OK) and _is_own(folder) else False


def _is_own(folder: Path) -> bool:
    """Whether nobody else may write there: reading tables can run what whoever wrote them likes."""
    state = folder.stat()
    return not hasattr(os, "geteuid") or (
        state.st_uid == os.geteuid() and not state.st_mode & stat.S_IWOTH
    )
