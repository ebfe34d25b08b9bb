"""``argmap check`` and ``argmap config`` as CI uses them: reports, settings, the baseline, many files."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from argmap.cli import cli
from argmap.cli.inputs import read_inputs

CLEAN = "claim a #thesis #given: It is cold.\n"
WARNED = CLEAN + "voice idle: Nobody\n"
BROKEN = "clam a: It is cold.\n"
VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    top = tmp_path / "top"
    (top / "maps").mkdir(parents=True)
    (top / ".git").mkdir()
    monkeypatch.chdir(top)
    monkeypatch.setenv("ARGMAP_CACHE_DIR", str(tmp_path / "cache"))
    for each in VARIABLES:
        monkeypatch.delenv(each, raising=False)
    return top


def run(*arguments: str, **variables: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="argmap", env=variables)


def put(**files: str) -> None:
    for name, content in files.items():
        Path(f"maps/{name}.argmap").write_text(content)


def test_several_reports_at_once() -> None:
    put(warned=WARNED, broken=BROKEN)
    done = run(
        "check", "maps", "--output", "sarif=f.sarif", "--output", "junit=j.xml", "--output", "l.jsonl"
    )  # fmt: skip
    assert done.exit_code == 1
    assert "error[AM006 unknown-keyword]" in done.output
    assert len(json.loads(Path("f.sarif").read_text())["runs"][0]["results"]) == 2
    assert ElementTree.parse("j.xml").getroot().attrib["failures"] == "1"
    assert len(Path("l.jsonl").read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("sarf=x", "Did you mean `sarif`?"),
        ("x.json", "which report goes to x.json? Write FORMAT=x.json."),
        ("sarif=", "names no file"),
    ],
)
def test_outputs_that_are_not_understood(given: str, said: str) -> None:
    put(clean=CLEAN)
    done = run("check", "maps", "--output", given)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


def test_two_reports_need_two_files() -> None:
    put(clean=CLEAN)
    done = run("check", "maps", "--output", "json=x", "--output", "sarif=x")
    assert done.exit_code == 2
    assert "two reports cannot both go to x" in done.output


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--output", "full=maps/clean.argmap"),
        ("render", "--format", "svg", "-o", "maps/clean.argmap"),
        ("coverage", "--format", "json", "-o", "maps/clean.argmap"),
        ("diff", "/dev/null", "--format", "json", "-o", "maps/clean.argmap"),
    ],
)
def test_no_report_takes_the_place_of_a_map(words: tuple[str, ...]) -> None:
    put(clean=CLEAN)
    done = run(*words, "maps/clean.argmap")
    assert done.exit_code == 2
    assert "maps/clean.argmap is the name of a map; write to another file." in done.output
    assert Path("maps/clean.argmap").read_text() == CLEAN


def test_a_report_that_cannot_be_written_ends_with_2() -> None:
    put(clean=CLEAN)
    done = run("check", "maps", "--output", "sarif=no/such/f.sarif")
    assert done.exit_code == 2
    assert "no/such/f.sarif cannot be written" in done.output


def test_statistics() -> None:
    put(one=WARNED, two=WARNED, three=BROKEN)
    done = run("check", "maps", "--statistics", "--output", "all.txt")
    assert done.output.splitlines() == [
        "2  AM103  warning  unused-voice",
        "1  AM006  error    unknown-keyword",
        "1 error, 2 warnings in 3 files.",
    ]
    assert "-->" in Path("all.txt").read_text()
    assert run("check", "maps", "--statistics", "--format", "json").exit_code == 2


def test_services_get_paths_from_the_checkout(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(broken=BROKEN)
    monkeypatch.chdir(folder / "maps")
    top = str(folder)
    assert (
        "file=maps/broken.argmap,"
        in run("check", "--format", "github", GITHUB_WORKSPACE=top).output
    )
    assert '"maps/broken.argmap"' in run("check", "--format", "gitlab", CI_PROJECT_DIR=top).output
    assert '"path": "broken.argmap"' in run("check", "--format", "json", CI_PROJECT_DIR=top).output
    elsewhere = str(folder / "other")
    assert (
        "file=broken.argmap,"
        in run("check", "--format", "github", GITHUB_WORKSPACE=elsewhere).output
    )


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 0),
        (("--strict",), 1),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "error"), 0),
        (("--strict", "--ignore", "unused-voice"), 0),
        (("--strict", "--select", "AM2,AM3"), 0),
        (("--strict", "--select", "AM2", "--select", "AM103"), 1),
        (("--strict", "--fail-on", "note"), 2),
        (("--select", "AM2,unused-voise"), 2),
        (("--ignore", "AM001"), 2),
        (("-j", "0"), 2),
        (("-j", "auto"), 0),
    ],
)
def test_what_fails(arguments: tuple[str, ...], status: int) -> None:
    put(warned=WARNED)
    assert run("check", "maps", *arguments).exit_code == status


def test_errors_fail_unless_nothing_does() -> None:
    put(broken=BROKEN)
    assert run("check", "maps").exit_code == 1
    assert run("check", "maps", "--fail-on", "never").exit_code == 0


def test_the_configuration_is_in_force() -> None:
    put(warned=WARNED, draft="voice idle: Nobody\n" + CLEAN)
    Path("argmap.toml").write_text(
        'fail-on = "warning"\nformat = "concise"\noutput = { json = "out.json" }\n'
        'exclude = ["draft.argmap"]\nseverity = { unused-voice = "error" }\n'
    )
    done = run("check")
    assert done.exit_code == 1
    assert done.output.splitlines()[0].startswith(
        "maps/warned.argmap:2:7: error[AM103 unused-voice]"
    )
    assert done.output.splitlines()[-1] == "1 error in 1 file."
    assert json.loads(Path("out.json").read_text())["counts"]["error"] == 1
    named = run("check", "maps/draft.argmap", "--format", "json", "--fail-on", "never")
    assert named.exit_code == 0
    assert json.loads(named.output)["files"] == 1


def test_a_wrong_configuration_ends_with_2() -> None:
    put(clean=CLEAN)
    Path("argmap.toml").write_text('selct = []\nformat = "pdf"\n')
    done = run("check", "maps")
    assert done.exit_code == 2
    assert done.output.splitlines() == [
        "argmap: argmap.toml:1: there is no setting `selct`. Did you mean `select`?",
        'argmap: argmap.toml:2: `format`: "pdf" is none of "full", "concise", "json", "json-lines", "sarif", '
        '"github", "gitlab", "junit".',
    ]
    assert run("fmt", "--check", "maps").exit_code == 2


def test_fix_leaves_ignored_rules_alone() -> None:
    text = CLEAN + "# argmap: ignore[stray-claim] For now.\nvoice idle: Nobody\n"
    put(a=text)
    run("check", "maps", "--fix", "--ignore", "AM902")
    assert Path("maps/a.argmap").read_text() == text
    run("check", "maps", "--fix")
    assert "ignore" not in Path("maps/a.argmap").read_text()


def test_the_baseline_hides_what_is_known_and_nothing_else() -> None:
    put(warned=WARNED)
    assert run("check", "--strict").exit_code == 1
    written = run("check", "--write-baseline")
    assert (written.exit_code, written.output) == (0, "argmap-baseline.json: 1 finding.\n")
    before = Path("argmap-baseline.json").read_text()
    put(warned="# Moved\n\n" + WARNED)
    done = run("check", "--strict")
    assert (done.exit_code, done.output) == (
        0,
        "Nothing found in 1 file. The baseline holds 1 more.\n",
    )
    put(warned=WARNED + "voice other: Nobody else\n")
    done = run("check", "--strict", "--format", "concise")
    assert done.exit_code == 1
    assert "`other`" in done.output
    assert "`idle`" not in done.output
    assert Path("argmap-baseline.json").read_text() == before


def test_a_folder_that_is_named_is_not_excluded() -> None:
    Path("argmap.toml").write_text("exclude = ['maps/attic/', 'no.argmap']\n")
    Path("maps/attic/deep").mkdir(parents=True)
    for name in ("attic/one", "attic/deep/two", "three", "no"):
        Path(f"maps/{name}.argmap").write_text(CLEAN)
    for named, count in (
        ((), 1),
        (("maps/attic",), 2),
        (("maps/attic/deep",), 1),
        ((".", "maps/attic/"), 3),
    ):
        assert f"in {count} file" in run("check", *named).stdout
    Path("argmap.toml").write_text("exclude = ['*.argmap']\n")
    done = run("check", "maps")
    assert done.exit_code == 2
    assert "found in maps that `exclude` in the configuration does not leave out" in done.stderr


def test_stale_entries_are_said_and_fail_where_warnings_do() -> None:
    put(warned=WARNED, other=WARNED, gone=WARNED)
    run("check", "--write-baseline")
    put(warned=CLEAN)
    Path("maps/gone.argmap").unlink()
    done = run("check", "maps/other.argmap")
    assert done.exit_code == 0
    assert "1 entry of the baseline is found no more" in done.output
    assert (
        "argmap-baseline.json:2: unused-voice in maps/gone.argmap: voice idle: nobody"
        in done.output
    )
    assert run("check").exit_code == 0
    assert "2 entries of the baseline are found no more" in run("check").output
    done = run("check", "--strict")
    assert done.exit_code == 1
    assert "found no more, which fails as a warning does" in done.stderr
    assert run("check", "--write-baseline").output == "argmap-baseline.json: 1 finding.\n"
    assert run("check", "--strict").exit_code == 0


def test_a_baseline_does_not_steer_the_terminal() -> None:
    put(one=WARNED)
    run("check", "--write-baseline")
    path = Path("argmap-baseline.json")
    path.write_text(path.read_text().replace("voice idle", "\\u001b[2J"))
    put(one=CLEAN)
    assert "\N{REPLACEMENT CHARACTER}[2J" in run("check").output


def test_a_part_of_the_maps_leaves_the_rest_of_the_baseline() -> None:
    put(one=WARNED, two=WARNED)
    run("check", "--write-baseline")
    put(one=CLEAN)
    assert run("check", "maps/one.argmap", "--write-baseline").output.endswith(": 1 finding.\n")
    assert run("check", "--strict").exit_code == 0


def test_rules_that_are_not_checked_are_not_stale() -> None:
    put(one=WARNED)
    run("check", "--write-baseline")
    assert run("check", "--strict", "--select", "AM2").exit_code == 0
    assert run("check", "--strict", "--ignore", "unused-voice").exit_code == 0
    run("check", "--write-baseline", "--select", "AM2")
    assert run("check", "--strict").exit_code == 0


def test_a_baseline_that_was_named_has_to_be_there() -> None:
    put(warned=WARNED)
    done = run("check", "--baseline", "known.json")
    assert done.exit_code == 2
    assert "there is no baseline known.json" in done.output
    assert run("check", "--baseline", "known.json", "--write-baseline").exit_code == 0
    assert run("check", "--baseline", "known.json", "--strict").exit_code == 0
    Path("known.json").write_text("<<<<<<< ours\n")
    assert run("check", "--baseline", "known.json").exit_code == 2


def test_the_baseline_lies_beside_the_configuration(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(warned=WARNED)
    Path("argmap.toml").write_text("")
    monkeypatch.chdir(folder / "maps")
    assert run("check", "--write-baseline").output == "../argmap-baseline.json: 1 finding.\n"
    monkeypatch.chdir(folder)
    assert run("check", "--strict").exit_code == 0


def test_the_baseline_of_the_project_is_found_from_within_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(warned=WARNED, other=WARNED)
    run("check", "--write-baseline")
    before = Path("argmap-baseline.json").read_text()
    assert run("check", "maps", "--strict").exit_code == 0
    monkeypatch.chdir(folder / "maps")
    done = run("check", "--strict")
    assert (done.exit_code, done.output) == (
        0,
        "Nothing found in 2 files. The baseline holds 2 more.\n",
    )
    assert run("check", "--write-baseline").output == "../argmap-baseline.json: 2 findings.\n"
    assert Path("../argmap-baseline.json").read_text() == before
    Path("argmap.toml").write_text("")
    assert run("check", "--strict").exit_code == 0


def test_a_baseline_beyond_the_top_of_the_checkout_is_not_looked_for(folder: Path) -> None:
    put(warned=WARNED)
    run("check", "--write-baseline", "--baseline", "../argmap-baseline.json")
    assert run("check", "--strict").exit_code == 1


def test_what_keeps_a_map_from_being_read_is_in_no_baseline() -> None:
    put(broken=BROKEN)
    done = run("check", "--write-baseline")
    assert done.exit_code == 1
    assert "not in it, such as maps/broken.argmap:1:1" in done.output
    assert run("check").exit_code == 1


def test_processes_and_the_cache_change_nothing(folder: Path) -> None:
    put(**{f"m{number}": (CLEAN, WARNED, BROKEN)[number % 3] for number in range(40)})
    plain = run("check", "--no-cache").output
    assert run("check", "-j", "2").output == plain
    assert (folder.parent / "cache" / "findings.sqlite").is_file()
    assert run("check").output == plain
    assert run("check", "--ignore", "unused-voice").output != plain
    assert run("check", "-j", "2", "--no-cache").output == plain


def test_few_files_need_no_cache(folder: Path) -> None:
    put(one=CLEAN, two=CLEAN)
    run("check")
    assert not (folder.parent / "cache" / "findings.sqlite").exists()


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colours(variables: dict[str, str], coloured: bool) -> None:
    put(warned=WARNED)
    assert ("\x1b[" in run("check", **variables).output) is coloured
    assert "\x1b[" not in run("check", "--format", "sarif", **variables).output


@pytest.mark.parametrize(("ci", "shown"), [("", True), ("true", False)])
def test_there_is_no_progress_bar_in_ci(
    ci: str, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    put(**{f"m{number}": CLEAN for number in range(60)})
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("CI", ci)
    names = [str(each) for each in Path("maps").glob("*.argmap")]
    assert len(list(read_inputs(names, None))) == 60
    assert ("Checking" in terminal.getvalue()) is shown


def test_config_prints_a_configuration_with_the_same_effect(folder: Path) -> None:
    Path("argmap.toml").write_text(
        'ignore = ["AM2"]\nbaseline = "known.json"\n\n[per-file."maps/*"]\nignore = ["stray-claim"]\n'
        'severity = { unused-voice = "note" }\nrender.theme = "dark"\n'
    )
    printed = run("config", "maps").output
    settings = tomllib.loads(printed)
    assert settings["ignore"] == ["AM2", "stray-claim"]
    assert settings["severity"] == {"unused-voice": "note"}
    assert settings["render"]["theme"] == "dark"
    assert settings["baseline"] == "known.json"
    assert "# argmap.toml:1, argmap.toml:5\n" in printed
    assert "# argmap.toml:7\n" in printed
    Path("argmap.toml").write_text(printed)
    again = tomllib.loads(run("config", "maps").output)
    assert again == settings


def test_config_for_programs() -> None:
    Path("pyproject.toml").write_text("[tool.argmap]\njobs = 3\n")
    told = json.loads(run("config", "--format", "json").output)
    assert told["configuration"] == "pyproject.toml"
    assert told["settings"]["jobs"] == {
        "value": 3,
        "origin": [{"from": "pyproject.toml", "line": 2}],
    }
    assert told["settings"]["cache"]["origin"] == [{"from": "default", "line": None}]


def test_config_tells_of_the_environment() -> None:
    assert "# NO_COLOR=1: no colours" in run("config", NO_COLOR="1").output


def test_drawings_take_their_settings_from_the_configuration() -> None:
    put(dark=CLEAN, light=CLEAN)
    Path("argmap.toml").write_text(
        'render = { theme = "dark", format = "dot" }\n[per-file."light.argmap"]\nrender.theme = "light"\n'
    )
    assert run("render", "maps").exit_code == 0
    drawn = {name: Path(f"maps/{name}.dot").read_text() for name in ("dark", "light")}
    assert drawn["dark"] != drawn["light"]
    run("render", "maps/dark.argmap", "--theme", "light")
    assert Path("maps/dark.dot").read_text() != drawn["dark"]
    assert run("render", "--check", "maps/dark.argmap").exit_code == 1


def test_drawings_of_documents_do_too() -> None:
    Path("README.md").write_text(f"```argmap\n{CLEAN}```\n")
    assert run("md", "README.md").exit_code == 0
    assert run("md", "--check", "README.md").exit_code == 0
    Path("argmap.toml").write_text('render.theme = "dark"\n')
    assert run("md", "--check", "README.md").exit_code == 1
    assert run("md", "README.md").exit_code == 0
    assert run("md", "--check", "README.md").exit_code == 0
