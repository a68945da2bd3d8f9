"""`ticketgate check`: everything that is wrong, at once, each with its way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from gateway.cli.database_access import refuse_missing_file
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.inbound_addresses import notes_on, routes_to
from gateway.cli.now import now
from gateway.cli.site import closing_engine, read_desk
from gateway.cli.site_check import (
    contacts_faults,
    local_notes,
    people_faults,
    place_faults,
    signing_faults,
)
from gateway.cli.trust_check import unsafe_choices, ways_of_proof
from gateway.config.desk_file import DeskFaults, domain_of, load_desk
from gateway.config.keys import BadKeys, load_keys
from gateway.config.settings import Settings
from gateway.config.settings_file import SettingsFaults, load_settings
from gateway.store.engine import DatabaseFault, check_schema, reading
from gateway.store.errors import UNAVAILABLE, reason_of
from gateway.store.undeliverable import undeliverable
from rules.policy.desk import Desk


@click.command()
@click.option("--reach", is_flag=True, help="Also say hello to the relay and the mailboxes.")
@click.pass_obj
def check(config: Path, reach: bool) -> Exit:
    """Check the settings, the desk, the keys, the templates and the database.

    Exit code 0: fine. 78: faults in files. 69: something cannot be reached.
    """
    try:
        settings = load_settings(config)
    except SettingsFaults as unusable:
        tell_faults([str(unusable), *_faults_beside(config)])
        return Exit.CONFIG
    wrong, out_of_reach = _look_at_database(settings)
    desk, faults = look_over(settings)
    faults += wrong
    visited, troubles = _visit_all(settings) if reach else ([], [])
    out_of_reach += troubles
    tell_faults(faults + out_of_reach)
    if faults or desk is None:
        return Exit.CONFIG
    if out_of_reach:
        return Exit.UNAVAILABLE
    click.echo("Everything is fine.")
    unsafe = (f"warning: {one}" for one in unsafe_choices(settings, desk, config))
    proofs = ways_of_proof(settings, desk)
    boxes = (*_mailbox_notes(settings), *visited, *_lost_alerts(settings))
    for line in (
        *unsafe,
        *boxes,
        *local_notes(settings),
        *_template_notes(settings),
        *notes_on(settings, desk),
        "",
        *proofs,
        "",
        *routes_to(settings, desk),
    ):
        click.echo(line)
    return Exit.OK


def _visit_all(settings: Settings) -> tuple[list[str], list[str]]:
    """Say hello to relay and mailboxes; return notes, and what is out of reach."""
    from gateway.cli.mailbox_check import visit_mailboxes  # both bring clients of their protocols
    from gateway.cli.relay_check import relay_out_of_reach

    away = relay_out_of_reach(settings)
    visited, troubles = visit_mailboxes(settings)
    return visited, away + troubles


def look_over(settings: Settings) -> tuple[Desk | None, list[str]]:
    """Return the desk, where it can be read, and what is wrong in the files of the settings."""
    desk, faults = _read_desk(settings)
    parts: tuple[Callable[[Settings], list[str]], ...] = (
        _key_faults,
        _template_faults,
        contacts_faults,
        place_faults,
        signing_faults,
    )
    faults += [fault for part in parts for fault in part(settings)]
    if desk is not None:
        faults += people_faults(settings, desk)
    return desk, faults + _faults_of_others(settings)


def _faults_of_others(settings: Settings) -> list[str]:
    """Return what is wrong with mailboxes and relay, where there are any: else they stay away."""
    faults = []
    if settings.mailbox:
        from gateway.cli.mailbox_check import mailbox_faults

        faults += mailbox_faults(settings)
    if settings.relay.is_there:
        from gateway.cli.relay_check import relay_faults

        faults += relay_faults(settings)
    return faults


def _mailbox_notes(settings: Settings) -> tuple[str, ...]:
    if not settings.mailbox:
        return ()
    from gateway.cli.mailbox_check import mailbox_notes

    return tuple(mailbox_notes(settings))


def _faults_beside(config: Path) -> list[str]:
    """Return the faults of the desk file beside settings that cannot be used themselves."""
    desk = config.with_name("desk.toml")
    if not desk.exists():
        return []
    try:
        load_desk(desk, base_address=f"support@{domain_of(desk)}", aliases={})
    except DeskFaults as faults:
        return [str(fault) for fault in faults.faults]
    return []


def tell_faults(faults: list[str]) -> None:
    for fault in faults:
        click.echo(fault, err=True)


def _read_desk(settings: Settings) -> tuple[Desk | None, list[str]]:
    try:
        return read_desk(settings), []
    except Stop as stop:
        return None, [stop.message]


def _key_faults(settings: Settings) -> list[str]:
    try:
        load_keys(settings.keys)
    except BadKeys as fault:
        return [str(fault)]
    return []


def _template_faults(settings: Settings) -> list[str]:
    if settings.templates is None:
        return []
    from outbound.template_check import check_templates  # Jinja, and all that writes letters

    return list(check_templates(settings.templates))


def _template_notes(settings: Settings) -> tuple[str, ...]:
    if settings.templates is None:
        return ()
    from outbound.template_check import untranslated

    return tuple(
        f"note: {settings.templates.name}/{one}" for one in untranslated(settings.templates)
    )


def _look_at_database(settings: Settings) -> tuple[list[str], list[str]]:
    """Return what is wrong with the schema, and what keeps the database out of reach."""
    try:
        refuse_missing_file(settings.database.url)
        with closing_engine(settings) as engine:
            check_schema(engine)
    except DatabaseFault as fault:
        return [f"database: {fault}"], []
    except UNAVAILABLE as error:
        return [], [f"database: cannot be reached: {reason_of(error)}; is database.url right?"]
    return [], []


def _lost_alerts(settings: Settings) -> list[str]:
    """Name the alerts to the desk's own people that nobody got."""
    with closing_engine(settings) as engine, reading(engine) as connection:
        lost = undeliverable(connection, now())
    return [
        f"warning: {one.person} did not get {one.notice} {one.number}".rstrip()
        + f" at {one.address}: {one.error}; see: ticketgate outbox list --state failed"
        for one in lost
    ]
