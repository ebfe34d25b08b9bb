"""A made-up dispute: the same one for the same size, however often it is made.

A file holds debates of some 400 statements that have nothing to do with each other. A debate has a central claim,
and sections of some 40 statements; each section is about a claim that speaks for or against the central one.
Under a claim stand reasons, linked premises, rebuttals, rebuttals of rebuttals and exceptions, and now and then
a step that uses the claim of an earlier section.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from words import name, sentence

DEBATE = 400
SECTION = 40
TAGS = ("money", "safety", "history", "health", "fairness")
SEED = 20210318


@dataclass
class Statement:
    """A sentence, and what is said for and against it; ``quote`` is what its voice, or else the author, wrote."""

    text: str
    name: str = ""
    tag: str = ""
    voice: str = ""
    quote: str = ""
    steps: list[Step] = field(default_factory=list)


@dataclass
class Step:
    """Statements that speak together for or against another; ``to`` uses a claim that stands elsewhere.

    Arguments:
        kind: ``reason`` or ``rebuttal``, of one statement, or ``because``, of several.
    """

    kind: str
    name: str = ""
    premises: list[Statement] = field(default_factory=list)
    to: str = ""
    exceptions: list[Statement] = field(default_factory=list)


@dataclass
class Section:
    title: str
    claims: list[Statement]


@dataclass
class Debate:
    """Sections, the names of those who speak in it, and the text that is quoted.

    Arguments:
        tensions: pairs of names that cannot go together: ``yet`` for one voice, ``contradicts`` for the facts.
        rules: triples of names of which the first two imply the third.
        clashes: a voice and two of its statements that a tension names.
        leaves: names of statements that nothing speaks against.
    """

    number: int
    sections: list[Section] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    tensions: list[tuple[str, str, str]] = field(default_factory=list)
    rules: list[tuple[str, str, str]] = field(default_factory=list)
    clashes: list[tuple[str, str, str]] = field(default_factory=list)
    leaves: list[str] = field(default_factory=list)

    @property
    def voices(self) -> list[str]:
        return [f"speaker-{self.number}-{letter}" for letter in "abcdef"]


def make(size: int) -> Iterator[Debate]:
    """Debates of ``size`` statements altogether."""
    random = Random(SEED + size)
    for number, begin in enumerate(range(0, size, DEBATE)):
        yield _Maker(random, number, begin, min(DEBATE, size - begin)).debate()


class _Maker:
    """Makes one debate of exactly ``left`` statements."""

    def __init__(self, random: Random, number: int, begin: int, left: int) -> None:
        self.random = random
        self.made = Debate(number)
        self.next = begin
        self.left = left

    def debate(self) -> Debate:
        centre = self.statement(always_named=True)
        self.made.sections.append(Section("What it is about", [centre]))
        claims: list[str] = []
        while self.left:
            kind = self.random.choice(("reason", "rebuttal"))
            main = self.section(claims, by_author=kind == "reason")
            centre.steps.append(Step(kind, to=main))
            claims.append(main)
        self.bonds()
        return self.made

    def section(self, earlier: list[str], by_author: bool) -> str:
        """Adds a section and returns the name of its main claim."""
        claims: list[Statement] = []
        stop = max(0, self.left - SECTION)
        while self.left > stop:
            claim = self.statement(always_named=True, always_voiced=not (claims or by_author))
            claims.append(claim)
            for _ in range(self.random.randint(2, 4)):
                self.grow(claim, 1, stop)
        for other in claims[1:]:
            claims[0].steps.append(Step("reason", to=other.name))
        if earlier and self.random.random() < 0.5:
            claims[-1].steps.append(Step("reason", to=self.random.choice(earlier)))
        title = f"Question {len(self.made.sections)} of debate {self.made.number + 1}"
        self.made.sections.append(Section(title, claims))
        return claims[0].name

    def grow(self, under: Statement, depth: int, stop: int) -> None:
        """Adds a step under a statement, and steps under that, as far as there are statements left."""
        if self.left <= stop:
            return
        lot = self.random.random()
        if lot < 0.25 and self.left >= stop + 3:
            under.name = under.name or name(self.random, self.next)
            step = Step("because", f"step-{self.next}")
            step.premises = [self.statement() for _ in range(self.random.choice((2, 2, 3)))]
            if self.left > stop and self.random.random() < 0.3:
                step.exceptions = [self.statement()]
        else:
            step = Step("reason" if lot < 0.65 else "rebuttal", premises=[self.statement()])
        under.steps.append(step)
        for each in step.premises:
            chance = 0.6 if step.kind == "rebuttal" else 0.4
            while depth < 5 and self.left > stop and self.random.random() < chance / depth**0.5:
                self.grow(each, depth + 1, stop)
            if each.name and not each.steps:
                self.made.leaves.append(each.name)

    def statement(self, always_named: bool = False, always_voiced: bool = False) -> Statement:
        random = self.random
        self.left -= 1
        self.next += 1
        made = Statement(sentence(random))
        if always_named or random.random() < 0.4:
            made.name = name(random, self.next)
        if random.random() < 0.15:
            made.tag = random.choice(TAGS)
        if always_voiced or random.random() < 0.25:
            made.voice = random.choice(self.made.voices)
        if random.random() < (0.97 if made.voice else 0.05):
            made.quote = self.quote(made.voice)
        return made

    def quote(self, voice: str) -> str:
        """Writes a sentence into the source, among others, and returns some of its words."""
        random = self.random
        words = sentence(random)[:-1].split()
        said = " ".join(words)
        self.made.source += [sentence(random), f"“{said},” said {voice}." if voice else f"{said}."]
        self.made.source += [sentence(random) for _ in range(random.randint(0, 2))]
        start = random.randint(0, len(words) - 6)
        quoted = words[start : start + random.randint(5, 9)]
        if random.random() < 0.01:
            quoted[2] = "misquoted"
        return " ".join(quoted)

    def bonds(self) -> None:
        """Adds tensions, rules and what follows from them: some for every section."""
        random = self.random
        named = list(_named(self.made))
        by_voice: dict[str, list[str]] = {}
        for each in named:
            by_voice.setdefault(each.voice, []).append(each.name)
        free = [each.name for each in named if not each.voice]
        several = [voice for voice, names in by_voice.items() if voice and len(names) > 3]
        for number in range(1 + len(named) // 25):
            voice = random.choice(several) if several else ""
            if number % 3 == 0 and voice:
                one, other = random.sample(by_voice[voice], 2)
                self.made.tensions.append((one, "yet", other))
                if random.random() < 0.75:
                    self.made.clashes.append((voice, one, other))
            elif number % 3 == 1 and voice:
                ends = random.choice(by_voice[voice]), random.choice(free)
                self.made.tensions.append((ends[0], "contradicts", ends[1]))
            elif len(free) > 3:
                first, second, third = random.sample(free, 3)
                self.made.rules.append((first, second, third))


def _named(debate: Debate) -> Iterator[Statement]:
    """The statements that have names, in the order of the text."""
    for section in debate.sections:
        todo = section.claims[::-1]
        while todo:
            each = todo.pop()
            if each.name:
                yield each
            for step in reversed(each.steps):
                todo += step.premises[::-1]
