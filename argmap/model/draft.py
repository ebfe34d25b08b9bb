"""Writing a map in Python: a document, line by line, which prints as any map does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from argmap.source import Text
from argmap.syntax import nodes
from argmap.syntax.lines import fold
from argmap.syntax.printer import print_document


class Draft:
    """A map being written. Names are checked when it is built, like those of any map.

    >>> draft = Draft("Who is wise?")
    >>> thesis = draft.claim("wisest", "Socrates is the wisest of men.", marks=["thesis"])
    >>> _ = thesis.reason("The oracle says so.")
    >>> print(draft.text(), end="")
    map: Who is wise?
    <BLANKLINE>
    claim wisest #thesis: Socrates is the wisest of men.
      reason: The oracle says so.
    """

    def __init__(self, title: str = "") -> None:
        self._lines: list[nodes.Line] = []
        self._children: list[list[int]] = []
        self._tops: list[int] = []
        if title:
            self._add(None, nodes.MapLine(_prose(title)))

    def voice(
        self, name: str, title: str, *, speaks_for: str | None = None, author: bool = False
    ) -> Self:
        """Add a voice: who it is, whom it speaks for, and whether it is the text's author."""
        marks = (_name("author"),) if author else ()
        principal = _name(speaks_for) if speaks_for else None
        self._add(None, nodes.VoiceLine(_name(name), principal, marks, _prose(title)))
        return self

    def source(self, name: str, path: str) -> Self:
        """Add a source: a text file that is quoted."""
        self._add(None, nodes.SourceLine(_name(name), _prose(path)))
        return self

    def include(self, name: str, path: str) -> Self:
        """Import another map."""
        self._add(None, nodes.ImportLine(_name(name), _prose(path)))
        return self

    def section(self, title: str, name: str | None = None) -> Self:
        """Begin a section."""
        self._add(None, nodes.SectionLine(_name(name) if name else None, _prose(title)))
        return self

    def claim(
        self, name: str, words: str, *, by: Iterable[str] = (), marks: Iterable[str] = ()
    ) -> Line:
        """Add a claim; what it returns takes what is to stand under it."""
        line = nodes.StatementLine(
            "claim", _name(name), _names(by), _names(marks), None, _prose(words)
        )
        return self._add(None, line)

    def on(self, name: str) -> Line:
        """Go back to a statement, a step or a rule, to add something under it."""
        return self._add(None, nodes.OnLine(_name(name)))

    def tension(self, left: str, right: str, why: str = "") -> Line:
        """Say that nobody can hold both (``yet``)."""
        return self._tension(left, "yet", right, why)

    def contradiction(self, left: str, right: str, why: str = "") -> Line:
        """Say that both cannot be true (``contradicts``)."""
        return self._tension(left, "contradicts", right, why)

    def rule(self, formula: str, *, name: str | None = None) -> Line:
        """Bind whoever holds statements by a formula of their names, such as ``a and b implies not c``.

        Raises:
            ValueError: when it is none.
        """
        from argmap.syntax.forms import Forms

        read = Forms().read_formula(formula)
        if read is None:
            raise ValueError(
                f"{formula!r} is no formula; write, for example, 'a and b implies not c'"
            )
        return self._add(None, nodes.RuleLine(_name(name) if name else None, read))

    def expect(self, name: str, verdict: str) -> Self:
        """Expect a statement to be ``stands``, ``falls`` or ``open``, or a voice to be ``consistent``."""
        subject = _name(name)
        if verdict == "consistent":
            self._add(None, nodes.ExpectVoiceLine(subject, verdict, ()))
        else:
            self._add(None, nodes.ExpectStandingLine(subject, verdict))
        return self

    def expect_inconsistent(self, voice: str, names: Iterable[str]) -> Self:
        """Expect a voice's statements to clash."""
        line = nodes.ExpectVoiceLine(_name(voice), "inconsistent", _names(names))
        self._add(None, line)
        return self

    def document(self) -> nodes.Document:
        """The document that has been written so far. Linear in its length."""
        entries: list[nodes.Entry] = []
        todo = [(index, -1, 0) for index in reversed(self._tops)]
        above: nodes.Line | None = None
        while todo:
            index, parent, depth = todo.pop()
            line = self._lines[index]
            gap = False
            if depth == 0:
                gap = above is not None and not _goes_with(line, above)
                above = line
            entries.append(nodes.Entry(line, 0, 0, parent, depth, (), gap))
            here = len(entries) - 1
            todo += [(child, here, depth + 1) for child in reversed(self._children[index])]
        return nodes.Document(Text("<draft>", ""), tuple(entries))

    def text(self) -> str:
        """The map as text, in canonical form."""
        return print_document(self.document())

    def _tension(self, left: str, keyword: str, right: str, why: str) -> Line:
        words = _prose(why) if why else None
        return self._add(None, nodes.TensionLine(_name(left), keyword, _name(right), words))

    def _add(self, parent: int | None, line: nodes.Line) -> Line:
        self._lines.append(line)
        self._children.append([])
        index = len(self._lines) - 1
        (self._tops if parent is None else self._children[parent]).append(index)
        return Line(self, index)


