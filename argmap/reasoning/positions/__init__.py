"""The positions that a person could hold on a map, and what they part on."""

from argmap.reasoning.positions.crux import Crux
from argmap.reasoning.positions.held import MOST, Nearness, Position, Positions, positions

__all__ = ["MOST", "Crux", "Nearness", "Position", "Positions", "positions"]
