"""Configuration: ``argmap.toml``, or ``[tool.argmap]`` in ``pyproject.toml``."""

from __future__ import annotations

from argmap.config.configuration import Configuration
from argmap.config.reading import ConfigError, ConfigFile
from argmap.config.settings import BASELINE, KEYS, Key, Settings, Value

__all__ = [
    "BASELINE",
    "KEYS",
    "ConfigError",
    "ConfigFile",
    "Configuration",
    "Key",
    "Settings",
    "Value",
]
