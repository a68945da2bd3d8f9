"""`ticketgate held`: the mails in quarantine, and what becomes of them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.give_order import order
from gateway.cli.output import tell_json, tell_table
from gateway.cli.read_only import looking_at, zone_of
from gateway.store import journal
from gateway.store.journal import Input, InputState
from gateway.view.screen_text import moment, one_line


@click.group()
def held() -> None:
    """List, show, release and drop mails in quarantine."""


@held.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_held(config: Path, as_json: bool) -> None:
    """List the mails in quarantine, oldest first."""
    with looking_at(config) as connection:
        rows = journal.held(connection)
    if as_json:
        tell_json(rows)
        return
    zone = zone_of(config)
    tell_table(
        ("input", "received", "reason", "from", "title"),
        (
            (str(row.input_id), moment(row.received_at, zone), row.reason, row.sender, row.title)
            for row in rows
        ),
        empty="Nothing is held.",
    )


@held.command()
@click.argument("input_id", type=int, metavar="INPUT")
@click.option("--raw", is_flag=True, help="The bytes as they came, and nothing else.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show(config: Path, input_id: int, raw: bool, as_json: bool) -> None:
    """Show one held mail: why, and what is read in it."""
    with looking_at(config) as connection:
        entry = journal.load_input(connection, input_id)
    if entry is None or entry.state is not InputState.HELD or entry.raw is None:
        raise Stop(f"Input {input_id} is no held mail; see: ticketgate held list", Exit.NO_INPUT)
    if raw:
        sys.stdout.buffer.write(entry.raw)
        return
    from gateway.cli.parse import tell_mail
    from gateway.cli.site import read_settings
    from gateway.config.reading import reading_of
    from parsers.mail_json import answer
    from rules.model.mail import Envelope

    told = answer(
        f"input {input_id}",
        entry.raw or b"",
        entry.envelope or Envelope(),
        reading_of(read_settings(config)),
    )
    if as_json:
        tell_json(told | {"reason": entry.reason, "received_at": entry.received_at})
        return
    click.echo(f"held since {moment(entry.received_at, zone_of(config))}: {one_line(entry.reason)}")
    tell_mail(told, as_json=False)


@held.command()
@click.argument("input_id", type=int, metavar="INPUT")
@click.option("--by", default="admin", show_default=True, help="Who vouches for it.")
@click.pass_obj
def release(config: Path, input_id: int, by: str) -> None:
    """Let a held mail be decided once more, vouched for."""
    _load_held(config, input_id)
    order(config, "release", {"input": str(input_id), "by": by})


@held.command()
@click.argument("input_id", type=int, metavar="INPUT")
@click.option("--by", default="admin", show_default=True, help="Who says so.")
@click.pass_obj
def drop(config: Path, input_id: int, by: str) -> None:
    """End a held mail without a trace on any ticket; its bytes stay in the journal."""
    _load_held(config, input_id)
    order(config, "drop", {"input": str(input_id), "by": by})


def _load_held(config: Path, input_id: int) -> Input:
    """Return a mail in quarantine; stop where the number is none's."""
    with looking_at(config) as connection:
        entry = journal.load_input(connection, input_id)
    if entry is None or entry.state is not InputState.HELD:
        raise Stop(f"Input {input_id} is no held mail; see: ticketgate held list", Exit.NO_INPUT)
    return entry
