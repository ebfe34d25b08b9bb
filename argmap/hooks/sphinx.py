"""The Sphinx extension: ``extensions = ["argmap.hooks.sphinx"]``, and then the directive::

    .. argmap:: maps/bridge.argmap
       :caption: Why the bridge should be mended

or, without a path, with the map's lines indented below. Paths, imports and sources are relative to the document.
HTML gets the drawing itself, LaTeX a PDF (a PNG where what PDF needs is not installed), other builders a sentence that
stands for it. A map with errors is left out and said, with its page and line, and the build fails.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging as sphinx_logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator

from argmap.compiler import OutsideRoot, reason
from argmap.files import project_of, read_file
from argmap.hooks.fence import (
    BrokenConfiguration,
    BrokenMap,
    Fence,
    describe,
    draw_map,
    inline,
    read_noting,
)
from argmap.model import ArgumentMap
from argmap.render import Format, RenderError, ThemeName, ToolMissing
from argmap.version import VERSION

_LOG = sphinx_logging.getLogger(__name__)


class MapFailed(Exception):
    """A map has errors, or cannot be read or drawn; the message says why."""


class map_node(nodes.General, nodes.Inline, nodes.Element):  # Sphinx names nodes in lower case
    """A map in a document: its text, its file and its first line there."""


class ArgmapDirective(SphinxDirective):
    """``.. argmap:: [PATH]``, or with the map's lines below."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {
        "alt": directives.unchanged,
        "align": lambda word: directives.choice(word, ("left", "center", "right")),
        "caption": directives.unchanged,
        "name": directives.unchanged,
        "theme": lambda word: directives.choice(word, ("auto", "light", "dark")),
    }

    def run(self) -> list[nodes.Node]:
        """The node, in a figure where there is a caption; nothing for a map that failed."""
        try:
            fence = self._file() if self.arguments else self._lines()
            arg_map, files = _read(fence)
        except MapFailed as error:
            _say(error, self.get_location())
            # So that the next build does not take the page for done.
            self.env.note_reread()
            return []
        for name in files:
            self.env.note_dependency(name)
        node = map_node("", **fence._asdict())
        node["theme"] = self.options.get("theme", self.config.argmap_theme)
        node["alt"] = self.options.get("alt", describe(arg_map))
        self.set_source_info(node)
        whole = self._figure(node) if "caption" in self.options else node
        if "align" in self.options:
            whole["align"] = self.options["align"]
        self.add_name(whole)
        return [whole]

    def _figure(self, node: map_node) -> nodes.Element:
        caption = self.options["caption"]
        words, messages = self.state.inline_text(caption, self.lineno)
        return nodes.figure("", node, nodes.caption(caption, "", *words), *messages)

    def _file(self) -> Fence:
        if self.content:
            raise self.error("argmap: give a path or the map's lines, not both.")
        document = self.get_source_info()[0]
        name = os.path.join(os.path.dirname(document), self.arguments[0])
        try:
            path = project_of(document).locate(document, self.arguments[0])
            body = read_file(path).decode("utf-8")
        except OutsideRoot as error:
            raise MapFailed(f"{name} cannot be read: it lies outside the project.") from error
        except (OSError, ValueError) as error:
            raise MapFailed(f"{name} cannot be read: {reason(error)}.") from error
        return Fence(body, path)

    def _lines(self) -> Fence:
        if not self.content:
            raise self.error("argmap: give the path of a map, or its lines.")
        document, line = self.content.items[0]
        return Fence("\n".join(self.content) + "\n", document, line + 1)


def _read(fence: Fence) -> tuple[ArgumentMap, Sequence[str]]:
    try:
        return read_noting(fence)
    except BrokenMap as error:
        what = "the configuration has" if isinstance(error, BrokenConfiguration) else "a map has"
        raise MapFailed(f"{what} errors.\n{error}") from error


def _say(error: Exception, location: str | nodes.Node) -> None:
    """Log an error: any exception that ends a build comes with a traceback, and an appeal to Sphinx's developers."""
    _LOG.error("argmap: %s", error, location=location)


class _Failing(logging.Handler):
    """Makes the build fail when a map failed; what worker processes logged comes by here, too."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.ERROR)
        self.app = app

    def emit(self, record: logging.LogRecord) -> None:
        """See ``logging.Handler``."""
        if record.name == _LOG.logger.name:
            self.app.statuscode = 1


def _map_of(node: map_node) -> ArgumentMap:
    return _read(Fence(node["body"], node["document"], node["line"], node["root"]))[0]


def visit_html(self: HTML5Translator, node: map_node) -> None:
    """Write the drawing itself."""
    theme: ThemeName | None = node["theme"]
    try:
        drawn = inline(_map_of(node), theme)
    except (MapFailed, RenderError) as error:
        _say(error, node)
        raise nodes.SkipNode from error
    align = f' class="align-{node["align"]}"' if "align" in node else ""
    self.body.append(f"<div{align}>{drawn}</div>\n")
    raise nodes.SkipNode


def visit_latex(self: LaTeXTranslator, node: map_node) -> None:
    """Write the drawing to a file beside the document's, and include it."""
    try:
        name = _write_picture(str(self.builder.outdir), node)
    except (MapFailed, RenderError) as error:
        _say(error, node)
        raise nodes.SkipNode from error
    self.body.append(
        f"\\includegraphics[width=\\linewidth,height=0.9\\textheight,keepaspectratio]{{{name}}}"
    )
    raise nodes.SkipNode


def _write_picture(folder: str, node: map_node) -> str:
    arg_map = _map_of(node)
    kinds: tuple[Format, ...] = ("pdf", "png")
    for kind in kinds:
        try:
            picture = draw_map(arg_map, kind, node["theme"])
        except ToolMissing:
            continue
        name = f"argmap-{hashlib.sha256(picture).hexdigest()[:16]}.{kind}"
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(picture)
        return name
    raise MapFailed('LaTeX needs `pip install "argmap[pdf]"`.')


def visit_text(self: Any, node: map_node) -> None:
    """Write the sentence that stands for the drawing, as a paragraph, which each builder escapes in its way."""
    sentence = f"[{node['alt']}]"
    paragraph = nodes.paragraph(sentence, sentence)
    node.replace_self(paragraph)
    paragraph.walkabout(self)
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls."""
    app.add_node(
        map_node,
        html=(visit_html, None),
        latex=(visit_latex, None),
        text=(visit_text, None),
        man=(visit_text, None),
        texinfo=(visit_text, None),
    )
    app.add_directive("argmap", ArgmapDirective)
    logging.getLogger(sphinx_logging.NAMESPACE).addHandler(_Failing(app))
    app.add_config_value("argmap_theme", None, "env", (str,))
    return {"version": VERSION, "parallel_read_safe": True, "parallel_write_safe": True}
