"""Fonts for PNG and PDF: argmap's own, and for what that lacks those of the machine.

argmap's own font is Source Sans Pro (Latin, Greek, Cyrillic). For all else a family of the machine is chosen by what
its files say that they have, so that no renderer has to guess one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import filterfalse, groupby
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import normalize

from argmap.diagram.measure import LATIN, clusters, is_invisible, is_picture
from argmap.folders import font_directories
from argmap.render.errors import ToolMissing
from argmap.render.scripts import script_of
from argmap.render.sfnt import Face, characters_of, faces_of

OWN: Final = "Source Sans Pro"
# Source Sans is narrower and lower than the letters that boxes are measured for.
GROW: Final = 1.06
# What stands for what no font has.
EMPTY: Final = "☐"
_FACES: Final = ("Regular", "Semibold", "Bold", "BoldIt")
_SUFFIXES: Final = (".ttf", ".otf", ".ttc", ".otc")
_REGULAR: Final = 400
_BOLD: Final = 700
_TOLD: Final = 8
# Families that are taken before others, for they are plain and have much: those of Linux, of Apple, of Microsoft.
# fmt: off
_PREFERRED: Final = (
    "Noto Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai",
    "Noto Color Emoji", "DejaVu Sans",
    "PingFang SC", "Hiragino Sans GB", "Geeza Pro", "Arial Hebrew", "Kohinoor Devanagari", "Thonburi",
    "Apple Color Emoji", "Apple Symbols",
    "Segoe UI", "Microsoft YaHei", "Nirmala UI", "Leelawadee UI", "Segoe UI Emoji", "Segoe UI Symbol",
)
# fmt: on
# Words in the names of families that are taken after all others.
_SPECIAL: Final = ("Serif", "Mono", "Display", "Unifont")
# How the names of families begin that are the system's own business, or have a sign for everything but no letters.
_NO_USE: Final = (".", "LastResort", "Last Resort", "Adobe Blank")


@dataclass(frozen=True, slots=True)
class Fonts:
    """What some texts are set in.

    Arguments:
        families: for each cluster that argmap's own font lacks the family that has it; None where there is none.
        files: the files of argmap's own font and of those families.
    """

    families: Mapping[str, str | None]
    files: tuple[str, ...]

    @property
    def foreign(self) -> bool:
        """Whether argmap's own font alone will not do."""
        return any(self.families.values())

    @property
    def lost(self) -> list[str]:
        """The clusters that no font has, in order."""
        return [each for each, family in self.families.items() if family is None]

    def runs(self, text: str) -> list[tuple[str, str]]:
        """A text in runs, each with its family; an empty box stands for each cluster that no font has."""
        if text.isascii() or not self.families:
            return [(OWN, text)]
        found = ((self.families.get(each, OWN), each) for each in clusters_of(text))
        shown = ((family or OWN, each if family else EMPTY) for family, each in found)
        return [
            (family, "".join(each for _, each in run))
            for family, run in groupby(shown, key=itemgetter(0))
        ]


class _Family(NamedTuple):
    """The faces of one name, as many as are of use: a regular one, and a bold one where there is one."""

    name: str
    faces: tuple[Face, ...]

    @property
    def coloured(self) -> bool:
        return self.faces[0].coloured

    def rank(self, pictures: bool) -> tuple[bool, int, bool, str]:
        """Where it comes among those that have a picture or a letter; the last part is for those that are as good."""
        known = _PREFERRED.index(self.name) if self.name in _PREFERRED else len(_PREFERRED)
        special = any(each in self.name for each in _SPECIAL)
        return self.coloured is not pictures, known, special, self.name

    def of(self, asked: Iterable[str]) -> set[str]:
        """Those of some clusters that its regular face has."""
        needed = {each: set(filterfalse(is_invisible, each)) for each in asked}
        has = characters_of(self.faces[0], set[str]().union(*needed.values()))
        # A sequence of signs is one picture only in fonts that have pictures.
        return {
            each
            for each, signs in needed.items()
            if signs <= has and (self.coloured or not is_composed(each))
        }


