"""The versions of maps that `argmap diff` compares: files, and files as git has them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from argmap.cli.inputs import STDIN, configured, read_input
from argmap.cli.maps import show_broken
from argmap.compiler import SUFFIX, Files, Result, compile_file, reason
from argmap.config import Configuration
from argmap.files import Project

if TYPE_CHECKING:
    from argmap.revisions import Changed, Revision

_NOTHING = (os.devnull, "/dev/null")


class Unreadable(Exception):
    """A version that cannot be compared; the message is a sentence that says so."""


def is_revised(name: str) -> bool:
    """Whether a name means a file as git has it: REVISION:PATH."""
    return ":" in name and not os.path.lexists(name)


def is_revision(name: str) -> bool:
    """Whether a name can mean a revision itself, as it means no map."""
    file = name == STDIN or name.endswith(SUFFIX) or os.path.lexists(name)
    return not file and ":" not in name


def version(name: str, root: str | None) -> Result:
    """A version of a map, by its name on the command line; exit status 2 where a file cannot be read.

    Raises:
        Unreadable: when git does not have it, or it is no map as it stands.
    """
    if name in _NOTHING:
        return _compiled(name, b"", Project(os.getcwd()))
    if not is_revised(name):
        return _compiled(*read_input(name, root))
    from argmap.revisions import Revision

    revision, _, path = name.partition(":")
    return version_in(Revision(revision), path)


def version_in(revision: Revision, path: str, *, there: bool = True) -> Result:
    """A map as it is in a revision; where it is not there, a map with nothing in it.

    Raises:
        Unreadable: see ``version``.
    """
    from argmap.revisions import RevisionError

    try:
        file = revision.file(path)
        _ = revision.commit
        return _compiled(file, revision.read(file) if there else b"", revision)
    except (RevisionError, OSError) as error:
        raise Unreadable(f"{revision.name}:{path} cannot be read: {reason(error)}.") from error


def changed_maps(old: Revision, new: Revision) -> list[Changed]:
    """The maps that are not the same files in two revisions, without those that are excluded.

    Raises:
        Unreadable: when there is no such revision, or git cannot compare them.
    """
    from argmap.revisions import RevisionError

    configuration = Configuration()
    try:
        changed = old.changed(new, SUFFIX)
        here = old.prefix or os.curdir
    except RevisionError as error:
        raise Unreadable(f"{old.name} and {new.name} cannot be compared: {error}.") from error
    return [
        each
        for each in changed
        if not configured(configuration.excluded, os.path.relpath(each.path, here))
    ]


def _compiled(name: str, content: bytes, files: Files) -> Result:
    """A map; what is wrong with one that is none is shown."""
    result = compile_file(name, content, files)
    if show_broken(result.diagnostics):
        raise Unreadable(f"{name} cannot be compared: it is not a map as it stands.")
    return result
