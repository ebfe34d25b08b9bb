"""From a save to the new page: `argmap watch` of the op-ed's map, as a browser that shows it would meet it.

python benchmarks/watch.py [--runs 20]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from statistics import median

from measure import argmap, environment

MAP = Path(__file__).parents[1] / "examples" / "rush-to-talks" / "rush-to-talks.argmap"
MOST = 300
SECONDS = 30


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copytree(MAP.parent, Path(folder) / "maps")) / MAP.name
        with watched(path) as port:
            news = listen(port)
            drawn(news)
            save(path, port, news, "warm")
            taken = sorted(save(path, port, news, str(run)) for run in range(options.runs))
    middle = median(taken)
    said = "met" if middle <= MOST else "MISSED"
    print(f"{MAP.name}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"from a save to the new page, {options.runs} times, milliseconds:")
    print(f"fastest {taken[0]:.0f}, median {middle:.0f}, slowest {taken[-1]:.0f}")
    print(f"median, at most {MOST}: {said}")


@contextmanager
def watched(path: Path) -> Iterator[int]:
    """`argmap watch` of a map, as a process; the port where it shows it."""
    command = argmap("watch", str(path), "--port", "0").arguments
    surroundings = {**environment(), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings)
    try:
        assert process.stdout is not None
        said = next(each for each in process.stdout if each.startswith("Showing "))
        found = re.search(r":(\d+)/", said)
        assert found, said
        yield int(found[1])
    finally:
        process.terminate()
        process.wait()


def listen(port: int) -> HTTPResponse:
    """What a page that is shown hears."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.request("GET", "/events")
    return connection.getresponse()


def drawn(news: HTTPResponse) -> str:
    """The drawing that the next piece of news is about."""
    while True:
        line = news.readline().decode("utf-8")
        if line.startswith("data: "):
            told = json.loads(line.removeprefix("data: "))
            return str(told["drawing"])


def save(path: Path, port: int, news: HTTPResponse, word: str) -> float:
    """Milliseconds from a save of a reworded thesis to having the page that shows it."""
    text = path.read_text(encoding="utf-8")
    thesis = f"hurry to the table, {word}, belies"
    changed, count = re.subn(r"hurry to the table(?:, \w+,)? belies", thesis, text)
    assert count == 1
    start = time.perf_counter()
    path.write_text(changed, encoding="utf-8")
    drawing = drawn(news)
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    connection.request("GET", "/")
    page = connection.getresponse().read().decode("utf-8")
    took = (time.perf_counter() - start) * 1000
    connection.close()
    assert thesis in page
    assert drawing in page
    time.sleep(0.2)
    return took


if __name__ == "__main__":
    main()
