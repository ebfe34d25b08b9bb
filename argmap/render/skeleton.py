"""What Graphviz is given to lay out: sizes and numbers only, never a word of the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from argmap.diagram.shapes import Box, Bracket, Cluster, Diagram
from argmap.diagram.sizing import cluster_title_size, tie_room
from argmap.render.geometry import INSET, PAD
from argmap.render.parts import Part

# Between two things of one rank, and between two ranks.
NODE_GAP: Final = 24.48
RANK_GAP: Final = 36.0


@dataclass(frozen=True, slots=True)
class Index:
    """A diagram with what is looked up in it: things by number, numbers by key, sections by key."""

    diagram: Diagram
    things: Sequence[Box | Bracket]
    numbers: Mapping[str, int]
    clusters: Mapping[str, Cluster]

    @classmethod
    def of(cls, diagram: Diagram) -> Index:
        """The index of a diagram. Linear."""
        things: Sequence[Box | Bracket] = (*diagram.boxes, *diagram.brackets)
        numbers = {each.key: number for number, each in enumerate(things)}
        return cls(diagram, things, numbers, {each.key: each for each in diagram.clusters})


def skeleton(index: Index, part: Part, spans: Mapping[int, int], *, quick: bool) -> str:
    """A part in DOT: nodes are numbers, arrows carry theirs as ``k``, ties theirs below zero.

    Arrows are given the wrong way round, from claim to reason: then what has no arrow floats up,
    beside the thesis. Graphviz's second search for crossings is left out: it forgets the order of
    siblings.

    Arguments:
        spans: how many ranks arrows span, by number, where more than one.
        quick: whether to ask for less care about crossings.
    """
    care = " mclimit=0.2" if quick else ""
    return "\n".join(
        [
            f"digraph{{graph[ordering=out remincross=false "
            f"nodesep={NODE_GAP / 72:.2f} ranksep={RANK_GAP / 72:.1f}{care}]",
            'node[shape=box fixedsize=true label=""]edge[arrowsize=0.8]',
            *_nodes(index, part),
            *(_arrow(index, number, spans.get(number, 1)) for number in part.arrows),
            *(_tie(index, number) for number in part.ties),
            *_clusters(index, part),
            "}",
        ]
    )


def _nodes(index: Index, part: Part) -> Iterator[str]:
    room = _room_for_labels(index.diagram, part)
    for key in part.nodes:
        number = index.numbers[key]
        thing = index.things[number]
        wide = thing.width + room.get(key, 0.0)
        yield f"{number}[width={wide / 72:.4f} height={thing.height / 72:.4f}]"


def _room_for_labels(diagram: Diagram, part: Part) -> dict[str, float]:
    """How much wider tied boxes are made, so that the tie's word fits between two of them."""
    return {
        key: tie_room(diagram.ties[number].relation)
        for number in part.ties
        for key in (diagram.ties[number].left, diagram.ties[number].right)
    }


def _arrow(index: Index, number: int, span: int) -> str:
    arrow = index.diagram.arrows[number]
    # A bracket's premises pull it over them more strongly than what attacks it.
    look = "back" if arrow.headed else "none weight=3"
    ends = f"{index.numbers[arrow.head]}->{index.numbers[arrow.tail]}"
    far = f" minlen={span}" if span > 1 else ""
    return f"{ends}[k={number} dir={look}{far}]"


def _tie(index: Index, number: int) -> str:
    tie = index.diagram.ties[number]
    look = "both" if tie.relation == "contradicts" else "none"
    ends = f"{index.numbers[tie.left]}->{index.numbers[tie.right]}"
    return f"{ends}[k={-1 - number} constraint=false weight=0 dir={look}]"


def _clusters(index: Index, part: Part) -> Iterator[str]:
    for number, (key, members) in enumerate(part.clusters.items()):
        wide, high = cluster_title_size(index.clusters[key])
        title = (
            f'<TABLE BORDER="0" CELLBORDER="0" FIXEDSIZE="TRUE" '
            f'WIDTH="{wide:.0f}" HEIGHT="{high:.0f}"><TR><TD></TD></TR></TABLE>'
        )
        inside = ";".join(str(index.numbers[each]) for each in members)
        yield f"subgraph cluster_{number}{{margin={PAD + INSET:g} labeljust=l label=<{title}>;{inside}}}"
