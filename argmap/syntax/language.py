"""The language as lark reads it from ``grammar/argmap.lark``."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
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

    table = _table_file()
    read = Lark(
        grammar_text(),
        parser="lalr",
        lexer="contextual",
        regex=True,
        start=places(grammar_text()),
        maybe_placeholders=False,
        cache=table,
    )
    if isinstance(table, str):
        # They are written as the umask says, which may let a group write.
        with suppress(OSError):
            os.chmod(table, 0o600)
    return read


def _table_file() -> str | bool:
    try:
        folder = cache_directory()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        table = folder / f"grammar-{sys.implementation.cache_tag}.tables"
        if not (os.access(folder, os.W_OK) and _is_own(folder.stat())):
            return False
        if os.path.lexists(table):
            state = table.lstat()
            if not (stat.S_ISREG(state.st_mode) and _is_own(state)):
                table.unlink()
    except (OSError, RuntimeError):
        return False
    return str(table)


def _is_own(state: os.stat_result) -> bool:
    """Whether nobody else may write there: reading tables can run what whoever wrote them likes."""
    return not hasattr(os, "geteuid") or (
        state.st_uid == os.geteuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )
