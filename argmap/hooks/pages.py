"""Markdown files whose ``argmap`` fences are drawn to images beside them, for ``argmap md``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.compiler import SUFFIX
from argmap.hooks.fence import DESCRIBED, LANGUAGE, UNDRAWN, Fence, describe, read_fence
from argmap.model import ArgumentMap
from argmap.render import Format

if TYPE_CHECKING:
    from markdown_it.token import Token

# As CommonMark ends lines.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_CLOSING = re.compile(r"(?P<before>.*?)(?:`{3,}|~{3,})[ \t]*\Z")
_NAMED = re.compile(r"name=(?P<name>[\w-]+)\Z")


class UnreadablePage(Exception):
    """A page whose fences cannot be drawn; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Illustrated:
    """A Markdown file as it should be.

    Arguments:
        text: its text, each drawn fence followed by a link to its image.
        pictures: the maps to draw, by the file names of their images, which lie beside the page.
    """

    text: str
    pictures: Mapping[str, ArgumentMap]


def illustrate(
    text: str, name: str, format: Format = "svg", root: str | None = None
) -> Illustrated:
    """Find a page's fences, and link the image of each below it.

    An image is called ``PAGE.NAME.svg`` where the fence says ``argmap name=NAME``, and else after the fence's
    number. A fence that says ``argmap undrawn`` is left alone. Linear in the length of the page.

    Arguments:
        text: the page.
        name: its file.
        root: the folder that imports and sources may not leave; by default that of the project.

    Raises:
        BrokenMap: a map in it has errors.
        UnreadablePage: a fence is not closed, or two ask for the same name.
    """
    lines = _LINE.findall(text)
    stem = _stem(name)
    pictures: dict[str, ArgumentMap] = {}
    written: list[str] = []
    done = 0
    for number, token in enumerate(_fences(text), 1):
        start, end = token.map or (0, 0)
        place = f"{name}:{start + 1}"
        last = lines[end - 1].rstrip("\r\n")
        closing = _CLOSING.match(last)
        if closing is None or end - start < 2:
            raise UnreadablePage(f"{place}: this fence is not closed; end it with {token.markup}.")
        image = f"{stem}.{_name_of(token) or number}.{format}"
        if image in pictures:
            raise UnreadablePage(
                f"{place}: another map of this page is called {image}; rename one."
            )
        fence = Fence(token.content, name, start + 2, root)
        pictures[image] = read_fence(fence)
        link = f"![{_escaped(describe(pictures[image]))}]({_address(image)})"
        before = re.sub(r"[^>\s]", " ", closing["before"])
        eol = lines[end - 1][len(last) :] or "\n"
        blank = before.rstrip() + eol
        written += [*lines[done : end - 1], last + eol, blank, before + link + eol]
        done = end + _linked(lines[end : end + 2], before, stem)
        if done < len(lines) and lines[done].removeprefix(before.rstrip()).strip():
            written.append(blank)
    written += lines[done:]
    return Illustrated("".join(written) if pictures else text, pictures)


def left_over(page: Illustrated, name: str, beside: Iterable[str]) -> Sequence[str]:
    """The files beside a page that are called as its images are, and that neither it nor a map is about.

    Arguments:
        page: as it should be.
        name: its file.
        beside: the names of the files in its folder, in order.
    """
    named = re.compile(re.escape(_stem(name)) + r"\.[\w-]+\.(?:svg|png)")
    beside = list(beside)
    drawn = {os.path.splitext(each)[0] for each in beside if each.endswith(SUFFIX)}
    return [
        each
        for each in beside
        if named.fullmatch(each)
        and each not in page.pictures
        and _address(each) not in page.text
        and os.path.splitext(each)[0] not in drawn
    ]


def _stem(name: str) -> str:
    """How the names of a page's images begin."""
    return os.path.splitext(os.path.basename(name))[0]


def _address(image: str) -> str:
    """An image as a link has it."""
    return quote(os.fsencode(image))


def _fences(text: str) -> Iterator[Token]:
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").parse(text.removeprefix("\ufeff")):
        words = token.info.split() if token.type == "fence" else []
        if words[:1] == [LANGUAGE] and UNDRAWN not in words:
            yield token


def _name_of(token: Token) -> str:
    named = (_NAMED.match(word) for word in token.info.split()[1:])
    return next((match["name"] for match in named if match), "")


def _linked(below: list[str], before: str, stem: str) -> int:
    """How many of the lines below a fence are its link, as it was written by an earlier run."""
    alt = rf"{DESCRIBED}(?:: (?:\\.|[^\\\]])*)?"
    target = rf"!\[{alt}\]\({re.escape(_address(stem))}\.[^()/]+\.(?:svg|png)\)\s*\Z"
    if len(below) < 2 or below[0].removeprefix(before.rstrip()).strip():
        return 0
    return 2 if re.match(re.escape(before) + target, below[1]) else 0


def _escaped(prose: str) -> str:
    return re.sub(r"([\\`*_\[\]<>&!])", r"\\\1", prose)
