"""A label of each statement that says what it is and what is around it, whatever the order of the file.

Statements with the same words under the same statement can only be told apart by what is said for and against
them. Labels are refined round by round from those of the neighbours (Weisfeiler & Leman 1968).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

from argmap.comparison.reading import Reading

_ROUNDS = 3


def labels(reading: Reading, known: Callable[[str], str]) -> Mapping[str, str]:
    """The label of each statement. Linear in the map, but for sorting what is around a statement.

    Arguments:
        reading: the map.
        known: what stands for a statement in both maps, where that is known already, or an empty string.
    """
    whole = reading.map
    found = {key: _digest(known(key), _own(reading, key)) for key in whole.statements}
    for _ in range(_ROUNDS):
        steps = {
            key: _digest(
                step.kind,
                step.scheme or "",
                str(step.strict),
                *sorted(found[each] for each in step.premises),
            )
            for key, step in whole.steps.items()
        }
        found = {
            key: _digest(label, *_around(reading, key, steps, found))
            for key, label in found.items()
        }
    return found


def _own(reading: Reading, key: str) -> str:
    each = reading.map.statements[key]
    held = ""
    if each.held:
        held = reading.voice(each.held[0]) + "\n" + reading.words[each.held[1]]
    voices = sorted(reading.voice(voice) for voice in each.voices)
    quotes = sorted(f"{quote.words}#{quote.number}" for quote in each.quotes)
    return _digest(
        each.kind,
        reading.words[key],
        held,
        *voices,
        "/",
        *sorted(each.marks),
        "/",
        *quotes,
        "/",
        *sorted(each.notes),
    )


def _around(
    reading: Reading, key: str, steps: Mapping[str, str], statements: Mapping[str, str]
) -> Iterable[str]:
    whole = reading.map
    yield from sorted(steps[each.key] for each in whole.supporters.get(key, ()))
    yield "/"
    yield from sorted(steps[each.key] for each in whole.attackers.get(key, ()))
    own = whole.steps.get(f"{key}!")
    if own:
        yield from sorted(steps[each.key] for each in whole.attackers.get(own.key, ()))
    yield "/"
    home = reading.homes.get(key)
    if home:
        yield home.kind
        yield statements.get(home.target) or steps.get(home.target, "")


def _digest(*parts: str) -> str:
    content = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=12).hexdigest()
