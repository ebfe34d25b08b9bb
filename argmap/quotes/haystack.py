"""Finding words in a folded text, many times over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.quotes.folding import Folded

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

    def occurrences(self, words: str) -> Iterator[int]:
        """Where words stand, from left to right, none overlapping another."""
        candidates = self._candidates(words)
        return self._scan(words) if candidates is None else self._try(words, *candidates)

    def _scan(self, words: str) -> Iterator[int]:
        text = self.folded.text
        at = text.find(words)
        while at != -1:
            yield at
            at = text.find(words, at + len(words))

    def _try(self, words: str, places: list[int], offset: int) -> Iterator[int]:
        text, done = self.folded.text, 0
        for place in places:
            at = place - offset
            if at >= done and text.startswith(words, at):
                yield at
                done = at + len(words)

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
