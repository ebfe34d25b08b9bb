"""The settings that there are, and those in force for a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from argmap.config import kinds
from argmap.config.kinds import Kind
from argmap.diagnostic import Diagnostic, Severity
from argmap.files import roots_said
from argmap.report import FORMATS

BASELINE = "argmap-baseline.json"
_ENDINGS = {
    **dict.fromkeys(FORMATS, (".txt",)),
    **dict.fromkeys(("json", "gitlab"), (".json",)),
    "json-lines": (".jsonl", ".ndjson", ".json"),
    "sarif": (".sarif", ".json"),
    "junit": (".xml",),
}


class Key(NamedTuple):
    """A setting.

    Arguments:
        name: as it is written; what is about drawing stands in a table ``render``.
        kind: what values it has.
        default: its value where nothing is said, as it would be written.
        says: what it is about.
        scope: ``file``: each file has its own, and ``per-file`` can set it; ``project``: each file has its own;
            ``run``: one for the whole run.
    """

    name: str
    kind: Kind
    default: Any
    says: str
    scope: Literal["file", "project", "run"]


KEYS: tuple[Key, ...] = (
    Key("select", kinds.RULES, ["all"], "The rules that are checked.", "file"),
    Key(
        "ignore",
        kinds.IGNORABLE,
        [],
        "Rules that are not. Under `per-file`: besides those ignored everywhere.",
        "file",
    ),
    Key(
        "severity",
        kinds.SEVERITIES,
        {},
        "How bad the findings of a rule are; the most exact selector counts. What a check calls milder"
        " than usual stays so.",
        "file",
    ),
    Key(
        "exclude",
        kinds.GLOBS,
        [],
        "Files and folders that are passed over, unless they are named on the command line.",
        "project",
    ),
    Key(
        "root",
        kinds.ROOT,
        None,
        f"The folder that imports and sources may not leave. By default {roots_said('`')}.",
        "project",
    ),
    Key(
        "fail-on",
        kinds.choice("error", "warning", "note", "never"),
        "error",
        "The mildest severity with which `check` ends with status 1.",
        "run",
    ),
    Key("format", kinds.choice(*FORMATS), "full", "The report that `check` prints.", "run"),
    Key("output", kinds.outputs(_ENDINGS), {}, "Reports that `check` writes besides.", "run"),
    Key(
        "baseline",
        kinds.BASELINE,
        None,
        f"The file with the findings that are known. By default the nearest `{BASELINE}` at or above the"
        " folder that is checked, or else beside the configuration.",
        "run",
    ),
    Key("jobs", kinds.JOBS, 1, "How many processes check; `auto`: one a processor.", "run"),
    Key(
        "cache",
        kinds.FLAG,
        True,
        "Whether what was found in a file is kept, and holds while nothing changes.",
        "run",
    ),
    Key(
        "render.format",
        kinds.choice("svg", "png", "pdf", "dot", "html"),
        "svg",
        "Kind of drawing.",
        "file",
    ),
    Key("render.theme", kinds.choice("auto", "light", "dark"), "auto", "Its colours.", "file"),
    Key(
        "render.graphviz",
        kinds.choice("graphviz-pure", "dot"),
        "graphviz-pure",
        "Who lays it out: what came with argmap, or the machine's own Graphviz.",
        "file",
    ),
    Key(
        "render.standing",
        kinds.FLAG,
        True,
        "Whether it shows what stands, what falls and what is open.",
        "file",
    ),
    Key(
        "render.shape",
        kinds.choice("page", "wide"),
        "page",
        "`page`: statements stand beneath each other where it would be too wide; `wide`: always side by side.",
        "file",
    ),
    Key("render.scale", kinds.number(0.1, 20), 2.0, "Pixels a point, in a PNG.", "file"),
    Key(
        "render.link-base",
        kinds.ADDRESS,
        None,
        "An `https://` address that links to lines begin with. By default links are relative paths.",
        "file",
    ),
)
BY_NAME: Mapping[str, Key] = {key.name: key for key in KEYS}


class Value(NamedTuple):
    """A setting's value.

    Arguments:
        value: as argmap works with it.
        origin: where it is from: ``default``, a file, or an option.
        place: the names that lead to it in that file.
        joined: values that it was joined with.
    """

    value: Any
    origin: str
    place: tuple[str, ...] = ()
    joined: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force for a file; see ``KEYS`` for what each means.

    Arguments:
        values: for each key's name its value and where that is from.
        folder: the folder that patterns and paths are relative to; empty where there is no configuration.
    """

    values: Mapping[str, Value] = field(
        default_factory=lambda: {key.name: _default(key) for key in KEYS}
    )
    folder: str = ""

    def __getitem__(self, name: str) -> Any:
        return self.values[name].value

    def drawing(self) -> dict[str, Any]:
        """Options of a drawing that somebody has set, by their names in ``argmap.render.DrawOptions``."""
        return {
            name.removeprefix("render.").replace("-", "_"): value.value
            for name, value in self.values.items()
            if name.startswith("render.") and name != "render.format" and value.origin != "default"
        }

    def wants(self, rule: str, code: str) -> bool:
        """Whether a rule is selected and not ignored."""
        return _any(self["select"], rule, code) and not _any(self["ignore"], rule, code)

    def judged(self, found: Diagnostic) -> Diagnostic | None:
        """A finding with the severity that is wanted; None where its rule is not.

        What keeps a map from being read is always left as it is.
        """
        if found.breaks_map:
            return found
        if not self.wants(found.rule, found.code):
            return None
        wanted = self._severity(found)
        if wanted is None or wanted is found.severity:
            return found
        usual = _usual(found.rule)
        if found.severity is not usual and wanted.rank < found.severity.rank:
            return found
        return found._replace(severity=wanted)

    def _severity(self, found: Diagnostic) -> Severity | None:
        table: Mapping[str, Severity] = self["severity"]
        fitting = [each for each in table if kinds.chooses(each, found.rule, found.code)]
        if not fitting:
            return None
        return table[max(fitting, key=lambda each: _exactness(each, found))]


def _exactness(selector: str, found: Diagnostic) -> int:
    return 1000 if selector == found.rule else 0 if selector == "all" else len(selector)


def _any(selectors: tuple[str, ...], rule: str, code: str) -> bool:
    return any(kinds.chooses(each, rule, code) for each in selectors)


def _usual(rule: str) -> Severity:
    from argmap.checks import CHECKS

    return next((each.CHECK.severity for each in CHECKS if each.CHECK.name == rule), Severity.ERROR)


def _default(key: Key) -> Value:
    value = key.default
    return Value(value if value is None else key.kind.read(value, ""), "default")
