"""Maps in documents, with the tools themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MAP = "claim a #thesis: Mend the <bridge>.\n  reason: It sways.\n"
BROKEN = MAP.replace("reason", "reson")


def indented(text: str) -> str:
    return "".join(f"   {line}\n" for line in text.splitlines())


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


class TestPythonMarkdown:
    def test_draws(self) -> None:
        markdown = pytest.importorskip("markdown")
        page = f"Before.\n\n```argmap\n{MAP}```\n\n```python\nx\n```\n"
        html = markdown.markdown(page, extensions=["argmap", "fenced_code"])
        assert html.count("<svg") == 1
        assert "Mend the &lt;bridge&gt;." in html
        assert "<p>Before.</p>" in html
        assert '<code class="language-python">x' in html

    def test_leaves_what_is_shown_in_another_fence(self) -> None:
        markdown = pytest.importorskip("markdown")
        page = f"````\n```argmap\n{MAP}```\n````\n\n```argmap undrawn\n{MAP}```\n"
        html = markdown.markdown(page, extensions=["argmap.hooks.markdown", "fenced_code"])
        assert "<svg" not in html

    def test_a_longer_fence_is_not_ended_by_a_shorter_one(self) -> None:
        markdown = pytest.importorskip("markdown")
        page = f"````\n```\nx\n```argmap\n{MAP}```\n"
        html = markdown.markdown(page, extensions=["argmap.hooks.markdown"])
        assert html.count("<svg") == 0

    def test_a_broken_map_fails(self) -> None:
        markdown = pytest.importorskip("markdown")
        from argmap.hooks.fence import BrokenMap
        from argmap.hooks.markdown import ArgmapExtension

        extension = ArgmapExtension(document="page.md")
        with pytest.raises(BrokenMap, match=r"page\.md:5:3"):
            markdown.markdown(f"One.\n\n```argmap\n{BROKEN}```\n", extensions=[extension])


class TestMkDocs:
    @pytest.fixture
    def site(self, tmp_path: Path) -> Path:
        pytest.importorskip("mkdocs")
        pytest.importorskip("pymdownx")
        (tmp_path / "docs").mkdir()
        (tmp_path / "mkdocs.yml").write_text(
            "site_name: Bridges\n"
            "markdown_extensions:\n"
            "  - pymdownx.superfences:\n"
            "      custom_fences:\n"
            "        - name: argmap\n"
            "          class: argmap\n"
            "          format: !!python/name:argmap.hooks.mkdocs.fence\n",
            encoding="utf-8",
        )
        return tmp_path

    def test_draws(self, site: Path) -> None:
        (site / "docs" / "index.md").write_text(f"# B\n\n```argmap\n{MAP}```\n", encoding="utf-8")
        done = run(site, "mkdocs", "build", "--quiet")
        assert done.returncode == 0, done.stderr
        html = (site / "site" / "index.html").read_text("utf-8")
        assert "<svg" in html
        assert "Mend the &lt;bridge&gt;." in html

    def test_a_broken_map_fails_the_build(self, site: Path) -> None:
        (site / "docs" / "index.md").write_text(f"```argmap\n{BROKEN}```\n", encoding="utf-8")
        done = run(site, "mkdocs", "build", "--quiet")
        assert done.returncode != 0
        assert "`reson` is no keyword" in done.stderr
        assert "index.md" in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_broken_map_fails_the_build_by_whatever_name(self, site: Path) -> None:
        page = f"```argmap name=mend\n{BROKEN}```\n\nText.\n\n```argmap\n{MAP}```\n"
        (site / "docs" / "index.md").write_text(page, encoding="utf-8")
        done = run(site, "mkdocs", "build", "--quiet")
        assert done.returncode != 0
        assert "`reson` is no keyword" in done.stderr


class TestSuperFences:
    def html(self, text: str, **settings: object) -> str:
        markdown = pytest.importorskip("markdown")
        pytest.importorskip("pymdownx")
        from argmap.hooks.mkdocs import fence

        fences = [{"name": "argmap", "class": "argmap", "format": fence}]
        name = "pymdownx.superfences"
        extensions = [name, "attr_list", "pymdownx.highlight"]
        configs = {
            name: {"custom_fences": fences, **settings},
            "pymdownx.highlight": {"use_pygments": False},
        }
        return str(markdown.markdown(text, extensions=extensions, extension_configs=configs))

    @pytest.mark.parametrize("settings", [{}, {"preserve_tabs": True}])
    @pytest.mark.parametrize("mark", ["```", "~~~~"])
    @pytest.mark.parametrize(
        "header",
        [
            "argmap",
            " argmap name=mend",
            'argmap name="mend"',
            "argmap name=mend wide",
            "{.argmap name=mend}",
            "{ .argmap #mend }",
        ],
    )
    def test_a_fence_of_any_name_is_drawn(
        self, header: str, mark: str, settings: dict[str, object]
    ) -> None:
        html = self.html(f"{mark}{header}\n{MAP}{mark}\n\nThe end.\n", **settings)
        assert html.startswith('<div class="argmap">')
        assert html.endswith("<p>The end.</p>")
        assert html.count("<p>") == 1

    @pytest.mark.parametrize(
        "header", ["argmap undrawn", "argmap name=mend undrawn", "{.argmap .undrawn}"]
    )
    def test_an_undrawn_fence_is_plain(self, header: str) -> None:
        html = self.html(f"```{header}\n{BROKEN}```\n\n```argmap\n{MAP}```\n")
        assert "reson: It sways.</code>" in html.replace("\n</code>", "</code>")
        assert html.count("<svg") == 1

    def test_fences_in_lists_and_quotes_are_drawn(self) -> None:
        lines = f"```argmap name=mend\n{MAP}```\n".splitlines(keepends=True)
        quoted, listed = ("".join(f"{lead}{each}" for each in lines) for lead in ("> ", "    "))
        html = self.html(f"{quoted}\n1. One:\n\n{listed}")
        assert html.count("<svg") == 2

    def test_other_fences_are_as_they_were(self) -> None:
        shown = f"````\n```argmap name=shown\n{BROKEN}```\n````\n\n"
        text = (
            '~~~argmap.x\nA.\n~~~\n\n~~~python title="t"\nx\n~~~\n\n```argmap x``` is no fence.\n'
        )
        html = self.html(shown + text)
        assert "<svg" not in html
        assert "```argmap name=shown\n" in html
        assert "<code>argmap x</code> is no fence." in html


class TestSphinx:
    @pytest.fixture
    def docs(self, tmp_path: Path) -> Path:
        pytest.importorskip("sphinx")
        (tmp_path / "conf.py").write_text('extensions = ["argmap.hooks.sphinx"]\n', "utf-8")
        (tmp_path / "bridge.argmap").write_text(MAP, encoding="utf-8")
        (tmp_path / "index.rst").write_text(
            "Bridges\n=======\n\n"
            ".. argmap:: bridge.argmap\n   :caption: Why *mend* it\n   :name: mend\n\n"
            f".. argmap::\n\n{indented('claim b: Paint it.' + chr(10))}\n"
            "See :ref:`mend`.\n",
            encoding="utf-8",
        )
        return tmp_path

    def build(self, docs: Path, builder: str) -> subprocess.CompletedProcess[str]:
        return run(docs, "sphinx", "-q", "-W", "-b", builder, ".", "out")

    def test_html_has_the_drawings(self, docs: Path) -> None:
        done = self.build(docs, "html")
        assert done.returncode == 0, done.stderr
        html = (docs / "out" / "index.html").read_text("utf-8")
        assert html.count("<svg") == 2
        assert "Why <em>mend</em> it" in html
        assert "Mend the &lt;bridge&gt;." in html

    def test_latex_has_files(self, docs: Path) -> None:
        done = self.build(docs, "latex")
        assert done.returncode == 0, done.stderr
        assert len(list((docs / "out").glob("argmap-*.p*"))) == 2
        tex = next((docs / "out").glob("*.tex")).read_text("utf-8")
        assert tex.count("\\includegraphics") >= 2

    @pytest.mark.parametrize("builder", ["text", "man", "texinfo"])
    def test_others_have_a_sentence(self, builder: str, docs: Path) -> None:
        done = run(docs, "sphinx", "-q", "-b", builder, ".", "out")
        assert done.returncode == 0, done.stderr
        text = "".join(
            each.read_text("utf-8")
            for each in (docs / "out").iterdir()
            if each.is_file() and each.suffix in {".txt", ".1", ".texi"}
        )
        assert "Argument map: Mend the" in text

    @pytest.mark.parametrize(
        ("builder", "shown"),
        [("man", "\n[a @include \\einput {b}]\n"), ("texinfo", "\n[a @@include \\input @{b@}]\n")],
    )
    def test_the_sentence_is_only_text(self, builder: str, shown: str, docs: Path) -> None:
        page = "B\n=\n\n.. argmap:: bridge.argmap\n   :alt: a @include \\input {b}\n"
        (docs / "index.rst").write_text(page, encoding="utf-8")
        assert run(docs, "sphinx", "-q", "-b", builder, ".", "out").returncode == 0
        (written,) = (each for each in (docs / "out").iterdir() if each.suffix in {".1", ".texi"})
        assert shown in written.read_text("utf-8")

    def test_a_file_elsewhere_fails_the_build(self, docs: Path) -> None:
        page = "B\n=\n\n.. argmap:: ../../out.argmap\n"
        (docs / "index.rst").write_text(page, encoding="utf-8")
        done = run(docs, "sphinx", "-q", "-b", "html", ".", "out")
        assert done.returncode != 0
        assert "it lies outside the project" in done.stderr

    def test_a_broken_map_fails_the_build_with_its_line(self, docs: Path) -> None:
        (docs / "index.rst").write_text(f"B\n=\n\n.. argmap::\n\n{indented(BROKEN)}", "utf-8")
        for _ in range(2):
            done = run(docs, "sphinx", "-q", "-b", "html", ".", "out")
            assert done.returncode == 1
            assert "index.rst:7" in done.stderr
            assert "`reson` is no keyword" in done.stderr
            assert "Traceback" not in done.stderr
        (docs / "index.rst").write_text("B\n=\n", "utf-8")
        assert run(docs, "sphinx", "-q", "-b", "html", ".", "out").returncode == 0

    @pytest.mark.skipif(sys.platform == "win32", reason="Sphinx reads in parallel by fork alone")
    def test_a_broken_map_fails_a_parallel_build(self, docs: Path) -> None:
        for number in range(8):
            (docs / f"p{number}.rst").write_text(":orphan:\n\nP\n=\n", "utf-8")
        (docs / "p5.rst").write_text(f":orphan:\n\n.. argmap::\n\n{indented(BROKEN)}", "utf-8")
        done = run(docs, "sphinx", "-q", "-j", "2", "-b", "html", ".", "out")
        assert done.returncode == 1
        assert "p5.rst:6" in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_file_that_is_missing_fails_the_build(self, docs: Path) -> None:
        (docs / "index.rst").write_text("B\n=\n\n.. argmap:: none.argmap\n", encoding="utf-8")
        done = run(docs, "sphinx", "-q", "-b", "html", ".", "out")
        assert done.returncode == 1
        assert "none.argmap cannot be read: no such file or directory.\n" in done.stderr
        (docs / "none.argmap").write_text(MAP, encoding="utf-8")
        assert run(docs, "sphinx", "-q", "-b", "html", ".", "out").returncode == 0
        assert "<svg" in (docs / "out" / "index.html").read_text("utf-8")

    def test_a_change_of_the_configuration_is_seen(self, docs: Path) -> None:
        (docs / "argmap.toml").write_text("")
        self.build(docs, "html")
        assert "prefers-color-scheme" in (docs / "out" / "index.html").read_text("utf-8")
        (docs / "argmap.toml").write_text('[render]\ntheme = "dark"\n')
        assert self.build(docs, "html").returncode == 0
        assert "prefers-color-scheme" not in (docs / "out" / "index.html").read_text("utf-8")
        (docs / "argmap.toml").write_text('[render]\ntheme = "drak"\n')
        done = self.build(docs, "html")
        assert done.returncode == 1
        assert "the configuration has errors.\nargmap.toml:2: " in done.stderr
        assert 'Did you mean "dark"?' in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_change_of_the_file_is_seen(self, docs: Path) -> None:
        self.build(docs, "html")
        changed = MAP.replace("It sways", "It rusts")
        (docs / "bridge.argmap").write_text(changed, encoding="utf-8")
        self.build(docs, "html")
        assert "It rusts." in (docs / "out" / "index.html").read_text("utf-8")


class TestPandoc:
    @pytest.fixture
    def page(self, tmp_path: Path) -> Path:
        pytest.importorskip("panflute")
        pytest.importorskip("pypandoc")
        page = tmp_path / "page.md"
        page.write_text(f"# B\n\n```argmap\n{MAP}```\n\n```\nleft\n```\n", encoding="utf-8")
        return page

    def convert(self, page: Path, target: str) -> subprocess.CompletedProcess[str]:
        import pypandoc

        tool = Path(sys.executable).parent / "argmap-pandoc"
        return subprocess.run(
            [pypandoc.get_pandoc_path(), page.name, "--filter", str(tool), "-o", target],
            cwd=page.parent,
            capture_output=True,
            text=True,
            check=False,
        )

    def test_html_has_the_drawing(self, page: Path) -> None:
        done = self.convert(page, "page.html")
        assert done.returncode == 0, done.stderr
        html = (page.parent / "page.html").read_text("utf-8")
        assert html.count("<svg") == 1
        assert "<code>left" in html

    @pytest.mark.parametrize(("target", "ending"), [("page.tex", ".p*"), ("page.docx", ".png")])
    def test_others_have_files(self, target: str, ending: str, page: Path) -> None:
        if target == "page.tex":
            pytest.importorskip("typst")
        done = self.convert(page, target)
        assert done.returncode == 0, done.stderr
        assert len(list((page.parent / "argmap-images").glob(f"*{ending}"))) == 1

    def test_a_broken_map_fails_the_run(self, page: Path) -> None:
        page.write_text(f"```argmap\n{BROKEN}```\n", encoding="utf-8")
        done = self.convert(page, "page.html")
        assert done.returncode != 0
        assert "`reson` is no keyword" in done.stderr

    @pytest.mark.parametrize("given", ["garbage\n", "", "{}", "[1]", '{"t": "Str"}', "\x00"])
    def test_what_is_no_document_is_said_to_be_none(self, given: str) -> None:
        pytest.importorskip("panflute")
        tool = Path(sys.executable).parent / "argmap-pandoc"
        done = subprocess.run([tool], input=given, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.startswith("argmap: what comes in is no document in Pandoc's JSON (")
        assert done.stderr.count("\n") == 1
