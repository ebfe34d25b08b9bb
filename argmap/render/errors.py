"""What can go wrong in drawing. Each message is a sentence for the person at the command line."""

from __future__ import annotations


class RenderError(Exception):
    """The drawing could not be made; the message says why, and what to do."""


class ToolMissing(RenderError):
    """A program or package that the drawing needs is not installed."""


class NoSuchPart(RenderError):
    """The map has not what is to be drawn of it."""


class LayoutFailed(RenderError):
    """Graphviz ran, and did not deliver."""
