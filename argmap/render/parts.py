"""What of a diagram has to be laid out together, and what can stand apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.diagram.shapes import Box, Bracket, Diagram
from argmap.reasoning.components import Groups


@dataclass(frozen=True, slots=True)
class Part:
    """Things that hang together.

    Arguments:
        nodes: keys of boxes and brackets, in the diagram's order.
        arrows, ties: numbers of the diagram's arrows and ties among them.
        clusters: the sections within this part, with their members; empty where ``frame`` is set.
        frame: key of the section that the part lies in wholly, with nothing of that section tied to other sections.
    """

    nodes: tuple[str, ...]
    arrows: tuple[int, ...]
    ties: tuple[int, ...]
    clusters: Mapping[str, tuple[str, ...]]
    frame: str | None


def parts_of(diagram: Diagram) -> list[Part]:
    """The diagram's parts in the order of their first statement; those of one frame follow each other."""
    things: Sequence[Box | Bracket] = (*diagram.boxes, *diagram.brackets)
    section = {each.key: each.cluster for each in things}
    groups = Groups()
    for arrow in diagram.arrows:
        groups.union(arrow.tail, arrow.head)
    for tie in diagram.ties:
        groups.union(tie.left, tie.right)
    _join_sections(groups, section)
    nodes: dict[str, list[str]] = {}
    for key in section:
        nodes.setdefault(groups.find(key), []).append(key)
    arrows: dict[str, list[int]] = {root: [] for root in nodes}
    ties: dict[str, list[int]] = {root: [] for root in nodes}
    for number, arrow in enumerate(diagram.arrows):
        arrows[groups.find(arrow.tail)].append(number)
    for number, tie in enumerate(diagram.ties):
        ties[groups.find(tie.left)].append(number)
    found = [_part(members, arrows[root], ties[root], section) for root, members in nodes.items()]
    return _frames_together(found)


def _join_sections(groups: Groups, section: Mapping[str, str | None]) -> None:
    """Joins all of a section with whatever ties it to something outside it."""
    reach: dict[str, set[str | None]] = {}
    for key, cluster in section.items():
        reach.setdefault(groups.find(key), set()).add(cluster)
    tied = {cluster for found in reach.values() if len(found) > 1 for cluster in found}
    first: dict[str, str] = {}
    for key, cluster in section.items():
        if cluster is not None and cluster in tied:
            groups.union(first.setdefault(cluster, key), key)


def _part(
    members: list[str], arrows: list[int], ties: list[int], section: Mapping[str, str | None]
) -> Part:
    clusters: dict[str, list[str]] = {}
    loose = False
    for key in members:
        cluster = section[key]
        if cluster is None:
            loose = True
        else:
            clusters.setdefault(cluster, []).append(key)
    frame = next(iter(clusters)) if len(clusters) == 1 and not loose else None
    return Part(
        nodes=tuple(members),
        arrows=tuple(arrows),
        ties=tuple(ties),
        clusters={} if frame else {key: tuple(keys) for key, keys in clusters.items()},
        frame=frame,
    )


def _frames_together(parts: list[Part]) -> list[Part]:
    """The same parts, each frame's at the place of its first."""
    gathered: dict[object, list[Part]] = {}
    for number, part in enumerate(parts):
        gathered.setdefault(part.frame if part.frame is not None else number, []).append(part)
    return [part for group in gathered.values() for part in group]
