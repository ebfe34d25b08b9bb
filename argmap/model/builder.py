"""From documents to a map: resolves every name, and says which it cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model.elements import (
    Expectation,
    Quote,
    Rule,
    Section,
    SourceText,
    StandingExpectation,
    Statement,
    StatementKind,
    Step,
    StepKind,
    Tension,
    Verdict,
    Voice,
    VoiceExpectation,
)
from argmap.model.map import ArgumentMap
from argmap.model.names import (
    Definition,
    MapFile,
    Scope,
    a,
    define,
    follow,
    nameable,
    prefixes,
    route,
)
from argmap.model.unresolved import SOURCE, Sought, unknown, wrong_kind
from argmap.source import Place, Span
from argmap.syntax import nodes
from argmap.syntax.catalogue import MISPLACED_LINE, MOST

MOST_SUGGESTIONS = 100


class Built(NamedTuple):
    """A map, and what is wrong with its names."""

    map: ArgumentMap
    diagnostics: tuple[Diagnostic, ...]


def build(files: Sequence[MapFile]) -> Built:
    """Build the map of the first file and all that it imports. Linear in their length."""
    return _Build(files).build()


class _Build:
    """The elements of all files while they are being gathered."""

    def __init__(self, files: Sequence[MapFile]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.scopes: list[Scope] = []
        for file, prefix in zip(files, prefixes(files), strict=True):
            scope, twice = define(file, prefix)
            self.scopes.append(scope)
            self.diagnostics += twice
        self.voices: dict[str, Voice] = {}
        self.same_voice: dict[str, str] = {}
        self.sources: dict[str, SourceText] = {}
        self.sections: dict[str, Section] = {}
        self.statements: dict[str, Statement] = {}
        self.steps: dict[str, Step] = {}
        self.tensions: dict[str, Tension] = {}
        self.rules: dict[str, Rule] = {}
        self.expectations: list[Expectation] = []
        self.quotes: dict[str, list[Quote]] = {}
        self.notes: dict[str, list[str]] = {}
        self.premises: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self.authors: list[str | None] = []

    def build(self) -> Built:
        for index in range(len(self.scopes)):
            _gather_voices(self, index)
        for index in range(len(self.scopes)):
            _FileBuild(self, index).read()
        self._complete()
        title = ""
        notes: tuple[str, ...] = ()
        texts = tuple(scope.file.document.text for scope in self.scopes)
        entries = self.scopes[0].file.document.entries
        if entries and isinstance(entries[0].line, nodes.MapLine):
            title = entries[0].line.title.text
            notes = tuple(
                each.line.prose.text
                for each in takewhile(lambda each: each.parent >= 0, entries[1:])
                if isinstance(each.line, nodes.NoteLine) and each.parent == 0
            )
        built = ArgumentMap(
            title,
            texts,
            MappingProxyType(self.voices),
            MappingProxyType(self.sources),
            MappingProxyType(self.sections),
            MappingProxyType(self.statements),
            MappingProxyType(self.steps),
            MappingProxyType(self.tensions),
            MappingProxyType(self.rules),
            tuple(self.expectations),
            tuple(self.authors),
            notes,
        )
        return Built(built, tuple(self.diagnostics))

    def _complete(self) -> None:
        """Add what lines further down say of an element: quotes, notes, premises, the words of ``holds``."""
        statements, steps = self.statements, self.steps
        for key, quotes in self.quotes.items():
            if key in statements:
                statements[key] = statements[key]._replace(quotes=tuple(quotes))
        for key, notes in self.notes.items():
            others = (steps, self.tensions, self.rules, self.voices, self.sources, self.sections)
            for elements in (statements,) if key in statements else others:
                _add_notes(elements, key, tuple(notes))
        for key, premises in self.premises.items():
            names, roles = zip(*premises, strict=True) if premises else ((), ())
            steps[key] = steps[key]._replace(premises=names, roles=roles)
        for key, statement in self.statements.items():
            if statement.held:
                voice, held = statement.held
                prose = f"Held by {self.voices[voice].title}: {self.statements[held].prose}"
                self.statements[key] = statement._replace(prose=prose)


def _add_notes(elements: dict[str, Any], key: str, notes: tuple[str, ...]) -> None:
    if key in elements:
        elements[key] = elements[key]._replace(notes=notes)


def _gather_voices(build: _Build, index: int) -> None:
    """A file's voices; one with the ID and NAME of an earlier file's is the same voice."""
    scope = build.scopes[index]
    document = scope.file.document
    author: str | None = None
    for entry in document.entries:
        line = entry.line
        if not isinstance(line, nodes.VoiceLine):
            continue
        key = scope.prefix + line.name.text
        marked = any(mark.text == "author" for mark in line.marks)
        place = entry.place(document.text, line.name)
        twin = build.same_voice.setdefault(f"{line.name.text} {line.title.text}", key)
        if twin == key:
            build.voices[key] = Voice(key, line.title.text, None, marked, (), place, index)
        else:
            build.same_voice[key] = twin
        if marked and author:
            build.diagnostics.append(_second_author(place, build.voices[author]))
        elif marked:
            author = twin
    build.authors.append(author)


def _second_author(place: Place, author: Voice) -> Diagnostic:
    return Diagnostic(
        "duplicate-name",
        "AM102",
        Severity.ERROR,
        "Two voices are marked `#author`.",
        place,
        labels=(Label(author.place, "this one is marked too"),),
        hint="Mark the one who wrote the text.",
    )


class _FileBuild:
    """One file's elements, line by line.

    For each entry: ``subject`` is the key of what its children speak about, ``step`` that of the step that it
    is.
    """

    def __init__(self, build: _Build, index: int) -> None:
        self.build = build
        self.index = index
        self.scope = build.scopes[index]
        self.document = self.scope.file.document
        self.text = self.document.text
        self.prefix = self.scope.prefix
        self.section: str | None = None
        self.subject: list[str | None] = []
        self.step: list[str | None] = []

    def read(self) -> None:
        readers: Mapping[
            type[nodes.Line], Callable[[nodes.Entry, Any], tuple[str | None, str | None]]
        ] = {
            nodes.StatementLine: self._statement,
            nodes.ReferenceLine: self._reference,
            nodes.HoldsLine: self._holds,
            nodes.GroupLine: self._group,
            nodes.QuoteLine: self._quote,
            nodes.NoteLine: self._note,
            nodes.TensionLine: self._tension,
            nodes.RuleLine: self._rule,
            nodes.OnLine: self._on,
            nodes.SectionLine: self._section,
            nodes.SourceLine: self._source,
            nodes.VoiceLine: self._voice,
            nodes.ExpectStandingLine: self._expect_standing,
            nodes.ExpectVoiceLine: self._expect_voice,
        }
        for entry in self.document.entries:
            reader = readers.get(type(entry.line))
            subject, step = reader(entry, entry.line) if reader else (None, None)
            self.subject.append(subject)
            self.step.append(step)

    def _statement(
        self, entry: nodes.Entry, line: nodes.StatementLine
    ) -> tuple[str | None, str | None]:
        keyword, name, by, marked, asks, prose = line
        key = self._own_key(entry, name)
        voices = self._voices(entry, by) if by else ()
        marks = tuple([mark.text for mark in marked]) if marked else ()
        statement = Statement(
            key,
            name.text if name else None,
            cast(StatementKind, keyword),
            prose.text,
            voices,
            marks,
            (),
            (),
            self.section,
            entry.place(self.text, prose),
            None,
            asks.text if asks else None,
            self.index,
        )
        self.build.statements.setdefault(key, statement)
        if keyword in ("premise", "assumption"):
            self._add_premise(entry, key, marks)
            return key, None
        if keyword == "claim":
            return key, None
        return key, self._add_step(entry, keyword, f"{key}!", key, voices)

    def _reference(
        self, entry: nodes.Entry, line: nodes.ReferenceLine
    ) -> tuple[str | None, str | None]:
        key = self._resolve(entry, line.name, ("statement",))
        if key is None:
            return None, None
        if line.keyword == "premise":
            self._add_premise(entry, key, tuple(mark.text for mark in line.marks))
            return key, None
        step = self._add_step(
            entry, line.keyword, f"{self._place_key(entry)}!", key, (), reference=True
        )
        return key, step

    def _holds(self, entry: nodes.Entry, line: nodes.HoldsLine) -> tuple[str | None, str | None]:
        voice = self._resolve(entry, line.voice, ("voice",))
        held = self._resolve(entry, line.name, ("statement",))
        if voice is None or held is None:
            return None, None
        key = self._place_key(entry)
        marks = tuple(mark.text for mark in line.marks)
        place = Place(self.text, entry.start, entry.end)
        self.build.statements[key] = Statement(
            key,
            None,
            "holds",
            "",
            (),
            marks,
            (),
            (),
            self.section,
            place,
            (voice, held),
            None,
            self.index,
        )
        if line.keyword == "premise":
            self._add_premise(entry, key, marks)
            return key, None
        return key, self._add_step(entry, "reason", f"{key}!", key, ())

    def _group(self, entry: nodes.Entry, line: nodes.GroupLine) -> tuple[str | None, str | None]:
        key = self._own_key(entry, line.name)
        target = self._target(entry, line.keyword)
        if target is None:
            return None, None
        self.build.premises.setdefault(key, [])
        self.build.steps.setdefault(
            key,
            Step(
                key,
                line.name.text if line.name else None,
                cast(StepKind, line.keyword),
                target,
                (),
                (),
                self._voices(entry, line.voices) if line.voices else (),
                line.scheme.text if line.scheme else None,
                line.strict,
                False,
                (),
                self.section,
                Place(self.text, entry.start, entry.end),
                self.index,
            ),
        )
        return key, key

    def _add_step(
        self,
        entry: nodes.Entry,
        keyword: str,
        key: str,
        premise: str,
        voices: tuple[str, ...],
        reference: bool = False,
    ) -> str | None:
        target = self._target(entry, keyword)
        if target is None:
            return None
        place = Place(self.text, entry.start, entry.end)
        self.build.steps.setdefault(
            key,
            Step(
                key,
                None,
                cast(StepKind, keyword),
                target,
                (premise,),
                ((),),
                voices,
                None,
                False,
                reference,
                (),
                self.section,
                place,
                self.index,
            ),
        )
        return key

    def _add_premise(self, entry: nodes.Entry, key: str, roles: tuple[str, ...]) -> None:
        step = self.step[entry.parent] if entry.parent >= 0 else None
        if step is not None and step in self.build.premises:
            self.build.premises[step].append((key, roles))

    def _target(self, entry: nodes.Entry, keyword: str) -> str | None:
        """What a step under this entry's parent is about: the step that the parent is, or its statement."""
        if entry.parent < 0:
            return None
        subject, step = self.subject[entry.parent], self.step[entry.parent]
        above = self.document.entries[entry.parent].line
        if isinstance(above, nodes.OnLine):
            return self._target_on(entry, keyword, above)
        on_reference = isinstance(above, nodes.ReferenceLine) and above.keyword != "unless"
        if step and (keyword == "unless" or (keyword == "question" and on_reference)):
            return step
        return subject

    def _target_on(self, entry: nodes.Entry, keyword: str, on: nodes.OnLine) -> str | None:
        """Likewise under ``on ID``, where what may stand depends on what the ID names."""
        definition, _ = follow(self.build.scopes, self.scope, on.name.text)
        if definition is None or self.subject[entry.parent] is None:
            return None
        if definition.kind == "step":
            fits = keyword in ("unless", "question")
        elif definition.kind == "rule":
            fits = keyword in ("rebuttal", "but", "question")
        else:
            fits = keyword != "unless" or definition.keyword in ("reason", "rebuttal")
        if fits:
            step = keyword == "unless" and definition.kind == "statement"
            return f"{definition.key}!" if step else definition.key
        self.build.diagnostics.append(self._misplaced_on(entry, keyword, on, definition))
        return None

    def _misplaced_on(
        self, entry: nodes.Entry, keyword: str, on: nodes.OnLine, definition: Definition
    ) -> Diagnostic:
        start = entry.start
        what = a(definition.keyword or definition.kind)
        return MISPLACED_LINE.at(
            self.text,
            Span(start, start + len(keyword)),
            f"`{keyword}` cannot stand under `on {on.name.text}`, which is {what}.",
            hint="Under a `because` or `but` stand `unless` and `question`; under a rule `rebuttal`, `but` and "
            "`question`; under a statement all but `unless`, and that too under a `reason` or `rebuttal`.",
            labels=(Label(definition.place, "it is defined here"),),
        )

    def _quote(self, entry: nodes.Entry, line: nodes.QuoteLine) -> tuple[None, None]:
        source = self._resolve(entry, line.source, SOURCE)
        subject = self.subject[entry.parent] if entry.parent >= 0 else None
        if source is not None and subject is not None:
            place = entry.place(self.text, line.words)
            quote = Quote(source, line.number, line.words.text, place)
            self.build.quotes.setdefault(subject, []).append(quote)
        return None, None

    def _note(self, entry: nodes.Entry, line: nodes.NoteLine) -> tuple[None, None]:
        if entry.parent >= 0:
            above = self.document.entries[entry.parent].line
            subject, step = self.subject[entry.parent], self.step[entry.parent]
            key = step if isinstance(above, nodes.ReferenceLine) and step else subject
            if key:
                self.build.notes.setdefault(key, []).append(line.prose.text)
        return None, None

    def _tension(self, entry: nodes.Entry, line: nodes.TensionLine) -> tuple[str | None, None]:
        left = self._resolve(entry, line.left, ("statement",))
        right = self._resolve(entry, line.right, ("statement",))
        if left is None or right is None:
            return None, None
        key = self._place_key(entry)
        why = line.why.text if line.why else ""
        kind = cast(Any, line.keyword)
        self.build.tensions[key] = Tension(
            key, kind, left, right, why, (), Place(self.text, entry.start, entry.end), self.index
        )
        return key, None

    def _rule(self, entry: nodes.Entry, line: nodes.RuleLine) -> tuple[str | None, None]:
        items: list[nodes.Name | str] = []
        for item in line.formula.items:
            if isinstance(item, str):
                items.append(item)
                continue
            key = self._resolve(entry, item, ("statement",))
            if key is not None:
                items.append(nodes.Name(key, item.start, item.end))
        if len(items) < len(line.formula.items):
            return None, None
        key = self._own_key(entry, line.name)
        words = self.text.excerpt(entry.span).partition(":")[2].strip()
        self.build.rules[key] = Rule(
            key,
            line.name.text if line.name else None,
            nodes.Formula(tuple(items)),
            words,
            (),
            Place(self.text, entry.start, entry.end),
            self.index,
        )
        return key, None

    def _on(self, entry: nodes.Entry, line: nodes.OnLine) -> tuple[str | None, None]:
        return self._resolve(entry, line.name, ("statement", "step", "rule")), None

    def _section(self, entry: nodes.Entry, line: nodes.SectionLine) -> tuple[str, None]:
        key = self._own_key(entry, line.name)
        self.section = key
        self.build.sections.setdefault(
            key, Section(key, line.title.text, (), Place(self.text, entry.start, entry.end))
        )
        return key, None

    def _source(self, entry: nodes.Entry, line: nodes.SourceLine) -> tuple[str, None]:
        key = self.prefix + line.name.text
        place = entry.place(self.text, line.path)
        self.build.sources.setdefault(key, SourceText(key, line.path.text, (), place, self.index))
        return key, None

    def _voice(self, entry: nodes.Entry, line: nodes.VoiceLine) -> tuple[str | None, None]:
        key = self.prefix + line.name.text
        key = self.build.same_voice.get(key, key)
        if line.principal:
            principal = self._resolve(entry, line.principal, ("voice",))
            voice = self.build.voices.get(key)
            if voice and principal and voice.file == self.index:
                self.build.voices[key] = voice._replace(principal=principal)
        return key, None

    def _expect_standing(
        self, entry: nodes.Entry, line: nodes.ExpectStandingLine
    ) -> tuple[None, None]:
        key = self._resolve(entry, line.name, ("statement", "step"))
        if key is not None and self.index == 0:
            place = Place(self.text, entry.start, entry.end)
            verdict = cast(Verdict, line.verdict)
            self.build.expectations.append(StandingExpectation(key, verdict, place))
        return None, None

    def _expect_voice(self, entry: nodes.Entry, line: nodes.ExpectVoiceLine) -> tuple[None, None]:
        voice = self._resolve(entry, line.voice, ("voice",))
        found = [self._resolve(entry, name, ("statement",)) for name in line.names]
        names = tuple(name for name in found if name is not None)
        if voice is not None and len(names) == len(found) and self.index == 0:
            consistent = line.verdict == "consistent"
            self.build.expectations.append(
                VoiceExpectation(voice, consistent, names, Place(self.text, entry.start, entry.end))
            )
        return None, None

    def _source_at(self, path: str) -> str:
        """The name of the source that has a path, or a path that ends so or begins so; empty where there is none."""
        lines = [
            each.line for each in self.document.entries if isinstance(each.line, nodes.SourceLine)
        ]
        for line in lines:
            file = line.path.text.rpartition("/")[2]
            if path in (line.path.text, file, file.rpartition(".")[0]):
                return line.name.text
        return ""

    def _own_key(self, entry: nodes.Entry, name: nodes.Name | None) -> str:
        return self.prefix + name.text if name else self._place_key(entry)

    def _place_key(self, entry: nodes.Entry) -> str:
        return f"{self.prefix}@{self.text.line_at(entry.start)}"

    def _voices(self, entry: nodes.Entry, names: tuple[nodes.Name, ...]) -> tuple[str, ...]:
        found = (self._resolve(entry, name, ("voice",)) for name in names)
        return tuple(voice for voice in found if voice is not None)

    def _resolve(self, entry: nodes.Entry, name: nodes.Name, wanted: tuple[str, ...]) -> str | None:
        """The key that a name stands for; None, with a finding, where it stands for nothing that fits."""
        definition = self.scope.names.get(name.text)
        unreadable = False
        if definition is None:
            definition, unreadable = follow(self.build.scopes, self.scope, name.text)
        if definition is not None and definition.kind in wanted:
            return self.build.same_voice.get(definition.key, definition.key)
        place = entry.place(self.text, name)
        if definition is not None:
            self.build.diagnostics.append(wrong_kind(name.text, place, wanted, definition))
        elif not unreadable and len(self.build.diagnostics) <= MOST:
            suggest = len(self.build.diagnostics) < MOST_SUGGESTIONS
            keyword = entry.line.keyword if isinstance(entry.line, nodes.ReferenceLine) else ""
            way = route(self.build.scopes, self.scope, name.text)
            at = self._source_at(name.text) if suggest and wanted == SOURCE else ""
            found = unknown(
                Sought(name.text, place, wanted, keyword, way), self.nameable if suggest else {}, at
            )
            self.build.diagnostics.append(found)
        return None

    @cached_property
    def nameable(self) -> Mapping[str, Definition]:
        """What the file's lines could name."""
        return nameable(self.build.scopes, self.index)
