"""The one place that runs Graphviz."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from argmap.render.errors import LayoutFailed, ToolMissing

Choice = Literal["graphviz-pure", "dot"]
_PURE: Final = "graphviz-pure"


@dataclass(frozen=True, slots=True)
class Engine:
    """A Graphviz at hand: where it is, and what it calls itself (``graphviz-pure 0.2.2, Graphviz 16.1.0``)."""

    path: str
    name: str


def find_engine(choice: Choice = "graphviz-pure") -> Engine:
    """The Graphviz to use: argmap's own, or the system's ``dot`` where that is asked for.

    Raises:
        ToolMissing: it is not installed, or does not run.
    """
    path = next(_pure_places(), None) if choice == _PURE else shutil.which("dot")
    if path is None and choice == _PURE:
        raise ToolMissing(
            "cannot find graphviz-pure, which lays out the drawing: it comes with argmap; "
            "reinstall it with: pip install --force-reinstall graphviz-pure"
        )
    if path is None:
        raise ToolMissing(
            "cannot find Graphviz's dot on the PATH: install Graphviz, "
            "or leave out --graphviz dot to use the one that comes with argmap"
        )
    return Engine(path, _version(path))


def _pure_places() -> Iterator[str]:
    """Where the executable may be, likeliest first."""
    file = f"{_PURE}.exe" if os.name == "nt" else _PURE
    folders = [Path(sys.executable).parent, Path(sysconfig.get_path("scripts"))]
    for folder in folders:
        if (folder / file).is_file():
            yield str(folder / file)
    yield from _recorded(file)
    if found := shutil.which(_PURE):
        yield found


def _recorded(file: str) -> Iterator[str]:
    """Where the package's own list of files says it is: right for ``pip install --target`` and ``--user``."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        files = distribution(_PURE).files or []
    except PackageNotFoundError:
        return
    for each in files:
        if each.name == file and Path(str(each.locate())).is_file():
            yield str(Path(str(each.locate())).resolve())


def _version(path: str) -> str:
    try:
        answer = subprocess.run(
            [path, "-V"], capture_output=True, env=_environment(), timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise ToolMissing(f"cannot run {path}: {failure}") from failure
    words = (answer.stdout + answer.stderr).decode("utf-8", "replace")
    pure = re.search(r"graphviz-pure version (\S+) \(Rust port of (Graphviz \S+)\)", words)
    if pure:
        return f"graphviz-pure {pure[1]}, {pure[2]}"
    plain = re.search(r"graphviz version (\S+)", words)
    if plain is None:
        raise ToolMissing(f"{path} does not answer as Graphviz does; reinstall it")
    return f"Graphviz {plain[1]}"


def run(engine: Engine, dot: str, *, seconds: float) -> bytes:
    """Lays out graphs and returns them in Graphviz's JSON, one after another.

    Arguments:
        dot: one or several graphs in DOT.
        seconds: how long Graphviz may take.

    Raises:
        LayoutFailed: it took longer, or ended with an error.
    """
    try:
        done = subprocess.run(
            [engine.path, "-Kdot", "-Tjson0"],
            input=dot.encode(),
            capture_output=True,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise LayoutFailed(
            f"Graphviz took longer than {seconds:g} seconds; draw a part of the map, or allow more time"
        ) from late
    except OSError as failure:
        raise ToolMissing(f"cannot run {engine.path}: {failure}") from failure
    if done.returncode != 0 or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip() or f"exit status {done.returncode}"
        raise LayoutFailed(f"{engine.name} failed: {said}")
    return done.stdout


def _environment() -> dict[str, str]:
    """The environment in which Graphviz opens no file that a graph names."""
    environment = {key: value for key, value in os.environ.items() if key != "GV_FILE_PATH"}
    environment["SERVER_NAME"] = "argmap"
    return environment
