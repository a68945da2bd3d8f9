"""`ticketgate demo`."""

from __future__ import annotations

import click


@click.command()
def demo() -> None:
    """Watch a help desk's morning happen by mail."""
    raise NotImplementedError
