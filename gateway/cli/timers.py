"""`ticketgate timers`: what the clock will do, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

import click

from gateway.cli.now import now
from gateway.cli.output import tell_json, tell_limit, tell_table
from gateway.cli.read_only import looking_at, settings_of, zone_of
from gateway.config.night import next_night
from gateway.store.boards import list_person_timers, list_timers
from gateway.store.clocks import due_at
from gateway.view.screen_text import moment
from gateway.view.timer_words import clock_words, timer_words
from rules.amount import amount

RETENTION = "retention"
KEPT = {
    "raw_days": "raw mails",
    "letters_days": "letters that left",
    "events_days": "events",
    "closed_days": "closed tickets",
}


@click.command()
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1), help="At most.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def timers(config: Path, limit: int, as_json: bool) -> None:
    """Show all that comes by the clock, first due first: timers of tickets and of people, the
    desk's own reports and sweeps, and what retention takes at night."""
    with looking_at(config) as connection:
        rows = list_timers(connection, limit=limit)
        people = list_person_timers(connection)
        clocks = due_at(connection)
    zone, keep = zone_of(config), settings_of(config).kept_days
    night = tuple(_taken_at_night(keep, zone))
    if as_json:
        coming = (*clocks.items(), *((RETENTION, due) for due, _ in night))
        desk = ({"clock": kind, "due_at": due} for kind, due in coming)
        tell_json([*rows, *people, *desk])
        return
    lines = [(one.timer.due_at, one.number, timer_words(one.timer, zone)) for one in rows]
    lines += [(one.timer.due_at, one.person, timer_words(one.timer, zone)) for one in people]
    lines += [(due, "the desk", clock_words(kind)) for kind, due in clocks.items()]
    lines += [(due, "the desk", told) for due, told in night]
    tell_table(
        ("due", "whose", "what will happen, and why"),
        ((moment(due, zone), whose, told) for due, whose, told in sorted(lines)),
        empty="No timer is armed.",
    )
    tell_limit(rows, limit)


def _taken_at_night(keep: Mapping[str, int], zone: tzinfo) -> Iterator[tuple[datetime, str]]:
    """Give the night in which it takes something, and what; nothing where all is kept."""
    taken = ", ".join(
        f"{what} older than {amount(days, 'day')}"
        for name, what in KEPT.items()
        if (days := keep[name])
    )
    if taken:
        yield next_night(now(), zone), f"takes {taken} [SET-05: {RETENTION}]"
