"""Formulas as clauses: lists of literals, a variable's number or its negative.

Tseitin, "On the complexity of derivation in propositional calculus" (1968): a variable for every operator,
so that clauses grow with the formula and no faster.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.syntax.nodes import Formula


@dataclass(slots=True, eq=False)
class Clauses:
    """Clauses over statements and auxiliary variables, while they are gathered.

    Arguments:
        clauses: every list of literals, one of which must be true.
        variables: the variable of each statement's key.
        top: the largest variable in use.
    """

    clauses: list[list[int]] = field(default_factory=list)
    variables: dict[str, int] = field(default_factory=dict)
    top: int = 0

    def fresh(self) -> int:
        """A new variable."""
        self.top += 1
        return self.top

    def statement(self, key: str) -> int:
        """The variable of a statement."""
        if key not in self.variables:
            self.variables[key] = self.fresh()
        return self.variables[key]

    def formula(self, formula: Formula) -> int:
        """A literal that is true just when the formula is. Linear in the formula's length."""
        stack: list[int] = []
        for item in formula.items:
            if not isinstance(item, str):
                stack.append(self.statement(item.text))
            elif item == "not":
                stack.append(-stack.pop())
            else:
                right = stack.pop()
                stack.append(self._joined(item, stack.pop(), right))
        return stack.pop()

    def _joined(self, operator: str, left: int, right: int) -> int:
        """A literal that is true just when two literals joined by an operator are."""
        if operator == "iff":
            both = self.fresh()
            self.clauses += [
                [-both, -left, right],
                [-both, left, -right],
                [both, left, right],
                [both, -left, -right],
            ]
            return both
        if operator == "and":
            return -self._joined("or", -left, -right)
        if operator == "implies":
            left = -left
        either = self.fresh()
        self.clauses += [[-either, left, right], [either, -left], [either, -right]]
        return either
