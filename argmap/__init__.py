"""Arguments as code: read an argument map, check it, say what stands, draw it.

>>> import argmap
>>> socrates = argmap.loads("claim wise #thesis: Socrates is wise.\\n  reason: The oracle says so.\\n")
>>> socrates
<Map '': 2 statements>
>>> socrates.check()
()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.version import VERSION as __version__

if TYPE_CHECKING:
    from argmap.api import Difference, Explanation, Map, MapBuilder, MapError, diff, load, loads
    from argmap.diagnostic import Diagnostic, Severity
    from argmap.model import ArgumentMap
    from argmap.model.lookup import NotFound

_HOMES = {
    "ArgumentMap": "argmap.model",
    "Diagnostic": "argmap.diagnostic",
    "Difference": "argmap.api",
    "Explanation": "argmap.api",
    "Map": "argmap.api",
    "MapBuilder": "argmap.api",
    "MapError": "argmap.api",
    "NotFound": "argmap.model.lookup",
    "Severity": "argmap.diagnostic",
    "diff": "argmap.api",
    "load": "argmap.api",
    "loads": "argmap.api",
}

__all__ = [
    "ArgumentMap",
    "Diagnostic",
    "Difference",
    "Explanation",
    "Map",
    "MapBuilder",
    "MapError",
    "NotFound",
    "Severity",
    "__version__",
    "diff",
    "load",
    "loads",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for, and nothing else, so that the command starts quickly."""
    if name not in _HOMES:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
