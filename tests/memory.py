"""Files in memory, and maps compiled from them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from argmap.compiler import OutsideRoot, Result, compile_file
from argmap.report import FORMATS, Findings

NAME = "map.argmap"


class MemoryFiles:
    """Files by name; a path that leads above the first folder is outside the project."""

    def __init__(self, files: Mapping[str, str | bytes] | None = None) -> None:
        self.files = dict(files or {})

    def locate(self, base: str, path: str) -> str:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base
        if name.startswith(("../", "/")):
            raise OutsideRoot(path)
        return name

    def read(self, name: str) -> bytes:
        if name not in self.files:
            raise FileNotFoundError(2, "no such file", name)
        content = self.files[name]
        return content.encode() if isinstance(content, str) else content

    def beside(self, name: str) -> list[str]:
        folder = posixpath.dirname(name)
        return [
            posixpath.basename(each) for each in self.files if posixpath.dirname(each) == folder
        ]


def compile_text(text: str, **others: str | bytes) -> Result:
    """What a map comes to; ``others`` are further files, by name without ``.argmap``."""
    files: dict[str, str | bytes] = {f"{name}.argmap": content for name, content in others.items()}
    return compile_file(NAME, text.encode(), MemoryFiles({NAME: text, **files}))


def full_report(text: str, **others: str | bytes) -> str:
    """The report that ``argmap check`` prints for a map."""
    return FORMATS["full"](Findings(compile_text(text, **others).diagnostics, 1))
