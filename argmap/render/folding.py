"""How a part that would be too wide is folded: siblings stand beneath each other instead of side by side.

Graphviz puts all reasons for a claim into one rank. Here arrows are told to span several ranks, as Graphviz's own
``unflatten`` does for leaves; but consecutive siblings are gathered with all that hangs on them, so that they stand
in columns, from top to bottom and then to the right, in the order of the file. The premises of one step stay level,
or, where they are many and nothing hangs on them, in two rows by turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from argmap.diagram.shapes import Bracket
from argmap.render.geometry import ASPECT
from argmap.render.parts import Part
from argmap.render.skeleton import NODE_GAP, RANK_GAP, Index

# How many ranks more than it needs a part may be given.
_MORE: Final = (*range(14), 16, 19, 22, 26, 30, 35, 40)
# How much dearer arrows make a drawing for each rank that they span.
_STRAIN: Final = 0.06
# Premises of a step in one row: never more than so many. The last stands for any number.
_ABREAST: Final = (3, 4, 1_000_000)
# A child with the number of its arrow.
_Child = tuple[int, str]


class Fold(NamedTuple):
    """How many ranks arrows span, by number, where more than one; and what that costs, guessed."""

    spans: Mapping[int, int]
    guess: float


def size_cost(width: float, height: float) -> float:
    """How much a drawing has to be made smaller to fit where it is looked at: the less, the better it is read."""
    return max(width / ASPECT, height)


def cost(width: float, height: float, spans: Mapping[int, int]) -> float:
    """How hard it is to read a part of this size: the harder, the longer its arrows are to follow."""
    longer = sum(spans.values()) / len(spans) if spans else 0.0
    return size_cost(width, height) * (1 + _STRAIN * longer)


def folds(index: Index, part: Part, most: int) -> list[Fold]:
    """Up to ``most`` ways to fold a part, the most promising first. Linear in its size."""
    tree = _Tree.of(index, part)
    found: dict[frozenset[_Span], Fold] = {}
    for abreast in _ABREAST:
        deep = _depths(tree, abreast)
        for more in _MORE:
            fold = _fold(tree, deep, more, abreast)
            if fold.spans:
                found.setdefault(frozenset(fold.spans.items()), fold)
    return sorted(found.values(), key=lambda each: each.guess)[:most]


_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Tree:
    """A part as a tree: each thing beneath the first that it has an arrow to.

    Arguments:
        order: parents before children.
        children: what is beneath each, in the order of the file.
        premises: for each bracket, those of its children that hang on it.
    """

    order: Sequence[str]
    roots: Sequence[str]
    children: Mapping[str, Sequence[_Child]]
    premises: Mapping[str, Sequence[_Child]]
    sizes: Mapping[str, tuple[float, float]]

    @classmethod
    def of(cls, index: Index, part: Part) -> _Tree:
        arrows = index.diagram.arrows
        things = {key: index.things[index.numbers[key]] for key in part.nodes}
        beneath: dict[str, list[_Child]] = {key: [] for key in part.nodes}
        tails: set[str] = set()
        for number in part.arrows:
            head, tail = arrows[number].head, arrows[number].tail
            if things[head].cluster == things[tail].cluster:
                beneath[head].append((number, tail))
                tails.add(tail)
        children: dict[str, list[_Child]] = {key: [] for key in part.nodes}
        order, roots = list[str](), list[str]()
        seen: set[str] = set()
        for root in (*(key for key in part.nodes if key not in tails), *part.nodes):
            if root in seen:
                continue
            roots.append(root)
            seen.add(root)
            waiting = [root]
            while waiting:
                key = waiting.pop()
                order.append(key)
                for number, child in beneath[key]:
                    if child not in seen:
                        seen.add(child)
                        children[key].append((number, child))
                        waiting.append(child)
        premises = {
            key: [each for each in children[key] if not arrows[each[0]].headed]
            for key, thing in things.items()
            if isinstance(thing, Bracket)
        }
        sizes = {key: (thing.width, thing.height) for key, thing in things.items()}
        return cls(order, roots, children, premises, sizes)

    def in_two_rows(self, key: str, abreast: int) -> bool:
        """Whether a bracket's premises are too many for one row, and nothing hangs on them."""
        premises = self.premises.get(key, ())
        return len(premises) > abreast and not any(self.children[each] for _, each in premises)


def _depths(tree: _Tree, abreast: int) -> dict[str, int]:
    """How many ranks each thing takes with all that hangs on it, with siblings side by side."""
    deep: dict[str, int] = {}
    for key in reversed(tree.order):
        below = max((deep[each] for _, each in tree.children[key]), default=0)
        deep[key] = 1 + max(below, 2 if tree.in_two_rows(key, abreast) else 0)
    return deep


def _fold(tree: _Tree, deep: Mapping[str, int], more: int, abreast: int) -> Fold:
    """A part within so many ranks more than it needs."""
    spans: dict[int, int] = {}
    columns: dict[str, list[list[_Child]]] = {}
    room = {root: deep[root] + more - 1 for root in tree.roots}
    for key in tree.order:
        children = tree.children[key]
        if key in tree.premises:
            columns[key] = [[each] for each in children]
            if tree.in_two_rows(key, abreast):
                rows = tree.premises[key]
                spans |= {number: 2 for number, _ in rows[1::2]}
                others = [[each] for each in children if each not in rows]
                columns[key] = [*map(list, _pairs(rows)), *others]
            room |= {child: room[key] - 1 for _, child in children}
        else:
            columns[key] = list(_columns(children, deep, room[key]))
            for column in columns[key]:
                at = 1
                for number, child in column:
                    if at > 1:
                        spans[number] = at
                    room[child] = (deep[child] if len(column) > 1 else room[key]) - 1
                    at += deep[child]
    return Fold(spans, cost(_width(tree, columns), _height(tree, spans), spans))


def _pairs(row: Sequence[_Child]) -> Iterator[Sequence[_Child]]:
    yield from (row[at : at + 2] for at in range(0, len(row), 2))


def _columns(
    children: Sequence[_Child], deep: Mapping[str, int], room: int
) -> Iterator[list[_Child]]:
    """Siblings gathered while there is room for the next beneath the last."""
    column: list[_Child] = []
    taken = 0
    for child in children:
        if column and taken + deep[child[1]] > room:
            yield column
            column, taken = [], 0
        column.append(child)
        taken += deep[child[1]]
    if column:
        yield column


def _width(tree: _Tree, columns: Mapping[str, Sequence[Sequence[_Child]]]) -> float:
    """How wide the tree is, were nothing beneath anything but what hangs on it."""
    widths: dict[str, float] = {}
    for key in reversed(tree.order):
        beneath = sum(
            # Beside a column run the lines to all but its first.
            max(widths[child] for _, child in column) + NODE_GAP * len(column)
            for column in columns[key]
        )
        widths[key] = max(tree.sizes[key][0], beneath - NODE_GAP)
    return sum(widths[root] + NODE_GAP for root in tree.roots)


def _height(tree: _Tree, spans: Mapping[int, int]) -> float:
    rank = dict.fromkeys(tree.roots, 0)
    rows: dict[int, float] = {}
    for key in tree.order:
        at = rank[key]
        rows[at] = max(rows.get(at, 0.0), tree.sizes[key][1])
        rank |= {child: at + spans.get(number, 1) for number, child in tree.children[key]}
    return sum(rows.values()) + RANK_GAP * len(rows)
