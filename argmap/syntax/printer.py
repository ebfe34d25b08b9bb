"""Canonical text: the one way to write a document. What it prints parses to the same document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.syntax import nodes

WIDTH = 96
NARROWEST = 48
INDENT = "  "
BINDING = {"iff": 0, "implies": 0, "or": 1, "and": 2, "not": 3}


def print_document(document: nodes.Document) -> str:
    """The canonical text of a document, comments and single blank lines kept. Linear in its length."""
    printed: list[str] = []
    for entry in document.entries:
        indent = INDENT * entry.depth
        _print_comments(printed, entry.comments, indent)
        _print_gap(printed, entry.gap or _stands_apart(entry))
        line = print_line(entry.line)
        whole = isinstance(entry.line, nodes.ExpectVoiceLine | nodes.BrokenLine)
        printed.extend([indent + line] if whole else _wrap(line, indent))
    _print_comments(printed, document.comments, "")
    return "".join(f"{line}\n" for line in printed)


def print_line(line: nodes.Line) -> str:
    """One line in canonical form, unwrapped and without its indent."""
    match line:
        case nodes.StatementLine():
            asks = f"asks {line.asks.text}" if line.asks else ""
            return _words(
                line.keyword, _text(line.name), _by(line.voices), _marks(line.marks), asks
            ) + _after(line.prose)
        case nodes.QuoteLine():
            number = f"#{line.number}" if line.number is not None else ""
            return f"> {line.source.text}{number}{_after(line.words)}"
        case nodes.ReferenceLine():
            return _words(line.keyword, line.name.text, _marks(line.marks))
        case nodes.HoldsLine():
            return _words(
                line.keyword, line.voice.text, "holds", line.name.text, _marks(line.marks)
            )
        case nodes.GroupLine():
            via = f"via {line.scheme.text}" if line.scheme else ""
            strictly = "strictly" if line.strict else ""
            return _words(line.keyword, _text(line.name), _by(line.voices), via, strictly)
        case nodes.NoteLine():
            return f"note{_after(line.prose)}"
        case nodes.TensionLine():
            return f"{line.left.text} {line.keyword} {line.right.text}{_after(line.why)}"
        case nodes.BrokenLine():
            return line.words
    return _print_top(line)


def _print_top(line: nodes.Line) -> str:
    match line:
        case nodes.MapLine():
            return f"map{_after(line.title)}"
        case nodes.SourceLine():
            return f"source {line.name.text}{_after(line.path)}"
        case nodes.VoiceLine():
            principal = f"for {line.principal.text}" if line.principal else ""
            return _words("voice", line.name.text, principal, _marks(line.marks)) + _after(
                line.title
            )
        case nodes.ImportLine():
            return f"import {line.name.text}{_after(line.path)}"
        case nodes.SectionLine():
            return _words("section", _text(line.name)) + _after(line.title)
        case nodes.RuleLine():
            return f"{_words('rule', _text(line.name))}: {print_formula(line.formula)}"
        case nodes.OnLine():
            return f"on {line.name.text}"
        case nodes.ExpectStandingLine():
            return f"expect {line.name.text} {line.verdict}"
        case nodes.ExpectVoiceLine():
            names = ", ".join(name.text for name in line.names)
            return f"expect {line.voice.text} {line.verdict}" + (f": {names}" if names else "")
    raise TypeError(f"no such line: {line!r}")


def print_formula(formula: nodes.Formula) -> str:
    """A formula with the fewest parentheses that keep its meaning. Linear in its length."""
    return "".join(_pieces(formula))


def _pieces(formula: nodes.Formula) -> Iterator[str]:
    """The formula in writing order; a stack of what is still to be written, so depth is no limit."""
    trees: list[_Tree] = []
    for item in formula.items:
        if isinstance(item, nodes.Name):
            trees.append((item.text, ()))
        elif item == "not":
            trees.append((item, (trees.pop(),)))
        else:
            right = trees.pop()
            trees.append((item, (trees.pop(), right)))
    todo: list[_Tree | str] = [trees.pop()]
    while todo:
        each = todo.pop()
        if isinstance(each, str):
            yield each
            continue
        operator, sides = each
        if not sides:
            yield operator
        elif len(sides) == 1:
            todo += reversed(["not ", *_side(sides[0], 3)])
        else:
            binding = BINDING[operator]
            left = _side(sides[0], binding or 1)
            right_side = _side(sides[1], binding + 1)
            todo += reversed([*left, f" {operator} ", *right_side])


_Tree = tuple[str, tuple["_Tree", ...]]


def _side(tree: _Tree, binding: int) -> list[_Tree | str]:
    operator, sides = tree
    loose = bool(sides) and BINDING[operator] < binding
    return ["(", tree, ")"] if loose else [tree]


def _stands_apart(entry: nodes.Entry) -> bool:
    """Whether a blank line is put above an entry even where the writer left none: above a section."""
    return isinstance(entry.line, nodes.SectionLine) and not entry.comments


def _print_gap(printed: list[str], gap: bool) -> None:
    if gap and printed and printed[-1]:
        printed.append("")


def _print_comments(printed: list[str], comments: Sequence[nodes.Comment], indent: str) -> None:
    for comment in comments:
        _print_gap(printed, comment.gap)
        printed.append(f"{indent}#{comment.text}")


def _wrap(line: str, indent: str) -> Iterator[str]:
    """Break a long line at spaces after its colon; each further part begins with ``|``."""
    width = max(WIDTH, len(indent) + NARROWEST)
    if len(indent) + len(line) <= width or ": " not in line:
        yield indent + line
        return
    cut = line.index(": ") + 2
    current = indent + line[:cut] + line[cut:].split(" ", 1)[0]
    rest = line[cut:].split(" ")[1:]
    for word in rest:
        if len(current) + 1 + len(word) > width:
            yield current
            current = f"{indent}{INDENT}| {word}"
        else:
            current += f" {word}"
    yield current


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _text(name: nodes.Name | None) -> str:
    return name.text if name else ""


def _by(voices: Sequence[nodes.Name]) -> str:
    return f"by {', '.join(voice.text for voice in voices)}" if voices else ""


def _marks(marks: Sequence[nodes.Name]) -> str:
    return " ".join(f"#{mark.text}" for mark in marks)


def _after(words: nodes.Prose | None) -> str:
    return f": {words.text}" if words else ""
