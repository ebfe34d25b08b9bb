"""Abstract argumentation: frameworks, their extensions, and the framework of a map."""

from argmap.reasoning.frameworks.acceptance import Answer, credulous, sceptical
from argmap.reasoning.frameworks.extensions import Extension, count, counts, extension, extensions
from argmap.reasoning.frameworks.framework import Framework
from argmap.reasoning.frameworks.grounded import IN, OUT, UNDECIDED, grounded
from argmap.reasoning.frameworks.oracle import Limit, OutOfTime
from argmap.reasoning.frameworks.semantics import Semantics

__all__ = [
    "IN",
    "OUT",
    "UNDECIDED",
    "Answer",
    "Extension",
    "Framework",
    "Limit",
    "OutOfTime",
    "Semantics",
    "count",
    "counts",
    "credulous",
    "extension",
    "extensions",
    "grounded",
    "sceptical",
]
