"""The site that a command works on: its settings, its desk, its keys, its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from gateway.cli.database_access import open_at
from gateway.cli.exit_codes import Exit, Stop
from gateway.config.settings import AuthSettings, MailSettings, Settings
from gateway.config.settings_file import SettingsFaults, load_settings
from gateway.store.engine import open_engine
from gateway.store.errors import Engine

if TYPE_CHECKING:  # some need no desk
    from gateway.config.keys import Keys
    from rules.policy.desk import Desk


@dataclass(frozen=True, slots=True)
class Site:
    """Everything of a site, checked."""

    config: Path
    settings: Settings
    desk: Desk
    keys: Keys
    engine: Engine

    @property
    def zone(self) -> ZoneInfo:
        """The desk's time zone, in which people read times."""
        return ZoneInfo(self.desk.calendar.zone)


def read_settings(config: Path) -> Settings:
    try:
        return load_settings(config)
    except SettingsFaults as faults:
        raise Stop(str(faults), Exit.CONFIG) from None


def read_desk(settings: Settings) -> Desk:
    from gateway.config.desk_file import DeskFaults, load_desk

    try:
        desk = load_desk(
            settings.desk,
            base_address=settings.mail.base_address,
            aliases=settings.mail.aliases,
        )
        return replace(desk, own_lists=settings.mail.own_lists)
    except DeskFaults as faults:
        raise Stop(str(faults), Exit.CONFIG) from None


def read_keys(settings: Settings) -> Keys:
    from gateway.config.keys import BadKeys, load_keys

    try:
        return replace(load_keys(settings.keys), token_days=settings.auth.token_days)
    except BadKeys as fault:
        raise Stop(str(fault), Exit.CONFIG) from None


def open_database(settings: Settings) -> Engine:
    """Open the database; stop with 78 when it is not ours yet, 69 when nobody answers."""
    return open_at(settings.database.url)


@contextmanager
def closing_engine(settings: Settings) -> Iterator[Engine]:
    """Give the engine of the settings' database, whatever state that is in, and close it."""
    engine = open_engine(settings.database.url)
    try:
        yield engine
    finally:
        engine.dispose()


def open_site(config: Path) -> Site:
    settings = read_settings(config)
    return Site(config, settings, read_desk(settings), read_keys(settings), open_database(settings))


def packaged_site(config: Path) -> Site:
    """Return the packaged desk with its people, in memory: where there is no settings file."""
    from gateway.config.contacts_file import read_people
    from gateway.config.desk_file import EXAMPLE, EXAMPLE_ADDRESS, EXAMPLE_ALIASES, example_desk
    from gateway.config.keys import Keys
    from gateway.rehearse.database import found_database
    from gateway.rehearse.setups import EXAMPLE_SERVER

    mail = MailSettings(base_address=EXAMPLE_ADDRESS, aliases=EXAMPLE_ALIASES)
    auth = AuthSettings(trusted_ids=(EXAMPLE_SERVER,))
    settings = Settings.model_construct(mail=mail, auth=auth)
    engine = found_database(read_people(EXAMPLE / "contacts.csv")).engine
    return Site(config, settings, example_desk(), Keys.made_for_rehearsal(), engine)
