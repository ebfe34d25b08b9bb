"""The report page as its reader meets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.reasoning.commitments import commitments
from argmap.render import DrawOptions
from argmap.render.drawing import diagram_of
from tests.page.browser import CHROMIUM, browser
from tests.page.test_document import DISPUTE, ROLES

pytest.importorskip("playwright", reason="needs Playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

TOWN = """\
map: Should Market Street be closed?
source minutes: minutes.txt
voice council: Town council
voice shops: The shopkeepers

claim ban by council #thesis: Market Street should be closed to cars.
  because safety via consequence
    premise children: Children play there.
      > minutes: the children of Market Street
      note: So the teacher said.
    premise danger: Cars endanger them.
  rebuttal trade by shops: The shops would lose customers.
    rebuttal parking: There is parking around the corner.
claim apart: The street is old.
"""
VIEW = "() => document.querySelector('#canvas svg').getAttribute('viewBox').split(' ').map(Number)"
STROKE = "each => getComputedStyle(each).stroke"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


class Reader:
    """Somebody who looks at a page; keeps whatever the page complains of or asks for."""

    def __init__(self, chromium: Any, path: Path, **settings: Any) -> None:
        self.page = chromium.new_page(viewport={"width": 1200, "height": 800}, **settings)
        self.trouble: list[str] = []
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("dialog", lambda dialog: self.trouble.append(dialog.message))
        self.page.on(
            "console", lambda said: self.trouble.append(said.text) if said.type == "error" else None
        )
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(path.as_uri())

    def box(self, key: str) -> Any:
        return self.page.locator(f"#canvas g[data-of='{key}'][tabindex]")

    def shown(self) -> set[str]:
        found = self.page.eval_on_selector_all(
            "#canvas g[tabindex]:not(.away)", "all => all.map(each => each.dataset.of)"
        )
        return set(found)

    def bright(self) -> set[str]:
        found = self.page.eval_on_selector_all(
            "#canvas g[tabindex]:not(.away):not(.dim)", "all => all.map(each => each.dataset.of)"
        )
        return set(found)


@pytest.fixture
def reader(chromium: Any, tmp_path: Path) -> Iterator[Reader]:
    path = tmp_path / "town.html"
    path.write_bytes(argmap.loads(TOWN, name="town.argmap").render("html", link_base=None))
    reader = Reader(chromium, path)
    yield reader
    assert reader.trouble == []
    assert reader.asked == [path.as_uri()]
    reader.page.close()


def test_a_click_shows_what_is_said_and_why(reader: Reader) -> None:
    reader.box("children").click()
    panel = reader.page.locator("#panel")
    text = panel.inner_text()
    assert "Children play there." in text
    assert "“the children of Market Street”" in text
    assert "So the teacher said." in text
    assert "It stands." in text
    assert "town.argmap:8" in text
    reader.box("trade").click()
    assert "Beaten by: There is parking around the corner." in panel.inner_text()
    panel.get_by_role("link", name="There is parking around the corner.").first.click()
    assert "parking" in panel.locator(".kind").first.inner_text()
    panel.get_by_role("button", name="Close").click()
    assert panel.is_hidden()


def test_a_mark_folds_what_is_below_and_unfolds_it(reader: Reader) -> None:
    everything = reader.shown()
    assert {"ban", "safety", "children", "danger", "trade", "parking", "apart"} <= everything
    mark = reader.box("ban").locator(".fold")
    reader.box("ban").hover()
    mark.click()
    assert reader.shown() == {"ban", "apart"}
    assert reader.box("ban").get_attribute("aria-expanded") == "false"
    reader.page.get_by_role("button", name="Unfold all").click()
    assert reader.shown() == everything
    reader.box("safety").focus()
    reader.page.keyboard.press("f")
    assert reader.shown() == everything - {"children", "danger"}
    assert reader.page.locator("#canvas g[data-of='safety']:not(.away)").count() == 1


def test_search_finds_words_names_and_quotes(reader: Reader) -> None:
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("CHILDREN")
    assert reader.page.locator("#found").inner_text() == "1 statement"
    assert reader.bright() == {"children"}
    reader.page.keyboard.press("Enter")
    assert "Children play there." in reader.page.locator("#panel").inner_text()
    reader.page.keyboard.press("Escape")
    assert reader.bright() == reader.shown()


def test_a_voice_and_a_standing_can_be_picked_out(reader: Reader) -> None:
    reader.page.locator("#voice").select_option(label="The shopkeepers")
    assert reader.bright() == {"trade"}
    reader.page.locator("#voice").select_option("")
    falls = reader.page.locator("#standing button[data-standing=falls]")
    assert falls.inner_text() == "1 falls"
    falls.click()
    assert reader.bright() == {"trade"}
    falls.click()
    assert reader.bright() == reader.shown()


LEASH = """\
voice warden #author: The warden
voice vet for owners: The vet
voice owners: Dog owners

