"""Folders that the user's system has for programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_directory() -> Path:
    """The user's folder for what argmap can make again: ``ARGMAP_CACHE_DIR``, or where the system keeps caches."""
    if own := os.environ.get("ARGMAP_CACHE_DIR"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "argmap" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "argmap"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "argmap"
