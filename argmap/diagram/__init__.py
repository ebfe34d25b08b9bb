"""What a drawing shows: a neutral diagram, built from a map, measured without fonts; and parts of it."""

from argmap.diagram.build import build_diagram
from argmap.diagram.choice import NothingLeft, UnknownName, View, choose
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
    "NothingLeft",
    "Theme",
    "Tie",
    "UnknownName",
    "View",
    "build_diagram",
    "choose",
]
