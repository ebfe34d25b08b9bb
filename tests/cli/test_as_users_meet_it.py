"""Every verb from outside: exit status, output, input that is missing, wrong or hostile."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli import VERBS
from argmap.version import VERSION
from tests.cli.conftest import Argmap

GOOD = "claim a #thesis: Words.\n  reason: Others.\n"
WARNED = "claim a: Words.\n\nclaim b: Others.\n"
BROKEN = "clam a: Words.\n"
ARGMAP = [sys.executable, "-m", "argmap"]
READERS = ("check", "render", "fmt", "lock", "status")
EMPTY = "note: a.argmap is empty; a map has a `claim`.\n"
SLOPPY = "claim   a   #thesis:   Words.\n"


def write(**files: str | bytes) -> None:
    for name, content in files.items():
        path = Path(f"{name}.argmap")
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def test_version(process: Argmap) -> None:
    assert process("--version") == (0, f"argmap {VERSION}\n", "")


def test_help_lists_every_verb(run: Argmap) -> None:
    for option in ("--help", "-h"):
        done = run(option)
        assert done.status == 0
        assert set(VERBS) <= set(re.findall(r"^  ([\w-]+)", done.out, re.M))
        assert "Example:" in done.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(run: Argmap, verb: str) -> None:
    done = run(verb, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"Usage: argmap {verb}")
    assert re.search(rf"Examples?: +argmap {verb}", done.out)
    assert max(map(len, done.out.splitlines())) <= 100


@pytest.mark.parametrize("words", [("why", "good.argmap:{}"), ("check", "-j", "{}")])
def test_a_number_without_end(words: tuple[str, ...], run: Argmap, here: Path) -> None:
    write(good=GOOD)
    done = run(*(each.format("9" * 5000) for each in words))
    assert done.status == 2
    assert "9999" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
def test_a_folder_that_is_gone(here: Path) -> None:
    gone = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    for verb in ("check", "config", "watch"):
        done = subprocess.run(
            ["sh", "-c", gone, "sh", *ARGMAP, verb], capture_output=True, check=False, text=True
        )
        assert done.returncode == 2
        assert done.stderr.startswith("argmap: the folder it was started in cannot be entered")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("begun", "found", "other"),
    [
        ("che", "check", "render"),
        ("rule quote-n", "quote-not-found", "quote-cut-short"),
        ("scheme an", "analogy", "definition"),
    ],
)
def test_completion(shell: str, begun: str, found: str, other: str, here: Path) -> None:
    environment = {**os.environ, "_ARGMAP_COMPLETE": f"{shell}_source"}
    code = "from argmap.cli import main; main()"
    source = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
    )
    assert "_ARGMAP_COMPLETE" in source.stdout
    environment |= {
        "_ARGMAP_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": f"argmap {begun}",
        "COMP_CWORD": begun.rpartition(" ")[2] if shell == "fish" else str(1 + begun.count(" ")),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
    )
    assert found in done.stdout
    assert other not in done.stdout


def test_a_misspelt_verb(run: Argmap) -> None:
    done = run("chekc", "x")
    assert done.status == 2
    assert "Did you mean `check`?" in done.err


@pytest.mark.parametrize("verb", VERBS)
def test_an_option_that_there_is_not(run: Argmap, verb: str) -> None:
    done = run(verb, "--no-such-option")
    assert (done.status, done.out) == (2, "")
    assert "--no-such-option" in done.err


@pytest.mark.parametrize(
    ("content", "options", "status"),
    [
        (GOOD, [], 0),
        ("", [], 0),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (WARNED, ["--fail-on", "never"], 0),
        (BROKEN, [], 1),
        (BROKEN, ["--fail-on", "never"], 0),
        (b"claim a: \xff", [], 1),
    ],
)
def test_check_ends_with_its_status(
    run: Argmap, content: str | bytes, options: list[str], status: int
) -> None:
    write(a=content)
    done = run("check", "a.argmap", *options)
    assert (done.status, done.err) == (status, "" if content else EMPTY)
    assert done.out.endswith("in 1 file.\n")


@pytest.mark.parametrize("content", ["", "\ufeff", " \r\n# A comment\n\t# another"])
def test_a_map_with_nothing_in_it(run: Argmap, content: str) -> None:
    write(a=content)
    assert run("check", "a.argmap") == (0, "Nothing found in 1 file.\n", EMPTY)
    assert run("status", "a.argmap").out == "a.argmap: no statements; the map is empty.\n"
    assert "no statements" in run("render", "a.argmap").err


def test_check_reads_standard_input(run: Argmap) -> None:
    assert run("check", "-", stdin=GOOD) == (0, "Nothing found in 1 file.\n", "")
    done = run("check", "-", "--format", "concise", stdin=BROKEN)
    assert done.status == 1
    assert done.out.startswith("<stdin>:1:1: error[AM006 unknown-keyword]")
    assert run("check", "-", stdin=b"\xff\xfe").status == 1


def test_standard_input_reads_what_it_imports_from_here(run: Argmap) -> None:
    write(other="claim b #thesis: B.\n  reason: R.\n")
    text = "import m: other.argmap\nclaim a #thesis: A.\n  reason m.b\n"
    assert run("check", "-", stdin=text).status == 0


def test_check_takes_several_files_and_folders(run: Argmap) -> None:
    Path("sub").mkdir()
    write(a=GOOD, b=BROKEN)
    Path("sub/c.argmap").write_text(GOOD)
    Path("sub/notes.txt").write_text("no map")
    assert run("check").out.endswith("in 3 files.\n")
    assert run("check", "sub", "a.argmap").out == "Nothing found in 2 files.\n"
    assert run("check", "a.argmap", "a.argmap", ".").out.endswith("in 3 files.\n")
    assert run("check", "sub/notes.txt").status == 1


@pytest.mark.parametrize("verb", READERS)
def test_a_file_that_is_not_there(run: Argmap, verb: str) -> None:
    done = run(verb, "nowhere.argmap")
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith("cannot be read: no such file or directory.\n")


@pytest.mark.parametrize("verb", ["check", "render", "fmt", "lock"])
def test_where_no_file_matches(run: Argmap, verb: str) -> None:
    Path("empty").mkdir()
    done = run(verb, "empty")
    assert (done.status, done.out) == (2, "")
    assert done.err == "argmap: no map (*.argmap) found in empty.\n"


def test_a_folder_without_maps_beside_others(run: Argmap) -> None:
    Path("empty").mkdir()
    Path("also").mkdir()
    write(a=GOOD)
    done = run("check", "empty", "a.argmap", "also")
    assert (done.status, done.out) == (0, "Nothing found in 1 file.\n")
    assert done.err == "note: no map (*.argmap) found in empty, also.\n"


def test_mistakes_in_what_is_imported(run: Argmap) -> None:
    write(a="import b: b.argmap\nimport c: b.argmap\nclam a: W.\n", b="clam a: W.\n")
    assert run("check", "a.argmap").out.endswith("\n2 errors in 1 file and what it imports.\n")
    assert run("check", "a.argmap", "b.argmap").out.endswith("\n2 errors in 2 files.\n")


@pytest.mark.skipif(os.getuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read(run: Argmap) -> None:
    write(a=GOOD)
    Path("a.argmap").chmod(0)
    done = run("check", "a.argmap")
    assert (done.status, done.out) == (2, "")
    assert "permission denied" in done.err


@pytest.mark.parametrize("verb", READERS)
def test_what_is_no_regular_file(run: Argmap, verb: str) -> None:
    os.mkfifo("pipe.argmap")
    Path("loop.argmap").symlink_to("loop.argmap")
    for name, reason in (
        ("pipe.argmap", "no regular file"),
        ("/dev/zero", "no regular file"),
        ("loop.argmap", "symbolic links"),
        ("x" * 5000, "too long"),
    ):
        done = run(verb, name)
        assert (done.status, done.out) == (2, "")
        assert reason in done.err


def test_names_that_would_steer_a_terminal(process: Argmap) -> None:
    Path("a\x1b]0;x\x07.argmap").write_text(GOOD)
    done = process("check", ".")
    assert done.status == 2
    assert "its name has a control character" in done.err
    assert "\x1b" not in done.err + done.out
    done = process("check", "b\x1b[31m.argmap")
    assert done.status == 2
    assert "\x1b" not in done.err


def test_names_that_are_not_utf8(process: Argmap) -> None:
    Path(os.fsdecode(b"\xff.argmap")).write_text(SLOPPY)
    for arguments in (["check", "."], ["fmt", "--check", "."], ["fmt", "."], ["render", "."]):
        assert process(*arguments).status in (0, 1)
    assert Path(os.fsdecode(b"\xff.argmap")).read_text() == "claim a #thesis: Words.\n"


def test_prose_that_would_steer_a_terminal(run: Argmap) -> None:
    write(a="claim a #thesis: \x1b]0;owned\x07.\n  reason \x1b[31m\n")
    for verb in READERS:
        done = run(verb, "a.argmap")
        assert done.status == (2 if verb in ("lock", "status") else 1), verb
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", done.out + done.err), verb


def test_sources_that_are_no_files(run: Argmap) -> None:
    Path("folder").mkdir()
    os.mkfifo("pipe")
    with Path("huge.txt").open("wb") as stream:
        stream.truncate(1 << 40)
    Path("binary.txt").write_bytes(b"\xff\x00" * 100)
    Path("link.txt").symlink_to("/etc/passwd")
    paths = {
        "folder": "it is a folder",
        "pipe": "no regular file",
        "huge.txt": "larger than 64 MiB",
        "binary.txt": "not UTF-8",
        "link.txt": "outside the project",
        "/dev/zero": "outside the project",
        "../../etc/passwd": "outside the project",
        "https://example.org/x.txt": "",
        "file:///etc/passwd": "",
    }
    for path, reason in paths.items():
        write(a=f"source s: {path}\nclaim a #thesis: W.\n  > s: root\n")
        done = run("check", "a.argmap", "--format", "concise")
        assert done.status == 1, path
        assert "[AM201 missing-source]" in done.out, path
        assert reason in done.out, path
        assert done.out.count("error[") == 1, done.out


@pytest.mark.parametrize("name", ["argmap.lock", "argmap-baseline.json", "argmap.toml", "a.svg"])
def test_files_of_argmap_itself_that_are_hostile(run: Argmap, name: str) -> None:
    write(a="source s: s.txt\nclaim a #thesis: W.\n  > s: said\n")
    Path("s.txt").write_text("Somebody said so.")
    Path("argmap.toml").unlink()
    deep = b"[" * 100_000
    for content in (b"\xff\xfe", b"\0" * 1000, deep, b"x = " + deep, b'{"a": ' + deep, None):
        path = Path(name)
        path.unlink(missing_ok=True)
        if content is None:
            path.symlink_to("/dev/zero")
        else:
            path.write_bytes(content)
        for arguments in (["check"], ["lock", "--check"], ["render", "--check"], ["config"]):
            done = run(*arguments)
            assert done.status in (0, 1, 2)
            assert done.out + done.err


def test_the_root_widens_what_may_be_read(run: Argmap, here: Path) -> None:
    Path("maps").mkdir()
    Path("maps/argmap.toml").touch()
    Path("s.txt").write_text("some words")
    Path("maps/a.argmap").write_text("source s: ../s.txt\nclaim a #thesis: W.\n  > s: some words\n")
    assert "outside the project" in run("check", "maps").out
    assert run("check", "maps", "--root", str(here)).status == 0
    done = run("check", "maps", "--root", "nowhere")
    assert done.status == 2
    assert "nowhere" in done.err


def test_ten_thousand_imports_of_one_file(run: Argmap) -> None:
    imports = "".join(f"import m{n}: other.argmap\n" for n in range(10_000))
    write(a=f"{imports}claim a #thesis: A.\n  reason m7.b\n", other="claim b: B.\n")
    assert run("check", "a.argmap").status == 0


def test_fmt(run: Argmap) -> None:
    write(a=SLOPPY, b=GOOD)
    assert run("fmt", "--check", ".").status == 1
    diff = run("fmt", "--diff", ".")
    assert diff.status == 1
    assert "+claim a #thesis: Words." in diff.out
    assert Path("a.argmap").read_text() == SLOPPY
    done = run("fmt", ".")
    assert (done.status, done.err) == (0, "")
    assert "a.argmap" in done.out
    assert "b.argmap" not in done.out
    assert Path("a.argmap").read_text() == "claim a #thesis: Words.\n"
    assert run("fmt", "--check", ".") == (0, "", "")


def test_fmt_of_standard_input(run: Argmap) -> None:
    assert run("fmt", "-", stdin=SLOPPY) == (0, "claim a #thesis: Words.\n", "")
    assert run("fmt", "-", stdin="# c\r\nclaim  a: W.\r\n").out == "# c\r\nclaim a: W.\r\n"
    done = run("fmt", "-", stdin=BROKEN)
    assert (done.status, done.out) == (1, "")
    assert "Did you mean `claim`?" in done.err


def test_fmt_leaves_a_broken_file_as_it_is_and_goes_on(run: Argmap) -> None:
    write(a=BROKEN, b=SLOPPY, c=b"claim a: \xff")
    done = run("fmt", ".")
    assert done.status == 1
    assert Path("a.argmap").read_text() == BROKEN
    assert Path("b.argmap").read_text() == "claim a #thesis: Words.\n"
    assert Path("c.argmap").read_bytes() == b"claim a: \xff"


def test_check_fix(run: Argmap) -> None:
    write(a="# argmap: ignore[stray-claim] It is not.\nclaim a #thesis: W.\n  reason: R.\n")
    done = run("check", "--fix", "a.argmap")
    assert (done.status, done.err) == (0, "a.argmap: 1 mend made.\n")
    assert Path("a.argmap").read_text() == "claim a #thesis: W.\n  reason: R.\n"
    assert run("check", "--fix", "a.argmap").err == "There is nothing that --fix can mend.\n"
    write(b=BROKEN)
    assert run("check", "--fix", "b.argmap").status == 1
    assert Path("b.argmap").read_text() == BROKEN
    text = "# argmap: ignore[stray-claim] It is not.\nclaim a #thesis: W.\n"
    assert run("check", "--fix", "-", stdin=text).status == 2


def test_check_fix_leaves_a_file_that_is_not_utf8(run: Argmap) -> None:
    text = b"claim a #thesis: Caf\xe9.\n  # argmap: ignore[quote-not-found] why\n  reason: R.\n"
    write(a=text)
    assert "unused-ignore" in run("check", "a.argmap").out
    assert run("check", "--fix", "a.argmap").status == 1
    assert Path("a.argmap").read_bytes() == text


def test_fmt_leaves_a_file_that_is_not_utf8(run: Argmap) -> None:
    text = b"claim  a: Caf\xe9.\n"
    write(a=text)
    done = run("fmt", "a.argmap")
    assert (done.status, "not-utf8" in done.err) == (1, True)
    assert Path("a.argmap").read_bytes() == text


def test_new(run: Argmap) -> None:
    done = run("new", "mine")
    assert done.status == 0
    assert run("check", "mine.argmap") == (0, "Nothing found in 1 file.\n", "")
    assert run("fmt", "--check", "mine.argmap").status == 0
    before = Path("mine.argmap").read_bytes()
    done = run("new", "mine.argmap")
    assert done.status == 2
    assert "there already" in done.err
    assert Path("mine.argmap").read_bytes() == before
    Path("dangling.argmap").symlink_to("elsewhere")
    assert run("new", "dangling").status == 2
    assert not Path("elsewhere").exists()


def test_new_on_standard_output(run: Argmap, here: Path) -> None:
    run("new", "mine")
    assert run("new", "-") == (0, Path("mine.argmap").read_text(), "")
    assert [each.name for each in here.glob("*.argmap")] == ["mine.argmap"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other shells")
def test_what_new_says_can_be_pasted(run: Argmap) -> None:
    done = run("new", "my map")
    check, render = re.findall(r"(?:Next|then): (argmap .+)", done.out)
    for line in (check, render):
        words = shlex.split(line)
        assert run(*words[1:]).status == 0
    assert Path("my map.svg").exists()


@pytest.mark.parametrize("name", ["", ".", "..", "sub/", "sub/.argmap", ".argmap", "a\nb"])
def test_what_is_no_name_for_a_map(run: Argmap, here: Path, name: str) -> None:
    before = sorted(here.rglob("*"))
    done = run("new", name)
    assert (done.status, done.out) == (2, "")
    assert "no name for a map" in done.err
    assert sorted(here.rglob("*")) == before


def test_rule_and_scheme(run: Argmap) -> None:
    assert "# unknown-name" in run("rule", "unknown-name").out
    assert run("rule", "AM101") == run("rule", "am101") == run("rule", "unknown-name")
    everything = run("rule", "--all").out
    assert everything.count("\n") > 50
    family = run("rule", "am2").out.splitlines()
    assert family
    assert all(line.startswith("AM2") for line in family)
    assert [line.split()[1] for line in run("rule", "unknown").out.splitlines()] == [
        "unknown-keyword",
        "unknown-name",
        "unknown-scheme",
        "unknown-rule",
    ]
    done = run("rule", "unkown-name")
    assert done.status == 2
    assert "Did you mean `unknown-name`?" in done.err
    assert "expert-opinion" in run("scheme").out
    assert run("scheme", "expert-opinion").status == 0
    done = run("scheme", "expert-opinon")
    assert done.status == 2
    assert "expert-opinion" in done.err


def test_lock(run: Argmap) -> None:
    Path("s.txt").write_text("some words")
    write(a="source s: s.txt\nclaim a #thesis: W.\n  > s: some words\n  reason: R.\n")
    assert run("lock", "--check").status == 1
    assert not Path("argmap.lock").exists()
    assert run("lock").status == 0
    assert run("lock", "--check").status == 0
    Path("s.txt").unlink()
    assert run("check").status == 0
    assert run("lock", "-").status == 2
    for hostile in (
        b"[" * 100_000,
        b'{"argmap.lock": 1}\n' + b"[" * 100_000,
        b"\xff",
        b"\0" * 1000,
    ):
        Path("argmap.lock").write_bytes(hostile)
        done = run("check", "--format", "concise")
        assert done.status == 1
        assert "argmap.lock is broken, line" in done.out
        done = run("lock")
        assert done.status == 2
        assert "argmap.lock cannot be read: " in done.err
        assert Path("argmap.lock").read_bytes() == hostile
    Path("s.txt").write_text("some words")
    write(a=Path("a.argmap").read_text() + "  > s: other words\n")
    done = run("check", "--format", "concise")
    assert "What is locked of `s` cannot be read: argmap.lock is broken, line" in done.out
    assert "quote-not-found" in done.out


def test_a_lock_keeps_what_the_other_maps_of_its_folder_need(run: Argmap) -> None:
    Path("s.txt").write_text("some words")
    Path("t.txt").write_text("other words")
    write(a="source s: s.txt\nclaim a #thesis: W.\n  > s: some\n  reason: R.\n")
    write(
        b="source s: s.txt\nsource t: t.txt\nclaim b #thesis: V.\n  > s: words\n  > t: other\n  reason: Q.\n"
    )
    assert run("lock").status == 0
    before = Path("argmap.lock").read_bytes()
    Path("t.txt").unlink()
    assert run("lock", "a.argmap") == (0, "argmap.lock: up to date, 3 quotes.\n", "")
    write(b=Path("b.argmap").read_text() + "clam\n")
    assert run("lock", "a.argmap") == (0, "argmap.lock: up to date, 3 quotes.\n", "")
    write(a=Path("a.argmap").read_text().replace("> s: some", "> s: some words"))
    assert run("lock", "a.argmap").status == 0
    assert b'"t.txt"' in before
    assert b'"t.txt"' in Path("argmap.lock").read_bytes()


def test_lock_says_what_it_did(run: Argmap) -> None:
    Path("s.txt").write_text("some words")
    text = "source s: s.txt\nclaim a #thesis: W.\n  > s: some words\n  reason: R.\n"
    write(a=text, b=text)
    missing = "argmap.lock is not up to date: it is not there; run `argmap lock`.\n"
    assert run("lock", "--check") == (1, missing, "")
    assert run("lock") == (0, "argmap.lock: 1 quote locked.\n", "")
    Path("s.txt").write_text("these were some words")
    assert run("lock", "--check").err.count("s.txt is not the text that was locked") == 1
    write(c=text.replace("some words", "other words"))
    done = run("lock")
    assert done.status == 1
    assert "c.argmap:3:8: “other words”: not locked, for it is not found.\n" in done.err
    Path("s.txt").unlink()
    done = run("lock", "--check", "c.argmap")
    assert done.status == 1
    assert "not locked, for the text is not at hand" in done.err
    write(d=GOOD)
    assert run("lock", "d.argmap") == (0, "Nothing to lock: no source is named.\n", "")


def test_render_writes_whole_or_not_at_all(run: Argmap) -> None:
    write(a=GOOD)
    assert run("render", "a.argmap", "-o", "nowhere/a.svg").status == 2
    assert run("render", "a.argmap", "-o", ".").status == 2
    assert run("render", "a.argmap", "-o", "a.gif").status == 2
    assert sorted(os.listdir()) == ["a.argmap", "argmap.toml"]
    assert run("render", "a.argmap", "-o", os.devnull, "--format", "svg").status == 0
    assert not os.path.isfile(os.devnull)
    assert run("render", "a.argmap", "-o", "-").out.startswith("<svg ")
    write(a=BROKEN)
    assert run("render", "a.argmap").status == 1
    assert not Path("a.svg").exists()


@pytest.mark.parametrize("verb", ["check", "rule", "status"])
def test_a_reader_that_goes_away(here: Path, verb: str) -> None:
    write(a="".join(f"claim a{n}: Words.\n" for n in range(5000)))
    arguments = [verb, "--all" if verb == "rule" else "a.argmap"]
    running = subprocess.Popen(
        [*ARGMAP, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout
    assert running.stderr
    running.stdout.read(10)
    running.stdout.close()
    assert "Traceback" not in running.stderr.read().decode()
    assert running.wait(60) in (0, 1)
    running.stderr.close()


@pytest.mark.parametrize("traceback", ["", "1"])
def test_a_mistake_of_its_own_is_a_sentence(here: Path, traceback: str) -> None:
    write(a="claim a: Words.\n")
    code = (
        "import argmap.compiler as c\nfrom argmap.cli import main\n"
        "def compile_file(*_): raise KeyError('x')\n"
        "import argmap.cli.inputs as i\ni.compile_file = compile_file\nmain(['check', 'a.argmap'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "ARGMAP_TRACEBACK": traceback},
        capture_output=True,
        check=False,
        text=True,
    )
    assert ("Traceback" in done.stderr) == bool(traceback)
    if not traceback:
        assert done.returncode == 2
        assert "KeyError in <string>, line 3: 'x'" in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="/dev/full is Linux's")
@pytest.mark.parametrize(
    "arguments", [["check", "a.argmap"], ["status", "a.argmap"], ["render", "a.argmap", "-o", "-"]]
)
def test_an_output_that_is_full(here: Path, arguments: list[str]) -> None:
    write(a="claim a: Words.\n")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*ARGMAP, *arguments], stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )
    assert done.returncode == 2
    assert (
        done.stderr == "argmap: the standard output cannot be written: no space left on device.\n"
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams(run: Argmap, closed: str) -> None:
    write(a=BROKEN)
    command = " ".join([*ARGMAP, "check", "a.argmap", "-", closed])
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_output_is_utf8_whatever_the_locale(here: Path, encoding: str) -> None:
    write(ü="claim a #thesis:   Wörter.\n")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for arguments, words in (
        (["fmt", "--diff", "ü.argmap"], "Wörter"),
        (["check", "ü.argmap"], "Nothing found"),
        (["rule", "self-rebuttal"], "self-rebuttal"),
    ):
        done = subprocess.run(
            [*ARGMAP, *arguments], env=environment, capture_output=True, check=False
        )
        assert words in done.stdout.decode("utf-8")
        assert done.stderr == b""


def _on_a_terminal(*arguments: str) -> str:
    """What a terminal shows of a run."""
    leader, follower = pty.openpty()
    running = subprocess.Popen([*ARGMAP, *arguments], stdout=follower, stderr=follower)
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    running.wait(60)
    os.close(leader)
    return shown.decode("utf-8", "replace")


def test_a_bar_and_colours_on_a_terminal_only(run: Argmap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for n in range(60):
        Path(f"m{n}.argmap").write_text(GOOD)
    write(m7=BROKEN)
    shown = _on_a_terminal("check")
    assert "Checking" in shown
    assert "\x1b[31" in shown
    done = run("check")
    assert "Checking" not in done.err + done.out
    assert "\x1b" not in done.err + done.out
    assert "Checking" not in _on_a_terminal("check", "m7.argmap")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31" not in _on_a_terminal("check", "m7.argmap")


def test_the_same_map_makes_the_same_bytes(run: Argmap) -> None:
    write(
        a="voice v: V\nclaim a by v: W.\n  reason b\nclaim b by v: U.\na yet b\nrule: not (a and b)\n"
    )
    outputs = set()
    for seed in ("0", "1", "2"):
        pieces = b""
        for arguments in (["check", "--format", "json"], ["fmt", "--diff"], ["render", "-o", "-"]):
            environment = {**os.environ, "PYTHONHASHSEED": seed}
            done = subprocess.run(
                [*ARGMAP, *arguments, "a.argmap"], env=environment, capture_output=True, check=False
            )
            pieces += done.stdout
        outputs.add(pieces)
    assert len(outputs) == 1