claim leash #thesis: Dogs belong on a leash.
  because
    premise owners holds chase
    premise herd: Whoever says so keeps sheep in mind.
  reason own by owners: Owners want it.
  rebuttal lonely by owners #supposed: Dogs would be lonely.
claim chase by vet: Dogs chase whatever runs.
chase yet own: So they say.
"""


def test_a_voice_is_what_it_is_committed_to(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "leash.html"
    found = argmap.loads(LEASH)
    path.write_bytes(found.render("html", link_base=None))
    reader = Reader(chromium, path)
    held = commitments(found.model).held
    assert set(held["owners"]) == {"own", "leash", "chase"}
    assert set(held["vet"]) == {"chase"}
    for voice in held:
        reader.page.locator("#voice").select_option(voice)
        assert reader.bright() - found.model.steps.keys() == set(held[voice])
        part = diagram_of(found.model, DrawOptions(voice=voice))
        assert held[voice].keys() <= {each.key for each in part.boxes}
    spoken = reader.page.get_by_role("button", name=re.compile(r"^premise \(.*Dog owners[^:]*\): "))
    assert spoken.count() == 1
    assert reader.trouble == []
    reader.page.close()


def test_the_keyboard_reaches_everything(reader: Reader) -> None:
    page = reader.page
    page.locator("#canvas").focus()
    page.keyboard.press("Tab")
    focused = "() => document.activeElement.dataset.of"
    assert page.evaluate(focused) == "ban"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "safety"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "trade"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "ban"
    page.keyboard.press("f")
    assert reader.shown() == {"ban", "apart"}
    page.keyboard.press("f")
    page.keyboard.press("Enter")
    assert "Market Street should be closed to cars." in page.locator("#panel").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_the_keyboard_keeps_its_place(reader: Reader) -> None:
    page = reader.page
    focused = "() => document.activeElement.dataset.of || document.activeElement.textContent"
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "ban"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == "apart"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "×"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(focused) == "safety"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate(focused) == "safety"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Fold what is below").press("Enter")
    assert page.evaluate(focused) == "Unfold"


SHARED = """\
claim a #thesis: The street is narrow.
  reason old: It is old.
    reason stone: Its houses are of stone.
claim b: The street is loud.
  reason stone
  reason cars: It is full of cars.
