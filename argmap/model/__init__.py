"""What a map means, element by element; immutable."""

from argmap.model.elements import (
    IS,
    WAS,
    Element,
    Expectation,
    Quote,
    Rule,
    Section,
    SourceText,
    StandingExpectation,
    Statement,
    Step,
    Tension,
    Verdict,
    Voice,
    VoiceExpectation,
)
from argmap.model.map import ArgumentMap

__all__ = [
    "IS",
    "WAS",
    "ArgumentMap",
    "Element",
    "Expectation",
    "Quote",
    "Rule",
    "Section",
    "SourceText",
    "StandingExpectation",
    "Statement",
    "Step",
    "Tension",
    "Verdict",
    "Voice",
    "VoiceExpectation",
]
