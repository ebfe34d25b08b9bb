"""Maps that are looked at while they are written."""

from __future__ import annotations

import http.client
import json
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argmap.cli import cli
from argmap.live.exhibit import Exhibit
from argmap.live.server import ADDRESS, Server
from tests.page.browser import CHROMIUM, browser

GOOD = "claim a #thesis: Mend the bridge.\n  reason r: It sways.\n"
BETTER = GOOD.replace("sways", "rusts")
BROKEN = GOOD.replace("reason", "reson")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.argmap"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def exhibit(path: Path) -> Exhibit:
    exhibit = Exhibit(str(path))
    exhibit.refresh()
    return exhibit


@pytest.fixture
def server(exhibit: Exhibit) -> Iterator[Server]:
    server = Server([exhibit], 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def get(server: Server, where: str = "/", **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(ADDRESS, server.server_port, timeout=10)
    connection.request("GET", where, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.read().decode("utf-8")
    connection.close()
    return found


class TestExhibit:
    def test_a_save_brings_a_new_page(self, exhibit: Exhibit, path: Path) -> None:
        before = exhibit.state
        assert b"It sways." in before.page
        assert before.errors == ""
        assert exhibit.refresh() == before
        path.write_text(BETTER, encoding="utf-8")
        after = exhibit.refresh()
        assert b"It rusts." in after.page
        assert after.drawing != before.drawing
        assert f'data-drawing="{after.drawing}"'.encode() in after.page

    def test_errors_leave_the_last_good_page(self, exhibit: Exhibit, path: Path) -> None:
        good = exhibit.state
        path.write_text(BROKEN, encoding="utf-8")
        broken = exhibit.refresh()
        assert "`reson` is no keyword" in broken.errors
        assert (broken.page, broken.drawing) == (good.page, good.drawing)
        path.unlink()
        assert "cannot be read" in exhibit.refresh().errors
        path.write_text(GOOD, encoding="utf-8")
        assert exhibit.refresh() == good

    def test_a_map_with_an_error_that_can_be_drawn_is_drawn(self, path: Path) -> None:
        path.write_text(GOOD + "\nexpect a falls\n", encoding="utf-8")
        exhibit = Exhibit(str(path))
        state = exhibit.refresh()
        assert "Expected `a` to fall" in state.errors
        assert b"It sways." in state.page

    def test_the_configuration_counts(self, exhibit: Exhibit, path: Path) -> None:
        path.write_text("source s: s.txt\n" + GOOD, encoding="utf-8")
        assert "cannot be read" in exhibit.refresh().errors
        settings = path.parent / "argmap.toml"
        settings.write_text('ignore = ["missing-source"]\n')
        state = exhibit.refresh()
        assert state.errors == ""
        assert str(settings) in exhibit.files
        settings.write_text('ignore = ["missing-source"]\nrender.theme = "dark"\n')
        assert exhibit.refresh().drawing != state.drawing
        settings.write_text('ignroe = ["missing-source"]\n')
        broken = exhibit.refresh()
        assert "Did you mean `ignore`?" in broken.errors
        assert broken.page != state.page

    def test_all_its_files_are_known_those_that_are_missing_too(
        self, exhibit: Exhibit, path: Path
    ) -> None:
        path.write_text(f"import m: other.argmap\nsource s: s.txt\n\n{GOOD}", encoding="utf-8")
        exhibit.refresh()
        assert "other.argmap" in exhibit.state.errors
        names = {Path(each).name for each in exhibit.files}
        assert {"bridge.argmap", "other.argmap", "s.txt"} <= names


class TestServer:
    def test_shows_the_page_and_nothing_else(self, server: Server) -> None:
        assert get(server)[0] == 200
        assert "It sways." in get(server)[1]
        assert get(server, "/etc/passwd")[0] == 404
        assert get(server, "/../../etc/passwd")[0] == 404

    @pytest.mark.parametrize("host", ["example.org", "127.0.0.1:1", ""])
    def test_answers_to_its_own_name_alone(self, host: str, server: Server) -> None:
        assert get(server, Host=host)[0] == 403

    def test_a_page_from_elsewhere_may_link_to_it_and_no_more(self, server: Server) -> None:
        elsewhere = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
        assert get(server, **elsewhere, **{"Sec-Fetch-Dest": "iframe"})[0] == 403
        assert get(server, "/events", **elsewhere, **{"Sec-Fetch-Dest": "empty"})[0] == 403
        assert get(server, **elsewhere, **{"Sec-Fetch-Dest": "document"})[0] == 200

    def test_odd_requests_and_browsers_that_go_away_leave_no_traceback(
        self, server: Server, capfd: pytest.CaptureFixture[str]
    ) -> None:
        assert self.raw(server, "http://[x") == b"HTTP/1.1 404"
        for _ in range(20):
            connection = socket.create_connection((ADDRESS, server.server_port))
            # Closes at once, so that whatever is written to it fails.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(f"GET / HTTP/1.1\r\nHost: {ADDRESS}:1\r\n\r\n".encode())
            connection.close()
        assert get(server)[0] == 200
        assert capfd.readouterr().err == ""

    def raw(self, server: Server, path: str) -> bytes:
        with socket.create_connection((ADDRESS, server.server_port), timeout=10) as connection:
            host = f"{ADDRESS}:{server.server_port}"
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            return connection.recv(12)

    def test_tells_news(self, server: Server, exhibit: Exhibit, path: Path) -> None:
        connection = http.client.HTTPConnection(ADDRESS, server.server_port, timeout=10)
        connection.request("GET", "/events")
        stream = connection.getresponse()
        assert self.news(stream) == {"drawing": exhibit.state.drawing, "errors": ""}
        path.write_text(BROKEN, encoding="utf-8")
        exhibit.refresh()
        assert "reson" in self.news(stream)["errors"]
        connection.close()

    def news(self, stream: http.client.HTTPResponse) -> Any:
        while True:
            line = stream.readline().decode("utf-8")
            if line.startswith("data: "):
                return json.loads(line.removeprefix("data: "))

    def test_lists_several_maps(self, exhibit: Exhibit, tmp_path: Path) -> None:
        other = tmp_path / "<b>.argmap"
        other.write_text(BETTER, encoding="utf-8")
        second = Exhibit(str(other))
        second.refresh()
        server = Server([exhibit, second], 0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            status, page = get(server)
            assert status == 200
            assert "&lt;b&gt;.argmap" in page
            assert "It rusts." in get(server, "/?map=1")[1]
            assert get(server, "/?map=2")[1] == page
            assert get(server, "/events?map=x")[0] == 404
            assert get(server, "/?map=" + "9" * 5000)[0] == 200
        finally:
            server.shutdown()
            server.server_close()


class TestWatcher:
    def test_sees_a_save_and_a_file_that_is_replaced(self, path: Path) -> None:
        pytest.importorskip("watchfiles")
        from argmap.live.watcher import changes

        stop = threading.Event()
        seen: list[frozenset[str]] = []
        ready = threading.Event()

        def watched() -> list[str]:
            ready.set()
            return [str(path.resolve())]

        def follow() -> None:
            for touched in changes(watched, stop):
                seen.append(touched)
                stop.set()

        for how in ("write", "replace"):
            stop.clear()
            ready.clear()
            seen.clear()
            thread = threading.Thread(target=follow, daemon=True)
            thread.start()
            ready.wait(10)
            deadline = 200
            while not seen and deadline:
                deadline -= 1
                if how == "write":
                    path.write_text(BETTER + f"# {deadline}\n", encoding="utf-8")
                else:
                    fresh = path.with_suffix(".new")
                    fresh.write_text(GOOD, encoding="utf-8")
                    fresh.replace(path)
                stop.wait(0.05)
            stop.set()
            thread.join(10)
            assert seen
            assert seen[0] == frozenset({str(path.resolve())})

    @pytest.mark.parametrize("how", ["folder", "link"])
    def test_follows_what_takes_its_place(self, how: str, path: Path) -> None:
        pytest.importorskip("watchfiles")
        from argmap.live.watcher import changes

        folder = path.parent / "maps"
        folder.mkdir()
        name = folder / path.name
        (name.symlink_to if how == "link" else name.write_text)(str(path))
        exhibit = Exhibit(str(name))
        stop = threading.Event()
        seen = threading.Event()

        def follow() -> None:
            for _ in changes(lambda: exhibit.files, stop):
                exhibit.refresh()
                seen.set()

        def saved(where: Path) -> bool:
            seen.clear()
            for number in range(100):
                where.write_text(GOOD + f"# {number}\n", encoding="utf-8")
                if seen.wait(0.1):
                    return True
            return False

        thread = threading.Thread(target=follow, daemon=True)
        thread.start()
        assert saved(name)
        seen.clear()
        if how == "link":
            (path.parent / "new.argmap").write_text(BETTER, encoding="utf-8")
            (path.parent / "new").symlink_to(path.parent / "new.argmap")
            (path.parent / "new").replace(name)
        else:
            folder.rename(path.parent / "old")
            folder.mkdir()
            name.write_text(BETTER, encoding="utf-8")
        assert seen.wait(10)
        assert saved(name)
        stop.set()
        thread.join(10)


class TestCommand:
    def test_says_that_folders_cannot_be_watched(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        watchfiles = pytest.importorskip("watchfiles")

        def full(*folders: str, **options: object) -> Iterator[object]:
            raise OSError("OS file watch limit reached")

        monkeypatch.setattr(watchfiles, "watch", full)
        result = CliRunner().invoke(cli, ["watch", str(path), "--port", "0"])
        assert result.exit_code == 2
        assert "cannot be watched: OS file watch limit reached." in result.output

    def test_says_what_cannot_be_shown(self, tmp_path: Path) -> None:
        pytest.importorskip("watchfiles")
        result = CliRunner().invoke(cli, ["watch", str(tmp_path)])
        assert result.exit_code == 2
        assert "no map (*.argmap) found" in result.output

    def test_says_which_port_is_taken(self, server: Server, path: Path) -> None:
        pytest.importorskip("watchfiles")
        port = str(server.server_port)
        result = CliRunner().invoke(cli, ["watch", str(path), "--port", port])
        assert result.exit_code == 2
        assert f"port {port} cannot be used" in result.output


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_a_page_follows_the_file(server: Server, exhibit: Exhibit, path: Path) -> None:
    pytest.importorskip("playwright", reason="needs Playwright")
    with browser() as chromium:
        page = chromium.new_page()
        trouble: list[str] = []
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(server.url)
        page.get_by_text("It sways.").first.wait_for()
        page.locator("#canvas g[data-of=r][tabindex]").click()

        path.write_text(BROKEN, encoding="utf-8")
        exhibit.refresh()
        page.locator("#news").get_by_text("reson").wait_for()
        assert page.locator("#canvas").get_by_text("It sways.").first.is_visible()

        path.write_text(BETTER, encoding="utf-8")
        exhibit.refresh()
        page.locator("#canvas").get_by_text("It rusts.").first.wait_for()
        assert page.locator("#news").is_hidden()
        assert "It rusts." in page.locator("#panel").inner_text()
        assert trouble == []


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_errors_leave_the_drawing_in_the_window(
    server: Server, exhibit: Exhibit, path: Path
) -> None:
    pytest.importorskip("playwright", reason="needs Playwright")
    path.write_text(BROKEN + "reson r: It rusts.\n" * 30, encoding="utf-8")
    exhibit.refresh()
    with browser() as chromium:
        for width, height in ((1200, 800), (390, 700)):
            page = chromium.new_page(viewport={"width": width, "height": height})
            page.goto(server.url)
            page.locator("#news").get_by_text("reson").first.wait_for()
            legend = page.locator("#canvas svg text").last.bounding_box()
            bar = page.locator("#standing").bounding_box()
            assert legend["y"] + legend["height"] <= bar["y"]
            assert bar["y"] + bar["height"] <= height
            page.close()


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_a_save_leaves_one_where_one_was(server: Server, exhibit: Exhibit, path: Path) -> None:
    pytest.importorskip("playwright", reason="needs Playwright")
    text = GOOD + "".join(f"  reason: Reason {n}.\n    reason: Ground {n}.\n" for n in range(9))
    path.write_text(text, encoding="utf-8")
    exhibit.refresh()
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 900, "height": 600})
        page.goto(server.url)
        ground = page.locator("#canvas g[role=button]", has_text="Reason 7.")
        ground.hover()
        ground.locator(".fold").click()
        ground.click()
        page.mouse.wheel(0, -200)
        before = ground.bounding_box()

        # The line has another number now, and the drawing another size.
        more = text.replace(
            "  reason: Reason 0.", "  reason: New.\n    reason: Newer.\n  reason: Reason 0."
        )
        path.write_text(more, encoding="utf-8")
        exhibit.refresh()
        page.locator("#canvas").get_by_text("Newer.").first.wait_for(state="attached")
        after = ground.bounding_box()
        assert after == {key: pytest.approx(value, abs=1) for key, value in before.items()}
        assert ground.get_attribute("aria-expanded") == "false"
        assert page.locator("#canvas g.chosen", has_text="Reason 7.").count() == 1
        assert "Reason 7." in page.locator("#panel .words").inner_text()

        # Who sees all goes on seeing all.
        page.keyboard.press("0")
        path.write_text(text, encoding="utf-8")
        exhibit.refresh()
        page.locator("#canvas").get_by_text("Newer.").first.wait_for(state="detached")
        seen = page.locator("#canvas svg").get_attribute("viewBox")
        page.keyboard.press("0")
        assert page.locator("#canvas svg").get_attribute("viewBox") == seen


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
def test_a_map_that_begins_broken_shows_its_errors(path: Path) -> None:
    pytest.importorskip("playwright", reason="needs Playwright")
    path.write_text(BROKEN, encoding="utf-8")
    exhibit = Exhibit(str(path))
    exhibit.refresh()
    server = Server([exhibit], 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with browser() as chromium:
            page = chromium.new_page()
            page.goto(server.url)
            page.locator("#news").get_by_text("reson").wait_for()
            path.write_text(GOOD, encoding="utf-8")
            exhibit.refresh()
            page.locator("#canvas").get_by_text("It sways.").first.wait_for()
    finally:
        server.shutdown()
        server.server_close()
