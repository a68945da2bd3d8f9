"""What `explain` says of what is not decided yet: a mail in a file, an input that waits.

It takes all of reading and deciding, which what an input did does not.
"""

from __future__ import annotations

import sys
from dataclasses import fields
from datetime import datetime
from textwrap import fill

import click

from gateway.cli.effects_told import tell_events, tell_letter
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.output import plain
from gateway.cli.site import Site
from gateway.config.reading import reading_of
from gateway.doors.mail_files import UnreadablePath, find_mails
from gateway.store.codec import Plain, to_plain
from gateway.store.journal import Input, InputKind, InputState
from gateway.store.timeline_rows import EventRow
from gateway.view.screen_text import moment, one_line
from gateway.worker.clerk import Clerk, Explained
from parsers.limits import UnreadableMail
from parsers.mail_json import tell_sign
from rules.effects import Effect
from rules.events import MailArrived
from rules.model.mail import Envelope

OF_EVERY = frozenset({"rule", "because"})  # fields that every effect has


def tell_path(
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
            told.append(tell_undecided(site, mail.name, entry, at, as_json=as_json))
    except UnreadablePath as fault:
        raise Stop(str(fault), Exit.NO_INPUT) from None
    return told


def tell_undecided(site: Site, name: str, entry: Input, at: datetime, *, as_json: bool) -> object:
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
    tell_events(rows, site.zone)
    for letter in explained.letters:
        leaves = moment(letter.not_before, site.zone)
        tell_letter(letter, f"would leave {leaves}" if letter.not_before > at else "at once")
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
