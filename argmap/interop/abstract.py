"""The formats of abstract frameworks, by the endings of their files."""

from __future__ import annotations

from argmap.interop import af, apx, tgf
from argmap.interop.errors import FormatError

READERS = {"af": af.read, "apx": apx.read, "tgf": tgf.read}
WRITERS = {"af": af.write, "apx": apx.write, "tgf": tgf.write}


def format_of(name: str, text: str) -> str:
    """The format of a file: by its ending, else by how it begins.

    Raises:
        FormatError: when neither tells.
    """
    ending = name.rpartition(".")[2].lower()
    if ending in READERS:
        return ending
    start = text.lstrip()
    if start.startswith("p af "):
        return "af"
    if start.startswith(("arg(", "att(")):
        return "apx"
    raise FormatError(
        1, f"its format is unknown; its name may end in {', '.join(f'.{each}' for each in READERS)}"
    )
