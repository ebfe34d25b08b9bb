"""What of a graph hangs together: its strongly connected components, and groups that grow."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from typing import Protocol


class Graph(Protocol):
    """For each node, from 0 on, the nodes it leads to; it may be a list of lists."""

    def __len__(self) -> int: ...

    def __getitem__(self, node: int, /) -> Collection[int]: ...


class Groups:
    """Union and find over keys, by path halving (Tarjan & van Leeuwen 1984): practically linear."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        """The key that stands for a key's group; by itself at first."""
        parent = self._parent
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    def union(self, one: str, other: str) -> None:
        """Make the groups of two keys one."""
        self._parent[self.find(other)] = self.find(one)


def components(below: Graph) -> Iterable[list[int]]:
    """Strongly connected components of a graph, each after those it leads to.

    Arguments:
        below: for each node, the nodes it leads to.

    Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion. Linear.
    """
    size = len(below)
    order = zeros(size)
    low = zeros(size)
    placed = bytearray(size)
    path: list[int] = []
    found_so_far = 0
    for root in range(size):
        if order[root]:
            continue
        found_so_far += 1
        order[root] = low[root] = found_so_far
        path.append(root)
        walk = [(root, iter(below[root]))]
        while walk:
            node, rest = walk[-1]
            for child in rest:
                if not order[child]:
                    found_so_far += 1
                    order[child] = low[child] = found_so_far
                    path.append(child)
                    walk.append((child, iter(below[child])))
                    break
                if not placed[child] and order[child] < low[node]:
                    low[node] = order[child]
            else:
                walk.pop()
                if walk and low[node] < low[walk[-1][0]]:
                    low[walk[-1][0]] = low[node]
                if low[node] == order[node]:
                    start = len(path) - 1
                    while path[start] != node:
                        start -= 1
                    found = path[start:]
                    del path[start:]
                    for each in found:
                        placed[each] = 1
                    yield found


def zeros(size: int) -> array[int]:
    """So many zeros, in as little room as can be."""
    return array("l", bytes(array("l").itemsize * size))
