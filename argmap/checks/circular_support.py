"""A statement supports itself, directly or through others.

The finding shows the whole circle. Only support counts (`reason`, and `because` with its
premises): two statements that attack each other are an ordinary dispute.

## Why it matters

Going round in a circle gives nobody a reason who does not already accept one of its statements. A
circle of support alone never stands.

## Flagged

```argmap flagged
claim book #thesis: Whatever the book says is true.
  reason author: Its author never errs.
    reason says: The book says that its author never errs.
      reason book
```

## Accepted

```argmap accepted
claim book #thesis: Whatever the book says is true.
  reason author: Its author never errs.
    reason tested: A thousand of its sayings were tested, and none was wrong.
```

## How to mend

Find the step that the text does not really make and delete it, or give the statement that carries
the others a reason from outside the circle in its place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import ArgumentMap, Step
from argmap.model.calling import called
from argmap.reasoning.components import components

CHECK = Check("circular-support", "AM106", Severity.ERROR)

Support = dict[str, dict[str, Step]]


def run(context: Context) -> Iterator[Diagnostic]:
    """A shortest circle through each statement that no circle before went through.

    Linear in the map where nothing is circular.
    """
    arg_map = context.map
    graph = _knot(arg_map)
    shown: set[str] = set()
    for component in _components(graph):
        for start in component:
            if start not in shown:
                circle = _shortest_circle(start, graph, component)
                shown.update(circle)
                steps = [graph[before][after] for before, after in _pairs(circle)]
                if any(step.file == 0 for step in steps):
                    yield _finding(arg_map, circle, steps)


def _finding(arg_map: ArgumentMap, circle: list[str], steps: list[Step]) -> Diagnostic:
    names = [called(arg_map, key) for key in circle]
    if len(circle) == 1:
        message = f"{names[0]} supports itself."
    else:
        message = f"Support goes in a circle: {' → '.join([*names, names[0]])}."
    said = [f"{before} is given for {after}" for before, after in _pairs(names)]
    at = next(index for index, step in enumerate(steps) if step.file == 0)
    return CHECK.found(
        message,
        steps[at].place,
        note=said[at],
        labels=[
            Label(step.place, words)
            for index, (step, words) in enumerate(zip(steps, said, strict=True))
            if index != at
        ],
        hint="Delete the step that the text does not make, or put another reason in its place.",
    )


def _pairs(circle: list[str]) -> Iterator[tuple[str, str]]:
    return zip(circle, [*circle[1:], circle[0]], strict=True)


def _knot(arg_map: ArgumentMap) -> Support:
    """What each statement supports, and by which step; without what no circle leads to."""
    graph: Support = {}
    waiting: dict[str, int] = {}
    for step in arg_map.steps.values():
        if step.supports and step.target in arg_map.statements:
            for premise in step.premises:
                after = graph.setdefault(premise, {})
                if step.target not in after:
                    after[step.target] = step
                    waiting[step.target] = waiting.get(step.target, 0) + 1
    free = [key for key in graph if key not in waiting]
    while free:
        for conclusion in graph.pop(free.pop(), ()):
            waiting[conclusion] -= 1
            if not waiting[conclusion]:
                free.append(conclusion)
    return {key: graph[key] for key in arg_map.statements if key in graph} if graph else {}


def _components(graph: Support) -> Iterator[Mapping[str, int]]:
    """Strongly connected components that hold a circle: their members in order, with their rank. Linear."""
    keys = list(graph)
    number = {key: rank for rank, key in enumerate(keys)}
    below = [[number[after] for after in graph[key] if after in number] for key in keys]
    for component in components(below):
        if len(component) > 1 or component[0] in below[component[0]]:
            yield {keys[rank]: rank for rank in sorted(component)}


def _shortest_circle(start: str, graph: Support, component: Mapping[str, int]) -> list[str]:
    """A shortest circle through a member of a component, found breadth first.

    It begins with the first of its statements.
    """
    before: dict[str, str] = {start: start}
    queue = deque([start])
    while start not in graph[queue[0]]:
        key = queue.popleft()
        for after in graph[key]:
            if after in component and after not in before:
                before[after] = key
                queue.append(after)
    circle = [queue[0]]
    while circle[-1] != start:
        circle.append(before[circle[-1]])
    circle.reverse()
    first = circle.index(min(circle, key=component.__getitem__))
    return circle[first:] + circle[:first]
