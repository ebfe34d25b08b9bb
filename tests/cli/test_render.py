"""``argmap render``: parts of a map, what is said, and ``--check``."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import argmap
from argmap.cli import cli
from argmap.render import RenderError

TOWN = """map: The bridge
voice mayor: The mayor
section first: The case
claim build #thesis: The bridge is to be built.
  reason trade by mayor: It brings trade.
  rebuttal dear: It is dear.
    unless grant: The state pays.
section second: The ferry
claim ferry: The ferry is enough.
"""
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``argmap render`` in a folder with a map."""
    (tmp_path / "town.argmap").write_text(TOWN)

    def render(*arguments: str) -> Result:
        before = Path.cwd()
        os.chdir(tmp_path)
        try:
            return CliRunner().invoke(cli, ["render", *arguments])
        finally:
            os.chdir(before)

    return render


@pytest.mark.parametrize(
    "wish",
    [
        ["--focus", "trade"],
        ["--focus", "build", "--depth", "1"],
        ["--section", "The ferry"],
        ["--voice", "mayor"],
        ["--only-standing"],
        ["--no-standing"],
        ["--theme", "dark", "--section", "first"],
    ],
)
def test_check_keeps_to_how_a_drawing_was_made(run: Run, wish: list[str], tmp_path: Path) -> None:
    assert run("town.argmap", *wish).exit_code == 0
    again = run("town.argmap", "--check")
    assert (again.exit_code, again.output) == (0, "town.svg: up to date.\n")
    map_file = tmp_path / "town.argmap"
    map_file.write_text(TOWN.replace("The bridge is to be built.", "A bridge is to be built."))
    changed = run("town.argmap", "--check")
    if "The ferry" not in wish:
        assert changed.exit_code == 1
        assert "claim `build` was reworded" in changed.output


def test_with_exit_code_a_new_or_another_drawing_fails(run: Run, tmp_path: Path) -> None:
    map_file = tmp_path / "town.argmap"
    assert run("--exit-code").exit_code == 1
    assert (tmp_path / "town.svg").is_file()
    assert run("--exit-code").exit_code == 0
    map_file.write_text(TOWN.replace("The bridge is", "A bridge is"))
    assert run("--exit-code").exit_code == 1
    assert run("--exit-code", "-o", "town.svg").exit_code == 0
    assert run("town.argmap", "--exit-code", "-o", "-").exit_code == 0
    map_file.write_text(TOWN.replace("The bridge is", "One bridge is"))
    assert run().exit_code == 0


def test_check_says_so_when_it_is_asked_for_something_else(run: Run) -> None:
    run("town.argmap", "--section", "first")
    found = run("town.argmap", "--check", "--section", "second")
    assert found.exit_code == 1
    assert (
        "it was drawn with --section first; now it would be with --section second" in found.output
    )


def test_a_failure_fails_and_leaves_the_drawing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("town.argmap").exit_code == 0
    before = (tmp_path / "town.svg").read_bytes()
    (tmp_path / "town.argmap").write_text(TOWN.replace("claim ferry", "clam ferry"))
    assert run("town.argmap").exit_code == 1
    (tmp_path / "town.argmap").write_text(TOWN.replace("enough", "plenty"))
    monkeypatch.setattr("argmap.render.engine._pure_places", lambda: iter(()))
    assert run("town.argmap").exit_code == 2
    assert (tmp_path / "town.svg").read_bytes() == before


ALONE = """
import sys
from argmap.cli import main
def refuse(event, arguments):
    if event in ("os.exec", "os.system") or event.startswith("socket."):
        raise RuntimeError(event)
    # Popen itself may spawn what it starts: as bytes, on Python 3.13.
    if event in ("subprocess.Popen", "os.posix_spawn") and "graphviz-pure" not in str(arguments[0]):
        raise RuntimeError(arguments)
sys.addaudithook(refuse)
main(["render", "town.argmap", "-o", sys.argv[1]])
"""


@pytest.mark.parametrize("name", ["town.svg", "town.png", "town.html"])
def test_drawing_takes_no_browser_and_no_network(name: str, run: Run, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALONE, name],
        cwd=tmp_path,
        env={**os.environ, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).is_file()


