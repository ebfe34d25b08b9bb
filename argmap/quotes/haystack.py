"""Finding words in a folded text, many times over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.quotes.folding import Folded, splits_word

_WORD = re.compile(r"\w+")
_SEARCHES_BEFORE_INDEX = 40
_FEW = 2_000


class Haystack:
    """A folded text to be searched.

    Searches go through the text, which is linear in its length. After the first of them, the words of a long
    text are indexed once, and a search for several words only looks at the places of the rarest word that is
    whole.

    Arguments:
        folded: the text.
        long: from how many characters on it is long: in shorter ones the index would be the slower way.
    """

    def __init__(self, folded: Folded, long: int = 100_000) -> None:
        self.folded = folded
        self._is_long = len(folded.text) >= long
        self._searches = 0
        self._index: dict[str, list[int]] | None = None

    def occurrences(self, words: str, *, whole: bool = False) -> Iterator[int]:
        """Where words stand, from left to right, none overlapping another; ``whole``: and where they cut no word."""
        candidates = self._candidates(words)
        if candidates is None:
            return self._scan(words, whole)
        return self._try(words, *candidates, whole)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether what stands between two offsets cuts no word in two."""
        text = self.folded.text
        return not (splits_word(text, start) or splits_word(text, end))

    def _scan(self, words: str, whole: bool) -> Iterator[int]:
        text, size = self.folded.text, len(words)
        at = text.find(words)
        while at != -1:
            if not whole or self.is_whole(at, at + size):
                yield at
                at = text.find(words, at + size)
            else:
                at = text.find(words, self._next_start(at + 1))

    def _next_start(self, at: int) -> int:
        """The first offset from ``at`` on that is within no word."""
        while splits_word(self.folded.text, at):
            at += 1
        return at

    def _try(self, words: str, places: list[int], offset: int, whole: bool) -> Iterator[int]:
        text, done, size = self.folded.text, 0, len(words)
        for place in places:
            at = place - offset
            fits = at >= done and text.startswith(words, at)
            if fits and (not whole or self.is_whole(at, at + size)):
                yield at
                done = at + size

    def _candidates(self, words: str) -> tuple[list[int], int] | None:
        """The places of the rarest of the words that are surely whole, and its offset among them."""
        self._searches += 1
        if not self._is_long or self._searches <= _SEARCHES_BEFORE_INDEX:
            return None
        if self._index is None:
            self._index = {}
            for match in _WORD.finditer(self.folded.text):
                self._index.setdefault(match.group(), []).append(match.start())
        best: tuple[list[int], int] | None = None
        for match in _WORD.finditer(words):
            if match.start() == 0 or match.end() == len(words):
                continue
            places = self._index.get(match.group(), [])
            if len(places) < (len(best[0]) if best else len(self.folded.text) // _FEW + 1):
                best = places, match.start()
                if not places:
                    break
        return best
