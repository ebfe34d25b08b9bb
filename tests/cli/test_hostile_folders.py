"""Folders that somebody else has laid out: nothing outside the project is read or written, nothing hangs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Argmap

MAP = "source s: s.txt\n\nclaim a #thesis: One.\n  > s: some words\n  reason: Two.\n"


@pytest.fixture
def victim(here: Path) -> Path:
    """A file outside the project; a map and its source are in it."""
    (here / "m.argmap").write_text(MAP)
    (here / "s.txt").write_text("some words\n")
    outside = here.parent / f"{here.name}-outside.txt"
    outside.write_text("kept")
    return outside


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("argmap.lock", ("lock", ".")),
        ("m.svg", ("render", "m.argmap")),
        ("argmap-baseline.json", ("check", ".", "--write-baseline")),
    ],
)
@pytest.mark.parametrize("content", ["kept", "", None])
def test_no_unnamed_file_is_written_outside(
    link: str, words: tuple[str, ...], content: str | None, victim: Path, run: Argmap
) -> None:
    if content is None:
        victim.unlink()
    else:
        victim.write_text(content)
    Path(link).symlink_to(victim)
    done = run(*words)
    assert done.status == 2, done
    assert link in done.err
    assert victim.exists() == (content is not None)
    assert content is None or victim.read_text() == content


def test_a_lock_that_is_a_pipe(victim: Path, run: Argmap) -> None:
    os.mkfifo("argmap.lock")
    done = run("lock", ".")
    assert done.status == 2
    assert done.err == "argmap: argmap.lock cannot be read: it is no regular file.\n"


def test_a_folder_does_not_mean_what_it_links_to_outside(victim: Path, run: Argmap) -> None:
    outside = victim.with_suffix(".argmap")
    outside.write_text("claim   b:   Two.\n")
    Path("y.argmap").symlink_to(outside)
    assert "y.argmap" not in run("check", ".").out
    assert run("fmt", ".").status == 0
    assert outside.read_text() == "claim   b:   Two.\n"
