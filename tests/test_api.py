"""What Python sees: ``load``, ``loads``, ``Map``, ``MapError``, ``MapBuilder``, notebooks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import argmap
from argmap.render import LayoutFailed, RenderError

TEXT = "map: Title\nclaim a #thesis: One.\n  reason: Two.\n"


def test_every_public_name_is_there() -> None:
    for name in argmap.__all__:
        assert getattr(argmap, name) is not None
    with pytest.raises(AttributeError, match="lods"):
        argmap.lods  # noqa: B018


def test_importing_argmap_imports_nothing_heavy() -> None:
    code = "import sys, argmap; print(sorted(set(sys.modules) & {'lark', 'click', 'pysat', 'graphviz', 'regex'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


def test_loads() -> None:
    read = argmap.loads(TEXT)
    assert repr(read) == "<Map 'Title': 2 statements>"
    assert read.model.statements["a"].prose == "One."
    assert read.check() == ()
    assert read.text() == "map: Title\nclaim a #thesis: One.\n  reason: Two.\n"
    assert repr(argmap.loads("claim a: W.")) == "<Map '': 1 statement>"


def test_findings_of_checks_do_not_keep_a_map_from_being_read() -> None:
    read = argmap.loads("claim a: W.\nclaim b: V.\n")
    assert {each.rule for each in read.check()} == {"stray-claim"}
    assert all(isinstance(each, argmap.Diagnostic) for each in read.check())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("clam a: W.", "Did you mean `claim`?"),
        ("claim a: W.\n  reason b\n", "No statement is called `b`."),
        ("claim a: W.\nclaim a: V.\n", "`a` is defined twice."),
        ("claim a: \ud800", "not UTF-8"),
        ("import m: other.argmap\n", "outside the project"),
        ("claim a: W.\0", "U+0000"),
    ],
)
def test_what_is_no_map_is_said_in_full(text: str, message: str) -> None:
    with pytest.raises(argmap.MapError) as caught:
        argmap.loads(text, name="mine")
    assert message in str(caught.value)
    assert "--> mine:" in str(caught.value)
    assert caught.value.diagnostics
    assert isinstance(caught.value, ValueError)


def test_a_text_by_itself_reads_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.txt").write_text("some words")
    text = "source s: s.txt\nclaim a #thesis: W.\n  > s: other words\n"
    assert [each.rule for each in argmap.loads(text).check()] == ["missing-source"]
    assert [each.rule for each in argmap.loads(text, folder=tmp_path).check()] == [
        "quote-not-found"
    ]


def test_load_reads_imports_and_sources_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").touch()
    (tmp_path / "s.txt").write_text("some words")
    (tmp_path / "other.argmap").write_text("claim b: B.\n  reason: R.\n")
    main = tmp_path / "main.argmap"
    main.write_text(
        "source s: s.txt\nimport m: other.argmap\nclaim a #thesis: A.\n  > s: some words\n  reason m.b\n"
    )
    for path in (main, str(main)):
        read = argmap.load(path)
        assert read.check() == ()
        assert list(read.model.statements) == ["a", "m.b", "m.@2"]


def test_load_stays_inside_the_root(tmp_path: Path) -> None:
    (tmp_path / "other.argmap").write_text("claim b: B.\n")
    (tmp_path / "sub").mkdir()
    main = tmp_path / "sub" / "main.argmap"
    main.write_text("import m: ../other.argmap\nclaim a #thesis: A.\n  reason m.b\n")
    with pytest.raises(argmap.MapError, match="outside the project"):
        argmap.load(main)
    assert len(argmap.load(main, root=tmp_path).model.texts) == 2


@pytest.mark.parametrize("name", ["missing.argmap", "."])
def test_load_of_what_is_no_file_is_an_os_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError, match=r"."):
        argmap.load(tmp_path / name)


def test_render() -> None:
    read = argmap.loads(TEXT)
    assert read.render().startswith(b"<svg ")
    assert b"digraph" in read.render("dot")
    assert read.render("png").startswith(b"\x89PNG")
    assert read.render() == argmap.loads(TEXT).render()


def test_a_notebook_shows_the_drawing() -> None:
    bundle = argmap.loads(TEXT)._repr_mimebundle_()
    assert bundle["image/svg+xml"].startswith("<svg ")
    assert bundle["text/plain"] == "<Map 'Title': 2 statements>"
    assert "href=" not in bundle["image/svg+xml"]


def test_a_notebook_says_why_there_is_no_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> bytes:
        raise LayoutFailed("Graphviz took longer than 60 seconds")

    monkeypatch.setattr(argmap.Map, "render", late)
    bundle = argmap.loads(TEXT)._repr_mimebundle_()
    assert set(bundle) == {"text/plain"}
    assert "cannot be drawn: Graphviz took longer" in bundle["text/plain"]


def test_a_builder_writes_a_map(tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("some words")
    builder = argmap.MapBuilder("Title")
    builder.voice("v", "Somebody", author=True).source("s", "s.txt")
    claim = builder.claim("a", "One\n  thing.", by="v", marks=["thesis"])
    claim.reason("Two.", name="b").quote("s", "some words")
    step = claim.because(via="sign", strictly=True)
    step.premise("Three.")
    step.holds("v", "a")
    built = builder.build(tmp_path)
    assert built.model.statements["a"].prose == "One thing."
    assert built.text() == builder.text()
    assert (
        "  because via sign strictly\n    premise: Three.\n    premise v holds a\n" in built.text()
    )


@pytest.mark.parametrize(("name", "words"), [("reason", "W."), ("a", ""), ("a", "a\0b")])
def test_what_a_builder_cannot_say_is_an_error(name: str, words: str) -> None:
    builder = argmap.MapBuilder()
    builder.claim(name, words)
    with pytest.raises(argmap.MapError):
        builder.build()


def test_words_cannot_break_out_of_their_line() -> None:
    builder = argmap.MapBuilder()
    builder.claim(
        "a", "One.\nclaim b: Two.\r  reason: Three.\u2028claim c: Four.", marks=["thesis"]
    )
    built = builder.build()
    assert list(built.model.statements) == ["a"]


@pytest.mark.parametrize(
    "options",
    [
        {"format": "gif"},
        {"theme": "blue"},
        {"shape": "round"},
        {"graphviz": "neato"},
        {"scale": "x"},
    ],
)
def test_what_cannot_be_drawn_so_is_said(options: dict[str, object]) -> None:
    arg_map = argmap.loads("claim a: A.\n")
    name = next(iter(options))
    with pytest.raises(RenderError, match=rf"^{name}: '.*' is n"):
        arg_map.render(**options)  # type: ignore[arg-type]
    with pytest.raises(RenderError, match="of one map"):
        argmap.diff(arg_map, arg_map).render("html")
    with pytest.raises(ValueError, match=r"'xml' is none of text, json, markdown"):
        argmap.diff(arg_map, arg_map).report("xml")


def test_one_at_least_is_asked_for() -> None:
    arg_map = argmap.loads("claim a #thesis: A.\n  reason: B.\n")
    with pytest.raises(ValueError, match="less than 1"):
        arg_map.positions(most=0)
    with pytest.raises(ValueError, match="less than 1"):
        str(arg_map.why(most=0))


def test_a_map_cannot_be_changed() -> None:
    model = argmap.loads("claim a #thesis: A.\n  reason b: B.\n").model
    for name in ("voices", "sources", "sections", "statements", "steps", "tensions", "rules"):
        with pytest.raises((AttributeError, TypeError)):
            del getattr(model, name)["a"]
        with pytest.raises(AttributeError):
            getattr(model, name).clear()


def test_the_builder_writes_rules_and_who_holds_what() -> None:
    draft = argmap.MapBuilder()
    draft.voice("v", "Someone", author=True)
    draft.claim("a", "A.", marks=["thesis"]).because(via="sign").holds("v", "b", marks=["sign"])
    draft.claim("b", "B.")
    draft.rule("a implies not b", name="r").rebuttal("It does not bind.")
    assert draft.text() == (
        "voice v #author: Someone\n\n"
        "claim a #thesis: A.\n  because via sign\n    premise v holds b #sign\n\n"
        "claim b: B.\n\n"
        "rule r: a implies not b\n  rebuttal: It does not bind.\n"
    )
    assert set(draft.build().model.rules) == {"r"}
    with pytest.raises(ValueError, match="is no formula"):
        draft.rule("a impls b")


@pytest.mark.parametrize("name", ["", "two words", "a: Fine.\nclaim evil", "a:", "#a", "a,b"])
def test_a_name_in_a_draft_is_one_word(name: str) -> None:
    with pytest.raises(ValueError, match="is no name"):
        argmap.MapBuilder().claim(name, "Words.")
    with pytest.raises(ValueError, match="is no name"):
        argmap.MapBuilder().claim("a", "Words.", by=[name])
