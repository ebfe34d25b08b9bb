"""What the command imports: `argmap check` of a small map starts quickly because it imports little."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOCRATES = Path(__file__).parents[2] / "examples" / "socrates"
PROGRAM = """
import sys
from argmap.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(*sys.modules, file=sys.stderr)
"""
LIBRARIES = ("lark", "regex", "pysat", "rapidfuzz", "wcwidth", "graphviz", "resvg_py", "typst")
STANDARD = (
    *("json", "pathlib", "tempfile", "shutil", "hashlib", "subprocess", "multiprocessing"),
    *("concurrent", "asyncio", "socket", "sqlite3", "logging", "difflib", "textwrap", "tomllib"),
)
ROOMS = ("render", "diagram", "interop", "comparison", "corpus", "page", "hooks", "docs", "api")


def imported(*arguments: str) -> frozenset[str]:
    """The modules, and the packages above them, that the command has imported when it ends."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True
    )
    return frozenset(run.stderr.split())


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What is imported to check a small map in a folder that configures nothing."""
    folder = tmp_path_factory.mktemp("small")
    for file in SOCRATES.iterdir():
        if file.suffix in (".argmap", ".txt"):
            shutil.copy(file, folder)
    found = imported("check", str(folder / "socrates.argmap"))
    assert "argmap.checks.stray_claim" in found
    return found


@pytest.mark.parametrize("name", [*LIBRARIES, *STANDARD, *(f"argmap.{room}" for room in ROOMS)])
def test_a_small_map_is_checked_without(name: str, modules: frozenset[str]) -> None:
    assert name not in modules


def test_the_version_is_told_without_reading_any_map() -> None:
    assert not any(name.startswith("argmap.syntax") for name in imported("--version"))


def test_a_map_with_findings_needs_no_more(tmp_path: Path) -> None:
    path = tmp_path / "map.argmap"
    path.write_text("voice v: Somebody\nclaim a #thesis: “Words” – and more.\n", encoding="utf-8")
    found = imported("check", str(path))
    assert not found & {*LIBRARIES}
