"""``argmap solve``: what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import cli

CIRCLES = "p af 4\n1 2\n2 1\n2 3\n3 4\n"
LOOP = "arg(a). arg(b).\natt(a,a).\n"
MAP = """claim thesis #thesis: One.
  reason b: Two.
claim c: Three.
thesis contradicts c
"""


@pytest.fixture
def run(tmp_path: Path):
    """Runs ``argmap solve`` in a folder with three files."""
    for name, text in {"circles.af": CIRCLES, "loop.apx": LOOP, "map.argmap": MAP}.items():
        (tmp_path / name).write_text(text)

    def solve(*arguments: str, stdin: str | None = None) -> Result:
        before = Path.cwd()
        os.chdir(tmp_path)
        try:
            return CliRunner().invoke(cli, ["solve", *arguments], input=stdin)
        finally:
            os.chdir(before)

    return solve


@pytest.mark.parametrize(
    ("problem", "output"),
    [
        ("DC-PR -a 4", "YES\nw 2 4\n"),
        ("DC-CO -a 3", "YES\nw 1 3\n"),
        ("DS-PR -a 4", "NO\nw 1 3\n"),
        ("DS-ID -a 1", "NO\nw\n"),
        ("DC-GR -a 1", "NO\n"),
        ("SE-ID", "w\n"),
        ("SE-CO", "w\n"),
        ("EE-PR", "w 1 3\nw 2 4\n"),
        ("CE-CO", "3\n"),
    ],
)
def test_prints_what_the_competition_says(run, problem: str, output: str) -> None:
    task, *rest = problem.split()
    done = run("-p", task, "-f", "circles.af", *rest)
    assert (done.exit_code, done.stdout, done.stderr) == (0, output, "")


def test_without_a_stable_extension_the_answer_is_no_or_yes_for_all(run) -> None:
    assert run("-p", "SE-ST", "-f", "loop.apx").stdout == "NO\n"
    assert run("-p", "EE-ST", "-f", "loop.apx").stdout == "NO\n"
    assert run("-p", "DC-ST", "-f", "loop.apx", "-a", "b").stdout == "NO\n"
    assert run("-p", "DS-ST", "-f", "loop.apx", "-a", "b").stdout == "YES\n"
    said = run("loop.apx", "-s", "stable", "--sceptical", "b").stdout
    assert said == "`b` is in every stable extension, for there is none.\n"


def test_says_who_it_is_and_what_it_can(run) -> None:
    assert run().stdout.startswith("argmap ")
    assert run("--formats").stdout == "[af,apx,tgf]\n"
    problems = run("--problems").stdout
    assert problems.startswith("[DC-CO,")
    assert problems.endswith("CE-ID]\n")


def test_answers_in_words(run) -> None:
    assert run("circles.af").stdout == "{1, 3}\n"
    assert run("circles.af", "--all").stdout == "{1, 3}\n{2, 4}\n2 preferred extensions.\n"
    assert run("circles.af", "--count", "-s", "complete").stdout == "3\n"
    assert run("circles.af", "--credulous", "4").stdout == (
        "`4` is in some preferred extension, such as {2, 4}.\n"
    )
    assert run("circles.af", "--sceptical", "4").stdout == (
        "`4` is not in every preferred extension; it is not in {1, 3}.\n"
    )
    assert run("circles.af", "-s", "ideal", "--credulous", "4").stdout == (
        "`4` is not in the ideal extension.\n"
    )
    assert run("loop.apx", "-s", "stable").stdout == "There is no stable extension.\n"


def test_answers_as_json_lines(run) -> None:
    lines = [
        json.loads(line)
        for line in run("circles.af", "--all", "--format", "json").stdout.splitlines()
    ]
    assert lines == [
        {"extension": ["1", "3"]},
        {"extension": ["2", "4"]},
        {"semantics": "preferred", "task": "all", "count": 2, "complete": True},
    ]


def test_of_a_map_it_names_the_lines_and_on_request_all_arguments(run) -> None:
    assert run("map.argmap", "--all").stdout == ("{b, c}\n{thesis, b}\n2 preferred extensions.\n")
    assert "@4:thesis" in run("map.argmap", "--all", "--whole").stdout
    answer = run("-p", "DC-PR", "-f", "map.argmap", "-a", "c").stdout
    assert answer.startswith("YES\nw ")
    assert " c " in answer


def test_a_framework_that_is_exported_has_the_same_extensions(run, tmp_path: Path) -> None:
    (tmp_path / "map.tgf").write_text(run("map.argmap", "--export", "tgf").stdout)
    assert run("map.tgf", "--all").stdout == run("map.argmap", "--all", "--whole").stdout


def test_standard_input_is_known_by_its_beginning(run) -> None:
    assert run("-", stdin=CIRCLES).stdout == "{1, 3}\n"
    assert run("-", "-s", "grounded", stdin=MAP).stdout == "{b}\n"
    assert run("-", "-fo", "tgf", stdin="a\n#\n").stdout == "{a}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("absent.af",), "argmap: absent.af cannot be read: no such file or directory.\n"),
        (("circles.af", "--credulous", "5"), "argmap: there is no argument `5`.\n"),
        (("map.argmap", "--credulous", "thesi"), "Did you mean `thesis`?"),
        (("-p", "DC-XX", "-f", "circles.af"), "there is no problem `DC-XX`"),
        (("-p", "DC-PR", "-f", "circles.af"), "name it with -a"),
        (("-p", "SE-PR", "-f", "circles.af", "--count"), "leave out --count"),
        (("circles.af", "--count", "--credulous", "1"), "One thing is asked at a time"),
        (("circles.af", "-fo", "apx"), "argmap: circles.af:1: a fact is `arg(A).`"),
    ],
)
def test_says_what_it_cannot_do(run, arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_a_map_that_does_not_parse_is_shown_its_mistakes(run) -> None:
    done = run("-", "-fo", "map", stdin="clam a: One.\n")
    assert done.exit_code == 2
    assert "`clam` is no keyword" in done.stderr


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A framework that no solver is done with soon."""
    rng = random.Random(1)
    size = 2000
    lines = [f"p af {size}"]
    lines += [f"{rng.randint(1, size)} {rng.randint(1, size)}" for _ in range(8 * size)]
    path = tmp_path_factory.mktemp("hard") / "hard.af"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_when_time_is_over_it_says_what_is_known(hard: Path) -> None:
    done = CliRunner().invoke(cli, ["solve", str(hard), "-s", "stage", "--all", "--timeout", "0.5"])
    assert done.exit_code == 3
    assert done.stdout == "0 stage extensions so far; there may be more.\n"
    assert done.stderr == "argmap: no more time after 0.5 s.\n"


def test_the_competition_is_told_nothing_when_time_is_over(hard: Path) -> None:
    done = CliRunner().invoke(cli, ["solve", "-p", "SE-STG", "-f", str(hard), "--timeout", "0.5"])
    assert (done.exit_code, done.stdout) == (3, "")


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise")
def test_ctrl_c_ends_it_with_what_is_known(tmp_path: Path) -> None:
    pairs = 40
    lines = [f"{n} {n + 1 if n % 2 else n - 1}" for n in range(1, 2 * pairs + 1)]
    path = tmp_path / "pairs.af"
    path.write_text("\n".join([f"p af {2 * pairs}", *lines]) + "\n")
    command = [sys.executable, "-m", "argmap", "solve", str(path), "--all"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=30)
    assert first.startswith("{1, 3, 5,")
    assert process.returncode == 130
    assert rest.endswith(" preferred extensions so far; there may be more.\n")
    assert errors == "argmap: interrupted.\n"
