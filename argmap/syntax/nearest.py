"""What a writer may have meant."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 100
"""The longest word that is compared with others, in characters: comparing is quadratic in it."""


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
