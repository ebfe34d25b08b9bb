"""Runs argmap's command in this process; at its end writes what its children used: ``inside.py REPORT ARGUMENTS``."""

import atexit
import json
import resource
import sys


def _report(name: str) -> None:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(name, "w") as stream:
        json.dump(used.ru_utime + used.ru_stime, stream)


if __name__ == "__main__":
    atexit.register(_report, sys.argv[1])
    from argmap.cli import main

    main(sys.argv[2:])
