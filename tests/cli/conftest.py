"""The command as a user runs it, in a folder of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from argmap.cli import cli


class Done(NamedTuple):
    """How a run ended: its exit status, and what it wrote."""

    status: int
    out: str
    err: str


Argmap = Callable[..., Done]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is a project and the current one."""
    (tmp_path / "argmap.toml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


@pytest.fixture
def run(here: Path) -> Argmap:
    """Runs ``argmap`` within this process."""

    def argmap(*arguments: str, stdin: str | bytes = b"") -> Done:
        done = CliRunner().invoke(
            cli, arguments, input=stdin, prog_name="argmap", catch_exceptions=False
        )
        return Done(done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode())

    return argmap


@pytest.fixture
def process(here: Path) -> Argmap:
    """Runs ``argmap`` in a process of its own; no run may end in a traceback."""

    def argmap(*arguments: str, stdin: bytes = b"") -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in err, err
        return Done(done.returncode, out, err)

    return argmap
