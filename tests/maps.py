"""Generators of whole maps, whose names resolve; written with ``MapBuilder``."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.api import MapBuilder
from argmap.model.draft import Line
from tests.documents import PROSES

SENTENCES = PROSES.map(lambda prose: prose.text)
UNDER = ("reason", "rebuttal", "question", "because", "but", "refer", "note", "quote")


class _Writing:
    """A map while it is generated."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.builder = MapBuilder(draw(st.just("") | SENTENCES))
        self.voices = [f"v{n}" for n in range(draw(st.integers(0, 3)))]
        self.claims = [f"c{n}" for n in range(draw(st.integers(1, 4)))]
        self.new = 0

    def names(self) -> list[str]:
        return self.draw(st.lists(st.sampled_from(self.voices), max_size=2)) if self.voices else []

    def name(self) -> str | None:
        self.new += 1
        return f"n{self.new}" if self.draw(st.booleans()) else None

    def said(self) -> dict[str, object]:
        marks = self.draw(st.lists(st.sampled_from(["given", "supposed", "tag"]), max_size=2))
        return {"name": self.name(), "by": self.names(), "marks": marks}

    def head(self) -> None:
        for at, name in enumerate(self.voices):
            speaks_for = self.voices[0] if at and self.draw(st.booleans()) else None
            self.builder.voice(name, self.draw(SENTENCES), speaks_for=speaks_for, author=not at)
        self.builder.source("text", "text.txt")

    def under(self, line: Line, depth: int) -> None:
        for _ in range(self.draw(st.integers(0, 2))):
            kind = self.draw(st.sampled_from(UNDER))
            words = self.draw(SENTENCES)
            if kind in ("because", "but"):
                self.group(line, kind, depth)
            elif kind == "refer":
                keyword = self.draw(st.sampled_from(["reason", "rebuttal"]))
                line.refer(keyword, self.draw(st.sampled_from(self.claims))).note(words)
            elif kind == "note":
                line.note(words)
            elif kind == "quote":
                line.quote("text", words, self.draw(st.none() | st.integers(1, 9)))
            elif kind == "question":
                line.question(words, name=self.name())
            else:
                child = getattr(line, kind)(words, **self.said())
                if self.draw(st.booleans()):
                    child.unless(self.draw(SENTENCES), **self.said())
                if depth:
                    self.under(child, depth - 1)

    def group(self, line: Line, kind: str, depth: int) -> None:
        step = getattr(line, kind)(name=self.name(), by=self.names(), via="sign")
        premise = step.premise(self.draw(SENTENCES), **self.said())
        step.assumption(self.draw(SENTENCES), **self.said())
        step.refer("premise", self.draw(st.sampled_from(self.claims)), marks=["role"])
        if self.voices:
            step.holds(self.voices[0], self.draw(st.sampled_from(self.claims)))
        if depth:
            self.under(premise, depth - 1)

    def write(self) -> MapBuilder:
        self.head()
        for name in self.claims:
            if self.draw(st.booleans()):
                self.builder.section(self.draw(SENTENCES))
            marks = ["thesis"] if name == self.claims[0] else []
            line = self.builder.claim(name, self.draw(SENTENCES), by=self.names(), marks=marks)
            self.under(line, 2)
        self.tail()
        return self.builder

    def tail(self) -> None:
        pairs = st.tuples(st.sampled_from(self.claims), st.sampled_from(self.claims))
        for left, right in self.draw(st.lists(pairs, max_size=2)):
            self.builder.tension(left, right, self.draw(st.just("") | SENTENCES))
            self.builder.contradiction(right, left).unless(self.draw(SENTENCES))
        one, other = self.draw(pairs)
        formula = self.draw(
            st.sampled_from(("{} implies not {}", "not ({} and {})", "{} or {} iff {}"))
        )
        self.builder.rule(formula.format(one, other, one), name=self.name()).note("Because.")
        self.builder.expect(self.claims[0], self.draw(st.sampled_from(["stands", "falls", "open"])))
        for voice in self.voices[:1]:
            self.builder.expect(voice, "consistent").expect_inconsistent(voice, self.claims)


@st.composite
def maps(draw: st.DrawFn) -> MapBuilder:
    """A map in which every name is defined, once."""
    return _Writing(draw).write()
