"""From a map to what is drawn of it."""

from __future__ import annotations

from pathlib import Path

import argmap
from argmap.diagram import build_diagram


def test_the_thesis_of_an_imported_map_is_a_claim_and_says_whose_thesis_it_is(
    tmp_path: Path,
) -> None:
    (tmp_path / "town.argmap").write_text("claim close #thesis: Close the bridge.\n", "utf-8")
    reply = tmp_path / "reply.argmap"
    reply.write_text(
        "import t: town.argmap\nclaim keep #thesis: Keep it open.\nkeep contradicts t.close\n",
        "utf-8",
    )
    boxes = {each.key: each for each in build_diagram(argmap.load(reply).model).boxes}
    assert boxes["keep"].shape == "thesis"
    assert boxes["keep"].tooltip == ""
    assert boxes["t.close"].shape == "claim"
    assert boxes["t.close"].tooltip == "The thesis of town.argmap."
