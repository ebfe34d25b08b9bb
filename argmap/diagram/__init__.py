"""What a drawing shows: a neutral diagram, built from a map, measured without fonts."""

from argmap.diagram.build import build_diagram
from argmap.diagram.shapes import Arrow, Box, Bracket, Chip, Cluster, Diagram, LegendEntry, Tie
from argmap.diagram.theme import DARK, LIGHT, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "Arrow",
    "Box",
    "Bracket",
    "Chip",
    "Cluster",
    "Diagram",
    "LegendEntry",
    "Theme",
    "Tie",
    "build_diagram",
]
