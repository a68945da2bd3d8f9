"""`ticketgate explain`: what a mail would do now, or what an input did, rule by rule."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path

import click
from click.core import ParameterSource

from gateway.cli.database_access import reached
from gateway.cli.effects_told import tell_events, tell_letter
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.output import plain, tell_json
from gateway.cli.read_only import looking_at, zone_of
from gateway.store import journal
from gateway.store.journal import Input, InputState
from gateway.store.outbox import letters_of
from gateway.store.timeline_rows import events_of_input
from gateway.view.screen_text import moment, one_line


@click.command()
@click.argument("what", metavar="PATH|INPUT")
@click.option("--at", "at_words", metavar="TIME", help='As if it were "2026-11-23 10:00" there.')
@click.option("--as", "login", metavar="ADDRESS", help="As if this person had logged in with us.")
@click.option("--trusted", is_flag=True, help="Believe Authentication-Results of trusted ids.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def explain(
    context: click.Context,
    what: str,
    at_words: str | None,
    login: str | None,
    trusted: bool,
    as_json: bool,
) -> None:
    """Show what the mails in PATH would do, or what INPUT (a number) did, and why.

    Nothing is changed. A number that is not decided yet is shown as it would be decided now.
    """
    config: Path = context.obj
    told: object
    if what.isdecimal() and not Path(what).exists():
        at = _moment_of(at_words, zone_of(config))
        told = _tell_input(config, int(what), at, as_json=as_json)
    else:
        told = _tell_path(context, what, at_words, login or "", trusted=trusted, as_json=as_json)
    if as_json:
        tell_json(told)


def _moment_of(words: str | None, zone: tzinfo) -> datetime:
    """The moment that is meant: local to the desk unless it names an offset."""
    if words is None:
        return now()
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        raise Stop(f'"{words}" is no time; write "2026-11-23 10:00"', Exit.USAGE) from None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _tell_input(config: Path, number: int, at: datetime, *, as_json: bool) -> object:
    """What an input did; one that waits or is held, what it would do."""
    with looking_at(config) as connection:
        entry = journal.load_input(connection, number)
        events = events_of_input(connection, number)
        ticket_id = entry.ticket_id if entry else None
        letters = letters_of(connection, ticket_id) if ticket_id else ()
    if entry is None:
        raise Stop(f"There is no input {number}; they begin with 1", Exit.NO_INPUT)
    if entry.state is InputState.WAITING:
        return _tell_waiting(config, entry, at, as_json=as_json)
    ours = tuple(one for one in letters if one.input_id == number)
    if as_json:
        return plain({"input": number, "state": entry.state, "events": events, "letters": ours})
    zone = zone_of(config)
    reason = f" ({one_line(entry.reason)})" if entry.reason else ""
    came = moment(entry.received_at, zone)
    click.echo(f"input {number}: {entry.kind} of {came}, {entry.state}{reason}")
    tell_events(events, zone)
    for letter in ours:
        tell_letter(letter, f"{letter.state}")
    return None


# What is not decided takes all of reading and deciding: twice as long as what is.


def _tell_waiting(config: Path, entry: Input, at: datetime, *, as_json: bool) -> object:
    from gateway.cli.explain_undecided import tell_undecided
    from gateway.cli.site import open_site

    site = open_site(config)
    try:
        name = f"input {entry.id}"
        return reached(lambda: tell_undecided(site, name, entry, at, as_json=as_json))
    finally:
        site.engine.dispose()


def _tell_path(
    context: click.Context,
    path: str,
    at_words: str | None,
    login: str,
    *,
    trusted: bool,
    as_json: bool,
) -> object:
    """The same for mails in files; without a settings file the packaged desk decides."""
    from gateway.cli.explain_undecided import tell_path
    from gateway.cli.site import open_site, packaged_site
    from rules.model.mail import Envelope

    config: Path = context.obj
    named = context.find_root().get_parameter_source("config") is not ParameterSource.DEFAULT
    if config.exists() or named:
        site = open_site(config)
    else:
        told = f"No {config} here: the packaged desk (support@desk.example) decides.\n"
        click.echo(told, err=True)
        site = packaged_site(config)
    try:
        at = _moment_of(at_words, site.zone)
        envelope = Envelope(login=login, trusted=trusted)
        return reached(lambda: tell_path(site, path, envelope, at, as_json=as_json))
    finally:
        site.engine.dispose()
