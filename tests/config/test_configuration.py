"""What is in force for a file: the nearest configuration, patterns, and the command line above all."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.config import KEYS, Configuration, Value
from argmap.diagnostic import Diagnostic, Severity
from argmap.source import Place, Text

AT = Place(Text("a.argmap", "claim a: A.\n"), 0, 5)
UNUSED = Diagnostic("unused-voice", "AM103", Severity.WARNING, "", AT)
AUTHOR = Diagnostic("inconsistent-author", "AM301", Severity.ERROR, "", AT)
BROKEN = Diagnostic("missing-colon", "AM007", Severity.ERROR, "", AT)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judged(text: str, found: Diagnostic, name: str = "a.argmap", **options: object) -> str | None:
    """The severity of a finding under a configuration; None where it is not wanted."""
    Path("argmap.toml").write_text(text)
    given = {key: Value(value, f"--{key}") for key, value in options.items()}
    after = Configuration(given).settings(name).judged(found)
    return after.severity.value if after else None


def test_the_nearest_configuration_is_a_files_own(folder: Path) -> None:
    (folder / "argmap.toml").write_text("jobs = 2")
    (folder / "sub" / "pyproject.toml").write_text("[tool.argmap]\njobs = 3")
    (folder / "sub" / "deep" / "pyproject.toml").write_text("[tool.other]\nargmap = 1")
    configuration = Configuration()
    assert configuration.settings("a.argmap")["jobs"] == 2
    assert configuration.settings("sub/a.argmap")["jobs"] == 3
    assert configuration.settings("sub/deep/a.argmap")["jobs"] == 3
    assert configuration.settings("<stdin>")["jobs"] == 2


def test_argmap_toml_comes_before_pyproject_toml(folder: Path) -> None:
    (folder / "argmap.toml").write_text("jobs = 2")
    (folder / "pyproject.toml").write_text("[tool.argmap]\njobs = 3")
    assert Configuration().settings("a.argmap")["jobs"] == 2


def test_the_search_ends_at_the_top_of_a_checkout(folder: Path) -> None:
    (folder / "argmap.toml").write_text("jobs = 2")
    (folder / "sub" / ".git").write_text("gitdir: elsewhere")
    assert Configuration().settings("sub/deep/a.argmap")["jobs"] == 1


def test_a_run_takes_the_configuration_of_the_folder_in_common(folder: Path) -> None:
    (folder / "argmap.toml").write_text("jobs = 2")
    (folder / "sub" / "argmap.toml").write_text("jobs = 3")
    configuration = Configuration()
    assert configuration.run_settings(["sub/deep"])["jobs"] == 3
    assert configuration.run_settings(["sub/a.argmap", "sub/deep"])["jobs"] == 3
    assert configuration.run_settings(["sub", "b.argmap"])["jobs"] == 2
    assert configuration.run_settings(["-"])["jobs"] == 2


def test_the_command_line_comes_first() -> None:
    Path("argmap.toml").write_text("jobs = 2\n[per-file.'*']\nselect = ['AM1']\n")
    given = {"jobs": Value(5, "--jobs"), "select": Value(("AM2",), "--select")}
    settings = Configuration(given).settings("a.argmap")
    assert settings["jobs"] == 5
    assert settings["select"] == ("AM2",)
    assert settings.values["jobs"].origin == "--jobs"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("", "warning"),
        ("select = ['AM2']", None),
        ("select = ['AM103']", "warning"),
        ("select = ['unused-voice']", "warning"),
        ("ignore = ['AM1']", None),
        ("ignore = ['all']", None),
        ("severity = { unused-voice = 'error' }", "error"),
        ("severity = { all = 'note' }", "note"),
        ("severity = { AM1 = 'note', AM10 = 'error' }", "error"),
        ("severity = { AM103 = 'note', unused-voice = 'error', all = 'note' }", "error"),
        ("ignore = ['AM1']\n[per-file.'a.*']\nselect = ['all']", None),
        ("[per-file.'a.*']\nignore = ['AM103']", None),
        ("[per-file.'b.*']\nignore = ['AM103']", "warning"),
        (
            "severity = { AM1 = 'error' }\n[per-file.'a.*']\nseverity = { unused-voice = 'note' }",
            "note",
        ),
    ],
)
def test_rules_are_chosen(text: str, severity: str | None) -> None:
    assert judged(text, UNUSED) == severity


def test_what_a_check_calls_milder_stays_milder() -> None:
    excused = AUTHOR._replace(severity=Severity.NOTE)
    assert judged("severity = { AM3 = 'warning' }", AUTHOR) == "warning"
    assert judged("severity = { AM3 = 'warning' }", excused) == "note"
    assert (
        judged("severity = { AM3 = 'note' }", AUTHOR._replace(severity=Severity.WARNING)) == "note"
    )


@pytest.mark.parametrize(
    "text", ["select = ['AM2']", "ignore = ['all', 'AM0']", "severity = { all = 'note' }"]
)
def test_what_keeps_a_map_from_being_read_is_always_said(text: str) -> None:
    assert judged(text, BROKEN) == "error"


def test_patterns_start_from_the_configurations_folder(folder: Path) -> None:
    (folder / "argmap.toml").write_text(
        "exclude = ['drafts/', '/old.argmap', '**/deep/*', '!keep.argmap']\n"
    )
    excluded = Configuration().excluded
    assert excluded("drafts/x/a.argmap")
    assert excluded("old.argmap")
    assert not excluded("sub/old.argmap")
    assert excluded("sub/deep/a.argmap")
    assert not excluded("sub/deep/keep.argmap")
    assert not excluded("../elsewhere/old.argmap")


def test_paths_start_from_the_configurations_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "argmap.toml").write_text(
        "baseline = 'known.json'\nroot = '.'\noutput.sarif = 'o/x.sarif'\n"
    )
    monkeypatch.chdir(folder / "sub")
    settings = Configuration().settings("deep/a.argmap")
    assert settings["baseline"] == str(folder / "known.json")
    assert settings["root"] == str(folder)
    assert settings["output"] == {"sarif": str(folder / "o" / "x.sarif")}


def test_drawings_can_be_set_as_they_can_be_asked_for() -> None:
    from argmap.cli.render import command

    options = {each.name: each for each in command.params}
    for key in KEYS:
        if key.name.startswith("render."):
            name = key.name.removeprefix("render.").replace("-", "_")
            option = options[name if name != "format" else "format_"]
            for choice in getattr(option.type, "choices", ()):
                assert key.kind.read(choice, "") == choice
            if key.default is not None and name != "format":
                assert option.default == key.default


def test_what_is_no_part_of_a_map_can_be_set() -> None:
    from argmap.cli.render import command

    asked_each_time = {"files", "output", "check", "exit_code", "root", "help"}
    parts = {"focus", "depth", "section", "voice", "only_standing"}
    options = {each.name.rstrip("_").replace("_", "-") for each in command.params if each.name}
    settings = {key.name.removeprefix("render.") for key in KEYS if "render." in key.name}
    assert options - {name.replace("_", "-") for name in asked_each_time | parts} == settings
