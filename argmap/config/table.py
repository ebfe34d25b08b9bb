"""The settings as a table for the documentation."""

from __future__ import annotations

import json

from argmap.config.settings import KEYS, Key

_SCOPES = {"file": "a file, also under `per-file`", "project": "a file", "run": "the whole run"}


def settings_table() -> str:
    """Every setting in a Markdown table: its name, values, default, and what it is about."""
    rows = [
        "| setting | value | default | for | what it is about |",
        "|---|---|---|---|---|",
        *(_row(key) for key in KEYS),
    ]
    return "".join(f"{row}\n" for row in rows)


def _row(key: Key) -> str:
    default = "" if key.default is None else f"`{json.dumps(key.default)}`"
    cells = [f"`{key.name}`", key.kind.says, default, _SCOPES[key.scope], key.says]
    return f"| {' | '.join(cells)} |"
