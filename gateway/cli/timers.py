"""`ticketgate timers`: what the clock will do, and when."""

from __future__ import annotations

from pathlib import Path

import click

from gateway.cli.output import moment, tell_json, tell_table
from gateway.cli.site import looking_at, zone_of
from gateway.store.boards import list_timers
from rules.model.timer import WHAT_COMES, Timer


@click.command()
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1), help="At most.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def timers(config: Path, limit: int, as_json: bool) -> None:
    """Show the armed timers, first due first."""
    with looking_at(config) as connection:
        rows = list_timers(connection, limit=limit)
    if as_json:
        tell_json(rows)
        return
    zone = zone_of(config)
    tell_table(
        ("due", "ticket", "what will happen, and why"),
        (
            (
                moment(row.timer.due_at, zone),
                row.number,
                _what_comes(row.timer),
            )
            for row in rows
        ),
        empty="No timer is armed.",
    )


def _what_comes(timer: Timer) -> str:
    coming = WHAT_COMES[timer.kind]
    return f"{coming.words} [{coming.rule}: {timer.kind}, {timer.rule}]"
