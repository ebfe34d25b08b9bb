"""What a font file says of itself: the family, weight and slant of its faces, and which characters they have.

Reads the tables ``name``, ``OS/2`` and ``cmap`` of the OpenType specification, and the header of collections.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from mmap import ACCESS_READ, mmap
from struct import error, iter_unpack, unpack_from
from typing import Final, NamedTuple

_COLLECTION: Final = b"ttcf"
# Tables of coloured glyphs.
_COLOURED: Final = frozenset((b"CBDT", b"COLR", b"SVG ", b"sbix"))
# Bits of OS/2's fsSelection, and its width class of a face that is neither narrow nor broad.
_SLANTED: Final = 0b10_0000_0001
_USUAL_WIDTH: Final = 5
# Names of a family, the one that all of its weights share first.
_FAMILY: Final = (16, 1)
_ENGLISH: Final = (3, 0x409)
_UNREADABLE: Final = (OSError, ValueError, LookupError, error)


class Face(NamedTuple):
    """A face of a font file.

    Arguments:
        number: which one of its file it is.
        weight: 400 for regular, 700 for bold.
        upright: whether it is neither slanted nor narrow nor broad.
        coloured: whether it has coloured glyphs.
    """

    path: str
    number: int
    family: str
    weight: int
    upright: bool
    coloured: bool


def faces_of(path: str) -> list[Face]:
    """The faces of a font file; none where it cannot be read."""
    try:
        with open(path, "rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            return [_face(path, number, data, at) for number, at in enumerate(_starts(data))]
    except _UNREADABLE:
        return []


def characters_of(face: Face, asked: Iterable[str]) -> set[str]:
    """Those of some characters that a face has; none where its file cannot be read."""
    try:
        with open(face.path, "rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            cmap = _tables(data, _starts(data)[face.number])[b"cmap"]
            glyph = _glyphs(data, cmap)
            return {each for each in asked if glyph(ord(each))}
    except _UNREADABLE:
        return set()


def _starts(data: mmap) -> list[int]:
    """Where the table directory of each face begins."""
    if data[:4] != _COLLECTION:
        return [0]
    (count,) = unpack_from(">I", data, 8)
    return list(unpack_from(f">{count}I", data, 12))


def _tables(data: mmap, start: int) -> Mapping[bytes, int]:
    """Where each table of a face begins."""
    (count,) = unpack_from(">H", data, start + 4)
    rows = iter_unpack(">4sIII", data[start + 12 : start + 12 + 16 * count])
    return {tag: offset for tag, _, offset, _ in rows}


def _face(path: str, number: int, data: mmap, start: int) -> Face:
    tables = _tables(data, start)
    weight, width, selection = 400, _USUAL_WIDTH, 0
    if (at := tables.get(b"OS/2")) is not None:
        weight, width = unpack_from(">HH", data, at + 4)
        (selection,) = unpack_from(">H", data, at + 62)
    upright = width == _USUAL_WIDTH and not selection & _SLANTED
    family = _family(data, tables[b"name"])
    return Face(path, number, family, weight, upright, not _COLOURED.isdisjoint(tables))


def _family(data: mmap, table: int) -> str:
    count, texts = unpack_from(">HH", data, table + 2)
    names: dict[tuple[int, bool], str] = {}
    for row in iter_unpack(">6H", data[table + 6 : table + 6 + 12 * count]):
        platform, _, language, kind, length, offset = row
        if kind in _FAMILY:
            at = table + texts + offset
            text = data[at : at + length].decode("mac-roman" if platform == 1 else "utf-16-be")
            names.setdefault((kind, (platform, language) == _ENGLISH), text)
    return next(
        names[kind, english]
        for kind in _FAMILY
        for english in (True, False)
        if (kind, english) in names
    )


def _glyphs(data: mmap, table: int) -> Callable[[int], int]:
    """A function from a code point to its glyph, 0 where there is none."""
    (count,) = unpack_from(">H", data, table + 2)
    found: dict[int, int] = {}
    for platform, encoding, offset in iter_unpack(">HHI", data[table + 4 : table + 4 + 8 * count]):
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            (form,) = unpack_from(">H", data, table + offset)
            found[form] = table + offset
    if 12 in found:
        return _in_groups(data, found[12])
    return _in_segments(data, found[4])


def _in_groups(data: mmap, at: int) -> Callable[[int], int]:
    """Looks into a ``cmap`` of format 12: groups of a first and a last code point and the first's glyph."""
    (count,) = unpack_from(">I", data, at + 12)
    groups = list(iter_unpack(">3I", data[at + 16 : at + 16 + 12 * count]))

    def glyph(point: int) -> int:
        number = bisect_right(groups, point, key=lambda group: group[0]) - 1
        if number < 0 or point > groups[number][1]:
            return 0
        return int(groups[number][2]) + point - int(groups[number][0])

    return glyph


def _in_segments(data: mmap, at: int) -> Callable[[int], int]:
    """Looks into a ``cmap`` of format 4: segments, each with a shift or with a place in a list of glyphs."""
    (double,) = unpack_from(">H", data, at + 6)
    rows = at + 14, at + 16 + double, at + 16 + 2 * double, at + 16 + 3 * double
    ends, starts, shifts, places = (unpack_from(f">{double // 2}H", data, row) for row in rows)

    def glyph(point: int) -> int:
        number = bisect_left(ends, point)
        if number == len(ends) or point < starts[number]:
            return 0
        found = point
        if places[number]:
            # The place is counted from where it stands itself.
            here = rows[3] + 2 * number + places[number] + 2 * (point - starts[number])
            (found,) = unpack_from(">H", data, here)
        return int(found and (found + shifts[number]) & 0xFFFF)

    return glyph
