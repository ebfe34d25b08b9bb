"""Checking many files: in several processes, and none anew that has not changed."""

from __future__ import annotations

from argmap.corpus.cache import Cache, open_cache
from argmap.corpus.checking import Checked, check_each, processes

__all__ = ["Cache", "Checked", "check_each", "open_cache", "processes"]
