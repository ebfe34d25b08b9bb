"""The examples in hand-written pages: maps have the errors that they are said to have, and Python runs."""

from __future__ import annotations

import doctest
from importlib.util import find_spec
from pathlib import Path

import pytest

from argmap import docs_blocks
from argmap.compiler import compile_file
from argmap.diagnostic import Severity
from argmap.docs_blocks import BlockError, Fence, fences, lay_files, lay_out, pages
from argmap.files import Project

ROOT = Path(__file__).parent.parent
PAGES = {str(page.relative_to(ROOT)): page.read_text("utf-8") for page in pages(ROOT)}
MAPS = {
    f"{name}:{fence.line}": (name, fence)
    for name, text in PAGES.items()
    for fence in fences(text)
    if fence.language == "argmap"
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay_out(ROOT, tmp_path)
    return tmp_path


@pytest.mark.parametrize("place", MAPS)
def test_maps_have_errors_only_where_they_should(place: str, folder: Path) -> None:
    name, fence = MAPS[place]
    if fence.file.startswith("docs/"):
        lay_out(ROOT, folder, str(Path(fence.file).parent))
    lay_files(PAGES[name], folder)
    result = compile_file(
        fence.file or "map.argmap", fence.body.encode(), Project(str(folder.resolve()))
    )
    errors = [each.message for each in result.diagnostics if each.severity is Severity.ERROR]
    if "broken" in fence.words:
        assert errors
    else:
        assert errors == []


@pytest.mark.parametrize("name", [name for name, text in PAGES.items() if "\n```python" in text])
def test_python_runs(name: str, folder: Path) -> None:
    lay_files(PAGES[name], folder)
    names: dict[str, object] = {}
    for fence in fences(PAGES[name]):
        if fence.language == "python":
            _run(fence, names, f"{name}:{fence.line}")


def _run(fence: Fence, names: dict[str, object], place: str) -> None:
    if any(not find_spec(word.removeprefix("needs=")) for word in fence.words if "needs=" in word):
        return
    if ">>> " not in fence.body:
        exec(compile(fence.body, place, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(fence.body, names, place, place, fence.line)
    report: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    result = runner.run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    assert not result.failed, "".join(report)


def test_links_lead_somewhere() -> None:
    import re

    for page in pages(ROOT):
        prose = docs_blocks.FENCE.sub("", page.read_text("utf-8"))
        for target in re.findall(r"\]\(([^)#\s]+)", prose):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_blocks_are_filled_and_stay_filled(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "examples" / "a.argmap").write_text("claim a #thesis: A.\n")
    page = tmp_path / "README.md"
    page.write_text(
        "<!-- example: examples/a.argmap -->\n```argmap\nold\n```\n"
        "```argmap broken file=b.argmap\nclam b: B.\n```\n<!-- output: argmap check b.argmap -->\n"
        "The end.\n"
    )
    assert docs_blocks.drifted(tmp_path) == ["README.md"]
    docs_blocks.write(tmp_path)
    text = page.read_text("utf-8")
    assert "```argmap\nclaim a #thesis: A.\n```\n" in text
    assert "```console\n$ argmap check b.argmap\nerror[AM006 unknown-keyword]" in text
    assert text.endswith("```\nThe end.\n")
    assert docs_blocks.drifted(tmp_path) == []


@pytest.mark.parametrize(
    "marker", ["example: examples/no.argmap", "output: rm x", "output in no: argmap check"]
)
def test_what_cannot_be_had_is_named(marker: str, tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "README.md").write_text(f"<!-- {marker} -->\n")
    with pytest.raises(BlockError, match=r"README\.md: "):
        docs_blocks.drifted(tmp_path)


def test_what_is_not_committed_is_not_copied(tmp_path: Path) -> None:
    lay_out(ROOT, tmp_path)
    assert not list(tmp_path.rglob("why-rush.txt"))
