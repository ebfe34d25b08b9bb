"""What changed between two revisions, map by map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from argmap.comparison import Comparison
from argmap.report.as_json import dumped
from argmap.report.comparison import as_json, as_markdown, as_text
from argmap.report.comparison.as_markdown import LONGEST, escape, size
from argmap.report.comparison.words import title
from argmap.report.findings import paint, seen
from argmap.revisions import Changed

# Left for the sentence that says how many maps are left out.
_SPARE = 200


class Compared(NamedTuple):
    """A map that is not the same file in two revisions.

    Arguments:
        file: its paths.
        comparison: what changed; None where it cannot be compared.
        problem: why it cannot be compared, or drawn, as a sentence; or empty.
        drawing: the file with its drawing; empty where there is none.
    """

    file: Changed
    comparison: Comparison | None
    problem: str = ""
    drawing: str = ""

    @property
    def called(self) -> str:
        """Its path, and what became of it as a file."""
        path, was = self.file.path, self.file.old
        if was is None:
            return f"{path}, added"
        if self.file.new is None:
            return f"{path}, deleted"
        return path if was == path else f"{was} → {path}"


def text(found: Sequence[Compared], colour: bool) -> str:
    """For people: the report of each map under its path."""
    return "\n".join(_paragraph(each, colour) for each in found) or "No map differs.\n"


def _paragraph(each: Compared, colour: bool) -> str:
    drawn = f"Drawn in {seen(each.drawing)}.\n" if each.drawing else ""
    said = as_text.report(each.comparison, colour) if each.comparison is not None else ""
    problem = f"{seen(each.problem)}\n" if each.problem else ""
    return f"{paint(f'# {seen(each.called)}', '1', colour)}\n{said}{problem}{drawn}"


def markdown(found: Sequence[Compared], colour: bool) -> str:
    """For a pull request: a section a map; never longer than what GitHub takes as a comment."""
    sections: list[str] = []
    room = LONGEST - _SPARE
    for each in found:
        section = _section(each, room)
        if room < size(section) + 1:
            break
        room -= size(section) + 1
        sections.append(section)
    if left := len(found) - len(sections):
        maps = "1 more map is" if left == 1 else f"{left} more maps are"
        sections.append(f"{maps} left out for want of room; `argmap diff` shows all.\n")
    return "\n".join(sections) or "No map differs.\n"


def _section(each: Compared, room: int) -> str:
    about = f"{each.called}; drawn in {each.drawing}" if each.drawing else each.called
    if each.comparison is None:
        return f"### {escape(each.called)}\n\n{escape(each.problem)}\n"
    name = title(each.comparison, otherwise=each.file.path)
    told = as_markdown.section(each.comparison, name, about, room)
    return f"{told}\n{escape(each.problem)}\n" if each.problem else told


def json(found: Sequence[Compared], colour: bool) -> str:
    """For other programs: one object; ``docs/diff.md`` describes it."""
    return dumped({"version": as_json.VERSION, "maps": [_object(each) for each in found]}, indent=2)


def _object(each: Compared) -> dict[str, object]:
    known = {} if each.comparison is None else as_json.content(each.comparison)
    return {
        "path": each.file._asdict(),
        "problem": each.problem or None,
        "drawing": each.drawing or None,
        **known,
    }


FORMATS: Mapping[str, Callable[[Sequence[Compared], bool], str]] = MappingProxyType(
    {"text": text, "json": json, "markdown": markdown}
)
"""Each takes the maps, and whether the report goes to a terminal that shows colours."""
