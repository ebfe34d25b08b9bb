from __future__ import annotations

import html
import json
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from argmap.comparison.compare import compare
from argmap.report.comparison import FORMATS, several
from argmap.report.comparison.as_markdown import LONGEST, escape
from argmap.report.comparison.several import Compared
from argmap.revisions import Changed
from tests.comparison.maps import read, texts
from tests.comparison.test_changes import BASE, compared

HOSTILE = "<script>alert(1)</script> @octocat #12 `x` **b** [a](http://e.org) :smile: $x$ | ~~d~~ www.e.org"


def test_text_shows_words_that_went_and_came() -> None:
    found = compared(
        BASE, BASE.replace("much.", "much, or more.").replace("by council: Op", "by us: Op")
    )
    assert FORMATS["text"](found, False) == (
        "Objections\n"
        "  > moved: rebuttal `costly` (new.argmap:8)\n"
        "      from: by Town council; to: by Friends\n"
        "  ~ reworded: rebuttal `saves` (new.argmap:10)\n"
        "      Closing on Monday mornings saves as much{+, or more+}.\n"
        "\n1 rebuttal moved, 1 rebuttal reworded.\n"
    )
    assert "\x1b[36m>\x1b[0m moved" in FORMATS["text"](found, True)


def test_no_difference_is_said() -> None:
    found = compared(BASE, BASE)
    assert FORMATS["text"](found, False) == "No difference.\n"
    assert FORMATS["markdown"](found, False) == "### The library: no difference\n"
    assert json.loads(FORMATS["json"](found, False))["different"] is False


def test_markdown_opens_with_what_stands() -> None:
    found = compared(
        BASE, BASE.replace("    rebuttal saves: Closing on Monday mornings saves as much.\n", "")
    )
    text = FORMATS["markdown"](found, False)
    assert text.startswith(
        "### The library\n\n2 verdicts turned, 1 rebuttal lost.\n\n<details open>"
    )
    assert (
        "- `sundays` now **falls** (it stood): the rebuttal `costly` now stands, because the rebuttal `saves` was lost."
        in text
    )
    assert "- **lost** rebuttal `saves` of `costly`" in text


class Tags(HTMLParser):
    """Counts tags, open ones and closed ones."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_words_from_a_map_make_no_markup() -> None:
    found = compared(BASE, BASE.replace("saves as much.", HOSTILE))
    text = FORMATS["markdown"](found, False)
    assert set(Tags(text).found) <= {"details", "summary", "b", "sub", "br", "del", "ins", "span"}
    for bad in (
        "<script",
        "@octocat",
        " #12",
        "**b**",
        "[a](http",
        "://e",
        ":smile:",
        " $x",
        "~~d",
        "www.e",
    ):
        assert bad not in text


@pytest.mark.parametrize(
    "text", ["\\", "``", "a_b_c", "&amp;", "<!--", "\0\x1b[31m", "1. x", "- x", "@", "#", "##1"]
)
def test_escaped_words_are_on_one_line(text: str) -> None:
    found = escape(text)
    assert "\n" not in found
    assert "\x1b" not in found
    assert "<!" not in found


@pytest.mark.parametrize("reference", ["!45", "%3", "&7", "~label", "$12", "GH-12", "a/b#5"])
def test_no_words_are_a_reference(reference: str) -> None:
    shown = escape(f"See {reference}.")
    assert (
        html.unescape(shown.replace("<span></span>", "").replace("\\", "")) == f"See {reference}."
    )
    assert reference not in html.unescape(shown)


def test_a_comment_is_never_longer_than_github_takes() -> None:
    head = "claim a #thesis: It is so.\n"
    many = head + "".join(
        f"claim c{n}: Number {n} of *many* <b> statements. 桥很安全 {'x' * (n % 900)}\n"
        for n in range(1200)
    )
    text = FORMATS["markdown"](compare(read(head).map, read(many).map), False)
    assert LONGEST - 2_000 < len(text.encode("utf-16-le")) // 2 <= LONGEST
    assert "more changes are left out for want of room" in text
    assert not Tags(text).open
    for long in (
        head.replace("so.", f"so. {'very ' * 40_000}"),
        f"map: {'very ' * 40_000}\n{head}",
    ):
        assert len(FORMATS["markdown"](compare(read(head).map, read(long).map), False)) < LONGEST


def test_a_comment_on_many_maps_is_not_longer_either() -> None:
    head = "claim a #thesis: It is so.\n"
    long = head + "".join(f"claim c{n}: Number {n}.\n" for n in range(300))
    each = Compared(Changed("a", "b"), compare(read(head).map, read(long).map))
    short = Compared(Changed(None, "c"), compare(read("").map, read(head).map), drawing="c.svg")
    text = several.FORMATS["markdown"]([*[each] * 10, short], False)
    assert LONGEST - 40_000 < len(text) <= LONGEST
    assert text.count("\n### ") < 9
    assert "more maps are left out for want of room; `argmap diff` shows all." in text
    assert not Tags(text).open
    for kind in several.FORMATS.values():
        assert "c.svg" in kind([short], False)


@settings(deadline=None, max_examples=40)
@given(texts, texts)
def test_every_format_tells_every_change(old: str, new: str) -> None:
    found = compared(old, new)
    for render in FORMATS.values():
        assert render(found, False).endswith("\n")
    content = json.loads(FORMATS["json"](found, False))
    assert content["different"] == bool(found)
    assert len(content["changes"]) == len(found.changes)
    markdown = FORMATS["markdown"](found, False)
    assert markdown.count("\n- ") == len(found.changes)
    assert not Tags(markdown).open
