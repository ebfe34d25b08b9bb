"""What a drawing was made of: the provenance that it carries, and how to read it back from each kind of file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

_PACKED: Final = re.compile(rb"argmap-mark:([A-Za-z0-9_-]+={0,2})")
_ENTRY_SEPARATOR: Final = "\x1e"
_FIELD_SEPARATOR: Final = "\x1f"
# A foreign file must not be able to fill the memory, nor to take forever: more marks than one are in words only.
_MOST_BYTES: Final = 4 * 1024 * 1024
_MOST_MARKS: Final = 4


class Entry(NamedTuple):
    """One thing that was drawn.

    Arguments:
        kind: ``claim``, ``because``, ``line``, ``section``, ``title`` …
        name: its name in the map, or an empty string.
        called: how it is spoken of.
        words, look: digests of its words, and of all else about it but its line; ``place`` of its link.
        standing: ``stands``, ``falls``, ``open``, or an empty string where that is not drawn.
    """

    kind: str
    name: str
    called: str
    words: str
    look: str
    place: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a drawing says of itself: its fingerprint, who made it and how, and what is in it.

    Arguments:
        how: the options that it was drawn with, by name.
    """

    fingerprint: str
    argmap: str
    engine: str
    how: Mapping[str, str]
    entries: tuple[Entry, ...]

    def pack(self) -> str:
        """The provenance in letters that every format keeps as they are."""
        head = (self.fingerprint, self.argmap, self.engine, _packed(self.how))
        text = _ENTRY_SEPARATOR.join(map(_FIELD_SEPARATOR.join, (head, *self.entries)))
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 6)
        return "argmap-mark:" + base64.urlsafe_b64encode(packed).decode()


def read_provenance(data: bytes) -> Provenance | None:
    """The provenance in a file, of whatever format; None where there is none. Linear in the file's size."""
    for found in islice(_PACKED.finditer(data), _MOST_MARKS):
        try:
            return _provenance(_unpack(found[1]))
        except (ValueError, zlib.error, TypeError, RecursionError):
            continue
    return None


def is_drawing(data: bytes) -> bool:
    """Whether a file is a drawing of argmap's, of whatever version. Linear in the file's size."""
    return _PACKED.search(data) is not None


def _unpack(packed: bytes) -> str:
    # In a PNG a checksum follows, of which up to four bytes may look like more of the mark.
    whole = packed[: len(packed) // 4 * 4]
    unpacking = zlib.decompressobj()
    text = unpacking.decompress(base64.urlsafe_b64decode(whole), _MOST_BYTES)
    if not unpacking.eof:
        raise ValueError("cut short, or longer than any mark")
    return text.decode("utf-8", "replace")


def _provenance(text: str) -> Provenance:
    head, *rows = text.split(_ENTRY_SEPARATOR)
    drawn, argmap, engine, how = head.split(_FIELD_SEPARATOR)
    # A row is split where it is needed: where one is wrong, those after it take no room.
    entries = tuple(Entry(*row.split(_FIELD_SEPARATOR)) for row in rows)
    return Provenance(drawn, argmap, engine, _unpacked(how), entries)


def _packed(how: Mapping[str, str]) -> str:
    return json.dumps(how, ensure_ascii=True, sort_keys=True)


def _unpacked(text: str) -> Mapping[str, str]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError(text)
    # JSON can escape halves of characters, which nothing can print.
    return {name: str(value) for name, value in found.items() if is_text(str(value))}


def is_text(value: str) -> bool:
    """Whether UTF-8 can write it."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def digest(*texts: str) -> str:
    """A short digest of some texts."""
    joined = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:8]


def fingerprint(made: tuple[str, str, Mapping[str, str]], entries: Sequence[Entry]) -> str:
    """32 hexadecimal digits of the SHA-256 of who drew it, how, and of everything drawn, in order."""
    *who, how = made
    rows = [_FIELD_SEPARATOR.join(each) for each in ((*who, _packed(how)), *entries)]
    text = _ENTRY_SEPARATOR.join(rows).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:32]
