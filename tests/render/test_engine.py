"""Which Graphviz is used, and what is said where there is none."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from argmap.render import DrawOptions, ToolMissing, draw
from argmap.render import engine as engine_module
from argmap.render.engine import find_engine
from tests.render.maps import read_map


def test_argmaps_own_comes_first() -> None:
    assert find_engine().name.startswith("graphviz-pure 0.2.2, Graphviz 16")


def test_it_is_found_through_the_packages_own_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setattr(engine_module.sysconfig, "get_path", lambda name: "/nowhere")
    monkeypatch.setattr(engine_module.shutil, "which", lambda name: None)
    assert Path(find_engine().path).is_file()


def test_without_it_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "_pure_places", lambda: iter(()))
    with pytest.raises(ToolMissing, match="pip install --force-reinstall graphviz-pure"):
        draw(read_map("claim a: One.\n"))


def test_the_systems_is_used_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module.shutil, "which", lambda name: None)
    with pytest.raises(ToolMissing, match="--graphviz dot"):
        find_engine("dot")


def test_something_else_of_that_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "dot"
    other.write_text("#!/bin/sh\necho hello\n")
    other.chmod(0o755)
    monkeypatch.setattr(engine_module.shutil, "which", lambda name: str(other))
    with pytest.raises(ToolMissing, match="does not answer as Graphviz does"):
        find_engine("dot")


@pytest.mark.skipif(shutil.which("dot") is None, reason="no Graphviz of the system's here")
def test_the_drawing_says_who_laid_it_out() -> None:
    drawing = draw(read_map("claim a: One.\n  reason: Two.\n"), DrawOptions(graphviz="dot"))
    assert drawing.engine.startswith("Graphviz ")
    assert f'data-engine="{drawing.engine}"'.encode() in drawing.data


def test_graphviz_is_told_to_open_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GV_FILE_PATH", "/")
    environment = engine_module._environment()
    assert environment["SERVER_NAME"]
    assert "GV_FILE_PATH" not in environment
