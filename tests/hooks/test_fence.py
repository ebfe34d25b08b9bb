"""A map in a document: which findings are errors, how it is drawn, what it depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.compiler import compile_file
from argmap.files import Project
from argmap.hooks.fence import BrokenMap, Fence, draw_map, read_fence, read_noting
from argmap.quotes.lock import LOCK_NAME, make_lock, print_lock

MAP = "source s: s.txt\nclaim a #thesis: Mend it.\n  > s: It swings\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "argmap.toml").write_text("", "utf-8")
    (tmp_path / "s.txt").write_text("It sways.\n", "utf-8")
    return tmp_path / "page.md"


def configure(page: Path, lines: str) -> None:
    (page.parent / "argmap.toml").write_text(lines, "utf-8")


def test_the_configuration_says_what_is_an_error(page: Path) -> None:
    fence = Fence(MAP, str(page))
    with pytest.raises(BrokenMap, match="quote-not-found"):
        read_fence(fence)
    configure(page, '[severity]\nquote-not-found = "warning"\n')
    assert read_fence(fence).statements
    configure(page, '[per-file]\n"*.md" = {ignore = ["AM2"]}\n')
    assert read_fence(fence).statements
    configure(page, '[per-file]\n"*.rst" = {ignore = ["AM2"]}\n')
    with pytest.raises(BrokenMap, match="quote-not-found"):
        read_fence(fence)


def test_a_configuration_that_cannot_be_used_is_said(page: Path) -> None:
    configure(page, 'selekt = ["all"]\n')
    with pytest.raises(BrokenMap, match=r"argmap\.toml:1.*`select`"):
        read_fence(Fence("claim a: A.\n", str(page)))


def test_the_configuration_says_how_it_is_drawn(page: Path) -> None:
    arg_map = read_fence(Fence("claim a: A.\n", str(page)))
    plain = draw_map(arg_map)
    assert b"prefers-color-scheme" in plain
    configure(
        page, '[render]\ntheme = "light"\nformat = "png"\nlink-base = "https://example.org/"\n'
    )
    assert b"prefers-color-scheme" not in draw_map(arg_map)
    assert b"example.org" not in draw_map(arg_map)
    assert draw_map(arg_map, theme="auto") == plain


def test_it_depends_on_all_that_it_was_read_from(page: Path) -> None:
    folder = page.parent
    page.write_text("", "utf-8")
    (folder / "other.argmap").write_text("claim b: B.\n", "utf-8")
    body = "import o: other.argmap\nsource s: s.txt\nclaim a: A.\n  > s: It sways\n  reason o.b\n"
    arg_map, files = read_noting(Fence(body, str(page)))
    assert len(arg_map.statements) == 2
    assert [Path(each).name for each in files] == [
        "argmap.toml",
        "other.argmap",
        "page.md",
        "s.txt",
    ]
    lock = make_lock(arg_map, compile_file(str(page), body.encode(), Project(str(folder))).sources)
    (folder / LOCK_NAME).write_text(print_lock(lock), "utf-8")
    (folder / "s.txt").unlink()
    _, files = read_noting(Fence(body, str(page)))
    assert [Path(each).name for each in files] == [
        "argmap.lock",
        "argmap.toml",
        "other.argmap",
        "page.md",
    ]
