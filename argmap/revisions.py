"""Files as they are in a git revision, such as ``main:maps/bridge.argmap``.

git is called with lists of arguments, without a shell, a pager or a terminal; nothing but its objects is read. What
a partial clone lacks is not fetched, as the repository's own settings would say by which command.
"""

from __future__ import annotations

import os
import posixpath
import shlex
import subprocess
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.compiler import OutsideRoot
from argmap.files import MOST_BYTES, TOO_LARGE

_SECONDS = 60
# The second for git before 2.45, which does not know the first.
_NO_FETCH = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
_REGULAR = (b"100644", b"100755")


class Changed(NamedTuple):
    """A file that is not the same in two revisions.

    Arguments:
        old, new: its path from the top of the repository, in each; None where it is not there.
    """

    old: str | None
    new: str | None

    @property
    def path(self) -> str:
        """Its path in the new revision, or of one that was deleted in the old."""
        found = self.new or self.old
        assert found is not None, "a file is somewhere"
        return found


class RevisionError(Exception):
    """A revision that cannot be read; the message is a clause that says why."""


@dataclass(frozen=True)
class Revision:
    """The files of one commit.

    Names of files begin with the revision as the user wrote it and a colon; what follows is the path from the top of
    the repository, or, where it begins with ``./`` or ``../``, from the folder.

    Arguments:
        name: as written, such as ``main`` or ``HEAD~2``.
        folder: a folder in the repository.
    """

    name: str
    folder: str = "."

    @cached_property
    def commit(self) -> str:
        """The full name of the tree that is meant.

        Raises:
            RevisionError: when there is no such revision, no repository, or no git.
        """
        if not self.name or self.name.startswith("-"):
            raise RevisionError(f"`{self.name}` is no revision")
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{self.name}^{{tree}}")
        try:
            return self._git(*asked).decode("ascii").strip()
        except RevisionError as error:
            said = str(error)
            raise RevisionError(said or f"git knows no revision `{self.name}`") from None

    @cached_property
    def prefix(self) -> str:
        """The folder's path from the top of the repository, with a slash at its end; empty at the top."""
        return (
            self._git("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
        )

    def file(self, path: str) -> str:
        """The name of a file, from its path as the user wrote it.

        Raises:
            RevisionError: when it leads out of the repository.
        """
        path = path.replace(os.sep, "/")
        if path.startswith(("./", "../")):
            path = self.prefix + path
        path = posixpath.normpath(path)
        if path.startswith(("../", "/")) or path in ("..", "."):
            raise RevisionError("it leads out of the repository")
        return f"{self.name}:{path}"

    def locate(self, base: str, path: str) -> str:
        """See ``argmap.compiler.Files``; the top of the repository is the root."""
        if not path:
            return base
        inside = base.removeprefix(f"{self.name}:")
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(inside), path))
        if joined == ".." or joined.startswith(("../", "/")):
            raise OutsideRoot(path)
        return f"{self.name}:{joined}"

    def beside(self, name: str) -> tuple[str, ...]:
        """See ``argmap.compiler.Files``; nothing is suggested for what a commit does not have."""
        return ()

    def read(self, name: str) -> bytes:
        """See ``argmap.compiler.Files``; what the commit does not have is not there, whatever the folder has."""
        path = name.removeprefix(f"{self.name}:")
        lacking = f"this clone lacks its content, which `git show {shlex.quote(name)}` fetches"
        try:
            listed = self._git(
                "--literal-pathspecs", "ls-tree", "-z", "-l", "--full-tree", self.commit, "--", path
            )
            if not listed:
                raise FileNotFoundError(2, "the revision has no such file", name)
            mode, kind, blob, size = listed.split(b"\t", 1)[0].split()
            if kind != b"blob" or mode not in _REGULAR:
                raise OSError(22, "it is no regular file", name)
            if not size.isdigit():
                raise OSError(5, lacking, name)
            if int(size) > MOST_BYTES:
                raise OSError(27, TOO_LARGE, name)
            return self._git("cat-file", "blob", blob.decode("ascii"))
        except RevisionError as error:
            said = str(error) or "git cannot read it"
            raise OSError(5, lacking if said.startswith("transport ") else said, name) from None

    def changed(self, new: Revision, suffix: str) -> list[Changed]:
        """The files whose names end so that a newer revision has not, has in addition, or has otherwise, in order.

        A file that was moved is found by git, which takes one for another where half of its lines are the same.

        Raises:
            RevisionError: when there is no such revision, or git cannot compare them.
        """
        options = ("-r", "-z", "--name-status", "--find-renames", "--diff-filter=ADMRT")
        pattern = f":(top)*{suffix}"
        listed = self._git("diff-tree", *options, self.commit, new.commit, "--", pattern)
        words = iter(listed.decode("utf-8", "surrogateescape").split("\0"))
        found = []
        for status in filter(None, words):
            path = next(words)
            if status.startswith("R"):
                found.append(Changed(path, next(words)))
            else:
                found.append(
                    Changed(None if status == "A" else path, None if status == "D" else path)
                )
        return sorted(found, key=lambda each: each.path)

    def _git(self, *arguments: str) -> bytes:
        """What git prints.

        Raises:
            RevisionError: when it fails; the message is what git said, or empty.
        """
        environment = {
            **(_NO_FETCH if os.environ.get("GIT_NO_LAZY_FETCH") != "0" else {}),
            **os.environ,
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_OPTIONAL_LOCKS": "0",
            "LC_ALL": "C",
        }
        try:
            run = subprocess.run(
                ["git", "--no-pager", "-C", self.folder, *arguments],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                env=environment,
                timeout=_SECONDS,
                check=False,
            )
        except FileNotFoundError:
            raise RevisionError("git is not installed") from None
        except subprocess.TimeoutExpired:
            raise RevisionError(f"git did not answer within {_SECONDS} seconds") from None
        except ValueError as error:
            raise RevisionError(str(error)) from None
        if run.returncode:
            said = run.stderr.decode("utf-8", "replace").split("\n")
            why = next((each for each in said if each.startswith(("fatal: ", "error: "))), "")
            raise RevisionError(why.partition(": ")[2].split(" (")[0])
        return run.stdout
