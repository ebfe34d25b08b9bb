"""Which part of a map is drawn, as its reader asks for it: by names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import normalize

from argmap.diagram.shapes import Diagram
from argmap.diagram.sizing import SMALL, TITLE_MEASURE
from argmap.diagram.views import around, in_section, of_voices, that_stands
from argmap.diagram.wrap import clean, wrap
from argmap.model import ArgumentMap
from argmap.model.calling import called, gist, quoted
from argmap.syntax.nearest import nearest

DEPTH: Final = 2
_STAND: Final = "that stand"


class UnknownName(ValueError):
    """A view asks for what the map does not have; the message says what it may have meant."""


class NothingLeft(ValueError):
    """A view leaves nothing to draw."""


@dataclass(frozen=True, slots=True)
class View:
    """What is to be shown; several wishes are all kept.

    Arguments:
        focus: the name of a statement or step: what lies around it, up to ``depth`` steps away.
        section: the name or title of a section.
        voice: the name of a voice: what it says, or those who speak for it.
        only_standing: what stands, and nothing else.
    """

    focus: str | None = None
    depth: int = DEPTH
    section: str | None = None
    voice: str | None = None
    only_standing: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is the whole map."""
        return not (self.focus or self.section or self.voice or self.only_standing)


def choose(diagram: Diagram, arg_map: ArgumentMap, view: View) -> Diagram:
    """The part of a map's diagram that a view asks for, which says so itself. Linear.

    Raises:
        UnknownName: the map has no such statement, section or voice.
        NothingLeft: there is nothing that the view asks for.
    """
    if view.whole:
        return diagram
    chosen = diagram
    said: list[str] = []
    for narrow in (_focus, _section, _voice, _standing):
        chosen, words = narrow(chosen, arg_map, view)
        said += [words] if words else []
    what = "; ".join(said)
    those = "those " if said[0] == _STAND else ""
    if not chosen.boxes:
        raise NothingLeft(f"there is nothing to draw: the map has no statements {what}")
    count = f"{len(chosen.boxes):,} of {len(diagram.boxes):,} statements: {those}{what}"
    return replace(chosen, note=wrap(count, TITLE_MEASURE, SMALL + 1).lines)


def _focus(diagram: Diagram, arg_map: ArgumentMap, view: View) -> tuple[Diagram, str]:
    if not view.focus:
        return diagram, ""
    keys = [*(each.key for each in diagram.boxes), *(each.key for each in diagram.brackets)]
    key = _known("statement or step", view.focus, keys)
    statement = arg_map.statements.get(key)
    name = quoted(clean(statement.prose)) if statement else called(arg_map, key)
    steps = f"{view.depth} step{'' if view.depth == 1 else 's'}"
    return around(diagram, key, view.depth), f"within {steps} of {name}"


def _section(diagram: Diagram, arg_map: ArgumentMap, view: View) -> tuple[Diagram, str]:
    if not view.section:
        return diagram, ""
    titles = {key: each.title for key, each in arg_map.sections.items()}
    key = _named("section", view.section, titles)
    words = f"in the section {quoted(clean(titles[key]))}, with what is for and against them"
    return in_section(diagram, key), words


def _voice(diagram: Diagram, arg_map: ArgumentMap, view: View) -> tuple[Diagram, str]:
    if not view.voice:
        return diagram, ""
    voices = arg_map.voices
    key = _named("voice", view.voice, {each: voice.title for each, voice in voices.items()})
    speakers = _speakers({each: voice.principal for each, voice in voices.items()}, key)
    those = " and of those who speak for it" if len(speakers) > 1 else ""
    words = f"of {gist(clean(voices[key].title))}{those}, and what is a step away from them"
    return of_voices(diagram, speakers), words


def _standing(diagram: Diagram, _: ArgumentMap, view: View) -> tuple[Diagram, str]:
    return (that_stands(diagram), _STAND) if view.only_standing else (diagram, "")


def _speakers(principals: Mapping[str, str | None], key: str) -> set[str]:
    """A voice and all who speak for it, also through others."""
    speakers = {key}
    while True:
        more = {each for each, principal in principals.items() if principal in speakers}
        if more <= speakers:
            return speakers
        speakers |= more


def _named(kind: str, asked: str, titles: Mapping[str, str]) -> str:
    """The key that a name or a title means."""
    for key, title in titles.items():
        if _folded(title) == _folded(asked) and asked not in titles:
            return key
    return _known(kind, asked, [key for key in titles if "@" not in key], titles.values())


def _folded(text: str) -> str:
    return normalize("NFC", clean(text)).casefold()


def _known(kind: str, asked: str, keys: Iterable[str], titles: Iterable[str] = ()) -> str:
    name = normalize("NFC", asked)
    found = list(keys)
    if name in found:
        return name
    meant = nearest(name, [*(key for key in found if "@" not in key), *titles])
    hint = f"; did you mean `{meant}`?" if meant else ""
    raise UnknownName(f"the map has no {kind} `{asked}`{hint}")
