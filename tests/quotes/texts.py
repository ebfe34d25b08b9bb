"""Texts, manglings of them that typography allows, and maps that quote them."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.compiler import compile_file
from argmap.model import ArgumentMap

_LETTERS = "aAbéñ9中文"
_SAME = {
    " ": [" ", "\n", "\r\n", "\r", "\t", "  ", "\n  ", "\u00a0", "\u2003", " \u00a0"],
    '"': ['"', "“", "”", "„", "«", "»"],
    "'": ["'", "’", "‘", "‚", "′"],
    "-": ["-", "–", "—", "‑", "−"],
    "é": ["é", "e\u0301"],
    "ñ": ["ñ", "n\u0303"],
}

words = st.text(_LETTERS, min_size=1, max_size=6)
marks = st.sampled_from([" ", " ", " ", ", ", '"', " '", "-", ". "])
plain_texts = st.lists(st.tuples(words, marks), min_size=1, max_size=12).map(
    lambda pairs: "".join(word + mark for word, mark in pairs).strip()
)


@st.composite
def mangled(draw: st.DrawFn, text: str) -> list[str]:
    """For each character of a text, another way of writing it; joined they are the text mangled."""
    hints = st.sampled_from(["", "", "", "\u00ad", "\u200b"])
    written = [draw(st.sampled_from(_SAME.get(each, [each]))) for each in text]
    return [
        each + (draw(hints) if each[-1].isalpha() and after.isalnum() else "")
        for each, after in zip(written, [*text[1:], " "], strict=True)
    ]


class NoFiles:
    """A project without files."""

    def locate(self, base: str, path: str) -> str:
        return path

    def read(self, name: str) -> bytes:
        raise FileNotFoundError(name)

    def beside(self, name: str) -> tuple[str, ...]:
        return ()


def map_of(*quotes: str, sources: tuple[str, ...] = ("why",)) -> ArgumentMap:
    """A map with one claim under which these quotes stand, such as ``why#2: so it is``."""
    lines = [f"source {each}: {each}.txt" for each in sources]
    lines += ["claim thesis #thesis: It is so."]
    lines += [f"  > {quote}" for quote in quotes]
    return compile_file("map.argmap", "\n".join(lines).encode(), NoFiles()).map
