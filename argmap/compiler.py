"""The façade: from a file to its map and everything that is to be said of it.

Pure: whatever is read is handed in by a ``Files``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from argmap.diagnostic import Diagnostic
from argmap.model import ArgumentMap
from argmap.model.builder import build
from argmap.model.names import MapFile
from argmap.quotes import SourceState, absent_source, read_source, unreadable_source
from argmap.quotes.lock import LOCK_NAME, Lock, LockError, parse_lock
from argmap.quotes.sources import ADDRESS
from argmap.source import Span, Text
from argmap.syntax import catalogue as known
from argmap.syntax import nodes
from argmap.syntax.nearest import nearest
from argmap.syntax.parser import Parsed, parse

LONGEST_CIRCLE = 20
# Of how many absent sources the file is looked for that may be meant: each time a folder is gone through.
MOST_NEAR = 50
SUFFIX = ".argmap"
# A file with another ending, and with so many broken lines, which are so many of all, is no map.
LEAST_BROKEN, SHARE_BROKEN = 3, 2 / 3
NO_MAP = "is no map: hardly a line of it begins with a keyword."
UTF16 = (b"\xff\xfe", b"\xfe\xff")
# What stands for bytes that fit no character.
REPLACED = "\ufffd"
QUOTATION_MARKS = "\"'“”„‘’«»"
QUOTED = "A text that is quoted is named on a `source` line; a map's name ends in `.argmap`."

# What these find is so whatever the lines that cannot be read would say.
SURE = frozenset(
    {
        "missing-source",
        "quote-not-found",
        "ambiguous-quote",
        "quote-cut-short",
        "quoted-from-another",
        "source-changed",
    }
)


class OutsideRoot(Exception):
    """A path that leads out of the project's root.

    Arguments:
        path: it.
        root: the folder that the project is, where it is one.
    """

    def __init__(self, path: str, root: str = "") -> None:
        super().__init__(path, root)
        self.root = root

    @property
    def way_out(self) -> str:
        """What to do about it."""
        project = f"the project, which is `{self.root}`," if self.root else "the project,"
        return f"Move it into {project} or name a folder above both with `--root`."


class Files(Protocol):
    """Where files come from."""

    def locate(self, base: str, path: str) -> str:
        """The file that a path means, as written in the file ``base``.

        Raises:
            OutsideRoot: when it leads out of the project.
        """

    def read(self, name: str) -> bytes:
        """A file's content.

        Raises:
            OSError: when it cannot be read.
        """

    def beside(self, name: str) -> Sequence[str]:
        """The names of the files in a file's folder, in order and without the folder; the file may be missing."""


def reason(error: Exception) -> str:
    """Why a file cannot be read or written, as the end of a sentence without its full stop."""
    said = getattr(error, "strerror", None) or str(error)
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


@dataclass(frozen=True, eq=False)
class Result:
    """What one file and its imports come to.

    Arguments:
        map: the map, as far as it could be read.
        documents: its files as parsed, in the order of ``map.texts``.
        sources: for each source's key, its text or what is known instead.
        diagnostics: every finding, by file and place.
    """

    map: ArgumentMap
    documents: tuple[nodes.Document, ...] = field(repr=False)
    sources: Mapping[str, SourceState] = field(repr=False)
    diagnostics: tuple[Diagnostic, ...]


def compile_file(name: str, content: bytes, files: Files) -> Result:
    """Read a map's file and all that it imports, build the map, and run every check on it.

    Findings that lie in an imported file alone are left to that file, but for those that keep it from being
    read.

    Arguments:
        name: the file's name, as messages show it and as ``files`` resolves paths against it.
        content: its bytes.
        files: where imports, sources and locks come from.
    """
    loaded = _Loading(files).load(name, content)
    built = build([MapFile(each.document, each.imports) for each in loaded.files])
    documents = tuple(each.document for each in loaded.files)
    findings = known.bounded((*loaded.diagnostics, *built.diagnostics))
    sources = _read_sources(built.map, files)
    findings += _run_checks(built.map, documents, sources, broken=bool(findings))
    ordered = sorted(findings, key=lambda each: each.order)
    return Result(built.map, documents, sources, tuple(ordered))


def build_map(
    name: str, content: bytes, files: Files
) -> tuple[ArgumentMap, tuple[Diagnostic, ...]]:
    """A map and what keeps it from being read as it stands; no check is run, no source read.

    Arguments as for ``compile_file``.
    """
    loaded = _Loading(files).load(name, content)
    built = build([MapFile(each.document, each.imports) for each in loaded.files])
    findings = [*loaded.diagnostics, *built.diagnostics]
    return built.map, tuple(sorted(findings, key=lambda each: each.order))


