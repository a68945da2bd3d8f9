"""`ticketgate init`."""

from __future__ import annotations

import click


@click.command()
def init() -> None:
    """Make a folder with everything a gateway needs."""
    raise NotImplementedError
