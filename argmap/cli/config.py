"""``argmap config``"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

import click

from argmap.cli.inputs import configured, format_option
from argmap.config import ConfigFile, Configuration, Settings, Value
from argmap.config.lines import line_of

VARIABLES = {
    "NO_COLOR": "no colours",
    "FORCE_COLOR": "colours always",
    "CI": "no progress bar",
    "ARGMAP_CACHE_DIR": "where the cache lies",
    "ARGMAP_TRACEBACK": "a mistake of argmap's own is shown with its traceback",
    "GITHUB_WORKSPACE": "the top of the checkout",
    "CI_PROJECT_DIR": "the top of the checkout",
}
_WIDE = 40


@click.command(
    "config",
    short_help="Show the settings in force, and where each is from.",
    epilog="Example: argmap config maps/town.argmap",
)
@click.argument("path", type=click.Path(exists=True), default=".")
@format_option
def command(path: str, format_: str) -> None:
    """Show the settings for the file PATH, or for a folder; by default for this folder.

    What is printed is a whole argmap.toml. Settings stand in argmap.toml, or in pyproject.toml under [tool.argmap];
    the nearest one at or above a file is its own. Options on the command line beat both.
    """
    configuration = Configuration()
    name = os.path.join(path, "*") if os.path.isdir(path) else path
    settings = configured(configuration.settings, name)
    file = configuration.file(os.path.dirname(os.path.abspath(name)))
    if format_ == "json":
        click.echo(json.dumps(_object(settings, file), indent=2))
    else:
        click.echo("\n".join(_lines(settings, file)))


def _lines(settings: Settings, file: ConfigFile | None) -> Iterator[str]:
    yield f"# Configuration: {file.shown if file else 'none; these are the defaults'}"
    table = ""
    for name, value in settings.values.items():
        above, _, last = name.rpartition(".")
        if above != table:
            table = above
            yield f"\n[{table}]"
        written = _toml(_plain(name, value.value, settings.folder))
        setting = f"# {last} is not set" if value.value is None else f"{last} = {written}"
        yield f"{setting:{_WIDE}}  # {_origin(value, file)}"
    set_ = [each for each in VARIABLES if os.environ.get(each)]
    if set_:
        yield "\n# Environment"
    for each in set_:
        yield f"# {each}={os.environ[each]}: {VARIABLES[each]}"


def _object(settings: Settings, file: ConfigFile | None) -> dict[str, Any]:
    values = {
        name: {
            "value": _plain(name, value.value, settings.folder),
            "origin": [{"from": origin, "line": line} for origin, line in _origins(value, file)],
        }
        for name, value in settings.values.items()
    }
    return {"configuration": file.shown if file else None, "settings": values}


def _origin(value: Value, file: ConfigFile | None) -> str:
    return ", ".join(
        f"{origin}:{line}" if line else origin for origin, line in _origins(value, file)
    )


def _origins(value: Value, file: ConfigFile | None) -> list[tuple[str, int | None]]:
    """Where a value, and those that it was joined with, are from."""
    found = [each for before in value.joined for each in _origins(before, file)]
    line = line_of(file.text, value.place) if file and value.place else None
    return [*(each for each in found if each[1]), (value.origin, line)]


def _plain(name: str, value: Any, folder: str) -> Any:
    """A value as it would be written."""
    if isinstance(value, Mapping):
        return {key: _plain(name, each, folder) for key, each in value.items()}
    if isinstance(value, tuple):
        return list(value)
    if name in ("root", "baseline", "output") and value is not None:
        return os.path.relpath(value, folder or None).replace(os.sep, "/")
    return value


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(key)} = {_toml(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_toml(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.replace("-", "").isalnum() and name.isascii() else json.dumps(name)
