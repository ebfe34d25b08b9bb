from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli import cli

TEXT = "It is <b>so</b> & so.\n\nWe say that it is so, and not otherwise. Nobody asked.\n"
MAP = """source s: s.txt
claim a #thesis: It is so "indeed" </q><script>.
  > s: is <b>so</b>
  > s: We say that it is so
  reason named: We say it.
    > s: that it is so, and not
    > s: it is so
    > s: and [...] otherwise
    > s: never said
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("s.txt").write_text(TEXT)
    Path("m.argmap").write_text(MAP)
    return tmp_path


def run(verb: str, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [verb, *arguments], prog_name="argmap")


def test_figures_and_what_is_not_mapped() -> None:
    found = run("coverage", "m.argmap")
    assert found.exit_code == 0
    assert found.output == (
        "s.txt: 2 of 3 sentences mapped (66 %), 13 of 17 words quoted (76 %).\n"
        "  Quotes that are not counted:\n"
        "    m.argmap:9:10: not found in it: never said\n"
        "  Not mapped:\n"
        "    3  Nobody asked.\n"
    )


def test_json() -> None:
    (source,) = json.loads(run("coverage", "--format", "json").output)["sources"]
    assert (source["words"], source["quotedWords"], source["mappedSentences"]) == (17, 13, 2)
    assert [TEXT[each["start"] : each["end"]] for each in source["unmapped"]] == ["Nobody asked."]
    assert [TEXT[each["start"] : each["end"]] for each in source["quotes"]][:2] == [
        "is <b>so</b>",
        "We say that it is so",
    ]


def test_a_floor_that_is_not_reached() -> None:
    found = run("coverage", "--fail-under", "70")
    assert found.exit_code == 1
    assert "s.txt: 66 % mapped, fewer than 70 %." in found.stderr
    assert run("coverage", "--fail-under", "66").exit_code == 0


def test_without_the_text() -> None:
    run("lock")
    Path("s.txt").unlink()
    found = run("coverage")
    assert found.exit_code == 0
    assert (
        "By argmap.lock its 5 quotes cover at least 50 characters of a text of 78 bytes: 64 % or more."
        in found.output
    )
    assert run("coverage", "--fail-under", "1").exit_code == 2
    page = run("coverage", "--format", "html").output
    assert "The text is not at hand" in page
    assert "<mark" not in page


def test_what_is_no_map_or_format() -> None:
    assert run("coverage", "-o", "x.pdf").exit_code == 2
    Path("m.argmap").write_text("clam")
    assert run("coverage").exit_code == 2


class Page(HTMLParser):
    """Reads a page: its ids, its links, its text with marks, and whether tags nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.marked: list[str] = []
        self.text = ""
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.ids += [each for each in [found.get("id")] if each]
        self.links += [each for each in [found.get("href")] if each]
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open and "sup" not in self.open:
            self.text += data
        if "mark" in self.open:
            self.marked[-1] += data


def test_the_page_shows_the_text_with_every_quote_marked() -> None:
    assert run("coverage", "-o", "c.html").exit_code == 0
    content = Path("c.html").read_text()
    page = Page(content)
    assert not page.open
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))
    assert {each[1:] for each in page.links if each.startswith("#")} <= set(page.ids)
    assert "m.argmap#L3" in page.links
    assert page.text.split() == TEXT.split()
    assert page.marked == [
        "is <b>so</b>",
        "We say ",
        "that ",
        "it is so",
        ", ",
        "and",
        " not",
        "otherwise",
    ]
    assert 'class="d3"' in content
    assert "http" not in content.replace("http-equiv", "")


def test_hostile_texts_and_maps_of_several_folders() -> None:
    Path("s.txt").write_bytes("a\0b\x1b[31m \u202eso it is</style><!-- \r\n\r\n—".encode())
    Path("two").mkdir()
    Path("two/m.argmap").write_text("source s: ../s.txt\nclaim c #thesis: So.\n  > s: so it is\n")
    Path("pyproject.toml").write_text("")
    Path("m.argmap").write_text("source s: s.txt\nclaim a #thesis: So.\n  > s: it is\n")
    assert run("coverage", ".", "-o", "two/c.html").exit_code == 0
    page = Page(Path("two/c.html").read_text())
    assert not page.open
    assert page.marked == ["so ", "it is"]
    assert {"../m.argmap#L3", "m.argmap#L3"} <= set(page.links)


def test_a_limit_is_a_number() -> None:
    result = CliRunner().invoke(cli, ["coverage", "--fail-under", "nan"])
    assert result.exit_code == 2
    assert "from 0 to 100" in result.output
