"""What the terminal, and the variables about it, ask for."""

from __future__ import annotations

import os
from typing import TextIO


def shows_progress(stream: TextIO) -> bool:
    """Whether somebody watches how far a long task is: on a terminal, but not in CI."""
    return stream.isatty() and not os.environ.get("CI")


def shows_colour(stream: TextIO) -> bool:
    """Whether to write colours: never with ``NO_COLOR``, always with ``FORCE_COLOR``, else where a terminal shows them.

    Sources: no-color.org, force-color.org.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
