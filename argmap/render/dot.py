"""The drawing as DOT, for other programs; the one place that writes a map's words into DOT.

All words are inert: a backslash stands for itself (no ``\\N`` or ``\\G``), and a label that begins with ``<`` is no
HTML. The text is also what the fingerprint is taken of: it says all that the drawing shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from argmap.diagram.shapes import Arrow, Box, Bracket, Diagram, Mark, Relation, Tie
from argmap.diagram.sizing import SMALL, TEXT, THESIS
from argmap.diagram.theme import STROKES, Head, Theme
from argmap.diagram.wrap import clean

if TYPE_CHECKING:
    from graphviz import Digraph

_HEADS: Final[Mapping[Head, str]] = {
    "triangle": "normal",
    "diamond": "diamond",
    "bar": "tee",
    "ring": "odot",
    "cross": "obox",
    "none": "none",
}
_BORDERS: Final = {
    "quoted": {"penwidth": "2.2"},
    "paraphrased": {"penwidth": "0.8"},
    "assumed": {"penwidth": "1.4", "style": "filled,dashed"},
}


_CHANGES: Final[Mapping[Mark, dict[str, str]]] = {
    "added": {"penwidth": "4"},
    "lost": {"style": "filled,dotted"},
    "changed": {"peripheries": "2"},
}


def write_dot(diagram: Diagram, theme: Theme, comment: str = "") -> str:
    """A diagram in DOT. ``comment`` is put before it, one ``//`` to a line. Linear in the diagram's size."""
    from graphviz import Digraph

    graph = Digraph(
        "argmap",
        graph_attr={
            "rankdir": "BT",
            "ordering": "in",
            "nodesep": "0.34",
            "ranksep": "0.5",
            "fontname": "Arial",
            "bgcolor": theme.paper,
            "fontcolor": theme.ink,
            "tooltip": " ",
        },
        node_attr={
            "shape": "box",
            "fixedsize": "true",
            "style": "filled",
            "fontname": "Arial",
            "fontsize": f"{TEXT:g}",
            "fontcolor": theme.ink,
            "color": theme.border,
            "fillcolor": theme.box,
            "margin": "0",
        },
        edge_attr={"fontname": "Arial", "fontsize": "12", "arrowsize": "0.8"},
    )
    foot = _foot(diagram)
    if foot:
        graph.attr("graph", label=foot, labelloc="b", labeljust="l")
    for box in diagram.boxes:
        graph.node(_name(box.key), **_box(box, theme))
    for bracket in diagram.brackets:
        graph.node(_name(bracket.key), **_bracket(bracket, theme))
    for arrow in diagram.arrows:
        graph.edge(_name(arrow.tail), _name(arrow.head), **_arrow(arrow, theme))
    for tie in diagram.ties:
        graph.edge(_name(tie.left), _name(tie.right), **_tie(tie, theme))
    _clusters(graph, diagram, theme)
    heading = "".join(f"// {line}\n" for line in comment.splitlines())
    return heading + str(graph.source)


def _name(key: str) -> str:
    # A colon would part a node's name from a port; the same words with another sign are still a name of their own.
    return inert(key).replace("%", "%25").replace(":", "%3A")


def inert(text: str) -> str:
    """Text that DOT shows as it is, whatever it holds.

    Every backslash is doubled, and a text that begins with ``<`` gets a joiner without width before it, as DOT takes
    ``<…>`` for HTML.

    >>> print(inert("\\\\N"))
    \\\\N
    """
    text = clean(text).replace("\\", "\\\\").replace("&", "&amp;")
    return "\u2060" + text if text.startswith("<") else text


def _lines(lines: Iterable[str], end: str) -> str:
    return "".join(inert(each) + end for each in lines)


def _size(width: float, height: float) -> dict[str, str]:
    return {"width": f"{width / 72:.4f}", "height": f"{height / 72:.4f}"}


def _linked(link: str, tooltip: str) -> dict[str, str]:
    attributes = {"tooltip": _lines(tooltip.split("\n"), "\\n").removesuffix("\\n") or " "}
    if link:
        attributes["URL"] = inert(link)
    return attributes


