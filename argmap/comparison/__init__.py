"""Comparing two maps by what they say: what was added, lost, reworded, renamed or moved, and what stands now."""

from argmap.comparison.changes import FAMILIES, Change, Comparison, How, Item
from argmap.comparison.compare import compare

__all__ = ["FAMILIES", "Change", "Comparison", "How", "Item", "compare"]
