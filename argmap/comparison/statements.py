"""Which statement of one map is which of the other."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import partial

from argmap.comparison.labels import labels
from argmap.comparison.pairing import Pairing, Sign
from argmap.comparison.reading import Reading
from argmap.comparison.similar import likeness, similar

SAME_NAME = 55
"""From this likeness of words on (of 100), a name is believed before the words of others are looked at."""
SAME_CONTEXT = 50
ANYWHERE = 80
_MARGIN = 5


class StatementPairs:
    """Pairs the statements of two maps, the surest first.

    Arguments:
        old, new: the maps.
        pairs: gets the pairs; those of voices and steps made so far are used.
        voices: the new key of each old voice that is still there.
    """

    def __init__(
        self, old: Reading, new: Reading, pairs: Pairing, voices: Mapping[str, str]
    ) -> None:
        self.old, self.new, self.pairs = old, new, pairs
        self.voices = voices
        self.old_labels: Mapping[str, str] = {}
        self.new_labels: Mapping[str, str] = {}

    def begin(self) -> None:
        """Pair what has the same name and much the same words, then what has the same words."""
        for key in self._same_names():
            before, after = self.old.words[key], self.new.words[key]
            if before == after or likeness(before, after) >= SAME_NAME:
                self.pairs.add(key, key)
        self.old_labels = labels(self.old, lambda key: self.pairs.new_of.get(key, ""))
        self.new_labels = labels(self.new, lambda key: key if key in self.pairs.old_of else "")
        self._alike(self.old_labels.get, self.new_labels.get)
        self.in_context()
        self._alike(
            lambda key: self.old.words[key] or None, lambda key: self.new.words[key] or None
        )
        for key in self._same_names():
            self.pairs.add(key, key)

    def in_context(self) -> None:
        """Pair what has the same words in the same place, and what has similar words there."""
        self._alike(partial(self._sign, self.old), partial(self._sign, self.new))
        olds: dict[Hashable, list[str]] = {}
        news: dict[Hashable, list[str]] = {}
        for reading, groups in ((self.old, olds), (self.new, news)):
            for key in self._free(reading):
                if reading.words[key] and key in reading.homes:
                    groups.setdefault(self._context(reading, key), []).append(key)
        for context, keys in olds.items():
            if context in news:
                self._similar(keys, news[context], SAME_CONTEXT)

    def anywhere(self) -> None:
        """Pair what has very similar words, wherever it stands."""
        olds = [key for key in self._free(self.old) if self.old.words[key]]
        news = [key for key in self._free(self.new) if self.new.words[key]]
        self._similar(olds, news, ANYWHERE)

    def _same_names(self) -> Iterator[str]:
        for key, statement in self.old.map.statements.items():
            other = self.new.map.statements.get(key)
            if statement.name and other and other.name and self.pairs.free(key, key):
                yield key

    def _free(self, reading: Reading) -> Iterator[str]:
        paired = self.pairs.new_of if reading is self.old else self.pairs.old_of
        return (key for key in reading.map.statements if key not in paired)

    def _alike(self, old_sign: Sign, new_sign: Sign) -> None:
        self.pairs.pair_alike(
            self.old.map.statements,
            self.new.map.statements,
            old_sign,
            new_sign,
            self.old_labels.__getitem__,
            self.new_labels.__getitem__,
        )

    def _similar(self, olds: list[str], news: list[str], least: int) -> None:
        found = similar(
            {key: self.old.words[key] for key in olds},
            {key: self.new.words[key] for key in news},
            least,
        )
        self.pairs.pair_best(found, _MARGIN)

    def _id(self, reading: Reading, key: str) -> tuple[str, str]:
        return self.pairs.old_id(key) if reading is self.old else self.pairs.new_id(key)

    def _voice(self, reading: Reading, key: str) -> str:
        return self.voices.get(key, f"old {key}") if reading is self.old else key

    def _context(self, reading: Reading, key: str) -> Hashable:
        """Where a statement is written: what its step is for or against, and how."""
        home = reading.homes.get(key)
        if home is None:
            return None
        own = reading.own(home)
        return (own, home.kind, self._id(reading, home.target))

    def _sign(self, reading: Reading, key: str) -> Hashable:
        """A statement's words, or what it says is held, and where it is written."""
        statement = reading.map.statements[key]
        words: Hashable = reading.words[key]
        if statement.held:
            voice, held = statement.held
            words = (self._voice(reading, voice), self._id(reading, held))
        return (words, self._context(reading, key))
