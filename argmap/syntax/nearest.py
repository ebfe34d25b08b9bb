"""What a writer may have meant."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 100
"""The longest word that is compared with others, in characters: comparing is quadratic in it."""
# From how many letters on a keyword is recognised in spite of more than one slip.
_LONG = 7


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that is most like a misspelt word, or None where none is near, or the word is too long for a slip.

    Linear in the number of choices.
    """
    if len(word) > LONGEST:
        return None
    from rapidfuzz import process, utils
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        word,
        [choice for choice in choices if choice != word and len(choice) <= 2 * LONGEST],
        scorer=DamerauLevenshtein.normalized_similarity,
        processor=utils.default_process if word.isascii() else None,
        score_cutoff=0.6,
    )
    return found[0] if found else None


def is_near(one: str, other: str) -> bool:
    """Whether at most one letter added, dropped, changed or swapped parts two words, case aside."""
    one, other = one.casefold(), other.casefold()
    if abs(len(one) - len(other)) > 1:
        return False
    same = min(len(one), len(other))
    start = next((at for at in range(same) if one[at] != other[at]), same)
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def near_keyword(word: str, keywords: Iterable[str]) -> str | None:
    """The keyword that a word misspells: one letter parts them, or more where the keyword is long."""
    meant = nearest(word, keywords)
    return meant if meant and (len(meant) >= _LONG or is_near(word, meant)) else None
