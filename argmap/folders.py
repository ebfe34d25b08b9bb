"""Folders that the user's system has for programs and for fonts."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_LINUX: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/run/current-system/sw/share/X11/fonts",
)
_APPLE: Final = ("/System/Library/Fonts", "/Library/Fonts")


def cache_directory() -> Path:
    """The user's folder for what argmap can make again: ``ARGMAP_CACHE_DIR``, or where the system keeps caches.

    Raises:
        RuntimeError: when the user has no home.
    """
    if own := os.environ.get("ARGMAP_CACHE_DIR"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "argmap" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "argmap"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "argmap"


def font_directories() -> tuple[Path, ...]:
    """Where fonts are installed, for everyone and for the user."""
    try:
        home = Path.home()
    except RuntimeError:
        home = Path(os.devnull)  # Nothing is below it.
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return (
            Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts",
            local / "Microsoft" / "Windows" / "Fonts",
        )
    if sys.platform == "darwin":
        return (*map(Path, _APPLE), home / "Library" / "Fonts")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return (*map(Path, _LINUX), data / "fonts", home / ".fonts")
