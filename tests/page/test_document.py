"""The report page as a file."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.page.outline import DEEPEST, outline_of

HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)>" onload="alert(3)'
DISPUTE = f"""\
map: Title {HOSTILE}
source s: s.txt
voice v: Voice {HOSTILE}
claim a by v #thesis: Prose {HOSTILE}
  > s: words {HOSTILE}
  note: Note {HOSTILE}
  because via sign
    premise b: B.
    premise c: C.
  rebuttal d: D.
    rebuttal: E.
claim f: F.
f contradicts a
"""


@pytest.fixture
def page() -> str:
    return argmap.loads(DISPUTE).render("html", link_base=None).decode("utf-8")


class Balance(HTMLParser):
    """Elements that are opened and closed; what scripts and attributes hold."""

    VOID = frozenset({"meta", "input", "br", "link"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.keys: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)
        key = dict(attrs).get("data-key")
        if key:
            self.keys.append(key)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(page: str) -> Balance:
    found = Balance()
    found.feed(page)
    found.close()
    assert not found.open
    return found


def test_every_text_is_only_text(page: str) -> None:
    found = read(page)
    scripts = [attributes for tag, attributes in found.elements if tag == "script"]
    assert len(scripts) == 2
    assert not any(tag == "img" for tag, _ in found.elements)
    names = {name for _, attributes in found.elements for name in attributes}
    assert not any(name.startswith("on") for name in names)
    assert html.escape("Prose </script>", quote=False) in page


def test_nothing_comes_from_elsewhere(page: str) -> None:
    found = read(page)
    for _, attributes in found.elements:
        assert not attributes.keys() & {"src", "srcset", "action", "data", "xlink:href"}
        assert not (attributes.get("href") or "#").startswith(("http", "//"))
    assert "url(#" in page
    assert "@import" not in page


def test_the_policy_lets_the_pages_own_script_run_and_no_other(page: str) -> None:
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])  # type: ignore[index]
    script = page.rsplit("<script>", 1)[1].split("</script>", maxsplit=1)[0]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy


def test_content_says_what_each_verdict_rests_on(page: str) -> None:
    content = json.loads(re.search(r'id="content">(.+?)</script>', page)[1])  # type: ignore[index]
    items = content["items"]
    assert items["a"]["words"] == f"Prose {HOSTILE}"
    assert items["a"]["quotes"] == [{"words": f"words {HOSTILE}", "source": "s"}]
    assert items["d"]["standing"] == "falls"
    assert [relation for relation, _ in items["d"]["why"]] == ["beats"]
    assert content["voices"] == {"v": f"Voice {HOSTILE}"}
    assert ["d", "rebuttal"] in content["below"]["a"]


def test_the_drawing_carries_its_mark_and_is_the_same_each_time(page: str) -> None:
    again = argmap.loads(DISPUTE).render("html", link_base=None).decode("utf-8")
    assert again == page
    assert "argmap-mark:" in page


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=4), max_size=8
    )
)
@settings(deadline=None)
def test_the_outline_has_everything_and_ends(below: dict[str, list[str]]) -> None:
    item = {"kind": "claim", "chips": ["<x>"], "words": "A & B.", "standing": "open", "steps": []}
    children = {key: [(each, "reason") for each in keys] for key, keys in below.items()}
    items = dict.fromkeys("abcdefgh", item)
    found = read(outline_of({"items": items, "below": children, "ties": []}))
    assert set(found.keys) == set("abcdefgh")


def test_a_deep_map_nests_no_deeper_than_browsers_bear() -> None:
    keys = [f"k{number}" for number in range(10_000)]
    item = {"kind": "reason", "chips": [], "words": "A.", "standing": "", "steps": []}
    below = {one: [(other, "reason")] for one, other in pairwise(keys)}
    items = dict.fromkeys(keys, item)
    outline = outline_of({"items": items, "below": below, "ties": []})
    assert outline.count("<ul>") <= DEEPEST + 1
    assert read(outline).keys == keys


ROLES = """\
claim early #thesis: School should begin later.
  rebuttal home by parents: The youngest would be alone at home.
    unless: The breakfast club has room.
  because
    premise sleep: Teenagers are tired in the morning.
    assumption: Who is tired learns little.
    unless bed: Pupils could go to bed earlier.
      rebuttal late
claim body: Bodies keep time.
  reason late: Teenagers do not get sleepy before eleven.
claim town: Buses run at seven alone.
town contradicts early
body yet town: Nobody says both.
  unless: Somebody did.
voice parents: Parents
"""


def lines_of(page: str) -> list[str]:
    """The outline's lines without what is not text."""
    outline = page.split("<h2>Outline</h2>")[1].split("</nav>", maxsplit=1)[0]
    found = re.split(r"<li>|</?ul>|<h3>", outline)
    return [html.unescape(re.sub(r"<[^>]+>", "", each)).strip() for each in found]


def test_the_outline_says_what_each_thing_is_where_it_stands() -> None:
    lines = lines_of(argmap.loads(ROLES).render("html", link_base=None).decode("utf-8"))
    home = "Rebuttal (Parents): The youngest would be alone at home. (stands; the rebuttal falls)"
    assert home in lines
    assert lines[lines.index(home) + 2].startswith("Unless: The breakfast club has room.")
    assert "Rebuttal: Teenagers do not get sleepy before eleven. (stands)" in lines
    assert "Assumption: Who is tired learns little. (stands)" in lines
    assert not any(line.startswith("Step") for line in lines)
    tensions = lines[lines.index("Tensions") :]
    assert "“Buses run at seven alone.” contradicts “School should begin later.”" in tensions
    assert "“Bodies keep time.” yet “Buses run at seven alone.”: Nobody says both." in tensions
    assert "Unless: Somebody did. (stands)" in tensions


def test_counts_are_those_of_status() -> None:
    found = argmap.loads(ROLES)
    page = found.render("html", link_base=None).decode("utf-8")
    content = json.loads(re.search(r'id="content">(.+?)</script>', page)[1])  # type: ignore[index]
    counted = [each["standing"] for each in content["items"].values() if each["counted"]]
    standing = found.standing()
    assert sorted(counted) == sorted(standing[key] for key in found.model.statements)


def test_a_page_does_not_tell_where_its_files_lay(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "other.argmap").write_text("claim a: A.\n", encoding="utf-8")
    path = tmp_path / "maps" / "town.argmap"
    path.write_text("import other: ../other.argmap\nclaim b: B.\n  reason other.a\n", "utf-8")
    page = argmap.load(path, root=tmp_path).render("html", link_base=None).decode("utf-8")
    assert str(tmp_path) not in page
    content = json.loads(re.search(r'id="content">(.+?)</script>', page)[1])  # type: ignore[index]
    assert content["items"]["b"]["place"] == "town.argmap:2"
    assert content["items"]["other.a"]["place"] == os.path.join("..", "other.argmap") + ":1"


def test_a_page_without_standing_tells_none() -> None:
    page = argmap.loads(ROLES).render("html", link_base=None, standing=False).decode("utf-8")
    assert not any("stands" in line or "falls" in line for line in lines_of(page))
    content = json.loads(re.search(r'id="content">(.+?)</script>', page)[1])  # type: ignore[index]
    for item in content["items"].values():
        assert (item["standing"], item["why"], item["steps"]) == ("", [], [])
