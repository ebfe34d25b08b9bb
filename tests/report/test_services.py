"""Reports for services: each is read as the service reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from pydantic import BaseModel
from sarif_pydantic import Sarif

from argmap.checks import pages
from argmap.compiler import compile_file
from argmap.diagnostic import Diagnostic, Severity
from argmap.files import Project
from argmap.report import FORMATS, Findings
from argmap.report.github import MOST
from argmap.source import Place, Text

CLASH = """\
map: Talks
voice author #author: The author

claim cold #thesis: The talks were cold, 100% cold.
claim warm: The talks were "warm" <and> warm & long.
cold contradicts warm
voice idle: Nobody
"""
WARNED = "voice v: Somebody\n\nclaim a #thesis: One.\n"
HOSTILE = "claim a #thesis: One.\n  reason: ]]> <b> &amp; ::error::x %0A [x](javascript:y)\nclm: ##[error]z\n"
NAMES = ["map.argmap", "a map, with: 100%.argmap", "karte-ü.argmap"]


def findings(text: str, name: str = "map.argmap", **more: object) -> Findings:
    found = compile_file(name, text.encode(), Project("/work/maps")).diagnostics
    return Findings(found, 1, names=(name,), here="/work/maps", **more)  # type: ignore[arg-type]


def many(number: int) -> Findings:
    return findings("".join(f"clam a{each}: Words.\n" for each in range(number)))


def saying(message: str, number: int = 1, name: str = "map.argmap") -> Findings:
    """Findings with a message."""
    place = Place(Text(name, "claim a: A.\n"), 0, 5)
    found = [Diagnostic("stray-claim", "AM105", Severity.ERROR, message, place)] * number
    return Findings(found, 1, names=(name,), here="/work/maps")


def strangers(value: object) -> list[str]:
    """Names of fields that SARIF does not have, anywhere in a model."""
    if isinstance(value, list):
        return [each for item in value for each in strangers(item)]
    if not isinstance(value, BaseModel):
        return []
    own = list(value.model_extra or ())
    return own + [
        each for name in type(value).model_fields for each in strangers(getattr(value, name))
    ]


@pytest.mark.parametrize("text", [CLASH, HOSTILE, "", "clam a: Words.\n"])
@pytest.mark.parametrize("name", NAMES)
def test_sarif_is_sarif(text: str, name: str) -> None:
    log = Sarif.model_validate_json(FORMATS["sarif"](findings(text, name)))
    assert log.version == "2.1.0"
    assert set(strangers(log)) <= {"$schema", "columnKind"}, "fields that the model lacks"
    assert log.runs[0].model_extra == {"columnKind": "unicodeCodePoints"}


def test_sarif_has_what_each_rule_says() -> None:
    report = json.loads(FORMATS["sarif"](findings(CLASH)))
    rules = report["runs"][0]["tool"]["driver"]["rules"]
    known = pages()
    assert {each["name"] for each in rules} == {each.rule for each in findings(CLASH).diagnostics}
    for rule in rules:
        page = known[rule["name"]]
        assert rule["id"] == page.code
        assert rule["help"]["markdown"] == page.markdown
        assert rule["shortDescription"]["text"] == page.summary
    for result in report["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_relates_the_other_lines_of_a_clash_and_offers_mends() -> None:
    results = json.loads(FORMATS["sarif"](findings(CLASH)))["runs"][0]["results"]
    clash = next(each for each in results if each["ruleId"] == "AM301")
    lines = [each["physicalLocation"]["region"]["startLine"] for each in clash["relatedLocations"]]
    assert clash["locations"][0]["physicalLocation"]["region"]["startLine"] == 4
    assert lines == [5, 6]
    idle = next(each for each in results if each["ruleId"] == "AM103")
    (change,) = idle["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert change["artifactLocation"]["uri"] == "map.argmap"
    assert replacement["deletedRegion"]["startLine"] == 7
    assert replacement["insertedContent"]["text"] == ""


@pytest.mark.parametrize("name", NAMES)
def test_sarif_escapes_addresses(name: str) -> None:
    report = json.loads(FORMATS["sarif"](findings("clam a: Words.\n", name)))
    (result,) = report["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert unquote(uri) == name


def test_sarif_gives_whole_addresses_outside_the_folder() -> None:
    report = json.loads(FORMATS["sarif"](findings("clam a: Words.\n", "../other/a b.argmap")))
    place = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///work/other/a%20b.argmap"}


def test_sarif_messages_hold_no_links() -> None:
    report = json.loads(FORMATS["sarif"](saying("[see](http://x) and [...] (all)")))
    (result,) = report["runs"][0]["results"]
    assert result["message"]["text"] == r"\[see](http://x) and [...] (all)"


def commands(report: str) -> list[str]:
    """The lines that GitHub's runner takes for commands."""
    return [each for each in report.split("\n") if each.lstrip().startswith("::") or "##[" in each]


def test_github_gets_a_command_a_finding_errors_first() -> None:
    kinds = [each.split(" ")[0] for each in commands(FORMATS["github"](findings(CLASH)))]
    order = ["::error", "::warning", "::notice"]
    assert kinds == sorted(kinds, key=order.index)
    assert len(kinds) == len(findings(CLASH).diagnostics)


def test_github_shows_ten_of_a_kind_and_the_rest_in_the_log() -> None:
    report = FORMATS["github"](many(25))
    errors = [each for each in commands(report) if each.startswith("::error ")]
    assert len(errors) == MOST
    assert report.rstrip().split("\n")[-1].startswith("and 15 more")
    for number in range(1, 26):
        assert f"line={number}," in report or f"map.argmap:{number}:" in report


