"""`ticketgate outbox`: letters that wait, are under way, or failed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from gateway.cli.database_access import open_at, reached
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.output import tell_json, tell_limit, tell_table
from gateway.cli.read_only import looking_at, settings_of, zone_of
from gateway.store import outbox as letters
from gateway.store.engine import Wakeup, writing
from gateway.store.errors import Connection
from gateway.view.screen_text import moment
from rules.model.ticket import LetterState

MANY = 100_000  # letters that wait, at most shown


@click.group()
def outbox() -> None:
    """List, retry and drop letters; pause them all."""


@outbox.command("list")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in LetterState]),
    help="Only these; repeatable. Default: those that have not left, and failed ones.",
)
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1), help="At most.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_letters(config: Path, states: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List letters, oldest first."""
    with looking_at(config) as connection:
        wanted = tuple(map(LetterState, states)) or letters.IS_OPEN
        found = letters.list_letters(connection, wanted, limit)
        paused = letters.paused(connection)
    if as_json:
        tell_json(found)
        return
    zone = zone_of(config)
    if paused is not None:
        when = moment(paused.since_at, zone)
        click.echo(f"Paused since {when}: {paused.why}; see: ticketgate outbox resume")
    tell_table(
        ("letter", "ticket", "notice", "state", "leaves", "to"),
        (
            (
                str(one.id),
                one.number,
                one.notice.value,
                one.state.value,
                moment(max(one.not_before, one.next_try_at), zone),
                f"{one.address}: {one.error}" if one.error else one.address,
            )
            for one in found
        ),
        empty="No letter waits.",
    )
    tell_limit(found, limit)


@outbox.command()
@click.argument("letter_id", type=int, metavar="LETTER")
@click.pass_obj
def retry(config: Path, letter_id: int) -> None:
    """Let a waiting or failed letter be tried at once."""
    _change(config, letter_id, letters.retry, "is tried at once")


@outbox.command()
@click.argument("letter_id", type=int, metavar="LETTER")
@click.pass_obj
def drop(config: Path, letter_id: int) -> None:
    """Take back a letter that has not left."""
    _change(config, letter_id, letters.drop, "will not be sent")


@outbox.command()
@click.option("--why", default="an admin paused it", show_default=True, help="For who looks.")
@click.pass_obj
def pause(config: Path, why: str) -> None:
    """Let no letter leave until `outbox resume`; mail is taken and decided as always."""
    if not _write(config, lambda connection: letters.pause(connection, why, now())):
        raise Stop("It is paused already; see: ticketgate stats", Exit.DATA)
    click.echo("No letter leaves until: ticketgate outbox resume")


@outbox.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def resume(config: Path, yes: bool) -> None:
    """Show what would leave, ask, and let letters leave again."""
    with looking_at(config) as connection:
        why = letters.paused(connection)
        waiting = letters.list_letters(connection, letters.IS_UNSENT, MANY)
    if why is None:
        raise Stop("Nothing is paused.", Exit.DATA)
    zone = zone_of(config)
    click.echo(f"Paused since {moment(why.since_at, zone)}: {why.why}")
    tell_table(
        ("letter", "notice", "leaves", "left before", "to", "subject"),
        (
            (
                str(one.id),
                one.notice.value,
                "at once" if one.not_before <= now() else moment(one.not_before, zone),
                "perhaps" if one.repeated else "",
                one.address,
                one.subject,
            )
            for one in waiting
        ),
        empty="No letter waits.",
    )
    if not yes and not click.confirm("Let them leave? (one letter: ticketgate outbox drop LETTER)"):
        raise Stop("Still paused.", Exit.OK)
    _write(config, letters.resume)
    click.echo("Letters leave.")


def _change(
    config: Path,
    letter_id: int,
    change: Callable[[Connection, int, datetime], bool],
    done: str,
) -> None:
    if not _write(config, lambda connection: change(connection, letter_id, now())):
        raise Stop(
            f"Letter {letter_id} is not waiting here; see: ticketgate outbox list", Exit.NO_INPUT
        )
    click.echo(f"Letter {letter_id} {done}.")


def _write(config: Path, work: Callable[[Connection], bool]) -> bool:
    """Do one thing in a transaction, wake the post, and say whether it was done."""
    engine = open_at(settings_of(config).database_url)

    def in_transaction() -> bool:
        with writing(engine) as connection:
            is_done = work(connection)
            Wakeup.notify(connection)
        return is_done

    try:
        return reached(in_transaction)
    finally:
        engine.dispose()
