"""Folders that somebody else has laid out: nothing outside the project is read or written, nothing hangs."""

from __future__ import annotations

import os
import subprocess
import sys
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
    outside.write_text("source t: s.txt\n\nclaim   b:   Two.\n  > t: words\n")
    assert run("lock", "m.argmap").out == "argmap.lock: 1 quote locked.\n"
    assert "claim   b:   Two." in outside.read_text()


def test_standard_input_has_a_limit(run: Argmap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.cli.inputs.MOST_BYTES", 5)
    done = run("check", "-", stdin="claim")
    assert done.status == 1
    done = run("check", "-", stdin="claims")
    assert done.status == 2
    assert done.err == "argmap: standard input cannot be read: it is larger than 64 MiB.\n"


def test_standard_input_that_cannot_be_read(here: Path) -> None:
    with open("o", "wb") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", "check", "-"],
            stdin=stream,
            capture_output=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"argmap: standard input cannot be read: ")


def test_a_user_without_a_home(run: Argmap, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", none)
    for name in ("ARGMAP_CACHE_DIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for number in range(10):
        Path(f"{number}.argmap").write_text("claim a #thesis: One.\n  reason: Two.\n")
    assert run("check", ".").status == 0
    assert run("render", "1.argmap", "--format", "png").status == 0


@pytest.mark.parametrize("output", ["m.txt", "link.svg", "hard.svg"])
def test_no_drawing_replaces_its_map(output: str, run: Argmap) -> None:
    Path("m.txt").write_text("claim a #thesis: One.\n")
    Path("link.svg").symlink_to("m.txt")
    os.link("m.txt", "hard.svg")
    done = run("render", "m.txt", "--format", "svg", "-o", output)
    assert done.status == 2
    which = "" if output == "m.txt" else "m.txt, which is "
    assert done.err == f"argmap: {output} is {which}read here; write to another file.\n"
    assert Path("m.txt").read_text() == "claim a #thesis: One.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("render", "m.argmap", "--format", "svg", "-o", "s.txt"),
        ("coverage", "m.argmap", "-o", "s.txt"),
        ("check", "m.argmap", "--output", "full=s.txt"),
        ("check", ".", "--output", "full=s.txt"),
        ("diff", "m.argmap", "/dev/null", "--format", "text", "-o", "s.txt"),
        ("diff", "/dev/null", "m.argmap", "--format", "text", "-o", "s.txt"),
    ],
)
def test_no_report_replaces_a_source(words: tuple[str, ...], victim: Path, run: Argmap) -> None:
    done = run(*words)
    assert done.status == 2
    assert done.err == "argmap: s.txt is read here; write to another file.\n"
    assert Path("s.txt").read_text() == "some words\n"
    run(*words[:-1], words[-1].replace("s.txt", "new.txt"))
    assert Path("new.txt").exists()
    assert run(*words[:-1], words[-1].replace("s.txt", "new.txt")).status == 0


def test_a_configured_report_in_whose_place_a_pipe_is(victim: Path, run: Argmap) -> None:
    Path("argmap.toml").write_text('output.json = "o.json"\n')
    os.mkfifo("o.json")
    done = run("check", ".")
    assert done.status == 2
    assert done.err.endswith("o.json cannot be written: it is no regular file.\n")


def test_an_image_of_a_page_is_not_written_outside(victim: Path, run: Argmap) -> None:
    victim.write_text("")
    Path("r.md").write_text("```argmap\nclaim a: One.\n```\n")
    Path("r.1.svg").symlink_to(victim)
    done = run("md", "r.md")
    assert done.status == 2
    assert done.err == (
        "argmap: r.1.svg cannot be written: it is a link that leads out of its project.\n"
    )
