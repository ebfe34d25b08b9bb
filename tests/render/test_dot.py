"""DOT: what it looks like, and that no word in it means anything to Graphviz."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagram import LIGHT, build_diagram
from argmap.model import ArgumentMap
from argmap.render import DrawOptions, draw
from argmap.render.dot import write_dot
from argmap.render.engine import find_engine
from argmap.render.errors import LayoutFailed
from tests.render.maps import read_map
from tests.render.test_svg import DISPUTE

GOLDEN = Path(__file__).parent / "goldens"
MAPS = {
    "dispute": DISPUTE,
    "reason": "claim a #thesis: The sky is blue.\n  reason b: I can see it.\n",
    "because": "claim a: A.\n  because via sign\n    premise p: P.\n    premise q: Q.\n    unless u: U.\n",
    "tensions": "claim a: A.\nclaim b: B.\na yet b\n  unless c: C.\na contradicts b: They differ.\n",
    "scripts": "map: 濠梁之辯\nvoice v: الجار\nclaim 魚 by v: القدر لا تموت.\n  reason: 白鰷魚出來游動。\n",
}


@pytest.mark.parametrize("name", MAPS)
def test_dot_is_as_it_was(name: str, rewrite: bool) -> None:
    found = write_dot(build_diagram(read_map(MAPS[name])), LIGHT)
    file = GOLDEN / f"{name}.dot"
    if rewrite:
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8", newline="\n")
    assert found == file.read_text(encoding="utf-8")


def with_prose(prose: str) -> ArgumentMap:
    argument_map = read_map("claim a: One.\n  note: Two.\n")
    statement = argument_map.statements["a"]._replace(prose=prose, notes=(prose,))
    return replace(argument_map, statements={"a": statement}, title=prose)


def laid_out(dot: bytes) -> dict[str, object]:
    done = subprocess.run(
        [find_engine().path, "-Tjson0"], input=dot, capture_output=True, timeout=60, check=True
    )
    graph: dict[str, object] = json.loads(done.stdout)
    return graph


HOSTILE = st.sampled_from(
    [
        "\\N",
        "\\G",
        "\\L",
        "\\l",
        "\\",
        '"',
        "<b>x</b>",
        "<",
        ">",
        "&lt;",
        "&#65;",
        "{|}",
        "a:b",
        "//",
        "/*",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(HOSTILE | st.text(max_size=5), min_size=1))
def test_every_word_stands_for_itself(parts: list[str]) -> None:
    prose = " ".join(" ".join(parts).split()) or "x"
    graph = laid_out(draw(with_prose(prose), DrawOptions(format="dot")).data)
    nodes = graph["objects"]
    assert isinstance(nodes, list)
    assert len(nodes) == 1
    # Graphviz hands back what it was given: each backslash twice, `&` as its entity, no HTML.
    shown = re.sub(r"\\(.)", lambda found: found[1].replace("l", " "), nodes[0]["label"])
    expected = draw(with_prose(prose)).data  # what the SVG shows, through another way
    assert _seen(shown.replace("&amp;", "&")) == _seen(_prose_of(expected))


def _seen(words: str) -> str:
    """Words without the spaces, and the marks that either format adds."""
    return re.sub("[\\s\u2060\u2067\u2069]", "", words)


def _prose_of(svg: bytes) -> str:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(svg)
    texts = [
        each
        for each in root.iter("{http://www.w3.org/2000/svg}text")
        if (each.get("class") or "").split()[0] == "t"
    ]
    return "".join(texts[0].itertext())


def test_names_that_look_alike_stay_apart() -> None:
    argument_map = read_map("claim a: One.\nclaim b: Two.\n")
    first = argument_map.statements["a"]
    statements = {key: first._replace(key=key) for key in ("a:b", "a%3Ab", "a", "a\\")}
    graph = laid_out(
        write_dot(build_diagram(replace(argument_map, statements=statements)), LIGHT).encode()
    )
    nodes = graph["objects"]
    assert isinstance(nodes, list)
    assert len(nodes) == 4


def test_graphviz_opens_no_file_that_a_graph_names(tmp_path: Path) -> None:
    from argmap.render.engine import run

    (tmp_path / "x.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9in" height="9in"/>'
    )
    graph = f'digraph{{a[image="{tmp_path}/x.svg" label="" width=0.1 height=0.1]}}'
    answer = json.loads(run(find_engine(), graph, seconds=20))
    assert float(answer["objects"][0]["width"]) < 1


def test_a_graph_that_does_not_parse_is_a_plain_error() -> None:
    from argmap.render.engine import run

    with pytest.raises(LayoutFailed, match="failed"):
        run(find_engine(), "digraph{", seconds=20)


def test_graphviz_may_not_take_for_ever() -> None:
    from argmap.render.engine import run

    edges = ";".join(f"{n}->{m}" for n in range(200) for m in range(n + 1, 200, 2))
    with pytest.raises(LayoutFailed, match="longer than"):
        run(find_engine(), f"digraph{{{edges}}}", seconds=0.05)
