"""`ticketgate timers`: what the clock will do, and when."""

from __future__ import annotations

from pathlib import Path

import click

from gateway.cli.output import moment, tell_json, tell_limit, tell_table
from gateway.cli.site import looking_at, zone_of
from gateway.store.boards import list_timers
from gateway.store.clocks import due_at
from rules.model.timer import WHAT_COMES, WHAT_COMES_ROUND, ClockKind, Timer


@click.command()
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1), help="At most.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def timers(config: Path, limit: int, as_json: bool) -> None:
    """Show the armed timers and the desk's own clocks, first due first."""
    with looking_at(config) as connection:
        rows = list_timers(connection, limit=limit)
        clocks = sorted(due_at(connection).items(), key=lambda one: one[1])
    if as_json:
        tell_json([*rows, *({"clock": kind, "due_at": due} for kind, due in clocks)])
        return
    zone = zone_of(config)
    lines = [(row.timer.due_at, row.number, _what_comes(row.timer)) for row in rows]
    lines += [(due, "the desk", _what_comes_round(ClockKind(kind))) for kind, due in clocks]
    tell_table(
        ("due", "ticket", "what will happen, and why"),
        ((moment(due, zone), number, told) for due, number, told in sorted(lines)),
        empty="No timer is armed.",
    )
    tell_limit(rows, limit)


def _what_comes_round(kind: ClockKind) -> str:
    coming = WHAT_COMES_ROUND[kind]
    return f"{coming.words} [{coming.rule}: {kind}]"


def _what_comes(timer: Timer) -> str:
    coming = WHAT_COMES[timer.kind]
    return f"{coming.words} [{coming.rule}: {timer.kind}, {timer.rule}]"
