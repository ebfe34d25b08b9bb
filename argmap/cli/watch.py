"""``argmap watch``"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence

import click

from argmap.cli.inputs import fail, files_argument, find_inputs, root_option
from argmap.compiler import reason
from argmap.config import Configuration
from argmap.live.exhibit import Exhibit
from argmap.live.server import Server

PORT = 8137


@click.command(
    "watch",
    short_help="Show maps in the browser while they are written.",
    epilog="Example: argmap watch my-map.argmap --open",
)
@files_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Where the server listens, on this machine alone; 0 for any that is free. Default: {PORT}, or any if taken.",
)
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@root_option
def command(files: tuple[str, ...], port: int | None, open_: bool, root: str | None) -> None:
    """Check and draw maps on every save, and show them in the browser: FILES, or folders, by default this one.

    The page follows each save by itself. What is wrong stands above the last good drawing. Ctrl-C ends it.
    """
    try:
        import watchfiles  # noqa: F401
    except ModuleNotFoundError:
        fail('argmap watch needs another package: pip install "argmap[watch]"')
    configuration = Configuration()
    names = find_inputs(files or (".",), configuration)
    exhibits = [Exhibit(name, root) for name in names]
    server = _listen(exhibits, port)
    for each in exhibits:
        _refresh(each)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(f"Showing {server.url} — Ctrl-C ends it.")
    if open_:
        click.launch(server.url)
    try:
        _follow(exhibits, threading.Event())
    except KeyboardInterrupt:
        click.echo()
    except OSError as error:
        fail(f"the maps' folders cannot be watched: {reason(error)}.")
    finally:
        server.shutdown()
        server.server_close()


def _listen(exhibits: Sequence[Exhibit], port: int | None) -> Server:
    for each in (PORT, 0) if port is None else (port,):
        try:
            return Server(exhibits, each)
        except OSError as error:
            problem = reason(error)
    fail(f"port {port} cannot be used: {problem}; choose another, or 0 for any that is free.")


def _follow(exhibits: Sequence[Exhibit], stop: threading.Event) -> None:
    """Refresh each map when one of its files is saved."""
    from argmap.live.watcher import changes

    for touched in changes(lambda: (file for each in exhibits for file in each.files), stop):
        for each in exhibits:
            if not touched.isdisjoint(each.files):
                _refresh(each)


def _refresh(exhibit: Exhibit) -> None:
    start = time.perf_counter()
    before, state = exhibit.state, exhibit.refresh()
    took = (time.perf_counter() - start) * 1000
    if state.errors:
        click.echo(state.errors.rstrip("\n"))
    if state.drawing != before.drawing:
        click.echo(f"{time.strftime('%H:%M:%S')} {exhibit.name}: drawn in {took:.0f} ms.")
    elif not state.errors:
        click.echo(f"{time.strftime('%H:%M:%S')} {exhibit.name}: as before.")
