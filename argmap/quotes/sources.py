"""What is known of a source: its text, or why there is none, and its record in the lock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.quotes.folding import Folded, fold_all
from argmap.quotes.haystack import Haystack
from argmap.quotes.records import QuoteRecord, SourceRecord, digest
from argmap.source import Text

_BOM = b"\xef\xbb\xbf"
# The first bytes of files that have text and are not text.
_KINDS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a packed document",
    b"\xd0\xcf\x11\xe0": "a Word document",
}
_SAVE_TEXT = "Save its text as a file of its own, such as `{}.txt`, and name that."
ADDRESS = re.compile(r"[A-Za-z][A-Za-z+.-]+://")


@dataclass(frozen=True, eq=False)
class SourceState:
    """A source as it was found.

    Arguments:
        text: its text; None where it cannot be had.
        reason: why not, as the end of the sentence "The source cannot be read: …".
        absent: whether there is no such file, which a lock makes up for.
        data: its bytes, where it has been found.
        record: what ``argmap.lock`` says of it, where it is locked.
        way_out: what to do about a text that cannot be had, where more can be said than that.
        near: the path of a file that may be meant by one that is absent.
        broken_lock: why what was locked cannot be read, where the text can.
    """

    text: Text | None
    reason: str = ""
    absent: bool = False
    data: bytes = field(default=b"", repr=False)
    record: SourceRecord | None = field(default=None, repr=False)
    way_out: str = ""
    near: str = ""
    broken_lock: str = ""

    @property
    def missing(self) -> bool:
        """Whether its text cannot be had, and no lock stands in for it."""
        return self.text is None and not (self.absent and self.record)

    @cached_property
    def foldings(self) -> tuple[Folded, ...]:
        """The text's foldings; none where there is no text."""
        return fold_all(self.text.content) if self.text else ()

    @cached_property
    def haystacks(self) -> tuple[Haystack, ...]:
        """The foldings, to be searched."""
        return tuple(Haystack(each) for each in self.foldings)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of its bytes, in hexadecimal."""
        return digest(self.data)

    @cached_property
    def changed(self) -> bool:
        """Whether its text is at hand and is not the one that was locked."""
        return bool(self.text and self.record and self.record.sha256 != self.sha256)

    @cached_property
    def locked(self) -> Mapping[tuple[str, int], QuoteRecord]:
        """The locked quotes by the digest of their words and their number."""
        records = self.record.quotes if self.record else ()
        return {(each.words, each.number): each for each in records}


def read_source(name: str, data: bytes, record: SourceRecord | None = None) -> SourceState:
    """The state of a source that was found. Markdown counts as plain text.

    Arguments:
        name: how the file is called in messages.
        data: its bytes; UTF-8, a byte order mark is passed over.
        record: what the lock says of it, if anything.
    """
    try:
        content = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (len(_BOM) if data.startswith(_BOM) else 0)
        reason = f"it is not UTF-8 (byte 0x{data[at]:02x} at offset {at})"
        way_out = "Save it again as UTF-8."
        kind = next((each for first, each in _KINDS.items() if data.startswith(first)), None)
        if kind:
            reason = f"it is {kind}, not plain text"
            way_out = _SAVE_TEXT.format(re.sub(r".*/|\.[^.]*$", "", name))
        return SourceState(None, reason, data=data, record=record, way_out=way_out)
    return SourceState(Text(name, content), data=data, record=record)


def absent_source(record: SourceRecord | None = None, near: str = "") -> SourceState:
    """The state of a source that is not there; ``near`` is the path of a file that may be meant."""
    return SourceState(None, "no such file", absent=True, record=record, near=near)


def unreadable_source(
    reason: str, record: SourceRecord | None = None, way_out: str = ""
) -> SourceState:
    """The state of a source that is there, or may be, and must not or cannot be read."""
    return SourceState(None, reason, record=record, way_out=way_out)
