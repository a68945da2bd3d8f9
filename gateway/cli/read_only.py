"""What commands need that only look into the database: nothing of mail, clerk and desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from gateway.cli.database_access import cannot_reach, open_at
from gateway.config.desk_zone import zone_in
from gateway.config.settings_glance import Glance, glance_at
from gateway.store.engine import reading
from gateway.store.errors import UNAVAILABLE, Connection


@contextmanager
def looking_at(config: Path) -> Iterator[Connection]:
    """Give a connection for a command that only reads the database."""
    engine = open_at(settings_of(config).database_url)
    try:
        with reading(engine) as connection:
            yield connection
    except UNAVAILABLE as error:
        raise cannot_reach(error) from None
    finally:
        engine.dispose()


def zone_of(config: Path) -> ZoneInfo:
    """Return the desk's time zone, in which people read times."""
    zone = zone_in(settings_of(config).desk)
    if zone is None:
        from gateway.cli.site import read_desk, read_settings  # it says what is wrong

        zone = ZoneInfo(read_desk(read_settings(config)).calendar.zone)
    return zone


def settings_of(config: Path) -> Glance:
    """Return the settings that matter here; stop with 78 where they are faulty."""
    glance = glance_at(config)
    if glance is None:
        from gateway.cli.site import read_settings  # all of them take longer than most commands

        whole = read_settings(config)
        glance = Glance(whole.database.url, whole.desk, whole.retention.model_dump())
    return glance
