"""Files on disk: finding them, reading them within a project, writing them whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from argmap.compiler import SUFFIX, OutsideRoot

TOPS = (".git", ".hg")
ROOT_MARKERS = (*TOPS, "pyproject.toml", "argmap.toml")
MOST_BYTES = 64 * 1024 * 1024
TOO_LARGE = f"it is larger than {MOST_BYTES // 1024**2} MiB"


class Project(NamedTuple):
    """The files below a folder; nothing outside it is read.

    Arguments:
        root: the folder, absolute, links resolved.
    """

    root: str

    def locate(self, base: str, path: str) -> str:
        """See ``Files.locate``; names stay relative where ``base`` is."""
        if "\0" in path:
            raise FileNotFoundError(2, "no such file", path)
        if not path:
            return base
        name = os.path.normpath(os.path.join(os.path.dirname(base), path))
        if not self.holds(name):
            raise OutsideRoot(path, self.root)
        return name

    def holds(self, name: str) -> bool:
        """Whether a file lies in the project, links resolved."""
        return os.path.commonpath([os.path.realpath(name), self.root]) == self.root

    def read(self, name: str) -> bytes:
        """See ``Files.read``."""
        return read_file(name)

    def beside(self, name: str) -> list[str]:
        """See ``Files.beside``; what is hidden is passed over."""
        try:
            with os.scandir(os.path.dirname(name) or ".") as found:
                return sorted(each.name for each in found if each.name[0] != "." and each.is_file())
        except OSError:
            return []


class Noting(NamedTuple):
    """A project's files, noting which are asked for, those that are missing too.

    Arguments:
        project: the files.
        names: of those that were asked for.
    """

    project: Project
    names: set[str]

    def locate(self, base: str, path: str) -> str:
        """See ``Files.locate``."""
        return self.project.locate(base, path)

    def read(self, name: str) -> bytes:
        """See ``Files.read``."""
        self.names.add(name)
        return self.project.read(name)

    def beside(self, name: str) -> list[str]:
        """See ``Files.beside``."""
        return self.project.beside(name)


def read_file(name: str) -> bytes:
    """A regular file's bytes.

    Raises:
        OSError: when it cannot be read, is no regular file, or is larger than 64 MiB.
    """
    mode = os.stat(name).st_mode
    if not stat.S_ISREG(mode):
        kind = "it is a folder" if stat.S_ISDIR(mode) else "it is no regular file"
        if not os.access(name, os.R_OK):
            kind += " that may not be read"
        raise OSError(22, kind, name)
    with open(name, "rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise OSError(27, TOO_LARGE, name)
    return content


def roots_said(tick: str = "") -> str:
    """Which folder is a project's root, in words, with a tick before and after each name; see ``project_of``."""
    *most, last = (f"{tick}{each}{tick}" for each in ROOT_MARKERS)
    return f"the nearest folder above the file with {', '.join(most)} or {last}"


def upwards(folder: str) -> Iterator[str]:
    """A folder, given as an absolute path, and those above it, to the top of the checkout."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder or is_top(folder):
            return
        folder = above


def checkout_of(folder: str) -> str:
    """The top of the checkout in which a folder lies, given as an absolute path; where it is in none, itself."""
    return next(filter(is_top, upwards(folder)), folder)


def is_top(folder: str) -> bool:
    """Whether a folder is the top of a checkout."""
    return any(os.path.exists(os.path.join(folder, each)) for each in TOPS)


def project_of(name: str, root: str | None = None) -> Project:
    """The project that a file belongs to: the nearest folder above it that is marked as a root, or its own.

    Arguments:
        root: the folder that is the project's, whatever is marked.
    """
    return Projects().of(name, root)


class Projects:
    """The projects of many files; each folder is looked at once."""

    def __init__(self) -> None:
        self._roots: dict[str, str | None] = {}

    def of(self, name: str, root: str | None = None) -> Project:
        """See ``project_of``."""
        if root:
            return Project(os.path.realpath(root))
        return self.around(os.path.dirname(os.path.realpath(name)))

    def around(self, folder: str) -> Project:
        """The project that a folder belongs to, given as an absolute path with links resolved."""
        return Project(self._root(folder) or folder)

    def _root(self, folder: str) -> str | None:
        passed = []
        while folder not in self._roots:
            passed.append(folder)
            above = os.path.dirname(folder)
            if any(os.path.exists(os.path.join(folder, each)) for each in ROOT_MARKERS):
                self._roots[folder] = folder
            elif above == folder:
                self._roots[folder] = None
            else:
                folder = above
        for each in passed:
            self._roots[each] = self._roots[folder]
        return self._roots[folder]


def find_maps(names: Iterable[str]) -> Iterator[str]:
    """The maps that names on a command line mean; see ``find_files``."""
    return find_files(names, (SUFFIX,))


def find_files(names: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files that names on a command line mean: a folder means every file below it with one of some endings.

    They come in order. What is hidden is passed over, and so are links to folders and links that lead out of the
    folder's project. A name that is no folder, or a folder that cannot be read, is yielded as it is.
    """
    for name in names:
        if os.path.isdir(name):
            yield from _below(name, suffixes)
        else:
            yield name


def _below(name: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files below a folder, in order; then the folders that cannot be read. Not recursive: folders can be deep."""
    project = Projects().around(os.path.realpath(name))
    unreadable = []
    left = [name]
    while left:
        folder = left.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda each: each.name)
        except OSError:
            unreadable.append(folder)
            continue
        inner = []
        for each in entries:
            if each.name.startswith("."):
                continue
            if _is_folder(each):
                inner += [] if each.is_symlink() else [each.path]
            elif each.name.endswith(suffixes) and not (
                each.is_symlink() and not project.holds(each.path)
            ):
                yield os.path.normpath(each.path)
        left += reversed(inner)
    yield from unreadable


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def write_whole(name: str, content: bytes) -> None:
    """Write a file whole or not at all; one that is there keeps its permissions and its owner.

    What is no regular file, such as ``/dev/null``, is written to as it is, never replaced.

    Raises:
        OSError: when it cannot be written; what was there is then untouched.
    """
    import tempfile

    if os.path.exists(name) and not os.path.isfile(name):
        with open(name, "wb") as stream:
            stream.write(content)
        return
    target = os.path.realpath(name)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError(13, "it is read-only", name)
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".argmap-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        _take_after(target, temporary)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def write_own(name: str, content: bytes) -> None:
    """Likewise a file that nobody named, whose place others may have laid out with something else.

    Raises:
        OSError: also where it is there and no regular file, or is a link that leads out of its folder's project or to
            something hidden.
    """
    if os.path.islink(name):
        project = Projects().around(os.path.realpath(os.path.dirname(name)))
        inner = os.path.relpath(os.path.realpath(name), project.root)
        if not project.holds(name) or any(each.startswith(".") for each in inner.split(os.sep)):
            raise OSError(40, "it is a link that leads out of its project", name)
    if os.path.exists(name) and not os.path.isfile(name):
        raise OSError(22, "it is no regular file", name)
    write_whole(name, content)


def _take_after(target: str, temporary: str) -> None:
    """Give a new file the permissions and the owner of the one that it replaces, or those of any new file."""
    try:
        state = os.stat(target)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        return
    with contextlib.suppress(OSError, AttributeError):
        os.chown(temporary, state.st_uid, state.st_gid)
    os.chmod(temporary, state.st_mode & 0o7777)
