"""What verbs need that ask about what is in a map: the map by itself, and what a name in it means."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import click

from argmap.cli.inputs import STDIN, Input, fail, read_input
from argmap.compiler import SUFFIX, Files, OutsideRoot, build_map
from argmap.diagnostic import Diagnostic
from argmap.files import Project, Projects, find_maps
from argmap.model import ArgumentMap
from argmap.model.lookup import NotFound, find_key
from argmap.report import FORMATS, Findings
from argmap.syntax.nearest import nearest

_AT_LINE = re.compile(r"(?P<file>.+?):(?P<line>[0-9]{1,18})(?::[0-9]+)?")


def read_map(given: Input) -> ArgumentMap:
    """The map of a file; ends with exit status 2, and what is wrong, where it cannot be read as it stands."""
    arg_map, findings = build_map(given.name, given.content, given.project)
    if show_broken(findings):
        sys.exit(2)
    return arg_map


def maps_beside(folder: str, besides: Iterable[str]) -> list[str]:
    """The maps in a folder itself, but for some, and for links that lead out of its project."""
    project = Projects().around(os.path.realpath(folder))
    done = {os.path.realpath(each) for each in besides}
    found = (os.path.join(folder, each) for each in sorted(os.listdir(folder or ".")))
    files = (each for each in found if each.endswith(SUFFIX) and os.path.isfile(each))
    maps = (each for each in files if not os.path.islink(each) or project.holds(each))
    return [each for each in maps if os.path.realpath(each) not in done]


def names_read(arg_map: ArgumentMap, files: Files) -> Iterator[str]:
    """The files of a map, of what it imports, and of its sources."""
    for text in arg_map.texts:
        yield text.name
    for source in arg_map.sources.values():
        with suppress(OutsideRoot, OSError, ValueError):
            yield files.locate(source.place.text.name, source.path)


def show_broken(findings: Iterable[Diagnostic]) -> bool:
    """Print those findings that keep a map from being read as it stands; whether there are any."""
    broken = [each for each in findings if each.breaks_map]
    if broken:
        click.echo(FORMATS["full"](Findings(broken, 1)), err=True, nl=False)
    return bool(broken)


def refuse_broken(findings: Iterable[Diagnostic]) -> None:
    """End with exit status 2 where one of them keeps its map from being read as it stands."""
    broken = next((each for each in findings if each.breaks_map), None)
    if broken:
        fail(f"{broken.place.text.name} is not a map as it stands; run `argmap check` first.")


def named(arg_map: ArgumentMap, name: str, file: str) -> str:
    """The key that a name means; ends with exit status 2 where there is none."""
    try:
        return find_key(arg_map, name)
    except NotFound as error:
        fail(f"{file}: {error}{'' if str(error)[-1] in '.?' else '.'}")


def thing_and_file(asked: Sequence[str], root: str | None) -> tuple[str | None, Input]:
    """What a command line asks about, and in which file: NAME and FILE in either order, or FILE:LINE.

    The name is None where only a file is given. The file may be left out in a folder with one map.
    """
    if len(asked) > 2:
        raise click.UsageError("One thing is asked about at a time: NAME and FILE.")
    name: str | None = None
    file = "."
    for word in asked:
        at_line = _AT_LINE.fullmatch(word)
        if at_line and _is_file(at_line["file"]):
            name, file = f"@{at_line['line']}", at_line["file"]
        elif file == "." and _is_file(word):
            file = word
        elif name is None and not word.endswith(SUFFIX):
            name = word
        else:
            folder, base = os.path.split(word.removesuffix(SUFFIX))
            maps = (each for each in Project("").beside(word) if each.endswith(SUFFIX))
            meant = nearest(base, [each.removesuffix(SUFFIX) for each in maps])
            hint = f" Did you mean {os.path.join(folder, meant)}{SUFFIX}?" if meant else ""
            fail(f"{word} cannot be read: no such file or directory.{hint}")
    return name, read_input(only_map(file), root)


def _is_file(word: str) -> bool:
    return word == STDIN or os.path.exists(word)


def only_map(file: str) -> str:
    """The file itself, or the only map in a folder."""
    if not os.path.isdir(file):
        return file
    found = list(find_maps((file,)))
    if not found:
        where = "this folder" if file == "." else file
        fail(f"no map (*.argmap) found in {where}; say which file is meant.")
    if len(found) > 1:
        shown = ", ".join(found[:4]) + (", …" if len(found) > 4 else "")
        fail(f"there are {len(found)} maps; say which file is meant: {shown}.")
    return found[0]
