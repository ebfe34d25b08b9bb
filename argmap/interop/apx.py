"""``.apx``: facts ``arg(A).`` and ``att(A,B).``, as ASPARTIX reads them.

Egly, Gaggl & Woltran, "Answer-set programming encodings for argumentation frameworks", Argument & Computation 1
(2010). ``%`` begins a comment. A name is any text without blanks, brackets and commas, or a text in double
quotes with ``\\`` before a quote or another ``\\``; it has no control characters.
"""

from __future__ import annotations

import re

from argmap.interop.errors import MOST_ARGUMENTS, FormatError, shown, steering, steers, too_many
from argmap.reasoning.frameworks import Framework

_NAME = r'("(?:[^"\\\n]|\\[^\n])*+"|[^\s(),"%]++)'
_FACT = re.compile(rf"[^\S\n]*+(?:arg\(\s*{_NAME}\s*\)|att\(\s*{_NAME}\s*,\s*{_NAME}\s*\))\s*\.")
_BLANK = re.compile(r"(?:\s|%[^\n]*)++")
_PLAIN = re.compile(r"[a-z_][A-Za-z0-9_]*|[0-9]+")


def read(text: str) -> Framework:
    """The framework that a text describes; an argument may be attacked before it is declared. Linear.

    Raises:
        FormatError: when the text is not in this format, or an attack is of an argument that is not declared.
    """
    numbers: dict[str, int] = {}
    attacks: list[tuple[str, str, int]] = []
    place = 0
    while place < len(text):
        if blank := _BLANK.match(text, place):
            place = blank.end()
            continue
        fact = _FACT.match(text, place)
        if fact is None:
            piece = text[place : place + 80].partition("\n")[0]
            raise FormatError(
                _line(text, place), f"a fact is `arg(A).` or `att(A,B).`; this is {shown(piece)}"
            )
        argument, attacker, target = fact.groups()
        for name in fact.groups():
            if name is not None and steers(name):
                raise steering(_line(text, place), _bare(name))
        if argument is not None:
            numbers.setdefault(_bare(argument), len(numbers))
            if len(numbers) > MOST_ARGUMENTS:
                raise too_many(_line(text, place))
        else:
            attacks.append((_bare(attacker), _bare(target), place))
        place = fact.end()
    for attacker, target, place in attacks:
        for each in (attacker, target):
            if each not in numbers:
                raise FormatError(_line(text, place), f"{shown(each)} is not declared by `arg`")
    return Framework.of(numbers, ((numbers[one], numbers[other]) for one, other, _ in attacks))


def write(framework: Framework) -> str:
    """A framework as text; a name that is no plain constant is put in double quotes.

    Raises:
        ValueError: when a name has control characters.
    """
    names = [_quoted(name) for name in framework.names]
    lines = [f"arg({name})." for name in names]
    lines += [f"att({names[attacker]},{names[target]})." for attacker, target in framework.attacks]
    return "".join(f"{line}\n" for line in lines)


def _bare(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name[1:-1]) if name[0] == '"' else name


def _quoted(name: str) -> str:
    if _PLAIN.fullmatch(name):
        return name
    if steers(name):
        raise ValueError(f"{name!r} cannot be written: it has control characters")
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
