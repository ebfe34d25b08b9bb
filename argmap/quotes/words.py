"""Words that turn a meaning round, in English and a little in other languages."""

from __future__ import annotations

import re

TURNS = (
    "but", "yet", "unless", "except", "although", "though", "however", "if", "provided", "not",
    "only if", "only when", "rather than", "as long as",
)  # fmt: skip
"""What goes on after a quote and takes back or limits what it says."""

HEDGES = (
    "may", "might", "could", "perhaps", "possibly", "probably", "maybe", "allegedly", "reportedly",
    "supposedly", "purportedly", "apparently", "seemingly", "so-called", "seem", "seems", "seemed",
    "hardly", "barely", "scarcely", "falsely", "if",
)  # fmt: skip
"""What stands before a quote and makes it less than a plain assertion."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _listed(
    "not no never none nor neither nobody nothing nowhere without cannot hardly barely scarcely"
    " un non ne pas jamais rien nicht kein keine keinen keiner nie niemals"
    " nunca jamás ningún ninguna"
    " 不 没 沒 未 無 无 非 别 не ни нет لا لم لن ليس"
)
_NUMBERS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion trillion dozen half third quarter first second once twice"
    " 一 二 三 四 五 六 七 八 九 十 百 千 万 亿"
)
_OPPOSING = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti", "counter")
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+")


def is_negation(word: str) -> bool:
    """Whether a folded word in small letters denies."""
    return word in NEGATIONS or word.endswith("n't")


def changes_meaning(old: str, new: str) -> bool:
    """Whether putting ``new`` for ``old`` would change a negation, a hedge or a number.

    Both are folded. Knows *reliable* from *unreliable*, too. Linear in their length.
    """
    olds, news = _words(old), _words(new)
    if _weighty(olds) != _weighty(news):
        return True
    return any(
        prefix + word in others
        for words, others in ((olds, frozenset(news)), (news, frozenset(olds)))
        for word in words
        for prefix in _OPPOSING
        if word not in others
    )


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _weighty(words: list[str]) -> list[str]:
    return [
        part
        for word in words
        for part in ([word] if word.isascii() else [word, *word])
        if is_negation(part) or part in HEDGES or part in _NUMBERS or part.isnumeric()
    ]
