"""How alike words are; by rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\w+")
_FEW = 100_000
_MOST_SHARING = 30


def likeness(one: str, other: str) -> float:
    """How alike two texts are: 100 for the same but for small letters and capitals."""
    from rapidfuzz.fuzz import ratio

    return ratio(one.casefold(), other.casefold())


def similar(
    olds: Mapping[str, str], news: Mapping[str, str], least: float
) -> list[tuple[str, str, float]]:
    """Which texts are at least so much alike: old key, new key, likeness.

    Every pair is compared where there are few; of many only those that share a word that few have. So it is at worst
    linear in the number of words.
    """
    from rapidfuzz.fuzz import ratio

    old_words = {key: words.casefold() for key, words in olds.items()}
    new_words = {key: words.casefold() for key, words in news.items()}
    found = []
    for old, new in _candidates(old_words, new_words):
        score = ratio(old_words[old], new_words[new], score_cutoff=least)
        if score >= least:
            found.append((old, new, score))
    return found


def _candidates(olds: Mapping[str, str], news: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if len(olds) * len(news) <= _FEW:
        yield from ((old, new) for old in olds for new in news)
        return
    old_index, new_index = _index(olds), _index(news)
    seen: set[tuple[str, str]] = set()
    for word, old_keys in old_index.items():
        new_keys = new_index.get(word, ())
        if len(old_keys) <= _MOST_SHARING and len(new_keys) <= _MOST_SHARING:
            for old in old_keys:
                for new in new_keys:
                    if (old, new) not in seen:
                        seen.add((old, new))
                        yield old, new


def _index(texts: Mapping[str, str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for key, words in texts.items():
        for word in dict.fromkeys(_WORD.findall(words)):
            index.setdefault(word, []).append(key)
    return index
