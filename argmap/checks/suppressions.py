"""Silences the findings that comments in a map ask to be silenced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from argmap.checks import CHECKS, ignore_without_reason, unknown_rule, unused_ignore
from argmap.checks.edits import without_lines
from argmap.diagnostic import Diagnostic, Edit, Fix
from argmap.source import Place, Span, Text
from argmap.syntax import MISTAKES
from argmap.syntax.nearest import nearest
from argmap.syntax.nodes import Comment, Document

_FORM = "# argmap: ignore[rule-name] REASON"
_ADDRESSED = re.compile(r"\s*argmap(?:\s*:|[\s,;]*ignore\b)", re.IGNORECASE)
_NEARLY = re.compile(r"(?P<start>\s*argmap[\s:,;]*ignore\s*)(?P<names>\[[^\]]+\])", re.IGNORECASE)
_IGNORE = re.compile(r"\s*argmap:\s*ignore\s*\[(?P<names>[^\]]*)\](?P<reason>.*)")
_NAME = re.compile(r"[^\s,]+")


class _Ignore(NamedTuple):
    """A comment that speaks to argmap, and the span of the entry below it, if there is one."""

    text: Text
    comment: Comment
    below: Span | None

    @property
    def place(self) -> Place:
        return Place(self.text, self.comment.start, self.comment.end)

    @property
    def bracket(self) -> tuple[int, int]:
        """Where in the comment's text the list of names begins and ends."""
        found = _IGNORE.fullmatch(self.comment.text)
        return found.span("names") if found else (0, 0)

    @property
    def reason(self) -> str:
        found = _IGNORE.fullmatch(self.comment.text)
        return found["reason"].strip(" \t:-\u2013\u2014") if found else ""

    @property
    def names(self) -> list[re.Match[str]]:
        """The names in the bracket; none where the comment is not of the form that it must have."""
        return list(_NAME.finditer(self.comment.text, *self.bracket))

    def within(self, start: int, end: int) -> Place:
        """The place of a part of the comment's text."""
        begin = self.comment.end - len(self.comment.text)
        return Place(self.text, begin + start, begin + end)


def suppress(
    diagnostics: Iterable[Diagnostic],
    documents: Sequence[Document],
    looked_for: Container[str] | None = None,
) -> tuple[Diagnostic, ...]:
    """The findings that no comment silences, and what is to be said of the comments themselves.

    Each rule's name in a comment silences the first finding of that rule on the entry below; errors
    of syntax are never silenced. Findings keep their order, those about comments follow. Linear in
    the documents and findings.

    Arguments:
        diagnostics: every finding in the documents.
        documents: the files to look for comments in.
        looked_for: names of the rules that were checked, all where None is given; that no other
            rule found anything is not held against a comment.
    """
    findings = list(diagnostics)
    about: list[Diagnostic] = []
    silenced: set[int] = set()
    on_rule: Mapping[tuple[int, str], list[int]] | None = None
    for document in documents:
        for ignore in _addressed(document):
            names, complaints = _read(ignore)
            about.extend(complaints)
            on_rule = on_rule or _by_rule(findings)
            unused = []
            for written in names:
                name = _rules()[written]
                index = _match(ignore, findings, on_rule.get((id(ignore.text), name), ()), silenced)
                if index is not None:
                    silenced.add(index)
                elif looked_for is None or name in looked_for or name in _unsilenceable():
                    unused.append(written)
            if unused:
                about.append(_unused(ignore, unused))
    return (*(each for index, each in enumerate(findings) if index not in silenced), *about)


def _addressed(document: Document) -> Iterator[_Ignore]:
    for entry in document.entries:
        for comment in entry.comments:
            if _ADDRESSED.match(comment.text):
                yield _Ignore(document.text, comment, entry.span)
    for comment in document.comments:
        if _ADDRESSED.match(comment.text):
            yield _Ignore(document.text, comment, None)


