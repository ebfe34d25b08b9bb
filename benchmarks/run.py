"""argmap beside Argdown's command: CPU seconds and memory for the same content. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from dispute import make
from measure import Command, Failed, Usage, argmap, compare
from writers import write_argdown, write_argmap

HERE = Path(__file__).parent
WORK = HERE / "work"
ARGDOWN = "@argdown/cli"
ARGDOWN_VERSION = "1.7.5"
CHECK_SIZES = (100, 1000, 5000, 20000, 50000)
RENDER_SIZES = (100, 1000, 5000, 20000)
MOST_RATIO = {
    ("check", 100): 0.4,
    ("check", 20000): 1.0,
    ("render", 100): 0.3,
    ("render", 1000): 0.5,
    ("render", 5000): 1.0,
}
MOST_MEMORY = {("check", 20000): 400.0}
MOST_SHARE = 1 / 3


@dataclass(frozen=True)
class Row:
    """A measure of one size. Seconds are CPU, memory is MB; None where there is no figure.

    Arguments:
        own: what argmap itself used, besides Graphviz.
        why: why Argdown has no figure.
    """

    what: str
    size: int
    argmap: float
    argmap_peak: float
    own: float | None
    argdown: float | None
    argdown_peak: float | None
    why: str

    @property
    def ratio(self) -> float | None:
        return self.argmap / self.argdown if self.argdown else None

    @property
    def share(self) -> float | None:
        """What argmap adds to Graphviz's own time, as a share of it."""
        return None if self.own is None else self.own / (self.argmap - self.own)

    @property
    def verdicts(self) -> Iterator[str]:
        key = self.what, self.size
        if key in MOST_RATIO and self.ratio is not None:
            yield _verdict("ratio", self.ratio, MOST_RATIO[key])
        if key in MOST_MEMORY:
            yield _verdict("memory", self.argmap_peak, MOST_MEMORY[key], " MB")
        if self.share is not None:
            yield _verdict("share", self.share, MOST_SHARE)


def _verdict(name: str, value: float, most: float, unit: str = "") -> str:
    return f"{name} <= {most:.3g}{unit}: {'met' if value <= most else 'NOT MET'}"


def main() -> None:
    """Measure, and print a table."""
    options = _options()
    if find_spec("argmap") is None:
        sys.exit("argmap is not installed for this Python: pip install -e .")
    argdown = _install_argdown()
    rows: list[Row] = []
    print(f"{_machine()}; medians of {options.runs} runs, by turns, after one that does not count")
    print("\n".join(_heading()), flush=True)
    for what, sizes in (("check", CHECK_SIZES), ("render", RENDER_SIZES)):
        for size in options.sizes or sizes:
            if options.only in (None, what):
                rows.append(_measure(what, size, argdown, options.runs))
                print(_line(rows[-1]), flush=True)
    if options.json:
        facts = {
            "machine": _machine(),
            "runs": options.runs,
            "rows": [_record(row) for row in rows],
        }
        options.json.write_text(json.dumps(facts, indent=2) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("check", "render"))
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of statements")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures to a file, too")
    return parser.parse_args()


def _install_argdown() -> Path | None:
    """Argdown's command, installed in ``work/`` unless it is there; None where that cannot be done."""
    command = WORK / "node_modules" / ".bin" / "argdown"
    if command.exists():
        return command
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not here, so Argdown cannot be installed: argmap's own figures only.")
        return None
    WORK.mkdir(exist_ok=True)
    package = f"{ARGDOWN}@{ARGDOWN_VERSION}"
    print(f"Installing {package} in {WORK.relative_to(HERE)}/ …", flush=True)
    arguments = [npm, "install", "--prefix", str(WORK), "--no-audit", "--no-fund", package]
    if subprocess.run(arguments, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        print("npm could not install Argdown: argmap's own figures only.")
        return None
    return command


def _measure(what: str, size: int, argdown: Path | None, runs: int) -> Row:
    folder = WORK / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    debates = list(make(size))
    ours, theirs = write_argmap(debates, folder), write_argdown(debates, folder)
    del debates
    commands: list[Command] = []
    if what == "check":
        commands.append(argmap("check", "--format", "concise", str(ours)))
    else:
        drawing = ours.with_suffix(".svg")
        commands.append(argmap("render", str(ours), "-o", str(drawing), makes=drawing))
    if argdown and what == "check":
        commands.append(Command((str(argdown), str(theirs))))
    elif argdown:
        out = folder / "argdown"
        command = (str(argdown), "map", "-f", "svg", str(theirs), str(out))
        commands.append(Command(command, makes=out / theirs.with_suffix(".svg").name))
    used, *other = compare(commands, runs, apart=what == "render")
    if isinstance(used, Failed):
        sys.exit(f"argmap {what} of {size} statements failed: {used}")
    return _row(what, size, used, other[0] if other else None)


def _row(what: str, size: int, ours: Usage, theirs: Usage | Failed | None) -> Row:
    known = theirs if isinstance(theirs, Usage) else None
    return Row(
        what,
        size,
        ours.seconds,
        ours.peak,
        ours.seconds - ours.helpers if what == "render" else None,
        known.seconds if known else None,
        known.peak if known else None,
        str(theirs) if isinstance(theirs, Failed) else "",
    )


def _heading() -> Sequence[str]:
    return (
        "                   argmap             Argdown                     argmap    argmap's own",
        "        size    CPU s     MB      CPU s     MB     ratio    µs/statement   share*",
    )


def _line(row: Row) -> str:
    theirs = f"{row.argdown:9.2f} {row.argdown_peak:6.0f}" if row.argdown else f"{'–':>9} {'–':>6}"
    ratio = f"{row.ratio:9.2f}" if row.ratio else f"{'–':>9}"
    share = f"{row.share:8.2f}" if row.share is not None else f"{'':8}"
    each = row.argmap / row.size * 1e6
    notes = "; ".join([*row.verdicts, *([f"Argdown: {row.why}"] if row.why else [])])
    figures = f"{row.argmap:8.2f} {row.argmap_peak:6.0f}  {theirs} {ratio} {each:12.0f} {share}"
    return f"{row.what:6}{row.size:7} {figures}   {notes}".rstrip()


def _record(row: Row) -> dict[str, object]:
    return {**asdict(row), "ratio": row.ratio, "share": row.share}


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
