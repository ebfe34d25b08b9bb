"""A web server for this machine alone, that shows maps as they are now."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from argmap.live.exhibit import Exhibit, State
from argmap.render.xml import escape

ADDRESS = "127.0.0.1"
# Seconds. A browser that went away is noticed when it is written to; one that asks nothing is let go.
BREATH = 10.0
PATIENCE = 60.0


class Server(ThreadingHTTPServer):
    """Shows maps on this machine: ``/`` a map or the list of them, ``/events`` what changes in one.

    Arguments:
        exhibits: the maps.
        port: where; 0 for any that is free.

    Raises:
        OSError: the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, exhibits: Sequence[Exhibit], port: int) -> None:
        self.exhibits = exhibits
        super().__init__((ADDRESS, port), _Handler)

    @property
    def url(self) -> str:
        """What to open in a browser."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def allows(self, host: str) -> bool:
        """Whether a request came for this server by its own name."""
        return host in {f"{name}:{self.server_port}" for name in (ADDRESS, "localhost")}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that went away."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = PATIENCE

    def do_GET(self) -> None:
        """Answer a browser."""
        if not self.server.allows(self.headers.get("Host", "")) or self._from_elsewhere():
            self._send(
                HTTPStatus.FORBIDDEN, b"This server answers its own address alone.\n", "text/plain"
            )
            return
        path, _, query = self.path.partition("?")
        exhibit = self._exhibit(query)
        if path == "/events" and exhibit is not None:
            self._stream(exhibit)
        elif path == "/" and exhibit is not None:
            self._send(HTTPStatus.OK, exhibit.state.page, "text/html")
        elif path == "/":
            self._send(HTTPStatus.OK, _index(self.server.exhibits), "text/html")
        else:
            self._send(HTTPStatus.NOT_FOUND, b"There is nothing here.\n", "text/plain")

    def _exhibit(self, query: str) -> Exhibit | None:
        exhibits = self.server.exhibits
        if len(exhibits) == 1:
            return exhibits[0]
        numbered = {str(number): each for number, each in enumerate(exhibits)}
        return numbered.get(parse_qs(query).get("map", [""])[0])

    def _from_elsewhere(self) -> bool:
        """Whether a page of another site asks; it may link to this one, but not show or read it."""
        near = self.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
        return not near and self.headers.get("Sec-Fetch-Dest") != "document"

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, exhibit: Exhibit) -> None:
        """Server-sent events, as the HTML standard has them, until the browser goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        state = exhibit.state
        try:
            self._tell(state)
            while True:
                latest = exhibit.wait_for_news(state, BREATH)
                if latest is state:
                    self.wfile.write(b": still here\n\n")
                else:
                    state = latest
                    self._tell(state)
        except OSError:
            self.close_connection = True

    def _tell(self, state: State) -> None:
        news = json.dumps({"drawing": state.drawing, "errors": state.errors})
        self.wfile.write(f"retry: 1000\ndata: {news}\n\n".encode())
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what is wrong with the maps."""


def _index(exhibits: Sequence[Exhibit]) -> bytes:
    lines = "".join(
        f'<li><a href="/?map={number}">{escape(each.name)}</a></li>'
        for number, each in enumerate(exhibits)
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width"><title>Maps</title><style>:root{color-scheme:light dark}'
        f"body{{font:16px/1.6 system-ui,sans-serif;margin:2em}}</style><h1>Maps</h1><ul>{lines}</ul></html>\n"
    ).encode()