def _goes_with(line: nodes.Line, above: nodes.Line) -> bool:
    """Whether two lines at column 0 need no blank line between them."""
    kinds = (
        nodes.MapLine | nodes.VoiceLine | nodes.SourceLine | nodes.ImportLine,
        nodes.TensionLine | nodes.RuleLine,
        nodes.ExpectStandingLine | nodes.ExpectVoiceLine,
    )
    return any(isinstance(line, kind) and isinstance(above, kind) for kind in kinds)


class Line:
    """A line of a draft, and what can be written under it; each method returns the new line."""

    def __init__(self, draft: Draft, index: int) -> None:
        self._draft = draft
        self._index = index

    def reason(
        self,
        words: str,
        *,
        name: str | None = None,
        by: Iterable[str] = (),
        marks: Iterable[str] = (),
    ) -> Line:
        """A reason for it."""
        return self._statement("reason", words, name, by, marks)

    def rebuttal(
        self,
        words: str,
        *,
        name: str | None = None,
        by: Iterable[str] = (),
        marks: Iterable[str] = (),
    ) -> Line:
        """A rebuttal of it."""
        return self._statement("rebuttal", words, name, by, marks)

    def unless(
        self,
        words: str,
        *,
        name: str | None = None,
        by: Iterable[str] = (),
        marks: Iterable[str] = (),
    ) -> Line:
        """An exception that breaks the step."""
        return self._statement("unless", words, name, by, marks)

    def premise(
        self,
        words: str,
        *,
        name: str | None = None,
        by: Iterable[str] = (),
        marks: Iterable[str] = (),
    ) -> Line:
        """A premise of a ``because`` or ``but``."""
        return self._statement("premise", words, name, by, marks)

    def assumption(
        self,
        words: str,
        *,
        name: str | None = None,
        by: Iterable[str] = (),
        marks: Iterable[str] = (),
    ) -> Line:
        """A premise that the text leaves unsaid."""
        return self._statement("assumption", words, name, by, marks)

    def question(self, words: str, *, name: str | None = None, asks: str | None = None) -> Line:
        """An objection that nobody asserts."""
        own = _name(name) if name else None
        asked = _name(asks) if asks else None
        return self._under(nodes.StatementLine("question", own, (), (), asked, _prose(words)))

    def refer(self, keyword: str, name: str, *, marks: Iterable[str] = ()) -> Line:
        """``reason``, ``rebuttal``, ``premise`` or ``unless`` with the name of a statement defined elsewhere."""
        return self._under(nodes.ReferenceLine(keyword, _name(name), _names(marks)))

    def holds(
        self, voice: str, name: str, keyword: str = "premise", *, marks: Iterable[str] = ()
    ) -> Line:
        """The premise (or ``reason``) that a voice holds a statement."""
        line = nodes.HoldsLine(keyword, _name(voice), _name(name), _names(marks))
        return self._under(line)

    def because(
        self,
        *,
        name: str | None = None,
        by: Iterable[str] = (),
        via: str | None = None,
        strictly: bool = False,
    ) -> Line:
        """A step for it, of the premises that are put under what this returns."""
        own, scheme = _name(name) if name else None, _name(via) if via else None
        return self._under(nodes.GroupLine("because", own, _names(by), scheme, strictly))

    def but(
        self, *, name: str | None = None, by: Iterable[str] = (), via: str | None = None
    ) -> Line:
        """A step against it, likewise."""
        own, scheme = _name(name) if name else None, _name(via) if via else None
        return self._under(nodes.GroupLine("but", own, _names(by), scheme, False))

    def quote(self, source: str, words: str, number: int | None = None) -> Self:
        """Quote a source under it; returns this line again."""
        self._under(nodes.QuoteLine(_name(source), number, _prose(words)))
        return self

    def note(self, words: str) -> Self:
        """Remark on it; returns this line again."""
        self._under(nodes.NoteLine(_prose(words)))
        return self

    def _statement(
        self, keyword: str, words: str, name: str | None, by: Iterable[str], marks: Iterable[str]
    ) -> Line:
        own = _name(name) if name else None
        line = nodes.StatementLine(keyword, own, _names(by), _names(marks), None, _prose(words))
        return self._under(line)

    def _under(self, line: nodes.Line) -> Line:
        return self._draft._add(self._index, line)


def _name(name: str) -> nodes.Name:
    """A name in a line.

    Raises:
        ValueError: when it would be more than one word there.
    """
    if not name or any(each.isspace() or each in ":,#()>|" for each in name):
        raise ValueError(f"{name!r} is no name; a name is one word of letters, figures, - and _")
    return nodes.Name(name)


def _names(names: Iterable[str]) -> tuple[nodes.Name, ...]:
    return tuple(_name(name) for name in ([names] if isinstance(names, str) else names))


def _prose(words: str) -> nodes.Prose:
    return nodes.Prose(fold(" ".join(words.splitlines())))
