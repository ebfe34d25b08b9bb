"""The lock file ``argmap.lock``: proof of verified quotes, without their sources' text.

One lock serves all maps of a directory. It is JSON, one record a line: first the format's
version, then each source, followed by its quotes. So two branches that lock different quotes
merge, and a broken line is named by its number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from argmap.model import ArgumentMap
from argmap.quotes.pattern import read_pattern
from argmap.quotes.records import QuoteRecord, SourceRecord, digest, surroundings
from argmap.quotes.reports import QuoteReport, QuoteStatus, read_quotes
from argmap.quotes.sources import SourceState

LOCK_NAME = "argmap.lock"
VERSION = 1
_LARGEST = 1 << 53


class LockError(ValueError):
    """A lock file that cannot be read; ``line`` is the number of the line that is wrong."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line


class Lock(NamedTuple):
    """What is known of a directory's sources, by their paths as the maps write them."""

    sources: Mapping[str, SourceRecord]

    def merged(self, other: Lock) -> Lock:
        """Both locks in one; of a source that differs in them, what ``other`` says."""
        sources = dict(self.sources)
        for path, theirs in other.sources.items():
            ours = sources.get(path)
            if ours and ours.sha256 == theirs.sha256:
                sources[path] = _record(theirs, {*ours.quotes, *theirs.quotes})
            else:
                sources[path] = theirs
        return Lock(sources)

    def renumbered(self, path: str, numbers: Mapping[tuple[str, int], int]) -> Lock:
        """The lock with other numbers on some quotes of a source; their places are still those in the locked text.

        Arguments:
            path: the source's.
            numbers: for the digest of a quote's words and its number as locked, its number now. What has the words
                of one of them and is not among them is dropped.
        """
        record = self.sources[path]
        words = {each for each, _ in numbers}
        quotes = {each for each in record.quotes if each.words not in words}
        quotes |= {
            each._replace(number=numbers[each.words, each.number])
            for each in record.quotes
            if (each.words, each.number) in numbers
        }
        return Lock({**self.sources, path: _record(record, quotes)})


def make_lock(
    arg_map: ArgumentMap,
    sources: Mapping[str, SourceState],
    keys: Collection[str] | None = None,
) -> Lock:
    """Lock what the sources say now.

    A quote whose place is not certain is left out. A source whose text is absent keeps those of
    its records that the map still needs.

    Arguments:
        arg_map: the map.
        sources: by source key.
        keys: which sources to lock: those that files of one directory name; None for all of the
            map's.
    """
    grouped: dict[str, list[QuoteReport]] = {}
    for report in read_quotes(arg_map, sources):
        grouped.setdefault(report.quote.source, []).append(report)
    lock = Lock({})
    for key, source in arg_map.sources.items():
        state = sources.get(key)
        if state is None or (keys is not None and key not in keys):
            continue
        reports = grouped.get(key, [])
        if state.text is not None:
            quotes = {_lock_quote(each) for each in reports if each.status is QuoteStatus.FOUND}
            record = SourceRecord(source.path, state.sha256, len(state.data), ())
        elif state.record is not None:
            quotes = {each.record for each in reports if each.record}
            record = state.record
        else:
            continue
        lock = lock.merged(Lock({source.path: _record(record, quotes)}))
    return lock


def print_lock(lock: Lock) -> str:
    """A lock as text, in its one canonical form."""
    import json

    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in _records(lock))


def parse_lock(text: str) -> Lock:
    """Read a lock's text; linear in its length.

    Raises:
        LockError: for a line that is not a record of this format, whatever stands there instead.
    """
    sources: dict[str, SourceRecord] = {}
    quotes: dict[str, set[QuoteRecord]] = {}
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if number == 1:
            _read_version(line)
        elif line.strip():
            fields = _Fields(line, number)
            if "source" in fields.values:
                record = _read_source(fields)
                sources[record.path] = record
            else:
                path = fields.string("quote")
                if path not in sources:
                    raise LockError("a quote stands before its source", number)
                quotes.setdefault(path, set()).add(_read_quote(fields))
    return Lock({path: _record(each, quotes.get(path, ())) for path, each in sources.items()})


def _record(source: SourceRecord, quotes: Collection[QuoteRecord]) -> SourceRecord:
    return SourceRecord(source.path, source.sha256, source.size, tuple(sorted(quotes)))


def _lock_quote(report: QuoteReport) -> QuoteRecord:
    place = report.place
    assert place is not None, "only quotes that were found are locked"
    words = digest(read_pattern(report.quote.words).words)
    return QuoteRecord(*place.span, report.quote.number or 0, words, *surroundings(place))


def _records(lock: Lock) -> Iterator[dict[str, object]]:
    yield {"argmap.lock": VERSION}
    for path, source in sorted(lock.sources.items()):
        yield {"source": path, "sha256": source.sha256, "bytes": source.size}
        for quote in source.quotes:
            yield {
                "quote": path,
                "start": quote.start,
                "end": quote.end,
                "number": quote.number,
                "words": quote.words,
                "before": quote.before,
                "after": quote.after,
            }


def _read_version(line: str) -> None:
    version = _Fields(line, 1).values.get("argmap.lock")
    if type(version) is not int:
        raise LockError('a lock begins with {"argmap.lock": 1}', 1)
    if version != VERSION:
        raise LockError(f"this lock has format {version}; this argmap reads format {VERSION}", 1)


def _read_source(fields: _Fields) -> SourceRecord:
    return SourceRecord(
        fields.string("source"), fields.digest("sha256"), fields.natural("bytes"), ()
    )


def _read_quote(fields: _Fields) -> QuoteRecord:
    start, end = fields.natural("start"), fields.natural("end")
    if end < start:
        raise LockError('"end" is before "start"', fields.line)
    return QuoteRecord(
        start,
        end,
        fields.natural("number"),
        fields.digest("words"),
        fields.digest("before"),
        fields.digest("after"),
    )


class _Fields:
    """The fields of the record on one line."""

    def __init__(self, text: str, line: int) -> None:
        import json

        self.line = line
        try:
            read = json.loads(text)
        except (ValueError, RecursionError):
            read = None
        if not isinstance(read, dict):
            raise LockError(
                "this is no record; take the last good version and run `argmap lock` again", line
            )
        self.values: dict[str, object] = read

    def string(self, name: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, str):
            raise self._wrong(name, "a string")
        return value

    def natural(self, name: str) -> int:
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _LARGEST:
            raise self._wrong(name, "a whole number")
        return value

    def digest(self, name: str) -> str:
        value = self.string(name)
        if len(value) != 64 or value.strip("0123456789abcdef"):
            raise self._wrong(name, "a SHA-256 in hexadecimal")
        return value

    def _wrong(self, name: str, what: str) -> LockError:
        return LockError(f'"{name}" has to be {what}', self.line)
