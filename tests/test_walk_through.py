"""The walk-through of docs/ci.md, replayed: its commands print what the page shows, and are those of the workflow."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.docs_blocks import FENCE
from tests.git import SOMEBODY

yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "ci.md"
DRAWING = ROOT / "docs" / "samples" / "pull-request.svg"
BASH = shutil.which("bash")
REPLAYED = "console replayed"

pytestmark = pytest.mark.skipif(
    not (BASH and shutil.which("git")) or sys.platform != "linux", reason="needs Linux's tools"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("walk")


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    """The page, with what its commands print now."""
    return FENCE.sub(lambda fence: replay(fence, folder), PAGE.read_text("utf-8"))


def replay(fence: re.Match[str], folder: Path) -> str:
    if fence["info"] != REPLAYED:
        return fence[0]
    printed = (f"$ {each}\n{run(each, folder)}" for each in commands(fence["body"]))
    return f"```{REPLAYED}\n{''.join(printed)}```\n"


def commands(body: str) -> list[str]:
    return [each.removeprefix("$ ") for each in body.splitlines() if each.startswith("$ ")]


def run(command: str, folder: Path) -> str:
    """What a command prints, as somebody who has configured nothing."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-c", command],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **SOMEBODY},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}"
    return done.stdout


def test_the_walk_through_prints_what_the_page_shows(page: str, rewrite: bool) -> None:
    if rewrite:
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    assert page == PAGE.read_text("utf-8")


def test_the_drawing_is_that_of_the_walk_through(page: str, folder: Path, rewrite: bool) -> None:
    drawn = (folder / "argmap-diff" / "library.svg").read_bytes()
    if rewrite:
        DRAWING.write_bytes(drawn)
    assert DRAWING.read_bytes() == drawn


def test_its_commands_are_those_of_the_workflow(page: str, folder: Path) -> None:
    workflow = (folder / ".github" / "workflows" / "argmap.yml").read_text("utf-8")
    steps = [each.get("run", "") for each in yaml.safe_load(workflow)["jobs"]["argmap"]["steps"]]
    ours = [each.partition(" >> ")[0].replace('"$BASE"', "main") for each in steps]
    shown = [
        command.partition(" || ")[0]
        for fence in FENCE.finditer(page)
        if fence["info"] == REPLAYED
        for command in commands(fence["body"])
    ]
    checks = [each for each in ours if each.startswith("argmap ")]
    assert len(checks) == 4
    assert set(checks) <= set(shown)
