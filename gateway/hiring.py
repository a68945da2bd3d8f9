"""What this gateway works with, made from its settings: the clerk, the courier, its name."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from gateway.clerk import Clerk
from gateway.keys import Keys
from gateway.reading import reading_of
from gateway.settings import RelaySettings, Settings
from gateway.store.away import Engine
from outbound.courier import Carrier, Courier, MaildirCourier, Relay, Tls
from rules.desk import Desk


def hire_for(settings: Settings, desk: Desk, keys: Keys, engine: Engine) -> Callable[[], Clerk]:
    """Return what makes a clerk, for whenever this process is in charge."""
    return lambda: Clerk(engine, desk, keys, reading_of(settings), settings.templates)


def courier_of(relay: RelaySettings, hostname: str) -> Carrier:
    """Return who carries the letters: the relay's courier, or a maildir's where there is none."""
    if not relay.host:
        return MaildirCourier(relay.maildir)
    return Courier(
        Relay(
            host=relay.host,
            port=relay.port,
            tls=Tls(relay.tls),
            username=relay.username,
            password=relay.password.get_secret_value(),
            hostname=hostname,
        )
    )


def name_of(config: Path) -> str:
    """Return the gateway's name: the same in every life, another for each settings file."""
    return f"{socket.gethostname()}:{config.resolve()}"
