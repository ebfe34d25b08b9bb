"""``argmap render``"""

from __future__ import annotations

import click


@click.command("render", short_help="Draw maps.")
def command() -> None:
    """Draw maps."""