def _run_checks(
    arg_map: ArgumentMap,
    documents: tuple[nodes.Document, ...],
    sources: Mapping[str, SourceState],
    broken: bool,
) -> list[Diagnostic]:
    """What the checks find in the root file; of a broken map only what its broken lines cannot change."""
    from argmap.checks import CHECKS, Context, run_checks
    from argmap.checks.suppressions import suppress

    skipped = {each.CHECK.name for each in CHECKS} - SURE if broken else ()
    found = tuple(run_checks(Context(arg_map, documents, sources), skipped))
    kept = suppress(found, documents, SURE if broken else None)
    root = arg_map.texts[0]
    return [
        each
        for each in kept
        if each.place.text is root or any(label.place.text is root for label in each.labels)
    ]


@dataclass(slots=True)
class _Loaded:
    """A file that has been read; for each name that it imports, the file's index, and where its line stands."""

    name: str
    document: nodes.Document
    imports: dict[str, int]
    lines: dict[str, Span]


class _Loading:
    """Reads a file and, breadth first, all that it imports."""

    def __init__(self, files: Files) -> None:
        self.source = files
        self.files: list[_Loaded] = []
        self.index: dict[str, int] = {}
        self.diagnostics: list[Diagnostic] = []

    def load(self, name: str, content: bytes) -> _Loading:
        self.index[self.source.locate(name, "") or name] = 0
        parsed = parse_file(name, content)
        if _is_other_kind(parsed.document, LEAST_BROKEN):
            text, first = parsed.document.text, parsed.document.entries[0].span
            here = Span(first.start, first.start + len(text.excerpt(first).split()[0]))
            found = known.NOT_A_MAP.at(text, here, f"This {NO_MAP}", hint=QUOTED)
            parsed = Parsed(nodes.Document(text, (), ()), (found,))
        self._add(parsed)
        position = 0
        while position < len(self.files):
            for entry in self.files[position].document.entries:
                if isinstance(entry.line, nodes.ImportLine):
                    self._import(position, entry, entry.line)
            position += 1
        self._circles()
        return self

    def _add(self, parsed: Parsed) -> None:
        document = parsed.document
        self.files.append(_Loaded(document.text.name, document, {}, {}))
        self.diagnostics += parsed.diagnostics

    def _import(self, position: int, entry: nodes.Entry, line: nodes.ImportLine) -> None:
        importer = self.files[position]
        text = importer.document.text
        span = entry.place(text, line.path).span
        try:
            name = self.source.locate(importer.name, line.path.text)
            if name not in self.index:
                parsed = parse_file(name, self.source.read(name))
                if _is_other_kind(parsed.document, 1):
                    message = f"`{line.path.text}` {NO_MAP}"
                    self.diagnostics.append(known.NOT_A_MAP.at(text, span, message, hint=QUOTED))
                    return
                self.index[name] = len(self.files)
                self._add(parsed)
        except OutsideRoot as error:
            message = f"`{line.path.text}` lies outside the project."
            found = known.OUTSIDE_ROOT.at(text, span, message, hint=error.way_out)
            self.diagnostics.append(found)
        except (OSError, ValueError) as error:
            message = f"`{line.path.text}` cannot be read: {reason(error)}."
            hint = "Paths are relative to the file that names them."
            meant = near_path(self.source, importer.name, line.path.text, (SUFFIX,))
            if meant:
                hint = f"Did you mean `{meant}`?"
            elif ADDRESS.match(line.path.text):
                hint = "An address is not read: save the map as a file, and name that."
            elif line.path.text[0] in QUOTATION_MARKS:
                hint = "A path has no quotation marks."
            fix = (f"write `{meant}`", span, meant) if meant else None
            found = known.MISSING_IMPORT.at(text, span, message, hint=hint, fix=fix)
            self.diagnostics.append(found)
        else:
            importer.imports[line.name.text] = self.index[name]
            importer.lines[line.name.text] = entry.span

    def _circles(self) -> None:
        """Report each import that closes a circle, with the whole circle; depth first, without recursion."""
        done: set[int] = set()
        path: list[int] = []
        todo: list[tuple[int, bool]] = [(0, False)]
        while todo:
            file, leaving = todo.pop()
            if leaving:
                path.pop()
                done.add(file)
                continue
            if file in done:
                continue
            path.append(file)
            todo.append((file, True))
            for name, target in self.files[file].imports.items():
                if target in path:
                    self._circle(file, name, path[path.index(target) :])
                elif target not in done:
                    todo.append((target, False))

    def _circle(self, file: int, name: str, circle: list[int]) -> None:
        names = [self.files[each].name for each in (*circle, circle[0])]
        if len(names) > LONGEST_CIRCLE:
            names[LONGEST_CIRCLE // 2 : -LONGEST_CIRCLE // 2] = ["…"]
        message = f"Files import each other in a circle: {' → '.join(names)}."
        hint = "Move what both need into a third file."
        text, span = self.files[file].document.text, self.files[file].lines[name]
        self.diagnostics.append(known.CIRCULAR_IMPORT.at(text, span, message, hint=hint))


def parse_file(name: str, content: bytes) -> Parsed:
    """A file's document and what is wrong with it; of one that is not UTF-8, on lines without such bytes."""
    text, unreadable = decode(name, content)
    parsed = parse(text)
    if not unreadable:
        return parsed
    others = parsed.diagnostics if _is_text(content) else ()
    kept = [each for each in others if REPLACED not in text.line(each.place.line)]
    return Parsed(parsed.document, (unreadable, *kept))


def _is_other_kind(document: nodes.Document, least: int) -> bool:
    """Whether a file is no map by its name and its lines, of which so many at least cannot be read."""
    if document.text.name.endswith(SUFFIX) or "." not in document.text.name.lstrip("./"):
        return False
    broken = sum(isinstance(each.line, nodes.BrokenLine) for each in document.entries)
    return broken >= max(least, SHARE_BROKEN * len(document.entries))


def decode(name: str, content: bytes) -> tuple[Text, Diagnostic | None]:
    """A file's text, and the finding where it is not UTF-8; then bytes that are not become U+FFFD."""
    try:
        return Text(name, content.decode("utf-8").removeprefix("\ufeff")), None
    except UnicodeDecodeError as error:
        at = len(content[: error.start].decode("utf-8"))
        text = Text(name, content.decode("utf-8", "replace"))
        more = text.content.count(REPLACED) - content.count(REPLACED.encode()) - 1
        message = f"The file is not UTF-8: byte {error.start + 1} fits no character"
        if content.startswith(UTF16):
            message = "The file is UTF-16, not UTF-8"
        elif more and _is_text(content):
            message += f", nor {'does' if more == 1 else 'do'} {more:,} further on"
        hint = "Save it again as UTF-8."
        return text, known.NOT_UTF8.at(text, Span(at, at + 1), f"{message}.", hint=hint)


def _is_text(content: bytes) -> bool:
    """Whether bytes that are not UTF-8 may be a text all the same, in an encoding that has ASCII."""
    return b"\0" not in content and not content.startswith(UTF16)


def _read_sources(arg_map: ArgumentMap, files: Files) -> dict[str, SourceState]:
    """What there is of each source: its text, and what the lock beside its map says of it."""
    locks: dict[str, Lock | LockError | None] = {}
    states: dict[str, SourceState] = {}
    absent = 0
    for key, source in arg_map.sources.items():
        base = source.place.text.name
        lock = _read_lock(base, files, locks)
        states[key] = state = _read_one(base, source.path, files, lock, absent < MOST_NEAR)
        absent += state.absent
    return states


def _read_one(
    base: str, path: str, files: Files, lock: Lock | LockError | None, near: bool
) -> SourceState:
    """A source; ``near``: where it is absent, with the file that may be meant."""
    if isinstance(lock, LockError):
        state = _read_one(base, path, files, None, near)
        broken = f"{LOCK_NAME} is broken, {lock}"
        return replace(state, broken_lock=broken) if state.text else unreadable_source(broken)
    record = lock.sources.get(path) if lock else None
    try:
        name = files.locate(base, path)
        return read_source(name, files.read(name), record)
    except OutsideRoot as error:
        return unreadable_source("it lies outside the project", record, error.way_out)
    except FileNotFoundError:
        return absent_source(record, near_path(files, base, path) if near and not record else "")
    except (OSError, ValueError) as error:
        return unreadable_source(reason(error), record)


def near_path(files: Files, base: str, path: str, endings: tuple[str, ...] = ()) -> str:
    """The path of a file that is there and may be meant by one that is not; empty where there is none.

    Arguments:
        files: where it would be.
        base: the file that names it.
        path: as it is named there.
        endings: of the files that fit; all but maps, where none is given.
    """
    if ADDRESS.match(path):
        return ""
    folder, slash, name = path.strip(QUOTATION_MARKS).rpartition("/")
    try:
        there = files.beside(files.locate(base, f"{folder}{slash}{name}"))
    except (OutsideRoot, OSError, ValueError):
        return ""
    own = base.replace("\\", "/").rpartition("/")[2]
    fitting = [
        each for each in there if each.endswith(endings or SUFFIX) == bool(endings) and each != own
    ]
    stems = {each.rpartition(".")[0] or each: each for each in reversed(fitting)}
    stem = name.rpartition(".")[0] or name
    alike = (each for each in fitting if name.casefold() == each.casefold())
    folded = {each.casefold(): each for each in stems}
    near = folded.get(stem.casefold()) or nearest(stem, stems)
    meant = next(alike, None) or (stems[near] if near else None)
    return f"{folder}{slash}{meant}" if meant else ""


def _read_lock(
    base: str, files: Files, locks: dict[str, Lock | LockError | None]
) -> Lock | LockError | None:
    try:
        name = files.locate(base, LOCK_NAME)
        if name not in locks:
            locks[name] = parse_lock(files.read(name).decode("utf-8", "replace"))
        return locks[name]
    except LockError as error:
        return error
    except (OutsideRoot, OSError, ValueError):
        return None
