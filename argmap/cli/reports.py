"""Where ``argmap check`` writes its reports."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

import click

from argmap.cli.outputs import refuse_map, write_output, write_unnamed
from argmap.report import FORMATS, Findings
from argmap.syntax.nearest import nearest

Outputs = Mapping[str, str]
_ENDINGS = {".sarif": "sarif", ".jsonl": "json-lines", ".txt": "full"}
# Formats for services, which know files by their paths in the checkout.
_IN_CHECKOUT = ("sarif", "github", "gitlab", "junit")
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def parse_outputs(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> Outputs:
    """Files by format, as ``--output`` names them: FORMAT=FILE, or a FILE whose ending says the format."""
    found: dict[str, str] = {}
    for each in given:
        format_, equals, file = each.partition("=")
        if not equals:
            format_, file = _ENDINGS.get(os.path.splitext(each)[1].lower(), ""), each
            if not format_:
                raise click.BadParameter(f"which report goes to {each}? Write FORMAT={each}.")
        elif format_ not in FORMATS:
            meant = nearest(format_, FORMATS)
            hint = f"Did you mean `{meant}`?" if meant else f"Formats: {', '.join(FORMATS)}."
            raise click.BadParameter(f"there is no format `{format_}`. {hint}")
        if not file:
            raise click.BadParameter(f"`{each}` names no file.")
        if format_ in found:
            raise click.BadParameter(f"`{format_}` is given twice.")
        if file in found.values():
            raise click.BadParameter(f"two reports cannot both go to {file}.")
        found[format_] = file
    return found


def write_reports(findings: Findings, outputs: Outputs, printed: str, *, named: bool) -> None:
    """Write a report to each file, and print one; ends with exit status 2 where that cannot be.

    Arguments:
        named: whether the command line names the files, and not a configuration.
    """
    write = write_output if named else write_unnamed
    for format_, file in outputs.items():
        refuse_map(file)
        write(file, _report(format_, replace(findings, colour=False)))
    write_output(None, _report(printed, findings))


def _report(format_: str, findings: Findings) -> bytes:
    if format_ == "statistics":
        from argmap.report.statistics import report

        return report(findings).encode("utf-8", "surrogateescape")
    if format_ in _IN_CHECKOUT:
        findings = replace(findings, top=_checkout(findings.here))
    return FORMATS[format_](findings).encode("utf-8", "surrogateescape")


def _checkout(here: str) -> str:
    """The top of the checkout, where a service says so and this folder is in it; else this folder."""
    for name in _CHECKOUTS:
        top = os.environ.get(name, "")
        if os.path.isabs(top) and os.path.realpath(here).startswith(
            os.path.join(os.path.realpath(top), "")
        ):
            inner = os.path.relpath(os.path.realpath(here), os.path.realpath(top))
            return os.path.normpath(os.path.join(here, *[".."] * len(inner.split(os.sep))))
    return here
