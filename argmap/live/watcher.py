"""When a file was saved."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

# Milliseconds: how long to gather what one save does to a file, how often to look, and when to look around.
GATHER, STEP, LOOK_AROUND = 40, 10, 500


def changes(
    watched: Callable[[], Iterable[str]], stop: threading.Event
) -> Iterator[frozenset[str]]:
    """The files that were written, made or removed, each time that some are, until ``stop``.

    Arguments:
        watched: the files of interest at the moment, as absolute paths, and where links lead as real paths;
            their folders are watched, so that editors may replace a file by another, and folders may go and
            come back.

    Raises:
        ModuleNotFoundError: ``watchfiles`` is not installed.
    """
    from watchfiles import watch

    while not stop.is_set():
        files = frozenset(watched())
        folders = _folders(files)
        for found in watch(
            *sorted(folders),
            recursive=False,
            watch_filter=None,
            debounce=GATHER,
            step=STEP,
            rust_timeout=LOOK_AROUND,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=True,
        ):
            paths = {path for _, path in found}
            now = _folders(files)
            moved = {folder for folder, _ in folders.items() ^ now.items()}
            touched = files & (paths | set(map(os.path.realpath, paths)))
            touched |= {each for each in files if os.path.dirname(each) in moved}
            if touched:
                yield touched
            if moved or frozenset(watched()) != files:
                break


def _folders(files: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The folders of files that are there, and which ones they are: another may take a folder's name."""
    found = {}
    for folder in map(os.path.dirname, files):
        with suppress(OSError):
            state = os.stat(folder)
            found[folder] = (state.st_dev, state.st_ino)
    return found
