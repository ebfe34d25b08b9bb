"""The extension of Python-Markdown: ``markdown.markdown(text, extensions=["argmap.hooks.markdown"])``.

It goes along with ``fenced_code``, which it leaves all other fences.
"""

from __future__ import annotations

import re
from typing import Any, cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from argmap.hooks.fence import LANGUAGE, UNDRAWN, Fence, inline, read_fence
from argmap.render import ThemeName

# Ahead of `fenced_code`, which has 25, and behind what normalizes line ends, which has 30.
PRIORITY = 27

_FENCE = re.compile(
    rf"^(?P<ticks>`{{3,}}+|~{{3,}}+)[ ]*{LANGUAGE}(?P<words>(?:[ ][^`\n]*)?)\n(?P<body>(?:.*\n)*?)(?P=ticks)[ ]*$",
    re.MULTILINE,
)
_OTHER = re.compile(r"^(?P<ticks>`{3,}+|~{3,}+)[^\n]*\n(?:.*\n)*?(?P=ticks)[ ]*$", re.MULTILINE)


class ArgmapExtension(Extension):
    """Draws the fences of language ``argmap``. A map with errors raises ``BrokenMap``.

    Arguments:
        document: the file in which they stand, for messages; imports and sources are relative to it.
        theme: ``auto``, ``light`` or ``dark``; by default what the configuration says.
    """

    def __init__(self, **settings: Any) -> None:
        self.config = {
            "document": ["markdown", "The file that the text comes from."],
            "theme": ["", "auto, light or dark; empty: as the configuration says."],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the step that finds the fences."""
        drawer = _Drawer(
            md, self.getConfig("document"), cast(ThemeName, self.getConfig("theme")) or None
        )
        md.preprocessors.register(drawer, LANGUAGE, PRIORITY)


class _Drawer(Preprocessor):
    def __init__(self, md: Markdown, document: str, theme: ThemeName | None) -> None:
        super().__init__(md)
        self.document = document
        self.theme = theme

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        done: list[str] = []
        at = 0
        while found := _OTHER.search(text, at):
            done.append(text[at : found.start()])
            fence = _FENCE.match(text, found.start())
            if fence is None or UNDRAWN in fence["words"].split():
                done.append(found[0])
                at = found.end()
            else:
                line = text.count("\n", 0, fence.start("body")) + 1
                drawn = inline(read_fence(Fence(fence["body"], self.document, line)), self.theme)
                done.append(self.md.htmlStash.store(drawn))
                at = fence.end()
        return ("".join(done) + text[at:]).split("\n")


def makeExtension(**settings: Any) -> ArgmapExtension:
    """What Python-Markdown calls where the extension is named by its module."""
    return ArgmapExtension(**settings)
