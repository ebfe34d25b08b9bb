"""When a file was saved."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator

# Milliseconds: how long to gather what one save does to a file, how often to look, and when to look around.
GATHER, STEP, LOOK_AROUND = 40, 10, 500


def changes(
    watched: Callable[[], Iterable[str]], stop: threading.Event
) -> Iterator[frozenset[str]]:
    """The files that were written, made or removed, as real paths, each time that some are, until ``stop``.

    Arguments:
        watched: the files of interest at the moment, as real paths; their folders are watched, so that editors
            may replace a file by another.

    Raises:
        ModuleNotFoundError: ``watchfiles`` is not installed.
    """
    from watchfiles import watch

    while not stop.is_set():
        files = frozenset(watched())
        folders = sorted({each for each in map(os.path.dirname, files) if os.path.isdir(each)})
        for found in watch(
            *folders,
            recursive=False,
            watch_filter=None,
            debounce=GATHER,
            step=STEP,
            rust_timeout=LOOK_AROUND,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=True,
        ):
            touched = frozenset(os.path.realpath(path) for _, path in found) & files
            if touched:
                yield touched
            if frozenset(watched()) != files:
                break
