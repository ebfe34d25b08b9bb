"""Repositories for tests."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path | str, *words: str) -> str:
    """Run git in a folder, as somebody; what it prints."""
    somebody = ("user.name=A", "user.email=a@example.org", "commit.gpgsign=false")
    settings = [word for each in somebody for word in ("-c", each)]
    command = ["git", *settings, *words]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()
