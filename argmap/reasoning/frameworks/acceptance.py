"""Whether an argument is in some extension (credulously accepted) or in all (sceptically accepted)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.reasoning.frameworks import extensions as whole
from argmap.reasoning.frameworks.extensions import Extension
from argmap.reasoning.frameworks.framework import Framework
from argmap.reasoning.frameworks.grounded import (
    IN,
    UNDECIDED,
    Labelling,
    Part,
    ancestors,
    grounded,
    labelled,
    part,
)
from argmap.reasoning.frameworks.oracle import Limit
from argmap.reasoning.frameworks.semantics import Semantics, admissible, ideal, maximal, stable


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an argument is accepted, and what shows it.

    Arguments:
        extension: a *witness* that has the argument, where it is credulously accepted; a *counter-example*
            that lacks it, where it is not sceptically accepted; else, or where none was asked for, None.
    """

    accepted: bool
    extension: Extension | None = None


def credulous(
    framework: Framework,
    semantics: Semantics,
    argument: int,
    limit: Limit | None = None,
    *,
    witness: bool = True,
) -> Answer:
    """Whether an argument is in some extension.

    Arguments:
        witness: whether to look for a whole extension that has it.

    Raises:
        OutOfTime: when the limit is reached.

    Linear where the grounded labelling decides; else exponential at worst, in the undecided arguments that
    attack this one, directly or not (for stable, semi-stable and stage: in those connected with it).
    """
    return _Question(framework, semantics, argument, True, limit or Limit()).answer(witness)


def sceptical(
    framework: Framework,
    semantics: Semantics,
    argument: int,
    limit: Limit | None = None,
    *,
    witness: bool = True,
) -> Answer:
    """Whether an argument is in every extension; it is, where there is none.

    Arguments:
        witness: whether to look for a whole extension that lacks it.

    Raises:
        OutOfTime: when the limit is reached.

    Complexity as for ``credulous``.
    """
    return _Question(framework, semantics, argument, False, limit or Limit()).answer(witness)


class _Question:
    """Whether some extension has an argument (``having``), or lacks it."""

    def __init__(
        self, framework: Framework, semantics: Semantics, argument: int, having: bool, limit: Limit
    ) -> None:
        self.framework = framework
        self.semantics = semantics
        self.argument = argument
        self.having = having
        self.limit = limit

    def answer(self, witness: bool) -> Answer:
        if self.semantics in ("stable", "semi-stable", "stage"):
            found = self._in_its_group(witness)
        else:
            found = self._among_ancestors()
            if witness and found is not None:
                found = self._extended(found)
        exists = found is not None
        return Answer(exists is self.having, found if witness else None)

    def _among_ancestors(self) -> Extension | None:
        """Arguments that attack this one, directly or not, and that belong to an extension that is sought.

        An extension of all that attacks an argument is contained in one of the framework, for grounded,
        complete, preferred and ideal semantics: Baroni & Giacomin, "On principle-based evaluation of
        extension-based argumentation semantics", Artificial Intelligence 171 (2007), *directionality*.
        """
        around = ancestors(self.framework, self.argument)
        labels = grounded(self.framework, around)
        label = labels[self.argument]
        decided = label != UNDECIDED or self.semantics == "grounded"
        if decided or (self.semantics == "complete" and not self.having):
            return frozenset() if (label == IN) is self.having else None
        region = part(self.framework, ancestors(self.framework, self.argument, labels))
        members = self._members(region)
        return None if members is None else frozenset(region.arguments[each] for each in members)

    def _members(self, region: Part) -> Sequence[int] | None:
        """Likewise, by the numbers of a part of which the argument is the first."""
        if self.semantics == "ideal":
            members = ideal(region, self.limit)
            return members if (0 in members) is self.having else None
        # Whatever is admissible is in an extension; what attacks the argument is in one that lacks it.
        found = admissible(region, self.limit, [1 if self.having else region.size + 1])
        if found is not None or self.having:
            return found
        return maximal(region, "preferred", self.limit).one([-1])

    def _extended(self, found: Extension) -> Extension:
        """An extension of the whole framework that contains what was found."""
        if self.semantics == "ideal":
            return whole.extension(self.framework, "ideal", self.limit) or frozenset()
        labelling = Labelling(self.framework)
        labelling.accept(found)
        if self.semantics == "preferred":
            return whole.preferred(labelling, self.limit)
        return frozenset(labelled(labelling.labels, IN))

    def _in_its_group(self, witness: bool) -> Extension | None:
        """An extension that is sought, where arguments depend on all that they are connected with."""
        base, groups = whole.settle(self.framework, self.semantics)
        undecided = False
        found = base
        for group in groups:
            own = self.argument in group.arguments
            undecided |= own
            if own or witness or self.semantics == "stable":
                members = self._sought(group, own)
                if members is None:
                    return None
                found = found.union(group.arguments[each] for each in members)
        if not undecided and (self.argument in base) is not self.having:
            return None
        return found

    def _sought(self, group: Part, own: bool) -> Sequence[int] | None:
        wanted: list[int] = []
        if own:
            number = group.arguments.index(self.argument) + 1
            wanted = [number if self.having else -number]
        if self.semantics == "stable":
            return stable(group, self.limit, wanted)
        return maximal(group, self.semantics, self.limit).one(wanted)
