"""From pairs to changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from argmap.comparison.changes import Change, How, Item
from argmap.comparison.pairing import Pairing
from argmap.comparison.reading import Reading
from argmap.comparison.similar import likeness
from argmap.comparison.steps import StepPairs
from argmap.model import Quote, Section, Statement, Step
from argmap.model.calling import quoted
from argmap.model.names import a
from argmap.quotes.folding import fold
from argmap.quotes.pattern import read_pattern
from argmap.source import Place

_SAME_QUOTE = 60
_T = TypeVar("_T")


class _Noted(NamedTuple):
    """Something that notes stand under; ``called`` as a sentence calls it."""

    key: str
    called: str
    place: Place
    notes: Sequence[str]


class Listing:
    """Lists the changes of statements, steps, tensions and rules.

    Arguments:
        old, new: the maps.
        pairs: what is what.
        steps: what made the pairs of steps.
        voices, sources: the new key of each old one that is still there.
    """

    def __init__(
        self,
        old: Reading,
        new: Reading,
        pairs: Pairing,
        steps: StepPairs,
        voices: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        self.old, self.new, self.pairs, self.steps = old, new, pairs, steps
        self.voices, self.sources = voices, sources

    def changes(self) -> Iterator[Change]:
        """Every change but those of standings, voices, sources and titles. Linear in both maps."""
        yield from self._statements()
        yield from self._steps()
        yield from self._tensions()
        yield from self._rules()
        yield from self._quotes()
        yield from self._head_notes()

    def _statements(self) -> Iterator[Change]:
        """What stands under a statement that was added or lost is told by the statement, but for its quotes."""
        for key in self.old.map.statements:
            if key not in self.pairs.new_of:
                yield Change(How.LOST, self._statement(self.old, key), None)
        for key in self.new.map.statements:
            if key not in self.pairs.old_of:
                yield Change(How.ADDED, None, self._statement(self.new, key))
            else:
                yield from self._statement_pair(self.pairs.old_of[key], key)

    def _statement(self, reading: Reading, key: str, about: str | None = None) -> Item:
        statement = reading.map.statements[key]
        role = reading.role_of(key) if about is None else about
        return Item(statement.kind, key, reading.call(key), statement.prose, role, statement.place)

    def _statement_pair(self, before: str, after: str) -> Iterator[Change]:
        old, new = self.old.map.statements[before], self.new.map.statements[after]

        def change(how: How, about_old: str | None = None, about_new: str | None = None) -> Change:
            return Change(
                how,
                self._statement(self.old, before, about_old),
                self._statement(self.new, after, about_new),
            )

        if old.name != new.name:
            yield change(How.RENAMED)
        if self.old.words[before] != self.new.words[after]:
            yield change(How.REWORDED)
        homes = self.old.homes.get(before), self.new.homes.get(after)
        if self._home(self.old, before) != self._home(self.new, after):
            roles = [
                _as(each.kind, reading.role_of(key), home)
                for each, reading, key, home in (
                    (old, self.old, before, homes[0]),
                    (new, self.new, after, homes[1]),
                )
            ]
            yield change(How.MOVED, *roles)
        elif old.kind != new.kind:
            yield change(How.CHANGED, a(old.kind), a(new.kind))
        if {self.voices.get(each, each) for each in old.voices} != set(new.voices):
            yield change(How.MOVED, _by(self.old, old.voices), _by(self.new, new.voices))
        if set(old.marks) != set(new.marks):
            yield change(How.CHANGED, *_apart(old.marks, new.marks, "marked"))
        if old.asks != new.asks:
            yield change(How.CHANGED, _asks(old), _asks(new))
        sections = [
            reading.map.sections[each.section].title if each.section else ""
            for reading, each in ((self.old, old), (self.new, new))
        ]
        if sections[0] != sections[1]:
            yield change(How.MOVED, *map(_in_section, sections))
        yield from self._notes(before, after, old.notes, new.notes)

    def _home(self, reading: Reading, key: str) -> Hashable:
        """Where a statement is written, in terms of both maps."""
        home = reading.homes.get(key)
        if home is None:
            return None
        identify = self.pairs.old_id if reading is self.old else self.pairs.new_id
        return (home.kind, identify(home.target if reading.own(home) else home.key))

    def _notes(
        self, before: str, after: str, old: Sequence[str], new: Sequence[str]
    ) -> Iterator[Change]:
        yield from _noted(
            _Noted(before, self.old.call(before), self.old.place(before), old),
            _Noted(after, self.new.call(after), self.new.place(after), new),
        )

    def _head_notes(self) -> Iterator[Change]:
        """Notes under the title, under voices and sources that both maps have, and under sections."""
        yield from _noted(
            *(
                _Noted("", "the title", Place(each.texts[0], 0, 0), each.notes)
                for each in (self.old.map, self.new.map)
            )
        )
        for kind, pairs, olds, news in (
            ("voice", self.voices, self.old.map.voices, self.new.map.voices),
            ("source", self.sources, self.old.map.sources, self.new.map.sources),
        ):
            for before, after in pairs.items():
                ours, theirs = olds[before], news[after]
                yield from _noted(
                    _Noted(before, f"the {kind} `{before}`", ours.place, ours.notes),
                    _Noted(after, f"the {kind} `{after}`", theirs.place, theirs.notes),
                )
        yield from self._section_notes()

    def _section_notes(self) -> Iterator[Change]:
        """A section that came or went is told by its notes: what stands in it says itself that it moved."""
        old, new = self.old.map.sections, self.new.map.sections
        pairs = Pairing()
        pairs.pair_alike(
            old,
            new,
            lambda key: fold(old[key].title).text,
            lambda key: fold(new[key].title).text,
            lambda key: "\n".join(old[key].notes),
            lambda key: "\n".join(new[key].notes),
        )
        for key, each in old.items():
            theirs = new.get(pairs.new_of.get(key, ""))
            yield from _noted(_in(each), _in(theirs) if theirs else _in(each, ()))
        for key, each in new.items():
            if key not in pairs.old_of:
                yield from _noted(_in(each, ()), _in(each))

    def _steps(self) -> Iterator[Change]:
        for key, step in self.old.map.steps.items():
            if key not in self.pairs.new_of and not self.old.own(step):
                yield Change(How.LOST, self._step(self.old, step), None)
        for key, step in self.new.map.steps.items():
            if key in self.pairs.old_of:
                yield from self._step_pair(self.old.map.steps[self.pairs.old_of[key]], step)
            elif not self.new.own(step):
                yield Change(How.ADDED, None, self._step(self.new, step))

    def _step(self, reading: Reading, step: Step, about: str | None = None) -> Item:
        texts = [reading.map.statements[each].prose for each in step.premises]
        role = reading.role(step) if about is None else about
        text = "; ".join(texts)
        name = f"`{step.key}`" if step.name else quoted(text)
        if step.reference:
            name = reading.call(step.premises[0])
        return Item(step.kind, step.key, name, text, role, step.place)

    def _step_pair(self, old: Step, new: Step) -> Iterator[Change]:
        def change(how: How, about_old: str, about_new: str) -> Change:
            return Change(
                how,
                self._step(self.old, old, about_old),
                self._step(self.new, new, about_new),
            )

        if not self.new.own(new):
            if old.name != new.name:
                yield change(How.RENAMED, "", "")
            if (old.kind, self.pairs.old_id(old.target)) != (
                new.kind,
                self.pairs.new_id(new.target),
            ):
                roles = self.old.role(old), self.new.role(new)
                yield change(How.MOVED, _as(old.kind, roles[0], old), _as(new.kind, roles[1], new))
            yield from self._premises(old, new)
            if {self.voices.get(each, each) for each in old.voices} != set(new.voices):
                yield change(How.MOVED, _by(self.old, old.voices), _by(self.new, new.voices))
        if old.scheme != new.scheme:
            yield change(How.CHANGED, _via(old), _via(new))
        if old.strict != new.strict:
            yield change(How.CHANGED, _strictly(old), _strictly(new))
        if self._roles(self.old, old) != self._roles(self.new, new):
            tags = [[tag for role in each.roles for tag in role] for each in (old, new)]
            yield change(How.CHANGED, *_apart(tags[0], tags[1], "with premises marked"))
        yield from self._notes(old.key, new.key, old.notes, new.notes)

    def _premises(self, old: Step, new: Step) -> Iterator[Change]:
        """The statements from elsewhere that a group takes up or drops; its own are listed as statements."""
        before = {self.pairs.old_id(each) for each in old.premises}
        after = {self.pairs.new_id(each) for each in new.premises}
        for key in old.premises:
            if self.pairs.old_id(key) not in after and not self._written(self.old, key, old):
                role = self.old.role(old, member=True)
                yield Change(How.LOST, self._premise(self.old, key, role), None)
        for key in new.premises:
            if self.pairs.new_id(key) not in before and not self._written(self.new, key, new):
                role = self.new.role(new, member=True)
                yield Change(How.ADDED, None, self._premise(self.new, key, role))

    def _premise(self, reading: Reading, key: str, role: str) -> Item:
        return replace(self._statement(reading, key, role), kind="premise")

    def _written(self, reading: Reading, key: str, step: Step) -> bool:
        return reading.homes.get(key) is step

    def _roles(self, reading: Reading, step: Step) -> Mapping[Hashable, frozenset[str]]:
        """The tags of premises from elsewhere that both maps have in the step."""
        identify = self.pairs.old_id if reading is self.old else self.pairs.new_id
        return {
            identify(key): frozenset(role)
            for key, role in zip(step.premises, step.roles, strict=True)
            if role and identify(key)[0] == "both" and not self._written(reading, key, step)
        }

    def _tensions(self) -> Iterator[Change]:
        def item(reading: Reading, key: str) -> Item:
            each = reading.map.tensions[key]
            return Item(each.kind, key, reading.call(key), each.why, "", each.place)

        for key in self.old.map.tensions:
            if key not in self.pairs.new_of:
                yield Change(How.LOST, item(self.old, key), None)
        for key, new in self.new.map.tensions.items():
            before = self.pairs.old_of.get(key)
            if before is None:
                yield Change(How.ADDED, None, item(self.new, key))
                continue
            old = self.old.map.tensions[before]
            sides = item(self.old, before), item(self.new, key)
            if old.kind != new.kind:
                yield Change(How.CHANGED, *sides)
            if fold(old.why).text != fold(new.why).text:
                yield Change(How.REWORDED, *sides)
            yield from self._notes(before, key, old.notes, new.notes)

    def _rules(self) -> Iterator[Change]:
        def item(reading: Reading, key: str) -> Item:
            each = reading.map.rules[key]
            name = f"`{key}`" if each.name else quoted(each.words)
            return Item("rule", key, name, each.words, "", each.place)

        for key in self.old.map.rules:
            if key not in self.pairs.new_of:
                yield Change(How.LOST, item(self.old, key), None)
        for key, new in self.new.map.rules.items():
            before = self.pairs.old_of.get(key)
            if before is None:
                yield Change(How.ADDED, None, item(self.new, key))
                continue
            old = self.old.map.rules[before]
            sides = item(self.old, before), item(self.new, key)
            if old.name != new.name:
                yield Change(How.RENAMED, *sides)
            if self.steps.formula(self.old, old) != self.steps.formula(self.new, new):
                yield Change(How.REWORDED, *sides)
            yield from self._notes(before, key, old.notes, new.notes)

    def _quotes(self) -> Iterator[Change]:
        """Quotes, which may have moved from one statement to another."""
        lost: list[tuple[str, Quote]] = []
        added: list[tuple[str, Quote]] = []
        for before, statement in self.old.map.statements.items():
            after = self.pairs.new_of.get(before)
            theirs = self.new.map.statements[after].quotes if after else ()
            gone, came = _differing(
                statement.quotes,
                theirs,
                lambda each: self._quote_id(each, self.sources),
                lambda each: self._quote_id(each, {}),
            )
            if after:
                gone, came, pairs = self._same_quotes(gone, came)
                for old, new in pairs:
                    yield self._quote_pair(before, old, after, new)
                added += ((after, each) for each in came)
            lost += ((before, each) for each in gone)
        for after, statement in self.new.map.statements.items():
            if after not in self.pairs.old_of:
                added += ((after, each) for each in statement.quotes)
        yield from self._moved_quotes(lost, added)

    def _quote_id(self, quote: Quote, sources: Mapping[str, str]) -> tuple[str, str, int | None]:
        source = sources.get(quote.source, quote.source)
        return (source, read_pattern(quote.words).words, quote.number)

    def _same_quotes(
        self, lost: list[Quote], added: list[Quote]
    ) -> tuple[list[Quote], list[Quote], list[tuple[Quote, Quote]]]:
        """The quotes under one statement that are still the same quote, in other words or of another place."""
        pairing = Pairing()
        scores = [
            (str(at), str(to), likeness(old.words, new.words))
            for at, old in enumerate(lost)
            for to, new in enumerate(added)
            if self.sources.get(old.source, old.source) == new.source
        ]
        pairing.pair_best([each for each in scores if each[2] >= _SAME_QUOTE], 1)
        pairs = [(lost[int(at)], added[int(to)]) for at, to in pairing.new_of.items()]
        gone = [each for at, each in enumerate(lost) if str(at) not in pairing.new_of]
        came = [each for at, each in enumerate(added) if str(at) not in pairing.old_of]
        return gone, came, pairs

    def _quote_pair(self, before: str, old: Quote, after: str, new: Quote) -> Change:
        same = read_pattern(old.words).words == read_pattern(new.words).words
        numbers = ("", "") if not same else (_numbered(old), _numbered(new))
        return Change(
            How.CHANGED if same else How.REWORDED,
            self._quote(self.old, before, old, numbers[0]),
            self._quote(self.new, after, new, numbers[1]),
        )

    def _moved_quotes(
        self, lost: list[tuple[str, Quote]], added: list[tuple[str, Quote]]
    ) -> Iterator[Change]:
        waiting: dict[Hashable, list[tuple[str, Quote]]] = {}
        for each in added:
            waiting.setdefault(self._quote_id(each[1], {}), []).append(each)
        wanted = Counter(self._quote_id(quote, self.sources) for _, quote in lost)
        for before, old in lost:
            sign = self._quote_id(old, self.sources)
            if wanted[sign] == 1 and len(waiting.get(sign, ())) == 1:
                ((after, new),) = waiting.pop(sign)
                yield Change(
                    How.MOVED,
                    self._quote(self.old, before, old),
                    self._quote(self.new, after, new),
                )
            else:
                yield Change(How.LOST, self._quote(self.old, before, old), None)
        for left in waiting.values():
            for after, new in left:
                yield Change(How.ADDED, None, self._quote(self.new, after, new))

    def _quote(self, reading: Reading, key: str, quote: Quote, about: str | None = None) -> Item:
        said = f"under {reading.call(key)}" if about is None else about
        name = f"`{quote.source}{_numbered(quote)}`"
        return Item("quote", key, name, quote.words, said, quote.place)


def _in(section: Section, notes: Sequence[str] | None = None) -> _Noted:
    """A section, with its notes or others."""
    called = f"the section {quoted(section.title)}"
    return _Noted(section.key, called, section.place, section.notes if notes is None else notes)


def _noted(old: _Noted, new: _Noted) -> Iterator[Change]:
    """The notes that only one side has; one of each is the same note, reworded."""
    lost, added = _differing(old.notes, new.notes, lambda each: fold(each).text)
    if len(lost) == len(added) == 1:
        yield Change(How.REWORDED, _note(old, lost[0]), _note(new, added[0]))
        return
    for each in lost:
        yield Change(How.LOST, _note(old, each), None)
    for each in added:
        yield Change(How.ADDED, None, _note(new, each))


def _note(noted: _Noted, words: str) -> Item:
    return Item("note", noted.key, quoted(words), words, f"under {noted.called}", noted.place)


def _differing(
    old: Sequence[_T],
    new: Sequence[_T],
    old_sign: Callable[[_T], Hashable],
    new_sign: Callable[[_T], Hashable] | None = None,
) -> tuple[list[_T], list[_T]]:
    """What only the old and only the new side has, by signs; several alike are counted."""
    new_sign = new_sign or old_sign
    ours, theirs = Counter(map(old_sign, old)), Counter(map(new_sign, new))
    gone, came = ours - theirs, theirs - ours
    return (
        [each for each in old if _take(gone, old_sign(each))],
        [each for each in new if _take(came, new_sign(each))],
    )


def _take(counter: Counter[Hashable], sign: Hashable) -> bool:
    counter[sign] -= 1
    return counter[sign] >= 0


def _numbered(quote: Quote) -> str:
    return f"#{quote.number}" if quote.number else ""


def _as(kind: str, role: str, home: Step | None) -> str:
    """What something is and to what, such as "a rebuttal of `thesis`"."""
    if home is None:
        return f"{a(kind)} by itself"
    return f"{a(kind)} {role}"


def _by(reading: Reading, voices: Iterable[str]) -> str:
    names = ", ".join(sorted(map(reading.voice, voices)))
    return f"by {names}" if names else "by nobody in particular"


def _apart(old: Iterable[str], new: Iterable[str], word: str) -> tuple[str, str]:
    """The marks that only one side has."""
    before, after = set(old), set(new)
    return tuple(  # type: ignore[return-value]
        f"{word} {', '.join(f'#{each}' for each in sorted(only))}" if only else ""
        for only in (before - after, after - before)
    )


def _asks(statement: Statement) -> str:
    return f"asks {statement.asks}" if statement.asks else "asks no critical question"


def _in_section(title: str) -> str:
    return f"in section {quoted(title)}" if title else "in no section"


def _via(step: Step) -> str:
    return f"via {step.scheme}" if step.scheme else "via no scheme"


def _strictly(step: Step) -> str:
    return "strictly" if step.strict else "not strictly"
