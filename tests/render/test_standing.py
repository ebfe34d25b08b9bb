"""What stands, falls and is open can be seen, in colour and without; and nothing of it where it is not wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

import pytest

from argmap.diagram import DARK, LIGHT, Theme
from argmap.diagram.shapes import Relation
from argmap.diagram.theme import STROKES
from argmap.render import DrawOptions, draw
from argmap.render.drawing import diagram_of
from argmap.render.engine import find_engine
from argmap.render.layout import lay_out
from argmap.render.looks import colour_looks, merged, shape_looks
from argmap.render.scene import Group, Path, Scene, compose, origin_of
from tests.diagram.test_theme import contrast, lab, luminance
from tests.render.maps import read_map
from tests.render.test_svg import SVG, words

VERDICTS = """
    claim thesis #thesis: This stands.
      reason good: This holds it up.
      reason bad: This is refuted.
        rebuttal: And by this.
    claim doubted: This is in doubt.
      question: Is it so?
    claim broken: This has lost its reason.
      because group via sign
        premise: This is of no use.
        unless: For this is so.
"""


def root_of(text: str = VERDICTS, **options: object) -> ElementTree.Element:
    return ElementTree.fromstring(draw(read_map(text), DrawOptions(**options)).data)  # type: ignore[arg-type]


def struck(root: ElementTree.Element) -> list[str]:
    """Texts that are struck, whether in one line or in several."""
    found = []
    for text in root.iter(f"{SVG}text"):
        spans = list(text.iter(f"{SVG}tspan")) or [text]
        if all("struck" in (each.get("class") or "").split() for each in spans):
            found.append(" ".join("".join(text.itertext()).split()))
    return found


def test_what_falls_is_struck_and_nothing_else() -> None:
    assert struck(root_of()) == [
        "because", "via sign", "This is refuted.", "This has lost its reason.", "so"
    ]  # fmt: skip


def test_what_is_open_has_a_mark() -> None:
    assert words(root_of()).count("open") == 3  # the claim, its question and the legend


def test_a_reader_who_cannot_see_is_told_too() -> None:
    titles = [each.text or "" for each in root_of().iter(f"{SVG}title")]
    assert titles.count("Falls when all is counted.") == 2
    assert titles.count("Open: neither stands nor falls.") == 2


def test_a_step_of_no_force_is_pale() -> None:
    heads = [each.get("marker-end") or "" for each in root_of().iter(f"{SVG}path")]
    assert len([each for each in heads if each.endswith("support-faint)")]) == 2
    assert len([each for each in heads if each.endswith("support)")]) == 2  # one in the legend
    ids = {each.get("id") for each in root_of().iter(f"{SVG}marker")}
    assert all(each.removeprefix("url(#").removesuffix(")") in ids for each in heads if each)


def test_the_legend_speaks_of_standing_only_where_it_shows() -> None:
    calm = words(root_of("claim a: A.\n  reason: B.\n"))
    assert not {"falls when all is counted", "neither stands nor falls"} & set(calm)
    assert {"falls when all is counted", "neither stands nor falls"} <= set(words(root_of()))


BEATEN = """
    claim a #thesis: One.
      rebuttal: Against it.
        unless: But not here.
    claim b: Two.
    a yet b
      unless: Some hold both.
    claim c: Three.
    b contradicts c
      unless: Both are true.
"""
CALM = """
    claim a #thesis: One.
      rebuttal: Against it.
        unless: But not here.
      rebuttal: Against it, too.
    claim b: Two.
    a yet b
    claim c: Three.
    b contradicts c
      unless: Both are true.
        rebuttal: They are not.
"""


def scene_of(text: str) -> Scene:
    diagram = diagram_of(read_map(text))
    layout = lay_out(diagram, find_engine(), seconds=60, origin=origin_of(diagram))
    return compose(diagram, layout, len(LIGHT.voices))


def lines_of(groups: Sequence[Group]) -> set[tuple[str, Relation | None]]:
    """The styles and heads of the lines of some groups."""
    return {
        (each.styles, each.end)
        for group in groups
        for each in group.shapes
        if isinstance(each, Path) and set(each.styles.split()) & set(STROKES)
    }


@pytest.mark.parametrize("text", [VERDICTS, BEATEN, CALM])
def test_the_legend_has_no_line_that_the_drawing_has_not(text: str) -> None:
    groups = scene_of(text).groups
    (foot,) = (at for at, each in enumerate(groups) if each.shapes[0].styles == "cl")
    drawn, legend = lines_of(groups[:foot]), lines_of(groups[foot:])
    assert legend
    assert legend - drawn <= {("support faint", None)}


def test_grey_lines_are_explained() -> None:
    beaten = "beaten: it does not count"
    assert {beaten} <= set(words(root_of(BEATEN)))
    assert not {beaten, "neither stands nor falls"} & set(words(root_of("claim a: A.\n")))
    titles = [each.text for each in root_of(BEATEN).iter(f"{SVG}title")]
    assert "Beaten: it does not count." in titles


def test_a_beaten_tension_keeps_its_looks() -> None:
    beaten, calm = lines_of(scene_of(BEATEN).groups), lines_of(scene_of(CALM).groups)
    assert {("yet pale", None), ("contradicts faint", "contradicts")} <= beaten
    assert {("yet", None), ("contradicts", "contradicts")} <= calm


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_border_of_what_falls_still_tells_fidelity(theme: Theme) -> None:
    table = (*shape_looks(), *colour_looks(theme))
    looks = [merged(f"b {each} fell", table) for each in ("quoted", "paraphrased", "assumed")]
    assert len({(each.width, each.dash) for each in looks}) == 3


def test_without_standing_there_is_no_sign_of_it() -> None:
    data = draw(read_map(VERDICTS), DrawOptions(standing=False)).data.decode()
    assert not re.search(r"struck|fallen|faint|line-through|>open<|Falls when", data)
    assert (
        draw(read_map(VERDICTS)).fingerprint
        != draw(read_map(VERDICTS), DrawOptions(standing=False)).fingerprint
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_faded_words_can_still_be_read(theme: Theme) -> None:
    for ground in (theme.paper, theme.panel, theme.box, theme.thesis):
        assert contrast(theme.faded, ground) >= 4.5
    assert merged("fell-fill", colour_looks(theme)).fill == theme.box


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_standing_shows_in_greyscale(theme: Theme) -> None:
    """By the stroke through the words and a lighter ink; by a mark with a word in it."""
    full, faded = (lab((luminance(each),) * 3)[0] for each in (theme.ink, theme.faded))
    assert abs(full - faded) > 25
    assert merged("t fallen struck", shape_looks()).strike


def test_every_format_shows_it() -> None:
    dot = draw(read_map(VERDICTS), DrawOptions(format="dot")).data.decode()
    assert dot.count("xlabel=falls") == 2
    assert dot.count("xlabel=open") == 2
    shown = draw(read_map(VERDICTS), DrawOptions(format="png", scale=1)).data
    assert (
        shown != draw(read_map(VERDICTS), DrawOptions(format="png", scale=1, standing=False)).data
    )
    pytest.importorskip("typst")
    assert draw(read_map(VERDICTS), DrawOptions(format="pdf")).data.startswith(b"%PDF")


def test_the_part_that_stands_has_nothing_pale() -> None:
    diagram = diagram_of(read_map(VERDICTS), DrawOptions(only_standing=True))
    assert {each.standing for each in diagram.boxes} == {"stands"}
    root = root_of(only_standing=True)
    assert struck(root) == []
    assert "5 of 9 statements: those that stand" in words(root)
