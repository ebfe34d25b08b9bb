"""A diagram with its places, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from argmap.diagram import Diagram, Theme
from argmap.model import Verdict
from argmap.render.fingerprint import Provenance
from argmap.render.scene import Scene, Text
from argmap.render.svg import FONTS, Dress, plainly, write_svg
from argmap.render.xml import escape

_STANDINGS: Final[Mapping[Verdict | None, str]] = {
    "stands": ", which stands",
    "falls": ", which falls",
    "open": ", which is open",
    None: "",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """What every writer starts from."""

    diagram: Diagram
    scene: Scene
    theme: Theme
    provenance: Provenance

    @property
    def title(self) -> str:
        """What the figure is called."""
        return " ".join(self.diagram.title) or "Argument map"

    @property
    def description(self) -> str:
        """What the figure shows, for those who cannot see it."""
        thesis = next((each for each in self.diagram.boxes if each.shape == "thesis"), None)
        count = len(self.diagram.boxes)
        opening = f"An argument map of {count} statement{'' if count == 1 else 's'}."
        said = [opening, *([" ".join(self.diagram.note)] if self.diagram.note else [])]
        if thesis is not None:
            said.append(f"Its thesis{_STANDINGS[thesis.standing]}: {' '.join(thesis.lines)}")
        return " ".join(said)

    def svg(
        self,
        dark: Theme | None,
        fonts: str = FONTS,
        grow: float = 1.0,
        keyed: bool = False,
        dress: Dress = plainly,
    ) -> str:
        """The figure as SVG, with a dark variant where ``dark`` is given; see ``write_svg``."""
        metadata = (
            f'<metadata data-engine="{escape(self.provenance.engine)}" '
            f'data-fingerprint="{self.provenance.fingerprint}">{self.provenance.pack()}</metadata>\n'
        )
        return write_svg(
            self.scene,
            title=self.title,
            description=self.description,
            scope=f"am{self.provenance.fingerprint[:6]}",
            theme=self.theme,
            dark=dark,
            metadata=metadata,
            fonts=fonts,
            grow=grow,
            keyed=keyed,
            dress=dress,
        )

    def texts(self) -> list[str]:
        """Every line of text in the figure."""
        return [
            line
            for group in self.scene.groups
            for shape in group.shapes
            if isinstance(shape, Text)
            for line in shape.lines
        ]
