"""The desk that a rehearsal is held at: the packaged one, or the one of a desk.toml."""

from __future__ import annotations

from pathlib import Path

from gateway.config.contacts_file import PeopleFaults, read_people
from gateway.config.desk_file import (
    EXAMPLE,
    EXAMPLE_ALIASES,
    DeskFaults,
    domain_of,
    example_desk,
    load_desk,
)
from gateway.config.settings import AuthSettings, MailSettings
from gateway.config.settings_file import SettingsFaults, load_settings
from gateway.rehearse.database import found_database
from gateway.rehearse.player import Setup
from gateway.rehearse.story_settings import Site
from gateway.store.people import PeopleClash

EXAMPLE_SERVER = "mx.desk.example"


class SetupFaults(Exception):
    """The desk cannot be rehearsed at; the message says everything that is wrong with its files."""


def example_setup() -> Setup:
    """Return the packaged example desk with its people."""
    people = read_people(EXAMPLE / "contacts.csv")
    return Setup(example_desk(), found_database(people), EXAMPLE_SERVER)


def setup_of(desk_file: Path) -> Setup:
    """Return the desk of a file, with the ticketgate.toml and the contacts.csv beside it.

    Without the one the base address is support@ the desk's domain, without the other the example's
    contacts are on file. Raise SetupFaults when one of the files has faults.
    """
    people_file = desk_file.with_name("contacts.csv")
    try:
        site = _site_of(desk_file)
        address, aliases = site.mail.base_address, site.mail.aliases
        desk = load_desk(desk_file, base_address=address, aliases=aliases)
        people = read_people(people_file if people_file.exists() else EXAMPLE / "contacts.csv")
        database = found_database(people)
    except (SettingsFaults, DeskFaults, PeopleFaults, PeopleClash) as faults:
        raise SetupFaults(str(faults)) from None
    return Setup(desk, database, site.auth.trusted_ids[0], site)


def _site_of(desk_file: Path) -> Site:
    """Return what the ticketgate.toml beside the desk file says of mail, or what is usual."""
    settings_file = desk_file.with_name("ticketgate.toml")
    if settings_file.exists():
        settings = load_settings(settings_file)
        domain = settings.mail.base_address.rpartition("@")[2]
        ids = settings.auth.trusted_ids or (f"mx.{domain}",)
        return Site(settings.auth.model_copy(update={"trusted_ids": ids}), settings.mail)
    domain = domain_of(desk_file)
    aliases = {f"{word}@{domain}": word for word in EXAMPLE_ALIASES.values()}
    mail = MailSettings(base_address=f"support@{domain}", aliases=aliases)
    return Site(AuthSettings(trusted_ids=(f"mx.{domain}",)), mail)
