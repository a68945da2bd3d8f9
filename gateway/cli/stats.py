"""`ticketgate stats`: how much there is of everything."""

from __future__ import annotations

from pathlib import Path

import click

from gateway.cli.output import moment, tell_json, tell_table
from gateway.cli.site import looking_at, zone_of
from gateway.store import boards


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def stats(config: Path, as_json: bool) -> None:
    """Count inputs, tickets, letters and timers."""
    with looking_at(config) as connection:
        numbers = boards.stats(connection)
    if as_json:
        tell_json(
            {
                "inputs": dict(numbers.inputs_by_state),
                "tickets": dict(numbers.tickets_by_status),
                "letters": dict(numbers.letters_by_state),
                "timers_armed": numbers.timers_armed,
                "oldest_waiting_at": numbers.oldest_waiting_at,
                "outbox_paused": numbers.outbox_paused,
                "pruned": {one.what: one.count for one in numbers.pruned},
            }
        )
        return
    rows = [
        *(("inputs", state, str(count)) for state, count in numbers.inputs_by_state),
        *(("tickets", status, str(count)) for status, count in numbers.tickets_by_status),
        *(("letters", state, str(count)) for state, count in numbers.letters_by_state),
        ("timers", "armed", str(numbers.timers_armed)),
        *(("pruned", one.what, str(one.count)) for one in numbers.pruned),
    ]
    if numbers.oldest_waiting_at:
        waiting = moment(numbers.oldest_waiting_at, zone_of(config))
        rows.append(("inputs", "oldest undecided", waiting))
    if numbers.outbox_paused:
        since = moment(numbers.outbox_paused.since_at, zone_of(config))
        rows.append(("letters", f"paused: {numbers.outbox_paused.why}", f"since {since}"))
    tell_table(("what", "which", "how many"), rows, empty="")
