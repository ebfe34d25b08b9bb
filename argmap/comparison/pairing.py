"""Which element of one map is which of the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

Sign = Callable[[str], Hashable | None]
"""What a key has in common with its counterpart in the other map; None for a key that is to be left alone."""


class Pairing:
    """Pairs of keys, one of the old map and one of the new; each key is in one pair at most.

    Everything that makes pairs treats both maps alike, so that comparing them the other way round gives the same.
    """

    def __init__(self) -> None:
        self.new_of: dict[str, str] = {}
        self.old_of: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self.new_of)

    def add(self, old: str, new: str) -> None:
        """Make a pair of two keys that have none."""
        assert old not in self.new_of, old
        assert new not in self.old_of, new
        self.new_of[old] = new
        self.old_of[new] = old

    def free(self, old: str, new: str) -> bool:
        """Whether neither key is in a pair."""
        return old not in self.new_of and new not in self.old_of

    def old_id(self, key: str) -> tuple[str, str]:
        """What stands for an old key where both maps are compared: the same as for the new key of its pair."""
        return ("both", self.new_of[key]) if key in self.new_of else ("old", key)

    def new_id(self, key: str) -> tuple[str, str]:
        """What stands for a new key; see ``old_id``."""
        return ("both", key) if key in self.old_of else ("new", key)

    def pair_alike(
        self,
        olds: Iterable[str],
        news: Iterable[str],
        old_sign: Sign,
        new_sign: Sign,
        old_rank: Callable[[str], str] = str,
        new_rank: Callable[[str], str] = str,
    ) -> None:
        """Pair the free keys that have the same sign; several of one sign by their rank. Linear, but for sorting.

        Arguments:
            old_sign, new_sign: a key's sign.
            old_rank, new_rank: an order that does not depend on that of the file.
        """
        old_groups = _grouped((each for each in olds if each not in self.new_of), old_sign)
        new_groups = _grouped((each for each in news if each not in self.old_of), new_sign)
        for sign, old_keys in old_groups.items():
            new_keys = new_groups.get(sign, [])
            alike = zip(
                sorted(old_keys, key=old_rank), sorted(new_keys, key=new_rank), strict=False
            )
            for old, new in alike:
                self.add(old, new)

    def pair_best(
        self,
        scores: Sequence[tuple[str, str, float]],
        margin: float,
    ) -> None:
        """Pair the keys that are each other's best match, and better by a margin than any other.

        Arguments:
            scores: old key, new key, how alike they are; free keys only.
            margin: ahead of the second best on either side.
        """
        best_new: dict[str, list[float]] = {}
        best_old: dict[str, list[float]] = {}
        for old, new, score in scores:
            _note(best_new, old, score)
            _note(best_old, new, score)
        for old, new, score in scores:
            ahead = all(
                score == found[0] and score - found[1] >= margin
                for found in (best_new[old], best_old[new])
            )
            if ahead and self.free(old, new):
                self.add(old, new)


def _note(best: dict[str, list[float]], key: str, score: float) -> None:
    """Keep the two best scores of a key."""
    first, second = best.get(key, (-1e9, -1e9))
    best[key] = [score, first] if score > first else [first, max(second, score)]


def _grouped(
    keys: Iterable[str], sign: Callable[[str], Hashable | None]
) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = {}
    for key in keys:
        found = sign(key)
        if found is not None:
            groups.setdefault(found, []).append(key)
    return groups