def test_an_unknown_name_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    found = run("town.argmap", "--section", "frist")
    assert found.exit_code == 2
    assert "the map has no section `frist`; did you mean `first`?" in found.output
    assert not (tmp_path / "town.svg").exists()


def test_a_depth_needs_something_to_count_from(run: Run) -> None:
    found = run("town.argmap", "--depth", "3")
    assert found.exit_code == 2
    assert "--depth goes with --focus" in found.output


def test_nothing_is_said_of_parts_where_nobody_sits(run: Run, tmp_path: Path) -> None:
    many = "".join(f"claim c{number}: A claim.\n" for number in range(60))
    (tmp_path / "town.argmap").write_text(many)
    assert run("town.argmap").output.count("\n") == 1


def test_python_takes_the_same_wishes() -> None:
    town = argmap.loads(TOWN)
    assert b"1 of 5 statements" in town.render(section="second")
    assert town.render(focus="trade", depth=1) == town.render(focus="trade", depth=1, standing=True)
    assert b"struck" not in town.render(standing=False)
    with pytest.raises(RenderError, match="did you mean `mayor`"):
        town.render(voice="mayr")


def test_a_reader_at_a_terminal_is_told_of_parts_once(tmp_path: Path) -> None:
    if not hasattr(os, "openpty"):
        pytest.skip("no terminals here")
    claims = "".join(f"claim c{number}: A claim.\n" for number in range(60))
    for name in ("one", "two"):
        (tmp_path / f"{name}.argmap").write_text(claims)
    terminal, stderr = os.openpty()
    command = [sys.executable, "-m", "argmap", "render", str(tmp_path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=stderr, timeout=60, check=True)
    os.close(stderr)
    said = os.read(terminal, 4096).decode()
    os.close(terminal)
    assert said.count("--section") == 1
    assert done.stdout.count(b"drawn by") == 2


@pytest.mark.parametrize(
    "base", ["javascript:alert(1)", "data:text/html,", "ftp://x/", "HTTPS://x/", "maps", ""]
)
def test_links_begin_with_an_address_of_the_web_or_not_at_all(
    base: str, run: Run, tmp_path: Path
) -> None:
    refused = run("town.argmap", "--link-base", base)
    assert refused.exit_code == 2
    assert f"an address must begin with https:// or http://, not {base!r}." in refused.output
    assert not (tmp_path / "town.svg").exists()
    assert run("town.argmap", "--link-base", "https://x.org/").exit_code == 0
    assert b'href="https://x.org/town.argmap#L4"' in (tmp_path / "town.svg").read_bytes()


@pytest.mark.parametrize(("ci", "shown"), [("", True), ("true", False)])
def test_a_long_drawing_is_announced_on_a_terminal(
    ci: str, shown: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    (tmp_path / "town.argmap").write_text(TOWN)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("argmap.cli.render.QUICK", 4)
    monkeypatch.setenv("CI", ci)
    cli.main(["render", str(tmp_path)], standalone_mode=False)
    said = "drawing 5 statements…"
    assert terminal.getvalue() == (f"{said}\r{' ' * len(said)}\r" if shown else "")


@pytest.mark.parametrize("format_", ["svg", "png", "pdf", "dot", "html"])
def test_replaces_no_file_but_drawings_unless_it_is_named(
    format_: str, run: Run, tmp_path: Path
) -> None:
    if format_ == "pdf":
        pytest.importorskip("typst", reason="PDF needs typst")
    target = tmp_path / f"town.{format_}"
    target.write_bytes(b"My own.")
    refused = run("town.argmap", "--format", format_)
    assert refused.exit_code == 2
    said = f"town.{format_} is there already, and is no drawing of argmap's; -o town.{format_} replaces it."
    assert said in refused.output
    assert target.read_bytes() == b"My own."
    assert run("town.argmap", "-o", target.name).exit_code == 0
    drawn = target.read_bytes()
    (tmp_path / "town.argmap").write_text(TOWN.replace("dear", "cheap"))
    assert run("town.argmap", "--format", format_).exit_code == 0
    assert target.read_bytes() != drawn


def test_a_link_base_that_is_not_utf_8_is_refused(run: Run) -> None:
    refused = run("town.argmap", "--link-base", "https://x/\udcff")
    assert refused.exit_code == 2
    assert "is not UTF-8" in refused.stderr
