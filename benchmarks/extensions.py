"""Acceptance of one argument among many: argmap beside clingo and pygarg, in one run.

python benchmarks/extensions.py

CPU seconds of one question, without reading the framework: for argmap and pygarg from their own values, for
clingo from a program whose facts are parsed already. clingo and pygarg are installed by hand: pip install
clingo pygarg.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from frameworks import GENERATORS

from argmap.reasoning.frameworks import (
    UNDECIDED,
    Framework,
    Limit,
    OutOfTime,
    credulous,
    grounded,
    sceptical,
)

MOST_SECONDS = {"map": 0.020, "Barabási–Albert": 0.150}
LEAST_RATIO = {"clingo": 3.0, "pygarg": 100.0}
QUESTIONS = ("credulous", "sceptical")

# After Egly, Gaggl & Woltran, "Answer-set programming encodings for argumentation frameworks", Argument &
# Computation 1 (2010). Maximal sets are had by a heuristic over subsets: Faber, Vallati, Cerutti & Giacomin,
# "Solving set optimization problems by cardinality optimization with an application to argumentation", ECAI 2016;
# Gebser et al., "Domain-specific heuristics in answer set programming", AAAI 2013.
ADMISSIBLE = """
{ in(X) } :- arg(X).
beaten(X) :- in(Y), att(Y,X).
:- in(X), beaten(X).
:- in(X), att(Y,X), not beaten(Y).
"""
LARGEST = ADMISSIBLE + "#heuristic in(X) : arg(X). [1,true]\n"


class Row(NamedTuple):
    """What one solver took for one kind of question; ``late`` counts those without an answer."""

    framework: str
    question: str
    solver: str
    median: float
    slowest: float
    late: int


Solver = Callable[[Framework, str, int, float], tuple[float, bool | None]]


def by_argmap(
    framework: Framework, question: str, argument: int, most: float, witness: bool = False
) -> tuple[float, bool | None]:
    """CPU seconds, and the answer; None where there was none in time."""
    ask = credulous if question == "credulous" else sceptical
    start = time.process_time()
    try:
        answer = ask(framework, "preferred", argument, Limit(most), witness=witness).accepted
    except OutOfTime:
        answer = None
    return time.process_time() - start, answer


def with_witness(
    framework: Framework, question: str, argument: int, most: float
) -> tuple[float, bool | None]:
    """Likewise, with a whole extension that shows it."""
    return by_argmap(framework, question, argument, most, True)


def by_clingo(
    framework: Framework, question: str, argument: int, most: float
) -> tuple[float, bool | None]:
    """Likewise. Sceptical: no if an admissible set beats it; else maximal sets until one lacks it."""
    if question == "credulous":
        return _clingo(framework, f"{ADMISSIBLE}:- not in({argument}).", most, ())
    seconds, beaten = _clingo(framework, f"{ADMISSIBLE}:- not beaten({argument}).", most, ())
    if beaten is not False:
        return seconds, None if beaten is None else False
    options = ("--heuristic=Domain", "--enum-mode=domRec", "0")
    more, lacked = _clingo(framework, LARGEST, most - seconds, options, lacks=argument)
    return seconds + more, None if lacked is None else not lacked


def _clingo(
    framework: Framework, program: str, most: float, options: Sequence[str], lacks: int = -1
) -> tuple[float, bool | None]:
    """Whether there is a model; where ``lacks`` is given, one without that argument."""
    import clingo

    control = clingo.Control(["--warn=none", *options])
    facts = [f"arg({number})." for number in range(framework.size)]
    facts += [f"att({attacker},{target})." for attacker, target in framework.attacks]
    control.add("base", [], "".join(facts))
    control.add("base", [], program)
    wanted = clingo.Function("in", [clingo.Number(lacks)])
    found = False

    def stop(model: clingo.Model) -> bool:
        nonlocal found
        found = lacks < 0 or not model.contains(wanted)
        return not found

    start = time.process_time()
    control.ground([("base", [])])
    with control.solve(on_model=stop, async_=True) as solving:
        finished = solving.wait(most)
        if not finished:
            solving.cancel()
        solving.get()
    return time.process_time() - start, found if finished or found else None


def by_pygarg(
    framework: Framework, question: str, argument: int, most: float
) -> tuple[float, bool | None]:
    """Likewise, in a process of its own, which is ended when it takes too long."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_pygarg, args=(framework, question, argument, theirs))
    process.start()
    theirs.close()
    taken, answer = most, None
    if ours.poll(most):
        taken, answer = ours.recv()
    process.kill()
    process.join()
    return taken, answer