def _box(box: Box, theme: Theme) -> dict[str, str]:
    end = "\\r" if box.rtl else "\\l"
    chips = [f"[{' '.join(each.lines)}]" for each in box.chips]
    look = dict(_BORDERS[box.fidelity])
    if box.shape == "thesis":
        look |= {"fontsize": f"{THESIS:g}", "fontname": "Arial bold", "fillcolor": theme.thesis}
    if box.shape == "question":
        look["style"] = look.get("style", "filled") + ",rounded"
        chips.insert(0, "?")
    if box.shape == "holds":
        look["peripheries"] = "2"
    if box.standing == "falls":
        look |= {"fontcolor": theme.faded, "color": theme.faded}
    beside = ""
    if box.change:
        look |= _CHANGES[box.change]
        beside = box.badge or box.change
    if box.standing in ("falls", "open") and box.standing not in beside:
        beside = f"{beside}; {box.standing}" if beside else box.standing
    if beside:
        look["xlabel"] = inert(beside)
    label = _lines([*chips, *box.lines], end)
    return {"label": label} | _size(box.width, box.height) | look | _linked(box.link, box.tooltip)


def _bracket(bracket: Bracket, theme: Theme) -> dict[str, str]:
    falls = bracket.standing == "falls"
    colour = theme.faded if falls else theme.relations[bracket.relation]
    look = {"color": colour, "fillcolor": colour, "fontcolor": theme.on_relation}
    if bracket.word:
        label = "\\n".join(inert(each) for each in (bracket.word, *bracket.lines))
        look |= {"label": label, "style": "filled,rounded", "fontsize": f"{SMALL + 1:g}"}
    else:
        look |= {"label": "", "shape": "circle"}
    return look | _size(bracket.width, bracket.height) | _linked(bracket.link, bracket.tooltip)


def _stroke(relation: Relation, theme: Theme) -> dict[str, str]:
    stroke = STROKES[relation]
    look = {"color": theme.relations[relation], "penwidth": f"{stroke.width:g}"}
    if stroke.dash:
        look["style"] = "dotted" if stroke.dash[0] < 4 else "dashed"
    return look


def _arrow(arrow: Arrow, theme: Theme) -> dict[str, str]:
    look = _stroke(arrow.relation, theme)
    if arrow.faint:
        look["color"] = theme.faded
    if arrow.change == "added":
        look["penwidth"] = "3.6"
    if arrow.headed:
        look["arrowhead"] = _HEADS[STROKES[arrow.relation].head]
    else:
        look["dir"] = "none"
    if arrow.tooltip:
        look |= _linked("", arrow.tooltip)
    return look


def _tie(tie: Tie, theme: Theme) -> dict[str, str]:
    look = _stroke(tie.relation, theme) | {"constraint": "false", "xlabel": tie.relation}
    if tie.relation == "yet":
        colour = look["color"]
        look |= {"dir": "none", "color": f"{colour}:{theme.paper}:{colour}", "penwidth": "1.6"}
    else:
        look |= {"dir": "both", "arrowhead": "obox", "arrowtail": "obox"}
    look["fontcolor"] = theme.relations[tie.relation]
    return look | _linked("", tie.tooltip)


def _foot(diagram: Diagram) -> str:
    """Title and legend, as the graph's own label."""
    legend = "; ".join(f"{each.sample}: {each.words}" for each in diagram.legend)
    return _lines([*diagram.title, *diagram.note, *([legend] if legend else [])], "\\l")


def _clusters(graph: Digraph, diagram: Diagram, theme: Theme) -> None:
    members: dict[str, list[str]] = {}
    things: Sequence[Box | Bracket] = (*diagram.boxes, *diagram.brackets)
    for each in things:
        if each.cluster is not None:
            members.setdefault(each.cluster, []).append(each.key)
    for number, cluster in enumerate(diagram.clusters):
        with graph.subgraph(name=f"cluster_{number}") as inner:
            inner.attr(
                label=_lines(cluster.lines, "\\r" if cluster.rtl else "\\l"),
                bgcolor=theme.panel,
                color=theme.rule,
                labeljust="r" if cluster.rtl else "l",
                margin="14",
            )
            for key in members.get(cluster.key, ()):
                inner.node(_name(key))
