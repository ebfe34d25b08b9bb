"""What changed, as a comment on a pull request: GitHub's Markdown, and GitLab's.

Every word that comes from a map is text: it makes no markup, mentions nobody, and refers to no issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.comparison import Change, Comparison, How
from argmap.comparison.wording import word_diff
from argmap.report.comparison.words import counts, kind, named, title, verdict, where, words

LONGEST = 65_536
"""GitHub takes no comment that is longer, in UTF-16 units."""

_OPEN = ("What stands", "Objections")
_SPECIAL = re.compile(r"[\\`*_\[\]~$|]")
# Mentions, references (GitLab's to merge requests, milestones, labels, epics and snippets, too) and links.
_TALKING = re.compile(
    r"@|[#!%~&$](?=\w)|\bGH-(?=\d)|:(?=[\w+-]+:)|(?<=:)//|(?<=www)\.", re.IGNORECASE
)
_NAMED = re.compile(r"(`[\w.@!#, :-]+`)")
_MARKS = {"both": ("", ""), "old": ("<del>", "</del>"), "new": ("<ins>", "</ins>")}
_BREAK = "\0"
_LONGEST_WORDS = 2_000


def report(comparison: Comparison, colour: bool = False) -> str:
    """A heading, what stands and the objections open, everything else folded; never longer than ``LONGEST``."""
    return section(comparison, title(comparison))


def section(comparison: Comparison, name: str, about: str = "", most: int = LONGEST) -> str:
    """What changed in one map, under a heading.

    Arguments:
        name: what the map is called.
        about: what else is to be said of it.
        most: the most UTF-16 units that it may have.
    """
    name = escape(_cut(name))
    more = f"\n<sub>{escape(_cut(about))}</sub>\n" if about else ""
    if not comparison:
        return f"### {name}: no difference\n{more}"
    top = f"### {name}\n\n{escape(counts(comparison.changes))}.\n{more}"
    return top + "".join(_bounded(comparison, most - size(top)))


def escape(text: str) -> str:
    """Words as Markdown text; white space becomes single spaces."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    line = _TALKING.sub(lambda found: _broken(found.group()), line)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _SPECIAL.sub(lambda found: "\\" + found.group(), line)
    return line.replace(_BREAK, "<span></span>")


def _broken(mark: str) -> str:
    """A mark that would make a mention, a reference or a link, with something invisible that keeps it from it."""
    return _BREAK + mark if mark in ("//", ".") else mark + _BREAK


def _bounded(comparison: Comparison, room: int) -> Iterator[str]:
    """The sections, as far as there is room for them; then how many changes are left out."""
    left = len(comparison.changes)
    room -= 200
    for heading, changes in comparison.families.items():
        is_open = " open" if heading in _OPEN else ""
        summary = f"<b>{heading}</b>: {escape(counts(changes))}"
        head = f"\n<details{is_open}><summary>{summary}</summary>\n\n"
        foot = "\n</details>\n"
        room -= size(head) + size(foot)
        lines = []
        for each in changes:
            line = _line(each)
            if room < size(line):
                break
            room -= size(line)
            lines.append(line)
        left -= len(lines)
        if lines:
            yield head + "".join(lines) + foot
        if len(lines) < len(changes):
            break
    if left:
        yield f"\n{left} more changes are left out for want of room; `argmap diff` shows them all.\n"


def size(text: str) -> int:
    """How long a text is to GitHub, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _line(change: Change) -> str:
    place = f"<sub>{escape(where(change))}</sub>"
    if change.what == "standing":
        now, was = verdict(change)
        why = f": {_prose(change.why)}." if change.why else "."
        return f"- {_prose(change.item.name)} now **{now}** ({was}){why} {place}\n"
    head = [f"**{change.how.value}**", kind(change), _prose(named(change.item))]
    if change.how in (How.ADDED, How.LOST):
        head.append(_prose(change.item.about))
    details = "".join(f"  <br>{each}\n" for each in _details(change))
    return f"- {' '.join(filter(None, head))} {place}\n{details}"


def _details(change: Change) -> Iterator[str]:
    old, new = change.old, change.new
    if old is None or new is None:
        if text := words(change.item):
            yield escape(_cut(text))
    elif change.how is How.REWORDED:
        pieces = word_diff(_cut(old.text), _cut(new.text))
        yield "".join(_MARKS[side][0] + _kept(text) + _MARKS[side][1] for side, text in pieces)
    elif change.how is How.RENAMED:
        yield f"{_prose(named(old)) or 'no name'} → {_prose(named(new)) or 'no name'}"
    else:
        if not named(new) and (text := words(new)):
            yield escape(_cut(text))
        if old.about or new.about:
            yield f"{_prose(old.about) or '—'} → {_prose(new.about) or '—'}"
        elif old.kind != new.kind:
            yield f"{old.kind} → {new.kind}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_WORDS else text[:_LONGEST_WORDS] + " …"


def _kept(text: str) -> str:
    """Escaped, with the spaces at its ends."""
    inner = escape(text)
    before = " " if text[:1].isspace() else ""
    return before + inner + (" " if inner and text[-1:].isspace() else "")


def _prose(text: str) -> str:
    """A sentence of argmap's with names in backticks, which stay code; the rest is escaped."""
    parts = _NAMED.split(text)
    return "".join(
        each if at % 2 else _kept(each) if each.strip() else each for at, each in enumerate(parts)
    )
