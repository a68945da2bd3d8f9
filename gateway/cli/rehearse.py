"""`ticketgate rehearse`."""

from __future__ import annotations

import click


@click.command()
def rehearse() -> None:
    """Play stories against the real parsers, rules, store and templates."""
    raise NotImplementedError
