"""What `check` finds between the files: places that cannot be written, addresses of two people."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from gateway.cli.database_access import refuse_missing_file
from gateway.cli.now import now
from gateway.cli.site import closing_engine
from gateway.config.contacts_file import PeopleFaults, read_people
from gateway.config.settings import Settings
from gateway.config.settings_glance import SQLITE
from gateway.store.engine import DatabaseFault, check_schema, reading
from gateway.store.errors import UNAVAILABLE
from gateway.store.people import find_contacts
from rules.policy.desk import Desk


def place_faults(settings: Settings) -> list[str]:
    """Return what we must write to and cannot."""
    places = [] if settings.relay.is_there else [("relay.maildir", settings.relay.maildir)]
    if settings.database.url.startswith(SQLITE):
        path = Path(settings.database.url.removeprefix(SQLITE))
        places += [("database.url", path), ("database.url", path.parent)]
    return [
        f"{setting}: {path}: cannot be written by this user; see: ls -ld {path}"
        for setting, path in places
        if path.exists() and not os.access(path, os.W_OK)
    ]


def local_notes(settings: Settings) -> list[str]:
    """Say where a pipe transport's mail goes while the daemon runs."""
    if not settings.ingest.listen:
        return []
    path = Path(settings.ingest.listen)
    if os.access(path.parent, os.W_OK | os.X_OK):
        return [f"pipe: `ingest -` hands mail to the running daemon at {path}"]
    told = f"{path.parent}: this user can make no socket there; `ingest -` journals by itself"
    return [f"warning: ingest.listen: {told}"]


def contacts_faults(settings: Settings) -> list[str]:
    """Return what is wrong in the contacts.csv beside the desk file, where there is one."""
    path = settings.desk.with_name("contacts.csv")
    try:
        if path.exists():
            read_people(path)
    except PeopleFaults as faults:
        return str(faults).splitlines()
    return []


def signing_faults(settings: Settings) -> list[str]:
    """Return why letters could not be signed."""
    relay = settings.relay
    if not relay.dkim_domain or relay.dkim_key is None:
        return []
    from outbound.signing import BadKey, read_signer  # DKIM brings all of DNS along

    try:
        read_signer(relay.dkim_domain, relay.dkim_selector, relay.dkim_key)
    except BadKey as fault:
        return [f"relay.dkim_key: {fault}"]
    return []


def people_faults(settings: Settings, desk: Desk) -> list[str]:
    """Return each address that two people have, in the desk file or in the database."""
    owners: dict[str, str] = {}
    faults = []
    for person in desk.staff:
        for address in person.addresses:
            other = owners.setdefault(address, person.handle)
            if other != person.handle:
                told = f"{address} is {other}'s and {person.handle}'s; take it from one of them"
                faults.append(f"{settings.desk}: {told}")
    for address, contact in _contacts_among(settings, owners):
        told = f"{address} is {owners[address]}'s and the contact {contact}'s"
        faults.append(f"{settings.desk}: {told}; see: ticketgate people show {address}")
    return faults


def _contacts_among(settings: Settings, addresses: Iterable[str]) -> list[tuple[str, str]]:
    """Return which of these addresses are a contact's, with the contact's name."""
    wanted = set(addresses)
    try:
        refuse_missing_file(settings.database.url)
        with closing_engine(settings) as engine:
            check_schema(engine)
            with reading(engine) as connection:
                found = find_contacts(connection, tuple(wanted), now())
    except (DatabaseFault, *UNAVAILABLE):
        return []  # told by the look at the database
    return [(one, person.name) for person in found for one in person.addresses if one in wanted]
