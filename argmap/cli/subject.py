"""What `argmap solve` is asked about: an abstract framework, or the framework of a map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.cli.inputs import Input, fail, read_input
from argmap.cli.maps import only_map, read_map
from argmap.compiler import SUFFIX
from argmap.interop.abstract import READERS, format_of
from argmap.interop.errors import FormatError
from argmap.reasoning.frameworks import Framework

MAP = "map"
FORMATS = (MAP, *READERS)


@dataclass(frozen=True, slots=True)
class Subject:
    """A framework, and how its arguments are shown.

    Arguments:
        statements: how many of its arguments, the first ones, are a map's statements; all of them, where it
            is no map's.
    """

    framework: Framework
    statements: int

    def names(self, extension: Iterable[int], whole: bool) -> list[str]:
        """The names of the arguments in an extension, in order.

        Arguments:
            whole: whether those are named, too, that are no statements of a map.
        """
        most = self.framework.size if whole else self.statements
        return [self.framework.names[each] for each in sorted(extension) if each < most]

    def number(self, name: str) -> int:
        """The number of an argument; ends with exit status 2 where there is none of that name."""
        try:
            return self.framework.number(name)
        except KeyError:
            from argmap.syntax.nearest import nearest

            meant = nearest(name, self.framework.names[: self.statements])
            fail(f"there is no argument `{name}`.{f' Did you mean `{meant}`?' if meant else ''}")


def read_subject(name: str, format_: str | None, root: str | None) -> Subject:
    """Read a file; ends with exit status 2 where that cannot be done.

    Arguments:
        format_: one of ``FORMATS``; by default what the file's name or its beginning says.
    """
    read = read_input(only_map(name), root)
    text = read.content.decode("utf-8", "replace")
    format_ = format_ or _format(read.name, text)
    if format_ == MAP:
        return _of_map(read)
    try:
        framework = READERS[format_](text.removeprefix("\ufeff"))
    except FormatError as error:
        fail(f"{read.name}:{error.line}: {error.message}.")
    return Subject(framework, framework.size)


def _format(name: str, text: str) -> str:
    if name.endswith(SUFFIX):
        return MAP
    try:
        return format_of(name, text)
    except FormatError:
        return MAP


def _of_map(read: Input) -> Subject:
    from argmap.reasoning.commitments import commitments
    from argmap.reasoning.frameworks.translation import TooCircular, framework_of

    arg_map = read_map(read)
    try:
        made = framework_of(arg_map, commitments(arg_map))
    except TooCircular as error:
        fail(f"{read.name} cannot be solved: {error}.")
    return Subject(made.framework, len(arg_map.statements))
