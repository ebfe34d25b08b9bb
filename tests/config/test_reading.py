"""Configurations and their mistakes: each is said with its line and a suggestion."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.cli.config import _toml as written
from argmap.config import KEYS, ConfigError, Configuration
from argmap.config.lines import line_of

MISTAKES = {
    'selct = ["AM1"]': "argmap.toml:1: there is no setting `selct`. Did you mean `select`?",
    "theme = 'dark'": "argmap.toml:1: there is no setting `theme`. Did you mean `render.theme`?",
    "themes = 'dark'": "argmap.toml:1: there is no setting `themes`. Did you mean `render.theme`?",
    "[render]\ntheme = 'dark'\nscal = 1": (
        "argmap.toml:3: there is no setting `render.scal`. Did you mean `render.scale`?"
    ),
    "[rendr]\ntheme = 'dark'": (
        "argmap.toml:1: there is no setting `rendr`. Did you mean `render`?"
    ),
    '[per-file."a/*".rendr]\ntheme = "dark"': (
        "argmap.toml:1: there is no setting `rendr`. Did you mean `render`?"
    ),
    '[per-fil."a/*"]\nignore = []': (
        "argmap.toml:1: there is no setting `per-fil`. Did you mean `per-file`?"
    ),
    "[severty]\nAM2 = 'note'": (
        "argmap.toml:1: there is no setting `severty`. Did you mean `severity`?"
    ),
    "render = 'dark'": "argmap.toml:1: `render` has to be a table of settings.",
    "xyzzy = 1": "argmap.toml:1: there is no setting `xyzzy`. `argmap config` lists them.",
    '\n# why\nfail-on = "warnin"': (
        'argmap.toml:3: `fail-on`: "warnin" is none of "error", "warning", "note", "never". '
        'Did you mean "warning"?'
    ),
    'ignore = [\n  "stray-claim",\n  "unused-voise",\n]': (
        'argmap.toml:3: `ignore`: There is no rule "unused-voise". Did you mean "unused-voice"?'
    ),
    'ignore = ["AM4O5"]': (
        'argmap.toml:1: `ignore`: There is no rule "AM4O5". Did you mean "AM405"?'
    ),
    'ignore = ["AM499"]': 'argmap.toml:1: `ignore`: There is no rule "AM499".',
    'ignore = "stray-claim"': (
        'argmap.toml:1: `ignore`: "stray-claim" is no list of rules; put it in brackets: ["stray-claim"].'
    ),
    'ignore = ["missing-colon"]': (
        "argmap.toml:1: `ignore`: `missing-colon` keeps a map from being read, so it cannot be ignored."
    ),
    'ignore = ["AM101"]': (
        "argmap.toml:1: `ignore`: `unknown-name` keeps a map from being read, so it cannot be ignored."
    ),
    'jobs = 1\n[severity]\nstray-claim = "note"\nunused-voice = "eror"': (
        'argmap.toml:4: `severity`: "eror" is none of "error", "warning", "note". Did you mean "error"?'
    ),
    "jobs = 0": 'argmap.toml:1: `jobs`: 0 is neither a whole number from 1 nor "auto".',
    "jobs = true": 'argmap.toml:1: `jobs`: true is neither a whole number from 1 nor "auto".',
    "cache = 1": "argmap.toml:1: `cache`: 1 is neither `true` nor `false`.",
    '[render]\nlink-base = "ftp://x/"': (
        'argmap.toml:2: `render.link-base`: "ftp://x/" is no address: one begins with https:// or http://.'
    ),
    "[render]\nscale = 100": "argmap.toml:2: `render.scale`: 100 is no number from 0.1 to 20.",
    "output.sarf = 'x'": (
        'argmap.toml:1: `output`: There is no format "sarf". Did you mean "sarif"?'
    ),
    '[per-file."a/*"]\njobs = 2': "argmap.toml:2: `jobs` cannot be set for single files.",
    '[per-file]\n"a/*" = 3': 'argmap.toml:2: "a/*" has to be a table of settings.',
    'exclude = ["!"]': 'argmap.toml:1: `exclude`: "!" is no pattern as in `.gitignore`.',
    'exclude = ["[z-a]"]': 'argmap.toml:1: `exclude`: "[z-a]" is no pattern as in `.gitignore`.',
    'output.sarif = "../a.sarif"': (
        'argmap.toml:1: `output`: "../a.sarif" leads out of the folder of this configuration.'
    ),
    'root = "/"': 'argmap.toml:1: `root`: "/" leads out of the checkout; only `--root` may.',
    'output = { full = ".git/config.txt" }': (
        'argmap.toml:1: `output`: ".git/config.txt" is hidden: no name in it may begin with a dot.'
    ),
    'output = { json = ".env" }': 'argmap.toml:1: `output`: ".env" is hidden',
    'output = { json = "Makefile" }': ('argmap.toml:1: `output`: "Makefile" has to end in .json.'),
    'output = { sarif = "a.txt" }': (
        'argmap.toml:1: `output`: "a.txt" has to end in .sarif or .json.'
    ),
    'baseline = "../known.json"': (
        'argmap.toml:1: `baseline`: "../known.json" leads out of the folder of this configuration.'
    ),
    'baseline = "setup.py"': 'argmap.toml:1: `baseline`: "setup.py" has to end in .json.',
    f'exclude = ["{"*a" * 12}"]': f'argmap.toml:1: `exclude`: "{"*a" * 12}" has too many `*`',
    f'exclude = ["{"**/a/" * 12}"]': f'argmap.toml:1: `exclude`: "{"**/a/" * 12}" has too many `*`',
    f'[per-file."{"*a" * 12}"]': f'argmap.toml:1: "{"*a" * 12}" has too many `*`',
    f"jobs = [{{{'a.' * 5000}a = 1}}]": "argmap.toml:1: `jobs`: ",
    f"jobs = [0x{'f' * 50_000}]": "argmap.toml:1: `jobs`: such a list is neither",
    'baseline = "\\u0000"': "argmap.toml:1: `baseline`: a path has no NUL character.",
    f"jobs = 0x{'f' * 9000}": "argmap.toml:1: `jobs`: such a large number is neither",
    f'format = "{"x" * 9000}"': f'argmap.toml:1: `format`: "{"x" * 80}…" is none of',
    f"{'a.' * 2000}a = 1": "argmap.toml:1: there is no setting `a`.",
    f"jobs = {'9' * 5000}": "argmap.toml is not TOML: Exceeds the limit",
    f"# {'x' * 1024**2}": "argmap.toml cannot be read: it is larger than 1 MiB.",
    "jobs = ": "argmap.toml is not TOML: ",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("text", MISTAKES, ids=lambda text: text[:40])
def test_a_mistake_is_said_with_its_line(text: str, folder: Path) -> None:
    (folder / "argmap.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.argmap")
    (said,) = caught.value.mistakes
    assert said.startswith(MISTAKES[text])


def test_every_mistake_is_said(folder: Path) -> None:
    (folder / "argmap.toml").write_text('selct = []\nformat = "pdf"\n[render]\nthem = "x"\n')
    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.argmap")
    assert [each.split(":")[1] for each in caught.value.mistakes] == ["1", "2", "4"]


def test_a_mark_of_byte_order_is_passed_over(folder: Path) -> None:
    (folder / "argmap.toml").write_text("\ufeffjobs = 3\n", encoding="utf-8")
    assert Configuration().settings("a.argmap")["jobs"] == 3


def test_an_output_may_not_leave_by_a_link(folder: Path, tmp_path_factory: Any) -> None:
    (folder / "reports").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    (folder / "argmap.toml").write_text('output.sarif = "reports/a.sarif"\n')
    with pytest.raises(ConfigError, match="leads out of the folder"):
        Configuration().settings("a.argmap")


def test_an_output_is_not_hidden_behind_a_link(folder: Path) -> None:
    (folder / "a.txt").symlink_to(".git/config")
    (folder / "argmap.toml").write_text('output.full = "a.txt"\n')
    with pytest.raises(ConfigError, match="is hidden"):
        Configuration().settings("a.argmap")


def test_the_root_is_not_above_the_checkout(folder: Path) -> None:
    sub = folder / "sub"
    sub.mkdir()
    (sub / "argmap.toml").write_text('root = ".."\n')
    assert Configuration().settings("sub/a.argmap")["root"] == str(folder)
    (folder / ".git").rmdir()
    with pytest.raises(ConfigError, match="only `--root` may"):
        Configuration().settings("sub/a.argmap")


def test_the_root_does_not_leave_by_a_link(folder: Path, tmp_path_factory: Any) -> None:
    (folder / "texts").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    (folder / "argmap.toml").write_text('root = "texts"\n')
    with pytest.raises(ConfigError, match="only `--root` may"):
        Configuration().settings("a.argmap")


def test_many_mistakes_in_many_lines_are_said_soon(folder: Path) -> None:
    lines = [f"k{number} = 1" for number in range(20_000)]
    (folder / "argmap.toml").write_text("\n".join([*lines, 'text = """', *lines, '"""\n']))
    start = time.process_time()
    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.argmap")
    assert [each.split(":")[1] for each in caught.value.mistakes] == [*map(str, range(1, 51))]
    assert time.process_time() - start < 10


def test_lines_in_a_shared_file(folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "x"\ndescription = """\n[tool.argmap]\njobz = 1\n"""\n\n[tool.argmap]\njobz = 2\n'
    )
    with pytest.raises(ConfigError) as caught:
        Configuration().settings("a.argmap")
    assert caught.value.mistakes[0].startswith("pyproject.toml:9: there is no setting `jobz`.")


def test_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "argmap.toml").write_bytes(b"format = '\xff'")
    with pytest.raises(ConfigError, match=r"argmap\.toml is not UTF-8"):
        Configuration().settings("a.argmap")


def test_every_default_is_a_value_of_its_kind() -> None:
    for key in KEYS:
        if key.default is not None:
            key.kind.read(key.default, "")


@pytest.mark.parametrize(
    ("place", "word", "line"),
    [
        (("a",), "", 2),
        (("b",), "two", 5),
        (("b",), "", 3),
        (("t", "x"), "", 9),
        (("t",), "", 8),
        (("u", "v", "w"), "", 11),
        (("absent",), "", 1),
    ],
)
def test_lines_of_keys(place: tuple[str, ...], word: str, line: int) -> None:
    text = '# top\na = 1\nb = [\n  "one",\n  "two",\n]\n\n[t]\nx = 1\n\nu.v.w = 3\n'
    text = text.replace("\nu.v.w", "[u]\nv.w") if place[0] == "u" else text
    assert line_of(text, place, word) == line


WORDS = st.sampled_from(
    ["all", "AM1", "note", "full", "sarif", "auto", "a/*", "**", "!", "", "é\\n"]
) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
VALUES = st.recursive(
    WORDS | st.booleans() | st.integers(-2, 2000) | st.floats(-1, 30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from([*(key.name for key in KEYS), "per-file", "render"]) | WORDS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_whatever_stands_there_is_read_or_said_to_be_wrong(
    folder: Path, table: dict[str, object]
) -> None:
    names = {
        name: f"{name}" if name in {key.name for key in KEYS} else json.dumps(name)
        for name in table
    }
    text = "".join(f"{names[name]} = {written(value)}\n" for name, value in table.items())
    (folder / "argmap.toml").write_text(text, encoding="utf-8")
    mistakes: tuple[str, ...] = ()
    try:
        configuration = Configuration()
        configuration.settings("a.argmap")
        configuration.excluded("sub/a.argmap")
    except ConfigError as error:
        mistakes = error.mistakes
    assert all(each.startswith("argmap.toml") for each in mistakes)
