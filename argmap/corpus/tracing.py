"""What a compilation asked of the disk, and whether the same questions still have the same answers.

The compiler is pure: what it finds depends on the file that it is given and on these answers alone. So its findings
hold wherever their trace does. Source: Mokhov, Mitchell and Peyton Jones, "Build systems à la carte" (2018), on
verifying traces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from argmap.compiler import Files, OutsideRoot

Trace = list[list[Any]]
T = TypeVar("T")


class TracedFiles:
    """Files that keep what was asked of them, and what they answered.

    Arguments:
        files: where the answers come from.
    """

    def __init__(self, files: Files) -> None:
        self.files = files
        self.answers: dict[tuple[str, str, str], Any] = {}

    def locate(self, base: str, path: str) -> str:
        """See ``Files.locate``."""
        return self._asked(("locate", base, path), lambda: self.files.locate(base, path), str)

    def read(self, name: str) -> bytes:
        """See ``Files.read``."""
        return self._asked(("read", name, ""), lambda: self.files.read(name), _digest)

    def beside(self, name: str) -> Sequence[str]:
        """See ``Files.beside``."""
        return self._asked(("beside", name, ""), lambda: self.files.beside(name), "\n".join)

    @property
    def trace(self) -> Trace:
        """Every question with its answer, fit for JSON."""
        return [[*question, answer] for question, answer in self.answers.items()]

    def _asked(
        self, question: tuple[str, str, str], ask: Callable[[], T], noted: Callable[[T], str]
    ) -> T:
        try:
            answer = ask()
        except OutsideRoot as error:
            self.answers[question] = ["outside", error.root]
            raise
        except (OSError, ValueError) as error:
            self.answers[question] = [type(error).__name__, str(error)]
            raise
        self.answers[question] = noted(answer)
        return answer


def holds(trace: Trace, files: Files) -> bool:
    """Whether every question of a trace has the answer that it had."""
    again = TracedFiles(files)
    for kind, base, path, answer in trace:
        try:
            if kind == "locate":
                again.locate(base, path)
            elif kind == "beside":
                again.beside(base)
            else:
                again.read(base)
        except (OutsideRoot, OSError, ValueError):
            pass
        if again.answers[kind, base, path] != answer:
            return False
    return True


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
