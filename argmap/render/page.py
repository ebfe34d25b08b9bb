"""A diagram with its places, ready to be written in any format."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.diagram import Diagram, Theme
from argmap.render.fingerprint import Mark
from argmap.render.layout import Layout
from argmap.render.svg import FONTS, draw_svg
from argmap.render.xml import escape


@dataclass(frozen=True, slots=True)
class Page:
    """What every writer starts from."""

    diagram: Diagram
    layout: Layout
    theme: Theme
    mark: Mark

    def svg(self, dark: Theme | None, fonts: str = FONTS) -> str:
        """The page as SVG, with a dark variant where ``dark`` is given."""
        metadata = (
            f'<metadata data-engine="{escape(self.mark.engine)}" '
            f'data-fingerprint="{self.mark.fingerprint}">{self.mark.pack()}</metadata>\n'
        )
        return draw_svg(
            self.diagram, self.layout, theme=self.theme, dark=dark, metadata=metadata, fonts=fonts
        )

    def texts(self) -> list[str]:
        """Every line of text on the page."""
        diagram = self.diagram
        found = list(diagram.title)
        for box in diagram.boxes:
            found.extend(box.lines)
            for chip in box.chips:
                found.extend(chip.lines)
        for bracket in diagram.brackets:
            found.extend(bracket.lines)
        for cluster in diagram.clusters:
            found.extend(cluster.lines)
        return found
