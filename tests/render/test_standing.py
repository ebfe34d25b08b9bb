"""What stands, falls and is open can be seen, in colour and without; and nothing of it where it is not wanted."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from argmap.diagram import DARK, LIGHT, Theme
from argmap.render import DrawOptions, draw
from argmap.render.drawing import diagram_of
from argmap.render.looks import colour_looks, merged, shape_looks
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
