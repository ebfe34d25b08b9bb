"""Sentences of 8 to 22 words, such as a dispute over a town's affairs might have."""

from __future__ import annotations

from random import Random


def _words(text: str) -> list[str]:
    return text.split()


_DETERMINERS = _words("the this that every no one each some")
_QUALITIES = _words(
    "old new narrow public costly honest local careful empty crowded northern lasting modest broken noisy safe "
    "hidden common private plain recent annual steady sudden distant fragile urgent useful ordinary generous"
)
_THINGS = _words(
    "bridge market school council budget hospital library river tunnel tariff pension orchard railway station "
    "harbour ferry newspaper festival shelter reservoir quarry workshop theatre footpath warehouse factory parish "
    "clinic museum garden tenant driver teacher merchant farmer engineer resident visitor pupil nurse owner "
    "levy survey report promise contract permit repair campaign deadline shortage surplus referendum"
)
_MODALS = _words("will should must may could would can might")
_VERBS = _words(
    "support weaken replace protect burden finance delay improve outlast attract displace govern restore divide "
    "reward punish reveal conceal serve threaten enlarge reduce simplify complicate justify postpone outweigh "
    "undermine strengthen neglect"
)
_ADVERBS = _words("plainly rarely usually hardly openly seldom slowly quickly surely barely")
_PLACES = _words("near behind beyond before after without within beside against towards")
_LINKS = _words("because although while unless whenever since whereas until")


def sentence(random: Random) -> str:
    """One sentence."""
    words = _clause(random)
    if random.random() < 0.35:
        words.insert(4, random.choice(_ADVERBS))
    if random.random() < 0.6 or len(words) < 8:
        words += _place(random)
    if random.random() < 0.55:
        words += [random.choice(_LINKS), *_clause(random)]
        if random.random() < 0.35:
            words += _place(random)
    words[0] = words[0].capitalize()
    return " ".join(words) + "."


def _clause(random: Random) -> list[str]:
    """Seven words with one verb."""
    return [
        random.choice(_DETERMINERS),
        random.choice(_QUALITIES),
        random.choice(_THINGS),
        random.choice(_MODALS),
        random.choice(_VERBS),
        "the",
        random.choice(_THINGS),
    ]


def _place(random: Random) -> list[str]:
    return [random.choice(_PLACES), "the", random.choice(_QUALITIES), random.choice(_THINGS)]


def name(random: Random, number: int) -> str:
    """A name that no other number has."""
    return f"{random.choice(_QUALITIES)}-{random.choice(_THINGS)}-{number}"