def test_github_says_nothing_of_more_where_all_are_shown() -> None:
    assert " more" not in FORMATS["github"](many(MOST))


@pytest.mark.parametrize("number", [1, 12])
def test_nothing_in_a_map_is_a_command(number: int) -> None:
    report = FORMATS["github"](findings(HOSTILE * number, "::stop-commands::x,y:%.argmap"))
    known = ("::error ", "::warning ", "::notice ", "::group::", "::endgroup::")
    assert all(each.startswith(known) for each in commands(report))
    for each in commands(report):
        if each.startswith("::error "):
            fields, _, message = each.removeprefix("::error ").partition("::")
            assert not re.search(r"%(?![0-9A-F]{2})", message)
            assert {field.split("=")[0] for field in fields.split(",")} <= {
                "file", "line", "endLine", "col", "endColumn", "title"
            }  # fmt: skip


@pytest.mark.parametrize("name", [*NAMES, "50%25.argmap"])
@pytest.mark.parametrize("message", ["100%", "a%0Ab", "::error::x", "a: b, c"])
def test_github_reads_what_was_said(name: str, message: str) -> None:
    (command,) = commands(FORMATS["github"](saying(message, name=name)))
    fields, _, said = command.removeprefix("::error ").partition("::")
    file = dict(each.split("=", 1) for each in fields.split(","))["file"]
    assert unescaped(said) == message
    assert unescaped(file.replace("%3A", ":").replace("%2C", ",")) == name


def unescaped(words: str) -> str:
    """As GitHub's runner reads it."""
    return words.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_the_log_holds_no_commands_of_the_old_form() -> None:
    assert "##[" in FORMATS["concise"](saying("##[error]x", 12))
    plain = (
        FORMATS["github"](saying("##[error]x", 12)).split("::endgroup::")[0].split("::group::")[1]
    )
    assert "## [error]x" in plain
    assert "##[" not in plain


@pytest.mark.parametrize("message", ['"quoted" & <b>', "a\nb", "]]>"])
def test_junit_says_what_was_said(message: str) -> None:
    suites = ElementTree.fromstring(FORMATS["junit"](saying(message)))
    (failure,) = suites.findall("testsuite/testcase/failure")
    assert message.replace("\n", " ") in failure.attrib["message"]


@pytest.mark.parametrize("name", NAMES)
def test_gitlab_reads_code_quality(name: str) -> None:
    issues = json.loads(FORMATS["gitlab"](findings(CLASH + CLASH, name)))
    assert issues
    for issue in issues:
        assert issue["description"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"] == name
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({each["fingerprint"] for each in issues}) == len(issues)


@pytest.mark.parametrize("text", [CLASH, HOSTILE, "", "clam \x01\x1b[0m\ufffe: Words.\n"])
def test_junit_is_xml_with_a_failure_for_each_error(text: str) -> None:
    whole = findings(text)
    suites = ElementTree.fromstring(FORMATS["junit"](whole))
    cases = suites.findall("testsuite/testcase")
    failures = suites.findall("testsuite/testcase/failure")
    assert suites.tag == "testsuites"
    assert len(failures) == whole.count(Severity.ERROR)
    assert suites.attrib["failures"] == str(len(failures))
    assert suites.attrib["tests"] == str(len(cases))
    assert {each.attrib["file"] for each in cases} == {"map.argmap"}
    names = [(each.attrib["classname"], each.attrib["name"]) for each in cases]
    assert len(set(names)) == len(names)


def test_junit_passes_a_file_without_failures_and_keeps_its_warnings() -> None:
    suites = ElementTree.fromstring(FORMATS["junit"](findings(WARNED)))
    (case,) = suites.findall("testsuite/testcase")
    assert case.find("failure") is None
    output = case.find("system-out")
    assert output is not None
    assert "unused-voice" in (output.text or "")


def test_junit_fails_for_what_fails_the_run() -> None:
    strict = FORMATS["junit"](findings(WARNED, level=Severity.WARNING))
    never = FORMATS["junit"](findings("clam a: B.\n", level=None))
    assert len(ElementTree.fromstring(strict).findall("testsuite/testcase/failure")) == 1
    assert not ElementTree.fromstring(never).findall("testsuite/testcase/failure")


def test_json_lines_are_the_findings_of_json() -> None:
    whole = findings(CLASH)
    lines = FORMATS["json-lines"](whole).splitlines()
    assert [json.loads(each) for each in lines] == json.loads(FORMATS["json"](whole))["findings"]
    assert FORMATS["json-lines"](findings("")) == ""


@pytest.mark.parametrize("format_", ["json", "sarif", "github", "gitlab", "junit"])
@pytest.mark.parametrize(
    "name", ["/work/maps/sub/x.argmap", "sub/x.argmap", "./sub/../sub/x.argmap"]
)
def test_paths_start_from_the_folder_or_the_checkout(format_: str, name: str) -> None:
    found = findings("clam a: B.\n", name)
    assert "sub/x.argmap" in FORMATS[format_](found)
    assert "/work" not in FORMATS[format_](found).replace(str(Path(name)), "")
    above = Findings(found.diagnostics, 1, names=found.names, here=found.here, top="/work")
    assert "maps/sub/x.argmap" in FORMATS[format_](above)


def test_every_format_bears_names_that_are_not_unicode() -> None:
    found = findings("clam a: B.\n", "x\udcff.argmap")
    for format_ in FORMATS.values():
        format_(found).encode("utf-8", "surrogateescape")