def _read(ignore: _Ignore) -> tuple[list[str], list[Diagnostic]]:
    """The rules that a comment silences, by name or code as written, and what is wrong with it."""
    if nearly := not ignore.names and _NEARLY.match(ignore.comment.text):
        message = "This comment is not quite one that silences a finding."
        hint = f"Write `# argmap: ignore{nearly['names']} …`."
        edit = Edit(ignore.within(*nearly.span("start")), " argmap: ignore")
        fix = Fix("write `# argmap: ignore`", (edit,), safe=False)
        return [], [unknown_rule.CHECK.found(message, ignore.place, hint=hint, fix=fix)]
    if not ignore.names:
        message = "This comment speaks to argmap, and names no rule to ignore."
        return [], [unknown_rule.CHECK.found(message, ignore.place, hint=f"Write `{_FORM}`.")]
    known = [each.group() for each in ignore.names if each.group() in _rules()]
    complaints = [
        _unknown(each.group(), ignore.within(*each.span()))
        for each in ignore.names
        if each.group() not in _rules()
    ]
    if ignore.reason:
        return known, complaints
    message = "This comment gives no reason, so it silences nothing."
    hint = "Write after the bracket why the finding does not matter here."
    complaints.append(ignore_without_reason.CHECK.found(message, ignore.place, hint=hint))
    return [], complaints


def _by_rule(findings: Sequence[Diagnostic]) -> Mapping[tuple[int, str], list[int]]:
    """For each text and rule, the indices of its findings, in the order of their places."""
    grouped: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for index in sorted(range(len(findings)), key=lambda each: findings[each].order):
        finding = findings[index]
        if finding.rule not in _unsilenceable():
            grouped[id(finding.place.text), finding.rule].append(index)
    return grouped


def _match(
    ignore: _Ignore, findings: Sequence[Diagnostic], candidates: Iterable[int], taken: set[int]
) -> int | None:
    """Index of the first finding on the entry below the comment that is not taken."""
    if ignore.below is None:
        return None
    start, end = ignore.below
    on_entry = (index for index in candidates if start <= findings[index].place.start <= end)
    return next((index for index in on_entry if index not in taken), None)


def _unused(ignore: _Ignore, unused: list[str]) -> Diagnostic:
    listed = ", ".join(f"`{name}`" for name in unused)
    syntax = [name for name in unused if _rules()[name] in _unsilenceable()]
    message = f"There is no finding of {listed} here to ignore."
    if syntax:
        message = f"`{syntax[0]}` is an error of syntax, and cannot be ignored."
    left = [each.group() for each in ignore.names]
    for name in unused:
        left.remove(name)
    if left:
        edit = Edit(ignore.within(*ignore.bracket), ", ".join(left))
        title = f"take out {listed}"
    else:
        edit = without_lines(ignore.text, ignore.place.span)
        title = "delete the comment"
    return unused_ignore.CHECK.found(message, ignore.place, fix=Fix(title, (edit,), safe=True))


def _unknown(name: str, place: Place) -> Diagnostic:
    names = dict.fromkeys(_rules().values())
    meant = _rules().get(name.upper()) or nearest(name.lower(), names)
    meant = name.lower() if name.lower() in names else meant
    return unknown_rule.CHECK.found(
        f"There is no rule `{name}`.",
        place,
        hint=f"Did you mean `{meant}`?" if meant else "`argmap rule --all` lists the rules.",
        fix=Fix(f"replace it by `{meant}`", (Edit(place, meant),), safe=False) if meant else None,
    )


@cache
def _rules() -> Mapping[str, str]:
    """The name of each rule, by its name and by its code."""
    names = {each.code: each.name for each in MISTAKES}
    names |= {module.CHECK.code: module.CHECK.name for module in CHECKS}
    return names | {name: name for name in names.values()}


@cache
def _unsilenceable() -> frozenset[str]:
    """The names of the errors of syntax, which nothing can silence."""
    return frozenset(mistake.name for mistake in MISTAKES)
