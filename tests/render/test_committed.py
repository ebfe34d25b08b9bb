"""The drawings that lie in the project are those of their maps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.render import DrawOptions, check_drawing
from argmap.render.fingerprint import read_provenance

ROOT = Path(__file__).parents[2]
DRAWN = {
    "docs/samples/reading.svg": "docs/samples/reading.argmap",
    "docs/samples/readings.svg": "examples/rush-to-talks/rush-to-talks.argmap",
    **{
        str(each.with_suffix(".svg").relative_to(ROOT)): str(each.relative_to(ROOT))
        for each in sorted(ROOT.glob("examples/*/*.argmap"))
    },
}


@pytest.mark.parametrize("drawing", DRAWN)
def test_a_committed_drawing_is_up_to_date(drawing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    town = argmap.load(DRAWN[drawing])
    existing = Path(drawing).read_bytes()
    folder = str(Path(drawing).parent)
    options = DrawOptions(link_base=folder)
    assert check_drawing(existing, town.model, options, asked=[]) == []
    mark = read_provenance(existing)
    assert mark is not None
    how = {name: value for name, value in mark.how.items() if name in ("section", "voice", "focus")}
    assert town.render("svg", link_base=folder, **how) == existing


def test_every_picture_of_the_pages_is_there() -> None:
    for page in (ROOT / "README.md", ROOT / "docs/drawing.md"):
        for picture in re.findall(r"!\[[^]]*\]\(([^):]+\.svg)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / picture).is_file(), (page.name, picture)
