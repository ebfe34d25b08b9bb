"""Keeps examples and output in hand-written pages true.

A marker stands on a line of its own, and the fence below it is generated:

``<!-- example: PATH -->``
    what is in the file PATH, which is given from the top of the checkout.
``<!-- output: argmap check town.argmap -->``
    what that command prints. It runs in a folder with a copy of ``examples`` and every file that an earlier
    fence of the page names, as in ```` ```argmap file=town.argmap ````.
``<!-- output in docs/samples: argmap check legend.argmap -->``
    the same, in a copy of that folder, which later fences add to: ```` ```argmap file=docs/samples/more.argmap ````.
``<!-- settings -->``
    a table of every setting, below the marker.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from argmap.config.table import settings_table

FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<info>[^`\n]*)\n(?P<body>(?:.*\n)*?)(?P=ticks)\n", re.MULTILINE
)
_BLOCK = re.compile(
    r"^<!-- (?P<kind>example|output)(?: in (?P<folder>\S+))?: (?P<what>.+?) -->\n"
    rf"(?:{FENCE.pattern[1:]})?",
    re.MULTILINE,
)
_SETTINGS = re.compile(r"^(<!-- settings -->\n)(?:\|.*\n)*", re.MULTILINE)
_SHOWN = re.compile(r"^<!-- example: (.+?) -->\n\Z", re.MULTILINE)
_LANGUAGES = {".argmap": "argmap", ".py": "python", ".json": "json", ".lark": "text"}
_EXAMPLES = "examples"


class BlockError(ValueError):
    """A marker asks for what cannot be had."""


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of a page.

    Arguments:
        language: the first word after the ticks, such as ``argmap``.
        words: the other words there.
        body: what is inside.
        file: the file that it shows, where it names one (``file=NAME``) or a marker above it does.
        line: the number of its first line.
    """

    language: str
    words: tuple[str, ...]
    body: str
    file: str
    line: int


def pages(root: Path) -> list[Path]:
    """The hand-written pages of a checkout that may have examples."""
    found = [
        root / "README.md",
        *sorted((root / "docs").glob("*.md")),
        root / _EXAMPLES / "README.md",
    ]
    return [each for each in found if each.is_file() and each != root / "docs" / "cli.md"]


def fences(text: str) -> Iterator[Fence]:
    """The fences of a page, in order."""
    for match in FENCE.finditer(text):
        language, *words = match["info"].split() or [""]
        names = [each.removeprefix("file=") for each in words if each.startswith("file=")]
        above = _SHOWN.search(text, 0, match.start())
        names += [above[1]] if above else []
        line = text.count("\n", 0, match.start()) + 1
        yield Fence(language, tuple(words), match["body"], names[0] if names else "", line)


def drifted(root: Path) -> list[str]:
    """The pages, from the top of a checkout, in which a generated fence is not what it should be."""
    return [str(page.relative_to(root)) for page in pages(root) if _differs(page, root)]


def write(root: Path) -> None:
    """Rewrite the generated fences of every page."""
    for page in pages(root):
        if _differs(page, root):
            page.write_text(_filled(page, root), encoding="utf-8", newline="\n")


def lay_out(root: Path, target: Path, folder: str = "") -> None:
    """Copy what the examples of a page may need: ``examples``, and one other folder.

    What a folder's ``.gitignore`` names stays behind, so that everybody gets the same.
    """
    for each in dict.fromkeys((_EXAMPLES, folder or _EXAMPLES)):
        if not (root / each).is_dir():
            raise BlockError(f"there is no folder {each}")
        shutil.copytree(root / each, target / each, dirs_exist_ok=True, ignore=_ignored)


def lay_files(text: str, target: Path) -> None:
    """Write the files that a page's fences name."""
    for fence in fences(text):
        if fence.file:
            path = target / fence.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence.body, encoding="utf-8", newline="\n")


def _differs(page: Path, root: Path) -> bool:
    return _filled(page, root) != page.read_text(encoding="utf-8")


def _filled(page: Path, root: Path) -> str:
    """A page's text with its generated fences as they should be."""
    text = _SETTINGS.sub(
        lambda match: match[1] + settings_table(), page.read_text(encoding="utf-8")
    )

    def fill(match: re.Match[str]) -> str:
        marker = match.group().split("\n", 1)[0]
        try:
            if match["kind"] == "example":
                language, body = _example(root, match["what"])
            else:
                before = text[: match.start()]
                language, body = (
                    "console",
                    _output(root, match["what"], match["folder"] or "", before),
                )
        except (BlockError, OSError) as error:
            raise BlockError(f"{page.relative_to(root)}: {marker}: {error}") from error
        return f"{marker}\n```{language}\n{body.rstrip()}\n```\n"

    return _BLOCK.sub(fill, text)


def _example(root: Path, path: str) -> tuple[str, str]:
    file = root / path
    return _LANGUAGES.get(file.suffix, "text"), file.read_text(encoding="utf-8")


def _output(root: Path, command: str, folder: str, before: str) -> str:
    """A command, and what it prints in a folder made for it."""
    from click.testing import CliRunner

    from argmap.cli import cli
    from argmap.cli.config import VARIABLES

    name, *arguments = shlex.split(command)
    if name != "argmap":
        raise BlockError("only `argmap` can be run")
    with tempfile.TemporaryDirectory() as temporary:
        target = Path(temporary)
        lay_out(root, target, folder)
        lay_files(before, target)
        # The machine's own surroundings must not show in a page.
        runner = CliRunner(env=dict.fromkeys((*VARIABLES, "COLUMNS")))
        with chdir(target / folder):
            result = runner.invoke(cli, arguments, prog_name="argmap")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise BlockError(f"it fails: {result.exception!r}")
    return f"$ {command}\n{result.output}"


def _ignored(folder: str, names: list[str]) -> set[str]:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8") as stream:
            unwanted = set(stream.read().split())
    except FileNotFoundError:
        unwanted = set()
    return unwanted.intersection(names)
