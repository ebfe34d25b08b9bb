"""Markdown files whose fences are drawn."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.cli import cli
from argmap.hooks.fence import BrokenMap
from argmap.hooks.pages import UnreadablePage, illustrate

MAP = "claim a #thesis: Mend the bridge.\n  reason: It [sways].\n"
PAGE = f"# Bridge\n\n```argmap\n{MAP}```\n\nMore.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["md", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_a_fence_is_drawn_and_linked_once(here: Path) -> None:
    (here / "page.md").write_text(PAGE, encoding="utf-8")
    assert run("--check", "page.md")[0] == 1
    assert run("page.md")[0] == 0
    text = (here / "page.md").read_text("utf-8")
    link = "![Argument map: Mend the bridge.](page.1.svg)"
    assert text == PAGE.replace("```\n\nMore", f"```\n\n{link}\n\nMore")
    assert "Mend the bridge." in (here / "page.1.svg").read_text("utf-8")
    assert run("page.md") == (0, "1 map in 1 file: up to date.\n")
    assert run("--check", "page.md") == (0, "1 map in 1 file: up to date.\n")
    assert (here / "page.md").read_text("utf-8") == text


def test_a_changed_map_is_noticed_and_drawn_anew(here: Path) -> None:
    (here / "page.md").write_text(PAGE, encoding="utf-8")
    run("page.md")
    before = (here / "page.1.svg").read_bytes()
    changed = (here / "page.md").read_text("utf-8").replace("It [sways]", "It rusts")
    (here / "page.md").write_text(changed, encoding="utf-8")
    status, output = run("--check", "page.md")
    assert status == 1
    assert "page.1.svg is not up to date" in output
    assert (here / "page.1.svg").read_bytes() == before
    run("page.md")
    assert run("--check", "page.md") == (0, "1 map in 1 file: up to date.\n")


def test_an_image_that_no_fence_links_to_is_told_and_stays(here: Path) -> None:
    named = PAGE.replace("```argmap", "```argmap name=bridge")
    (here / "page.md").write_text(named, encoding="utf-8")
    run("page.md")
    for other in ("page.own.svg", "page.b.1.svg", "other.1.svg", "page.map.svg", "page.kept.svg"):
        (here / other).write_bytes((here / "page.bridge.svg").read_bytes())
    (here / "page.own.svg").write_text("<svg/>")
    (here / "page.map.argmap").write_text(MAP)
    renamed = (here / "page.md").read_text("utf-8").replace("name=bridge", "name=town")
    (here / "page.md").write_text(renamed + "![](page.kept.svg)\n", encoding="utf-8")
    said = "note: page.bridge.svg is of no map in page.md any more; delete it if nothing else"
    assert said in run("--check", "page.md")[1]
    status, output = run("page.md")
    assert status == 0
    assert output.count("note: ") == 1
    status, output = run("--check", "page.md")
    assert status == 0
    assert said in output
    assert (here / "page.bridge.svg").is_file()
    (here / "page.bridge.svg").unlink()
    assert "note: " not in run("--check", "page.md")[1]


@pytest.mark.parametrize("how", ["picture", "link", "nowhere", "folder"])
def test_what_argmap_did_not_draw_stays(how: str, here: Path) -> None:
    (here / "page.md").write_text(PAGE, encoding="utf-8")
    other, image = here / "other.txt", here / "page.1.svg"
    if how == "picture":
        image.write_text("<svg/>")
    elif how == "folder":
        image.mkdir()
    else:
        image.symlink_to(other)
    if how == "link":
        other.write_text("Words.")
    assert run("--check", "page.md")[0] == 1
    status, output = run("page.md")
    assert status == 2
    assert "page.1.svg is there already, and is no drawing of argmap's; move it away" in output
    assert (here / "page.md").read_text("utf-8") == PAGE
    assert how != "picture" or image.read_text() == "<svg/>"
    assert how != "link" or other.read_text() == "Words."
    assert how != "nowhere" or not other.exists()


def test_names_that_no_file_can_have(here: Path) -> None:
    (here / "page.md").write_text(PAGE.replace("argmap", f"argmap name={'x' * 300}"))
    assert run("--check", "page.md")[0] == 1
    status, output = run("page.md")
    assert status == 2
    assert "cannot be written: file name too long." in output


def test_names_that_are_not_utf_8() -> None:
    name = os.fsdecode(b"\xff.md")
    page = illustrate(PAGE, name).text
    assert "](%FF.1.svg)" in page
    assert illustrate(page, name).text == page


def test_folders_and_names(here: Path) -> None:
    (here / "docs").mkdir()
    named = PAGE.replace("```argmap", "```argmap name=bridge")
    (here / "docs" / "a b.md").write_text(named, encoding="utf-8")
    (here / "docs" / "plain.md").write_text("Nothing here.\n", encoding="utf-8")
    assert run()[0] == 0
    assert (here / "docs" / "a b.bridge.svg").is_file()
    assert "](a%20b.bridge.svg)" in (here / "docs" / "a b.md").read_text("utf-8")
    assert (here / "docs" / "plain.md").read_text("utf-8") == "Nothing here.\n"
    assert run("--check")[0] == 0


def test_a_broken_map_is_told_by_the_pages_own_line(here: Path) -> None:
    (here / "page.md").write_text(PAGE.replace("reason", "reson"), encoding="utf-8")
    status, output = run("page.md")
    assert status == 1
    assert "page.md:5:3" in output
    assert "`reason`" in output
    assert not (here / "page.1.svg").exists()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("```argmap\nclaim a: A.\n", "page.md:1: this fence is not closed"),
        (
            "```argmap name=x\nclaim a: A.\n```\n\n```argmap name=x\nclaim a: A.\n```\n",
            "page.md:5: another map of this page is called page.x.svg",
        ),
    ],
)
def test_what_cannot_be_done_is_said(page: str, said: str) -> None:
    with pytest.raises(UnreadablePage, match=said.replace(".", r"\.")):
        illustrate(page, "page.md")


def test_inside_quotations_and_lists() -> None:
    for before, start in (("> ", "> "), ("  ", "- ")):
        body = "".join(f"{before}{line}\n" for line in ["claim a: A.", "```", "", "More."])
        page = f"{start}```argmap\n{body}"
        drawn = illustrate(page, "page.md")
        link = f"{before}![Argument map](page.1.svg)\n"
        assert link in drawn.text
        assert illustrate(drawn.text, "page.md").text == drawn.text


@pytest.mark.parametrize("page", ["", "```\nclaim a: A.\n```\n", "```argmap undrawn\nx\n```\n"])
def test_other_fences_are_left_alone(page: str) -> None:
    assert illustrate(page, "page.md").text == page


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(eol: str) -> None:
    drawn = illustrate(PAGE.replace("\n", eol), "page.md").text
    assert drawn == illustrate(PAGE, "page.md").text.replace("\n", eol)


def test_a_last_line_without_an_end() -> None:
    drawn = illustrate(PAGE.replace("\n\nMore.\n", ""), "page.md").text
    assert drawn.endswith("```\n\n![Argument map: Mend the bridge.](page.1.svg)\n")


@pytest.mark.parametrize("name", ["missing.md", "latin.md", "."])
def test_what_cannot_be_read_is_said(name: str, here: Path) -> None:
    (here / "latin.md").write_bytes(b"caf\xe9\n")
    if name == ".":
        (here / "latin.md").unlink()
    status, output = run(name)
    assert status == 2
    assert output.startswith("argmap: ")


PARTS = st.sampled_from(
    [
        "```argmap\nclaim a: A.\n```\n",
        "~~~~ argmap name=b\nclaim a: A.\n~~~~\n",
        "- ```argmap\n  claim a: A.\n  ```\n",
        "> ```argmap\n> claim a: A.\n> ```\n",
        "Words.\n",
        "Words.\r",
        "Words.",
        "\n",
        "\r\n",
        "![Argument map](page.1.svg)\n",
        "    ```argmap\n",
        "```\n",
    ]
)


@given(st.lists(PARTS, max_size=8).map("".join))
@settings(deadline=None)
def test_twice_is_as_once(page: str) -> None:
    try:
        once = illustrate(page, "page.md").text
    except (UnreadablePage, BrokenMap):
        return
    assert illustrate(once, "page.md").text == once


def test_where_there_is_nothing_to_draw(here: Path) -> None:
    (here / "page.md").write_text("No map.\n", encoding="utf-8")
    said = "No map in 1 file: a map stands in a fence of language `argmap`.\n"
    assert run("page.md") == (0, said)
    (here / "a map.argmap").write_text("claim a: Words.\n", encoding="utf-8")
    status, output = run("page.md", "a map.argmap")
    assert status == 2
    assert "is a map, no Markdown file; `argmap render 'a map.argmap'` draws it." in output


@pytest.mark.parametrize(
    "line",
    [
        "![Photo, by me](page.photo.png)",
        "![](page.photo.png)",
        "![A](page.photo.png) and [more](page.x.svg)",
        "![Argument map: A](page.photo.png) and ![more](page.x.svg)",
        "![Argument map: A](page.photo.png) and ![Argument map](page.x.svg)",
        "![Argument maps](page.photo.png)",
        "![Argument map](page.1.svg), as of today",
    ],
)
def test_a_line_of_the_author_s_own_stays(line: str) -> None:
    page = PAGE.replace("```\n\nMore", f"```\n\n{line}\n\nMore")
    drawn = illustrate(page, "page.md").text
    assert f"(page.1.svg)\n\n{line}\n\nMore" in drawn
    assert illustrate(drawn, "page.md").text == drawn


def test_a_link_with_brackets_in_its_words_is_replaced() -> None:
    page = PAGE.replace("Mend the bridge.", r"Mend \\ [the](x) *bridge*!")
    drawn = illustrate(page, "page.md").text
    assert drawn.count("![Argument map") == 1
    assert illustrate(drawn, "page.md").text == drawn
    assert illustrate(drawn, "page.md", "png").text == drawn.replace(".svg", ".png")


def test_a_fence_behind_a_mark_of_byte_order_is_drawn(here: Path) -> None:
    page = f"\ufeff```argmap\n{MAP}```\n"
    (here / "page.md").write_text(page, encoding="utf-8")
    assert run("page.md")[0] == 0
    link = "![Argument map: Mend the bridge.](page.1.svg)"
    assert (here / "page.md").read_text("utf-8") == f"{page}\n{link}\n"
    assert run("--check", "page.md")[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_of_files_cannot_steer_the_terminal(here: Path) -> None:
    for name, page in (("a\x1b[2J.md", PAGE), ("b\x1b[2J.md", "```argmap\n")):
        (here / name).write_text(page, encoding="utf-8")
    for words in (("--check",), (), ("--check",)):
        status, output = run(*words)
        assert status == 1
        assert "\x1b" not in output
        assert "b�[2J.md" in output


def test_mistakes_of_a_configuration_cannot_steer_the_terminal(here: Path) -> None:
    (here / "page.md").write_text(PAGE, encoding="utf-8")
    (here / "argmap.toml").write_text(r""""\u001b[2Ja" = 1
"\u001b[2Jb" = 2
""")
    status, output = run("page.md")
    assert status == 2
    assert output.count("�[2J") == 2
    assert "\x1b" not in output
