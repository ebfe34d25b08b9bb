"""How `argmap solve` prints what it finds: for people, as JSON lines, and as the competition's solvers do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

import click

from argmap.cli.subject import Subject
from argmap.interop.iccma import Problem, verdict, witness
from argmap.reasoning.frameworks import Answer, Extension


class Printer(Protocol):
    """Prints the answers to one question."""

    def __init__(self, subject: Subject, asked: Problem, whole: bool) -> None:
        """Take what is asked of what, and whether arguments that are no statements of a map are named."""

    def one(self, found: Extension | None) -> None:
        """An extension, or that there is none."""

    def each(self, found: Extension) -> None:
        """One of several extensions."""

    def end(self, count: int, all_found: bool) -> None:
        """How many were printed, and whether those are all."""

    def count(self, count: int, exact: bool) -> None:
        """How many extensions there are, at least or exactly."""

    def acceptance(self, name: str, answer: Answer) -> None:
        """Whether an argument is accepted, with what shows it."""


class _Base:
    def __init__(self, subject: Subject, asked: Problem, whole: bool) -> None:
        self.subject = subject
        self.asked = asked
        self.whole = whole

    def names(self, found: Extension) -> list[str]:
        return self.subject.names(found, self.whole)


class Iccma(_Base):
    """``YES``, ``NO``, ``w …`` and numbers, and nothing else."""

    def one(self, found: Extension | None) -> None:
        """See ``Printer``."""
        click.echo(verdict(False) if found is None else witness(self.names(found)))

    def each(self, found: Extension) -> None:
        """See ``Printer``."""
        click.echo(witness(self.names(found)))

    def end(self, count: int, all_found: bool) -> None:
        """See ``Printer``."""
        if all_found and not count:
            click.echo(verdict(False))

    def count(self, count: int, exact: bool) -> None:
        """See ``Printer``."""
        if exact:
            click.echo(count)

    def acceptance(self, name: str, answer: Answer) -> None:
        """See ``Printer``."""
        click.echo(verdict(answer.accepted))
        if answer.extension is not None:
            click.echo(witness(self.names(answer.extension)))


class Words(_Base):
    """Sets in braces, and sentences."""

    def one(self, found: Extension | None) -> None:
        """See ``Printer``."""
        if found is None:
            click.echo(f"There is no {self.asked.semantics} extension.")
        else:
            click.echo(self.set(found))

    def each(self, found: Extension) -> None:
        """See ``Printer``."""
        click.echo(self.set(found))

    def end(self, count: int, all_found: bool) -> None:
        """See ``Printer``."""
        semantics = self.asked.semantics
        extensions = f"{semantics} extension{'' if count == 1 else 's'}"
        if not all_found:
            click.echo(f"{count:,} {extensions} so far; there may be more.")
        elif count:
            click.echo(f"{count:,} {extensions}.")
        else:
            click.echo(f"There is no {semantics} extension.")

    def count(self, count: int, exact: bool) -> None:
        """See ``Printer``."""
        click.echo(count if exact else f"at least {count}")

    def acceptance(self, name: str, answer: Answer) -> None:
        """See ``Printer``."""
        semantics = self.asked.semantics
        shown = None if answer.extension is None else self.set(answer.extension)
        if semantics in ("grounded", "ideal"):
            said = "is" if answer.accepted else "is not"
            text = f"`{name}` {said} in the {semantics} extension"
            text += f", {shown}." if shown else "."
        elif self.asked.task == "credulous":
            text = f"`{name}` is in no {semantics} extension."
            if answer.accepted:
                text = f"`{name}` is in some {semantics} extension, such as {shown}."
        elif answer.accepted:
            text = f"`{name}` is in every {semantics} extension{self.where_none()}."
        else:
            text = f"`{name}` is not in every {semantics} extension; it is not in {shown}."
        click.echo(text)

    def where_none(self) -> str:
        """That something is so only for want of extensions, which stable semantics alone can do."""
        from argmap.reasoning.frameworks import extension

        if self.asked.semantics != "stable" or extension(self.subject.framework, "stable"):
            return ""
        return ", for there is none"

    def set(self, found: Extension) -> str:
        """An extension as a set."""
        return f"{{{', '.join(self.names(found))}}}"


class Lines(_Base):
    """One JSON object a line; the last of several says how many there were."""

    def one(self, found: Extension | None) -> None:
        """See ``Printer``."""
        self.put({**self.question, "extension": None if found is None else self.names(found)})

    def each(self, found: Extension) -> None:
        """See ``Printer``."""
        self.put({"extension": self.names(found)})

    def end(self, count: int, all_found: bool) -> None:
        """See ``Printer``."""
        self.put({**self.question, "count": count, "complete": all_found})

    def count(self, count: int, exact: bool) -> None:
        """See ``Printer``."""
        self.put({**self.question, "count": count, "complete": exact})

    def acceptance(self, name: str, answer: Answer) -> None:
        """See ``Printer``."""
        found = None if answer.extension is None else self.names(answer.extension)
        about = {"argument": name, "accepted": answer.accepted, "extension": found}
        self.put({**self.question, **about})

    @property
    def question(self) -> dict[str, Any]:
        """What is asked."""
        return {"semantics": self.asked.semantics, "task": self.asked.task}

    def put(self, value: Mapping[str, Any]) -> None:
        """Print one line."""
        click.echo(json.dumps(value))


PRINTERS: Mapping[str, type[Printer]] = {"iccma": Iccma, "text": Words, "json": Lines}
