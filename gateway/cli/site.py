"""The site that a command works on: its settings, its desk, its keys, its database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from gateway.cli.exit_codes import Exit, Stop
from gateway.config.desk_zone import zone_in
from gateway.config.settings import AuthSettings, MailSettings, Settings
from gateway.config.settings_file import SettingsFaults, load_settings
from gateway.store.engine import DatabaseFault, check_schema, open_engine, reading
from gateway.store.errors import UNAVAILABLE, Connection, Engine, reason_of

if TYPE_CHECKING:  # a command that only looks at the database reads no desk
    from gateway.config.keys import Keys
    from rules.policy.desk import Desk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Site:
    """Everything of a site, checked."""

    config: Path
    settings: Settings
    desk: Desk
    keys: Keys
    engine: Engine


def now() -> datetime:
    """The moment, in UTC: read here for every command."""
    return datetime.now(UTC)


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
    try:
        refuse_missing_file(settings)
        engine = open_engine(settings.database.url)
    except DatabaseFault as fault:
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    try:
        check_schema(engine)
    except DatabaseFault as fault:
        engine.dispose()
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    except UNAVAILABLE as error:
        engine.dispose()
        raise cannot_reach(error) from None
    return engine


@contextmanager
def closing_engine(settings: Settings) -> Iterator[Engine]:
    """Give the engine of the settings' database, whatever state that is in, and close it."""
    engine = open_engine(settings.database.url)
    try:
        yield engine
    finally:
        engine.dispose()


def refuse_missing_file(settings: Settings) -> None:
    """Raise DatabaseFault when the SQLite file is not there: opening it would make an empty one."""
    path = settings.database.url.removeprefix("sqlite:///")
    if path not in {settings.database.url, "", ":memory:"} and not Path(path).exists():
        raise DatabaseFault(f"{path}: no such file; make it with: ticketgate db upgrade")


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


def zone_of(config: Path) -> ZoneInfo:
    """Return the desk's time zone, in which people read times."""
    settings = read_settings(config)
    return zone_in(settings.desk) or ZoneInfo(read_desk(settings).calendar.zone)


@contextmanager
def looking_at(config: Path) -> Iterator[Connection]:
    """Give a connection for a command that only reads the database."""
    engine = open_database(read_settings(config))
    try:
        with reading(engine) as connection:
            yield connection
    except UNAVAILABLE as error:
        raise cannot_reach(error) from None
    finally:
        engine.dispose()


def reached(work: Callable[[], T]) -> T:
    """Return what `work` returns; stop with 75 while the database takes nothing."""
    try:
        return work()
    except UNAVAILABLE as error:
        raise Stop(f"database: {reason_of(error)}; try again later", Exit.LATER) from None


def cannot_reach(error: BaseException) -> Stop:
    """Return how a command ends that gets nowhere with its database."""
    return Stop(
        f"database: cannot be reached: {reason_of(error)}; is it running, and is database.url"
        " right?",
        Exit.UNAVAILABLE,
    )
