"""Comparing two maps by what they say: what was added, lost, reworded, renamed or moved, and what stands now.

``argmap.comparison.compare.compare`` does it; what is here is what it says.
"""

from argmap.comparison.changes import FAMILIES, Change, Comparison, How, Item

__all__ = ["FAMILIES", "Change", "Comparison", "How", "Item"]