"""


def test_what_is_used_twice_is_about_both(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "shared.html"
    path.write_bytes(argmap.loads(SHARED).render("html", link_base=None))
    reader = Reader(chromium, path)
    page = reader.page
    reader.box("stone").click()
    about = page.locator("#panel h3", has_text="It is about").locator("+ ul a")
    assert about.all_inner_texts() == ["It is old.", "The street is loud."]
    page.keyboard.press("0")
    reader.box("a").focus()
    page.keyboard.press("f")
    assert reader.shown() == {"a", "b", "stone", "cars"}
    # What is seen is shown where it is, without unfolding the other place.
    reader.box("stone").click()
    assert reader.shown() == {"a", "b", "stone", "cars"}
    page.keyboard.press("ArrowUp")
    assert page.evaluate("() => document.activeElement.dataset.of") == "b"
    assert reader.trouble == []
    reader.page.close()


def test_hovering_shows_quotes_and_notes(reader: Reader) -> None:
    reader.box("children").hover()
    tip = reader.page.locator("#tip")
    assert tip.inner_text() == "“the children of Market Street” — minutes\nSo the teacher said."
    reader.box("danger").hover()
    assert tip.is_hidden()


def test_a_touch_opens_the_panel_and_nothing_else(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "town.html"
    path.write_bytes(argmap.loads(TOWN).render("html", link_base=None))
    reader = Reader(chromium, path, has_touch=True)
    reader.box("children").tap()
    assert "the children of Market Street" in reader.page.locator("#panel").inner_text()
    assert reader.page.locator("#tip").is_hidden()
    reader.page.close()


def test_zoom_and_pan_move_the_view(reader: Reader) -> None:
    page = reader.page
    whole = page.evaluate(VIEW)
    page.get_by_role("button", name="Zoom in").click()
    near = page.evaluate(VIEW)
    assert near[2] == pytest.approx(whole[2] * 0.8)
    page.mouse.move(600, 400)
    page.mouse.down()
    page.mouse.move(500, 350, steps=5)
    page.mouse.up()
    moved = page.evaluate(VIEW)
    assert moved[0] > near[0]
    assert moved[1] > near[1]
    assert page.locator("#panel").is_hidden()
    page.mouse.wheel(0, -200)
    assert page.evaluate(VIEW)[2] < moved[2]
    page.get_by_role("button", name="Fit").click()
    assert page.evaluate(VIEW) == whole


def test_the_outline_leads_to_the_drawing(reader: Reader) -> None:
    outline = reader.page.locator("#outline")
    assert outline.locator("a").count() == len(reader.shown())
    outline.get_by_text("There is parking").click()
    assert "parking" in reader.page.locator("#panel .kind").first.inner_text()


def test_dark_where_the_reader_asks_for_dark(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "town.html"
    path.write_bytes(argmap.loads(TOWN).render("html", link_base=None))
    for scheme, light in (("dark", False), ("light", True)):
        reader = Reader(chromium, path, color_scheme=scheme)
        style = "() => getComputedStyle(document.body).backgroundColor"
        shade = reader.page.evaluate(style)
        assert (shade == "rgb(255, 255, 255)") is light
        reader.page.close()


def test_prints_the_drawing_and_the_outline(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "town.html"
    path.write_bytes(argmap.loads(TOWN).render("html", link_base=None))
    reader = Reader(chromium, path)
    reader.page.emulate_media(media="print")
    assert reader.page.locator("#canvas svg").is_visible()
    assert reader.page.locator("#outline").is_visible()
    assert reader.page.locator(".tools").is_hidden()
    assert reader.page.pdf().startswith(b"%PDF")
    reader.page.close()


def test_prints_the_whole_drawing_whatever_is_seen_of_it(reader: Reader) -> None:
    page = reader.page
    whole = page.evaluate(VIEW)
    reader.box("ban").click()
    page.keyboard.press("f")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.mouse.move(300, 500)
    page.mouse.wheel(0, -300)
    page.mouse.down()
    page.mouse.move(200, 400, steps=5)
    page.mouse.up()
    here = page.evaluate(VIEW)
    assert here != whole
    page.evaluate(
        f"() => addEventListener('beforeprint', () => {{ window.printed = ({VIEW})(); }})"
    )
    page.pdf()
    assert page.evaluate("() => window.printed") == whole
    assert page.evaluate(VIEW) == here
    plain = reader.box("apart").locator("rect").first.evaluate(STROKE)
    assert reader.box("ban").locator("rect").first.evaluate(STROKE) != plain
    page.emulate_media(media="print")
    assert reader.box("ban").locator("rect").first.evaluate(STROKE) == plain
    assert reader.box("ban").locator(".fold").is_visible()
    page.locator("#canvas").focus()
    assert page.locator("#canvas").evaluate("each => getComputedStyle(each).outlineStyle") == "none"


def test_the_drawing_is_to_be_seen_with_all_its_bars(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "town.html"
    path.write_bytes(argmap.loads(TOWN).render("html", link_base=None))
    for width, height in ((1200, 800), (390, 844)):
        reader = Reader(chromium, path)
        reader.page.set_viewport_size({"width": width, "height": height})
        legend = reader.page.locator("#canvas svg text").last.bounding_box()
        bar = reader.page.locator("#standing").bounding_box()
        assert legend["y"] + legend["height"] <= bar["y"]
        assert bar["y"] + bar["height"] <= height
        reader.page.close()


def test_paper_is_light(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "town.html"
    path.write_bytes(argmap.loads(TOWN).render("html", link_base=None, theme="dark"))
    reader = Reader(chromium, path)
    reader.page.emulate_media(media="print")
    ink = reader.page.locator("h1").evaluate("each => getComputedStyle(each).color")
    assert ink == "rgb(25, 28, 32)"
    reader.page.close()


def test_hostile_words_do_nothing(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "dispute.html"
    path.write_bytes(argmap.loads(DISPUTE).render("html", link_base=None))
    reader = Reader(chromium, path)
    for key in ("a", "d", "f"):
        reader.box(key).hover()
        reader.box(key).click()
    assert (
        "<script>alert(1)</script>" in reader.page.locator("#panel, #outline").all_inner_texts()[1]
    )
    assert reader.trouble == []
    assert len(reader.asked) == 1
    reader.page.close()


def test_names_that_every_object_of_javascript_has(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "names.html"
    source = "claim constructor #thesis: A.\n  reason valueOf: B.\n    reason toString: C.\n"
    path.write_bytes(argmap.loads(source).render("html"))
    reader = Reader(chromium, path)
    reader.box("valueOf").click()
    assert "C." in reader.page.locator("#panel").inner_text()
    assert reader.trouble == []
    reader.page.close()


def test_a_tension_goes_with_its_sides(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "roles.html"
    path.write_bytes(argmap.loads(ROLES).render("html", link_base=None))
    reader = Reader(chromium, path)
    everything = reader.shown()
    reader.box("home").click()
    panel = reader.page.locator("#panel").inner_text()
    assert "As a rebuttal it falls" in panel
    assert "Unless: The breakfast club has room." in panel
    reader.page.get_by_role("button", name="Fit").click()
    reader.box("town").click()
    panel = reader.page.locator("#panel").inner_text()
    assert "It cannot be true with: School should begin later." in panel
    assert "Nobody can hold it and: Bodies keep time." in panel
    reader.page.keyboard.press("Escape")
    reader.page.get_by_role("button", name="Fit").click()
    reader.box("early").hover()
    reader.box("early").locator(".fold").click()
    assert "home" not in reader.shown()
    assert "body" in reader.shown()
    reader.page.get_by_role("button", name="Unfold all").click()
    assert reader.shown() == everything
    assert reader.trouble == []
    reader.page.close()
