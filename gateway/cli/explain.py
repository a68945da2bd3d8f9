"""`ticketgate explain`: what a mail would do now, or what an input did, rule by rule."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from textwrap import fill
from zoneinfo import ZoneInfo

import click
from click.core import ParameterSource

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.looking import now, reached
from gateway.cli.output import moment, one_line, paragraph, plain, tell_json
from gateway.cli.site import Site, open_site, packaged_site
from gateway.config.reading import reading_of
from gateway.doors.files import UnreadablePath, find_mails
from gateway.store import journal
from gateway.store.codec import Plain, to_plain
from gateway.store.engine import reading
from gateway.store.journal import Input, InputKind, InputState
from gateway.store.outbox import OutboxLetter, letters_of
from gateway.store.timeline_rows import EventRow, events_of_input
from gateway.view.timeline import effect_text
from gateway.worker.clerk import Clerk, Explained
from outbound.letter import Letter
from parsers.limits import UnreadableMail
from parsers.mail_json import tell_sign
from rules.effects import Effect, MailArrived
from rules.model.mail import Envelope

OF_EVERY = frozenset({"rule", "because"})  # fields that every effect has


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
    site = _site_of(context, what)
    try:
        at = _moment_of(at_words, _zone_of(site))
        if what.isdecimal() and not Path(what).exists():
            told = reached(lambda: _tell_input(site, int(what), at, as_json=as_json))
        else:
            envelope = Envelope(login=login or "", trusted=trusted)
            told = reached(lambda: _tell_path(site, what, envelope, at, as_json=as_json))
        if as_json:
            tell_json(told)
    finally:
        site.engine.dispose()


def _site_of(context: click.Context, what: str) -> Site:
    """This site; without a settings file, for a mail that lies in a file, the packaged desk."""
    config: Path = context.obj
    named = context.find_root().get_parameter_source("config") is not ParameterSource.DEFAULT
    is_input = what.isdecimal() and not Path(what).exists()
    if config.exists() or named or is_input:
        return open_site(config)
    click.echo(f"No {config} here: the packaged desk (support@desk.example) decides.\n", err=True)
    return packaged_site(config)


def _zone_of(site: Site) -> ZoneInfo:
    return ZoneInfo(site.desk.calendar.zone)


def _moment_of(words: str | None, zone: ZoneInfo) -> datetime:
    """The moment that is meant: local to the desk unless it names an offset."""
    if words is None:
        return now()
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        raise Stop(f'"{words}" is no time; write "2026-11-23 10:00"', Exit.USAGE) from None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _tell_path(
    site: Site, path: str, envelope: Envelope, at: datetime, *, as_json: bool
) -> list[object]:
    told = []
    try:
        for mail in find_mails(path, site.settings.size_max, sys.stdin.buffer):
            entry = Input(
                id=0,
                kind=InputKind.MAIL,
                received_at=at,
                state=InputState.WAITING,
                raw=mail.raw,
                envelope=envelope,
            )
            told.append(_tell_undecided(site, mail.name, entry, at, as_json=as_json))
    except UnreadablePath as fault:
        raise Stop(str(fault), Exit.NO_INPUT) from None
    return told


def _tell_input(site: Site, number: int, at: datetime, *, as_json: bool) -> object:
    """What an input did; one that waits or is held, what it would do."""
    with reading(site.engine) as connection:
        entry = journal.load_input(connection, number)
        events = events_of_input(connection, number)
        ticket_id = entry.ticket_id if entry else None
        letters = letters_of(connection, ticket_id) if ticket_id else ()
    if entry is None:
        raise Stop(f"There is no input {number}; they begin with 1", Exit.NO_INPUT)
    name = f"input {number}"
    if entry.state is InputState.WAITING:
        return _tell_undecided(site, name, entry, at, as_json=as_json)
    ours = tuple(one for one in letters if one.input_id == number)
    if as_json:
        return plain({"input": number, "state": entry.state, "events": events, "letters": ours})
    received = moment(entry.received_at, _zone_of(site))
    reason = f" ({one_line(entry.reason)})" if entry.reason else ""
    click.echo(f"{name}: {entry.kind} of {received}, {entry.state}{reason}")
    _tell_events(events, _zone_of(site))
    for letter in ours:
        _tell_letter(letter, f"{letter.state}")
    return None


def _tell_undecided(site: Site, name: str, entry: Input, at: datetime, *, as_json: bool) -> object:
    """What an input would do if it were decided now."""
    clerk = Clerk(
        site.engine,
        site.desk,
        site.keys,
        reading_of(site.settings),
        site.settings.templates,
        site.settings.attach_max_bytes,
    )
    try:
        explained = clerk.explain_input(entry, at)
    except UnreadableMail as fault:
        if not as_json:
            hint = f": {fault.hint}" if fault.hint else ""
            click.echo(f"{one_line(name)}: would be held ({fault.reason}){hint}\n")
        return {"name": name, "held": fault.reason}
    if as_json:
        return _plain_explained(name, explained)
    ticket = explained.decision.after.ticket
    click.echo(f"{one_line(name)}: {ticket.number if ticket else 'no ticket'}")
    _tell_reading(explained)
    effects = enumerate(explained.decision.effects)
    rows = (_as_event(one, position, at) for position, one in effects)
    _tell_events(rows, _zone_of(site))
    for letter in explained.letters:
        leaves = moment(letter.not_before, _zone_of(site))
        _tell_letter(letter, f"would leave {leaves}" if letter.not_before > at else "at once")
    click.echo()
    return None


def _tell_reading(explained: Explained) -> None:
    """What kind of mail it was read as, and every sign of that with its weight."""
    event = explained.loaded.event
    if isinstance(event, MailArrived):
        click.echo(f"  {'read as':<11}  {event.mail.kind}")
        for sign in event.mail.evidence:
            told = f"  {'by':<11}  {one_line(tell_sign(sign))}"
            click.echo(fill(told, 79, subsequent_indent=" " * 15, break_on_hyphens=False))


def _plain_explained(name: str, explained: Explained) -> object:
    ticket = explained.decision.after.ticket
    effects = [
        {"effect": type(one).__name__, **_fields_of(one)} for one in explained.decision.effects
    ]
    return {
        "name": name,
        **_reading_of_mail(explained),
        "ticket": ticket.number if ticket else "",
        "effects": effects,
        "letters": plain(explained.letters),
    }


def _reading_of_mail(explained: Explained) -> dict[str, object]:
    event = explained.loaded.event
    if not isinstance(event, MailArrived):
        return {}
    return {"kind": event.mail.kind, "evidence": [tell_sign(one) for one in event.mail.evidence]}


def _as_event(effect: Effect, position: int, at: datetime) -> EventRow:
    """An effect as the log of events would keep it."""
    return EventRow(
        input_id=0,
        position=position,
        at=at,
        ticket_id=None,
        kind=type(effect).__name__,
        rule=effect.rule,
        because=effect.because,
        actor="",
        data={key: value for key, value in _fields_of(effect).items() if key not in OF_EVERY},
    )


def _fields_of(effect: Effect) -> dict[str, Plain]:
    return {one.name: to_plain(getattr(effect, one.name)) for one in fields(effect)}


def _tell_events(events: Iterable[EventRow], zone: ZoneInfo) -> None:
    for event in events:
        click.echo(effect_text(event, zone))


def _tell_letter(letter: Letter | OutboxLetter, fate: str) -> None:
    click.echo(f"\n  letter {letter.notice} to {one_line(letter.address)}, {fate}")
    click.echo(f"    Subject: {one_line(letter.subject)}")
    click.echo(paragraph(letter.text, "    | "))