def fonts_for(texts: Iterable[str]) -> Fonts:
    """The fonts that some texts need. Linear in the texts, and in the machine's fonts where these are needed.

    Raises:
        ToolMissing: argmap's own font is not installed.
    """
    own = font_files()
    asked = unusual_in(texts)
    foreign: list[str] = []
    if asked:
        has = _Family(OWN, tuple(faces_of(own[0]))).of(asked)
        foreign = [each for each in asked if each not in has]
    chosen = _chosen(foreign, _families()) if foreign else {}
    files = (face.path for family in chosen.values() for face in family.faces)
    return Fonts(
        families={each: chosen[each].name if each in chosen else None for each in foreign},
        files=(*own, *sorted(set(files))),
    )


def _chosen(foreign: Iterable[str], families: Iterable[_Family]) -> dict[str, _Family]:
    """The family of each cluster that one has: a plain one for letters, one with pictures for pictures."""
    chosen: dict[str, _Family] = {}
    for pictures in (True, False):
        asked = {each for each in foreign if is_picture(each) is pictures}
        ranked = sorted(families, key=lambda each: each.rank(pictures))
        for _, equals in groupby(ranked, key=lambda each: each.rank(pictures)[:-1]):
            chosen |= _covered(asked - chosen.keys(), list(equals))
    return chosen


def _covered(asked: set[str], families: Sequence[_Family]) -> dict[str, _Family]:
    """The family of each cluster that one has: always the one that has most of the rest, so that they are few."""
    has = [(family.of(asked), family) for family in families] if asked else []
    found: dict[str, _Family] = {}
    while has:
        most, family = max(has, key=lambda each: len(each[0] - found.keys()))
        if most <= found.keys():
            break
        found = dict.fromkeys(most, family) | found
    return found


def is_composed(cluster: str) -> bool:
    """Whether it is one picture of several signs: a family, a flag, a hand of some colour."""
    return is_picture(cluster) and len(cluster.replace("\ufe0f", "")) > 1


def _families() -> list[_Family]:
    """The families that are installed on this machine."""
    faces: dict[str, list[Face]] = {}
    for path in _installed():
        for face in faces_of(path):
            if not face.family.startswith(_NO_USE):
                faces.setdefault(face.family, []).append(face)
    return [_Family(name, _of_use(found)) for name, found in faces.items()]


def _of_use(faces: Sequence[Face]) -> tuple[Face, ...]:
    upright = sorted(each for each in faces if each.upright) or sorted(faces)
    regular, bold = (
        min(upright, key=lambda each: abs(each.weight - weight)) for weight in (_REGULAR, _BOLD)
    )
    return (regular,) if bold == regular else (regular, bold)


def _installed() -> Iterator[str]:
    """The font files of this machine."""
    for folder in font_directories():
        for path, _, files in os.walk(folder):
            yield from (
                os.path.join(path, each) for each in files if each.lower().endswith(_SUFFIXES)
            )


def font_folder() -> Path:
    """Where argmap's own font lies.

    Raises:
        ToolMissing: its package is not installed.
    """
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise ToolMissing(
            "a PNG or PDF needs the package font-source-sans-pro, which is missing: "
            "pip install font-source-sans-pro"
        )
    return Path(spec.origin).parent / "files"


def font_files() -> list[str]:
    """The files of argmap's own font that a drawing uses, the regular one first."""
    folder = font_folder()
    return [str(folder / f"SourceSansPro-{face}.ttf") for face in _FACES]


def unusual_in(texts: Iterable[str]) -> list[str]:
    """The distinct clusters of some texts that are not plain Latin, in order. Linear."""
    found: dict[str, None] = {}
    for text in texts:
        if text.isascii() or all(each in LATIN for each in text):
            continue
        for cluster in clusters_of(text):
            if not all(each in LATIN or is_invisible(each) for each in cluster):
                found[cluster] = None
    return list(found)


def clusters_of(text: str) -> list[str]:
    """The clusters of a text in composed characters, which more fonts have. Linear."""
    return [each for each, _ in clusters(normalize("NFC", text))]


def some_of(found: Sequence[str]) -> str:
    """The first of some clusters."""
    return " ".join(found[:_TOLD]) + (" …" if len(found) > _TOLD else "")


def missing_sentence(lost: Sequence[str], where: str) -> str:
    """What is missing, and what to do about it."""
    scripts = ", ".join(dict.fromkeys(map(script_of, lost)))
    plural = "s" if len(lost) > 1 else ""
    return (
        f"no font on this machine has {len(lost)} character{plural} of the map "
        f"({scripts}: {some_of(lost)}), so the {where} shows an empty box for {'each' if plural else 'it'}; "
        "install a font that has them, such as Noto Sans for that script, or draw SVG"
    )
