"""Which step, tension and rule of one map is which of the other."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import partial

from argmap.comparison.pairing import Pairing
from argmap.comparison.reading import Reading
from argmap.model import Rule, Step, Tension

_MOST_SHARED = 50
_HALF = 0.5


class StepPairs:
    """Pairs steps by what they lead from and to, tensions by their sides, rules by their names and formulas."""

    def __init__(self, old: Reading, new: Reading, pairs: Pairing) -> None:
        self.old, self.new, self.pairs = old, new, pairs

    def run(self) -> None:
        """Pair what can be paired now; linear, but for groups that share premises with many others."""
        self._own_steps()
        self._by_name()
        steps = self.old.map.steps, self.new.map.steps
        for sign in (self._whole, self._without_target):
            self.pairs.pair_alike(
                *steps,
                partial(sign, self.old),
                partial(sign, self.new),
                partial(self._rank, self.old),
                partial(self._rank, self.new),
            )
        self.pairs.pair_best(list(self._overlaps()), 0.01)
        self._tensions_and_rules()

    def _id(self, reading: Reading, key: str) -> tuple[str, str]:
        return self.pairs.old_id(key) if reading is self.old else self.pairs.new_id(key)

    def _free_steps(self, reading: Reading) -> Iterator[Step]:
        paired = self.pairs.new_of if reading is self.old else self.pairs.old_of
        return (
            step
            for key, step in reading.map.steps.items()
            if key not in paired and not reading.own(step)
        )

    def _own_steps(self) -> None:
        """The steps that are the lines of statements go with their statements."""
        for step in self.old.map.steps.values():
            if self.old.own(step) and step.key not in self.pairs.new_of and step.premises:
                statement = self.pairs.new_of.get(step.premises[0])
                home = self.new.homes.get(statement) if statement else None
                if home and self.new.own(home) and home.key not in self.pairs.old_of:
                    self.pairs.add(step.key, home.key)

    def _by_name(self) -> None:
        for step in list(self._free_steps(self.old)):
            other = self.new.map.steps.get(step.key)
            if step.name and other and other.name and step.key not in self.pairs.old_of:
                self.pairs.add(step.key, step.key)

    def _whole(self, reading: Reading, key: str) -> Hashable | None:
        step = reading.map.steps[key]
        if reading.own(step):
            return None
        return (step.kind, self._id(reading, step.target), self._premises(reading, step))

    def _without_target(self, reading: Reading, key: str) -> Hashable | None:
        step = reading.map.steps[key]
        return None if reading.own(step) else (step.kind, self._premises(reading, step))

    def _premises(self, reading: Reading, step: Step) -> frozenset[tuple[str, str]]:
        return frozenset(self._id(reading, each) for each in step.premises)

    def _overlaps(self) -> Iterator[tuple[str, str, float]]:
        """How much the premises of groups are the same; a group for the same target counts as nearer."""
        users: dict[tuple[str, str], list[Step]] = {}
        for step in self._free_steps(self.new):
            if step.grouped:
                for premise in self._premises(self.new, step):
                    users.setdefault(premise, []).append(step)
        for step in self._free_steps(self.old):
            if not step.grouped:
                continue
            ours = self._premises(self.old, step)
            others = {
                other.key: other
                for premise in ours
                for other in users.get(premise, ())[:_MOST_SHARED]
            }
            for other in others.values():
                theirs = self._premises(self.new, other)
                share = len(ours & theirs) / len(ours | theirs)
                same = self._id(self.old, step.target) == self._id(self.new, other.target)
                if same or share >= _HALF:
                    yield step.key, other.key, share + (1 if same else 0)

    def _tensions_and_rules(self) -> None:
        old, new = self.old.map, self.new.map
        self.pairs.pair_alike(
            old.tensions,
            new.tensions,
            lambda key: (old.tensions[key].kind, self._sides(self.old, old.tensions[key])),
            lambda key: (new.tensions[key].kind, self._sides(self.new, new.tensions[key])),
            partial(self._rank, self.old),
            partial(self._rank, self.new),
        )
        self.pairs.pair_alike(
            old.tensions,
            new.tensions,
            lambda key: self._sides(self.old, old.tensions[key]),
            lambda key: self._sides(self.new, new.tensions[key]),
            partial(self._rank, self.old),
            partial(self._rank, self.new),
        )
        for key, rule in old.rules.items():
            if rule.name and key in new.rules and self.pairs.free(key, key):
                self.pairs.add(key, key)
        self.pairs.pair_alike(
            old.rules,
            new.rules,
            lambda key: self.formula(self.old, old.rules[key]),
            lambda key: self.formula(self.new, new.rules[key]),
            partial(self._rank, self.old),
            partial(self._rank, self.new),
        )

    def _rank(self, reading: Reading, key: str) -> str:
        """What tells apart steps, tensions and rules that are alike in all that makes pairs."""
        whole = reading.map
        around = sorted(
            f"{each.kind} {[reading.words[premise] for premise in each.premises]}"
            for each in whole.attackers.get(key, ())
        )
        if key in whole.tensions:
            tension = whole.tensions[key]
            return repr((tension.why, tension.notes, around))
        if key in whole.rules:
            return repr((whole.rules[key].notes, around))
        step = whole.steps[key]
        voices = sorted(map(reading.voice, step.voices))
        words = sorted(reading.words[each] for each in step.premises)
        return repr((step.scheme, step.strict, voices, step.notes, words, around))

    def _sides(self, reading: Reading, tension: Tension) -> Hashable:
        return frozenset({self._id(reading, tension.left), self._id(reading, tension.right)})

    def formula(self, reading: Reading, rule: Rule) -> Hashable:
        """A rule's formula, whatever its statements are called."""
        return tuple(
            each if isinstance(each, str) else self._id(reading, each.text)
            for each in rule.formula.items
        )
