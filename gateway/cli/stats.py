"""`ticketgate stats`: how much there is of everything."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

import click

from gateway.cli.now import now
from gateway.cli.output import tell_json, tell_table
from gateway.cli.read_only import looking_at, zone_of
from gateway.store import health, totals
from gateway.store.health import Health
from gateway.view.screen_text import moment


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def stats(config: Path, as_json: bool) -> None:
    """Count inputs, tickets, letters and timers."""
    with looking_at(config) as connection:
        numbers = totals.stats(connection)
        state = health.look(connection, now())
    if as_json:
        tell_json(
            {
                "inputs": dict(numbers.inputs_by_state),
                "tickets": dict(numbers.tickets_by_status),
                "letters": dict(numbers.letters_by_state),
                "timers_armed": numbers.timers_armed,
                "oldest_waiting_at": numbers.oldest_waiting_at,
                "health": state,
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
    rows += _of_health(state, zone_of(config))
    tell_table(("what", "which", "how many"), rows, empty="")


def _of_health(state: Health, zone: tzinfo) -> list[tuple[str, str, str]]:
    """What a monitor asks for as well: see docs/operations.md."""
    rows = [("held", reason, str(count)) for reason, count in state.held]
    for what, which, since_at in (
        ("inputs", "oldest undecided", state.oldest_undecided_at),
        ("letters", "oldest unsent", state.oldest_unsent_at),
        ("timers", "latest was due", state.most_late_at),
    ):
        if since_at:
            rows.append((what, which, f"since {moment(since_at, zone)}"))
    for what, which, count in (
        ("inputs", "tried again", state.retried_inputs),
        ("letters", "tried again", state.retried_letters),
        ("timers", "late", state.late_timers),
    ):
        if count:
            rows.append((what, which, str(count)))
    rows += [
        ("mailbox", f"{name}: not yet moved", str(n)) for name, n in state.mailboxes_unfinished
    ]
    rows.append(("decides", f"term {state.term}", state.leader or "nobody"))
    if state.paused:
        rows.append(("letters", "PAUSED", state.paused.why))
    rows += [
        ("alert lost", f"{one.notice} {one.number}", f"{one.address}: {one.error}")
        for one in state.undeliverable
    ]
    return rows
