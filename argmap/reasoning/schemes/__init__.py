"""Argumentation schemes: patterns of argument that ``via`` names, and their critical questions."""

from argmap.reasoning.schemes.catalogue import (
    all_schemes,
    find_scheme,
    nearest_scheme,
    scheme_called,
    scheme_names,
)
from argmap.reasoning.schemes.questions import asked, steps_asked, stub, unasked
from argmap.reasoning.schemes.scheme import CriticalQuestion, Scheme, SchemePremise

__all__ = [
    "CriticalQuestion",
    "Scheme",
    "SchemePremise",
    "all_schemes",
    "asked",
    "find_scheme",
    "nearest_scheme",
    "scheme_called",
    "scheme_names",
    "steps_asked",
    "stub",
    "unasked",
]
