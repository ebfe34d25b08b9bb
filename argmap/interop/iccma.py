"""The problems and answers of the International Competition on Computational Models of Argumentation.

https://argumentationcompetition.org/2025/rules.html for what a solver prints; the problems ``EE`` and ``CE``
are those of earlier competitions. Where the competition's solvers print one extension, ``EE`` prints a line for
each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from argmap.reasoning.frameworks import Semantics

Task = Literal["one", "all", "count", "credulous", "sceptical"]

_TASKS: Mapping[str, Task] = {
    "DC": "credulous",
    "DS": "sceptical",
    "SE": "one",
    "EE": "all",
    "CE": "count",
}
_SEMANTICS: Mapping[str, Semantics] = {
    "CO": "complete",
    "GR": "grounded",
    "PR": "preferred",
    "ST": "stable",
    "SST": "semi-stable",
    "STG": "stage",
    "ID": "ideal",
}


class Problem(NamedTuple):
    """What is asked of a framework."""

    task: Task
    semantics: Semantics

    @property
    def of_argument(self) -> bool:
        """Whether it is asked of one argument."""
        return self.task in ("credulous", "sceptical")


PROBLEMS: Mapping[str, Problem] = {
    f"{task}-{semantics}": Problem(_TASKS[task], _SEMANTICS[semantics])
    for task in _TASKS
    for semantics in _SEMANTICS
}


def verdict(accepted: bool) -> str:
    """The answer to a question with two answers."""
    return "YES" if accepted else "NO"


def witness(names: Iterable[str]) -> str:
    """The line that shows an extension."""
    return " ".join(("w", *names))


def listed(names: Iterable[str]) -> str:
    """A list, as ``--problems`` and ``--formats`` print it."""
    return f"[{','.join(names)}]"
