"""Repositories for tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

SOMEBODY: Mapping[str, str] = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "commit.gpgsign",
    "GIT_CONFIG_VALUE_0": "false",
}
"""What git is told of who commits, whatever it is told elsewhere."""


def git(folder: Path | str, *words: str) -> str:
    """Run git in a folder, as somebody; what it prints."""
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **SOMEBODY},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()
