"""``argmap check`` of a folder of 2,000 maps: for the first time, again, in two processes, after one has changed.

python benchmarks/corpus.py [--maps 2000] [--runs 3]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dispute import make
from measure import argmap, run
from writers import write_argmap

SIZES = range(20, 81)
MOST_RATIO = 0.1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--maps", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        maps, cache = Path(folder) / "maps", Path(folder) / "cache"
        os.environ["ARGMAP_CACHE_DIR"] = str(cache)
        paths = write(maps, options.maps)
        check = ["check", str(maps), "--format", "concise"]
        run(argmap("check", str(paths[0])))  # the grammar's tables are made once

        def forget() -> None:
            for each in cache.glob("findings.sqlite*"):
                each.unlink()

        def edit() -> None:
            with paths[0].open("a", encoding="utf-8") as stream:
                stream.write("# A word more.\n")

        measured = {
            "without a cache": _measure([*check, "--no-cache"], options.runs, lambda: None),
            "cold": _measure(check, options.runs, forget),
            "warm": _measure(check, options.runs, lambda: None),
            "one map edited": _measure(check, options.runs, edit),
            "cold, -j 2": _measure([*check, "-j", "2"], options.runs, forget),
        }
        kept = sum(each.stat().st_size for each in cache.glob("findings.sqlite"))
    statements = sum(SIZES[number % len(SIZES)] for number in range(options.maps))
    print(f"{options.maps} maps, {statements} statements, {os.cpu_count()} processors\n")
    print(f"{'':16}  seconds  CPU seconds  peak MB")
    for name, (wall, cpu, peak) in measured.items():
        print(f"{name:16}  {wall:7.2f}  {cpu:11.2f}  {peak:7.0f}")
    ratio = measured["warm"][1] / measured["cold"][1]
    said = "met" if ratio <= MOST_RATIO else "MISSED"
    print(f"\nwarm / cold: {ratio:.3f} of CPU, at most {MOST_RATIO}: {said}")
    print(f"-j 2 / one process: {measured['cold, -j 2'][0] / measured['cold'][0]:.2f} of time")
    print(f"the cache takes {kept / 1e6:.1f} MB")


def write(folder: Path, count: int) -> list[Path]:
    """Write as many maps, of 20 to 80 statements, a folder each with its sources."""
    paths = []
    for number in range(count):
        place = folder / f"{number % 50:02}" / f"{number:05}"
        place.mkdir(parents=True)
        path = write_argmap(make(SIZES[number % len(SIZES)]), place)
        path.write_text(f"# Map {number}\n{path.read_text('utf-8')}", encoding="utf-8")
        paths.append(path)
    return paths


def _measure(
    arguments: list[str], runs: int, before: Callable[[], None]
) -> tuple[float, float, float]:
    """Medians of wall-clock seconds, CPU seconds and peak memory."""
    taken = []
    for _ in range(runs):
        before()
        start = time.perf_counter()
        used = run(argmap(*arguments))
        taken.append((time.perf_counter() - start, used.seconds, used.peak))
    wall, cpu, peak = (median(each) for each in zip(*taken, strict=True))
    return wall, cpu, peak


if __name__ == "__main__":
    main()
