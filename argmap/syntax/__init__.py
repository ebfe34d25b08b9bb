"""The language: text to nodes, mistakes, and nodes back to text."""

from argmap.syntax.catalogue import MISTAKES, Mistake
from argmap.syntax.parser import Parsed, parse

__all__ = ["MISTAKES", "Mistake", "Parsed", "parse"]
