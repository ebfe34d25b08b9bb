"""Files on disk: finding them, reading them within a project, writing them whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.compiler import OutsideRoot

ROOT_MARKERS = (".git", ".hg", "pyproject.toml", "argmap.toml")
SUFFIX = ".argmap"
MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Project:
    """The files below a folder; nothing outside it is read.

    Arguments:
        root: the folder, absolute, links resolved.
    """

    root: str

    def locate(self, base: str, path: str) -> str:
        """See ``Files.locate``; names stay relative where ``base`` is."""
        if "\0" in path:
            raise FileNotFoundError(2, "no such file", path)
        name = os.path.normpath(os.path.join(os.path.dirname(base), path)) if path else base
        real = os.path.realpath(name)
        if path and os.path.commonpath([real, self.root]) != self.root:
            raise OutsideRoot(path)
        return name

    def read(self, name: str) -> bytes:
        """See ``Files.read``."""
        return read_file(name)


def read_file(name: str) -> bytes:
    """A regular file's bytes.

    Raises:
        OSError: when it cannot be read, is no regular file, or is larger than 256 MiB.
    """
    if os.path.exists(name) and not os.path.isfile(name):
        kind = "it is a folder" if os.path.isdir(name) else "it is no regular file"
        raise OSError(22, kind, name)
    with open(name, "rb") as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise OSError(27, "it is larger than 256 MiB", name)
    return content


def project_of(name: str) -> Project:
    """The project that a file belongs to: the nearest folder above it that is marked as a root, or its own."""
    folder = Path(os.path.realpath(name)).parent
    for each in (folder, *folder.parents):
        if any((each / marker).exists() for marker in ROOT_MARKERS):
            return Project(str(each))
    return Project(str(folder))


def find_maps(names: Iterable[str]) -> Iterator[str]:
    """The maps that names on a command line mean; see ``find_files``."""
    return find_files(names, (SUFFIX,))


def find_files(names: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[str]:
    """The files that names on a command line mean: a folder means every file below it with one of some endings, in order.

    Hidden folders are passed over. A name that is no folder is yielded as it is.
    """
    for name in names:
        if not os.path.isdir(name):
            yield name
            continue
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for file in sorted(files):
                if file.endswith(suffixes):
                    yield os.path.normpath(os.path.join(folder, file))


def write_whole(name: str, content: bytes) -> None:
    """Write a file whole or not at all; one that is there keeps its permissions.

    Raises:
        OSError: when it cannot be written; what was there is then untouched.
    """
    target = os.path.realpath(name)
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".argmap-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _mode(target: str) -> int:
    try:
        return os.stat(target).st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