def _pygarg(framework: Framework, question: str, argument: int, pipe) -> None:  # type: ignore[no-untyped-def]
    from pygarg.dung import solver

    names = list(framework.names)
    attacks = [[names[attacker], names[target]] for attacker, target in framework.attacks]
    credulously = question == "credulous"
    ask = solver.credulous_acceptability if credulously else solver.skeptical_acceptability
    start = time.process_time()
    answer, _ = ask(names, attacks, names[argument], "PR")
    pipe.send((time.process_time() - start, bool(answer)))


def main() -> None:
    """Measure, and print a table."""
    options = _options()
    print(
        f"Preferred acceptance of one of {options.arguments:,} arguments; CPU ms, median of"
        f" {options.questions} questions about undecided arguments (and the slowest);"
        f" at most {options.most:g} s each"
    )
    rows: list[Row] = []
    for name in options.only or GENERATORS:
        framework = GENERATORS[name](options.arguments)
        labels = grounded(framework)
        undecided = [number for number, label in enumerate(labels) if label == UNDECIDED]
        asked = Random(1).sample(undecided, min(options.questions, len(undecided)))
        attacks = sum(map(len, framework.attackers))
        print(
            f"{name}: {framework.size:,} arguments, {attacks:,} attacks, {len(undecided):,} undecided"
        )
        for question in QUESTIONS:
            rows += _compare(name, framework, question, asked, options)
    if options.json:
        options.json.write_text(json.dumps([row._asdict() for row in rows], indent=2) + "\n")


def _compare(
    name: str,
    framework: Framework,
    question: str,
    asked: Sequence[int],
    options: argparse.Namespace,
) -> Iterator[Row]:
    """Ask every solver the same, and print a line for each."""
    solvers: dict[str, Solver] = {"argmap": by_argmap, "with a witness": with_witness}
    if find_spec("clingo"):
        solvers["clingo"] = by_clingo
    if find_spec("pygarg") and options.pygarg:
        solvers["pygarg"] = by_pygarg
    ours = 0.0
    answers: dict[int, bool] = {}
    for solver, ask in solvers.items():
        numbers = asked[: options.pygarg] if solver == "pygarg" else asked
        taken = []
        late = 0
        for number in numbers:
            seconds, answer = ask(framework, question, number, options.most)
            taken.append(seconds)
            late += answer is None
            if answer is not None and answers.setdefault(number, answer) is not answer:
                sys.exit(f"{solver} and argmap differ on argument {number} of {name}")
        middle = median(taken)
        ours = ours or middle
        bound = ">" if late * 2 >= len(taken) else ""
        notes = [f"{late} not answered"] if late else []
        if solver in LEAST_RATIO:
            ratio, least = middle / ours, LEAST_RATIO[solver]
            missed = "not known" if bound else "NOT MET"
            verdict = "met" if ratio >= least else missed
            notes.append(f"{bound}{ratio:.1f} x argmap; >= {least:g}: {verdict}")
        elif name in MOST_SECONDS:
            most = MOST_SECONDS[name]
            verdict = "met" if max(taken) <= most else "NOT MET"
            notes.append(f"slowest <= {most * 1000:g} ms: {verdict}")
        yield Row(name, question, solver, middle, max(taken), late)
        figures = f"{bound}{middle * 1000:.1f} ({max(taken) * 1000:.1f})"
        print(f"  {question:9} {solver:14} {figures:>20}  {'; '.join(notes)}".rstrip(), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arguments", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=10)
    parser.add_argument("--only", choices=list(GENERATORS), nargs="+")
    parser.add_argument("--most", type=float, default=60.0, help="seconds for one question")
    parser.add_argument(
        "--pygarg", type=int, default=1, help="how many questions pygarg is asked; 0: none"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures to a file, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
