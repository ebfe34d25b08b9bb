"""The language: text to nodes, mistakes, and nodes back to text."""

from argmap.syntax.catalogue import MISTAKES, Mistake
from argmap.syntax.parser import Parsed, parse
from argmap.syntax.printer import print_document

__all__ = ["MISTAKES", "Mistake", "Parsed", "parse", "print_document"]
