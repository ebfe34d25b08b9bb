"""The command. One module a verb; a verb's module is imported when it is called."""

from __future__ import annotations

import errno
import gc
import importlib
import io
import os
import sys
from typing import Any, NoReturn

import click

from argmap.version import VERSION

VERBS = (
    "check",
    "render",
    "watch",
    "status",
    "why",
    "positions",
    "solve",
    "fmt",
    "lock",
    "md",
    "rule",
    "scheme",
    "diff",
    "coverage",
    "config",
    "new",
)


class Verbs(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order in which a newcomer needs them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb; None where there is no such verb."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"argmap.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Likewise, and names the verb that was meant where there is no such one."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from argmap.syntax.nearest import nearest

            meant = nearest(args[0], VERBS)
            hint = f" Did you mean `{meant}`?" if meant else ""
            raise click.UsageError(f"There is no `argmap {args[0]}`.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: argmap new my-map.argmap && argmap check my-map.argmap",
)
@click.version_option(VERSION, prog_name="argmap", message="%(prog)s %(version)s")
def cli() -> None:
    """Arguments as code: check an argument map, and draw it.

    Shell completion: eval "$(_ARGMAP_COMPLETE=bash_source argmap)" (or zsh_source, fish_source).
    """
    try:
        os.getcwd()
    except OSError as error:
        from argmap.cli.inputs import fail

        fail(f"the folder it was started in cannot be entered: {error.strerror}.")


def main(args: list[str] | None = None) -> Any:
    """Run the command; what it returns is its exit status."""
    # A map is many small values that live to the end: looking for garbage among them often is lost time.
    gc.set_threshold(1_000_000, 50, 1000)
    _open_streams()
    try:
        try:
            return cli.main(args, prog_name="argmap")
        finally:
            sys.stdout.flush()
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:
            _give_up_output(error)
        if os.environ.get("ARGMAP_TRACEBACK"):
            raise
        _own_mistake(error)
    finally:
        gc.freeze()  # The process ends: nothing is to be looked for any more.


def _give_up_output(error: OSError) -> NoReturn:
    """End because the standard output takes no more: silently where its reader has gone, else with exit status 2."""
    from argmap.cli.inputs import fail
    from argmap.compiler import reason

    # What is still in the stream would be written, and fail, once more when the process ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        sys.exit(1)
    fail(f"the standard output cannot be written: {reason(error)}.")


def _own_mistake(error: Exception) -> NoReturn:
    """End because of what no verb has foreseen: with exit status 2, and a sentence instead of a traceback."""
    from traceback import extract_tb

    from argmap.cli.inputs import fail

    at = extract_tb(error.__traceback__)[-1]
    fail(
        "this is a mistake of argmap's own, not of yours. Please report it, with what you ran: "
        f"{type(error).__name__} in {os.path.basename(at.filename)}, line {at.lineno}: {error}. "
        "With ARGMAP_TRACEBACK=1 in the environment you see more of it."
    )


def _open_streams() -> None:
    """Make the standard streams take every text: UTF-8 whatever the locale says, and nothing where one is closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
