"""What this gateway works with, made from its settings: the clerk, the courier, its name."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from gateway.config.keys import Keys
from gateway.config.reading import reading_of
from gateway.config.relay_settings import RelaySettings
from gateway.config.settings import Settings
from gateway.graph_relay import GraphRelay
from gateway.local_protocol import name_of
from gateway.store.errors import UNAVAILABLE, Engine, reason_of
from gateway.store.term import Leadership
from gateway.token_sources import RELAY, token_source
from gateway.tokens.source import TokenSource
from gateway.worker.clerk import Clerk
from gateway.worker.leader import MakeClerk, News
from gateway.worker.poison import Suspects
from gateway.worker.readers import Readers
from outbound.courier import Carrier, Courier, MaildirCourier
from outbound.graph_courier import GraphCourier
from outbound.relay_address import Relay, Tls
from outbound.routes import FallbackCourier, ManneredCourier
from outbound.signing import read_signer
from rules.model.mail import Envelope
from rules.policy.desk import Desk

log = logging.getLogger(__name__)

SAMPLE = "From: nobody@nowhere.example\r\nTo: {}\r\nSubject: hello\r\n\r\nIt is broken.\r\n"


def clerk_maker(settings: Settings, desk: Desk, keys: Keys, engine: Engine) -> MakeClerk:
    """Return what makes a clerk, for whenever this process is in charge."""
    rules = reading_of(settings)

    def make_clerk(leadership: Leadership, suspects: Suspects, news: News | None) -> Clerk:
        readers = Readers(engine, rules, settings.worker.readers, news or (lambda: None))
        if news is not None:  # a daemon; the command line reads when there is something to read
            readers.start()
        return Clerk(
            engine,
            desk,
            keys,
            rules,
            settings.templates,
            settings.attach_max_bytes,
            leadership=leadership,
            suspects=suspects,
            reads=readers,
        )

    return make_clerk


def warm_up(settings: Settings, desk: Desk, keys: Keys, engine: Engine, now: datetime) -> None:
    """Let a clerk go through a mail of nobody's, so that the first real one takes no longer.

    It only reads, and belongs on a thread of its own: nobody waits for it.
    """
    clerk = Clerk(engine, desk, keys, reading_of(settings), settings.templates)
    try:
        clerk.explain(SAMPLE.format(desk.base_address).encode(), Envelope(), now)
    except UNAVAILABLE as error:
        log.warning("warming up failed: %s", reason_of(error), extra={"trouble": "database"})
    except Exception:
        log.exception("warming up failed")


def courier_of(settings: Settings, hostname: str) -> Carrier:
    """Return who carries the letters: the relay's courier, or a maildir's where there is none.

    Raise BadKey.
    """
    relay = settings.relay
    if not relay.is_there:
        return MaildirCourier(relay.maildir)
    token = token_source(relay, settings.keys, RELAY)
    if relay.kind == "graph":
        assert token is not None, "the settings saw to it"
        return GraphCourier(GraphRelay(relay.graph_url, relay.username, token).hand)
    first = _relay_at(relay, hostname, relay.host, relay.port, token)
    courier: Carrier = Courier(first)
    if relay.fallback:
        host, _, port = relay.fallback.rpartition(":")
        second = _relay_at(relay, hostname, host.strip("[]"), int(port), token)
        courier = FallbackCourier(courier, Courier(second))
    sign = None
    if relay.dkim_domain and relay.dkim_key is not None:
        sign = read_signer(relay.dkim_domain, relay.dkim_selector, relay.dkim_key).sign
    if relay.envelope == "verp" and sign is None:
        return courier
    path = settings.mail.base_address if relay.envelope == "address" else ""
    return ManneredCourier(courier, envelope_address=path, sign=sign)


def _relay_at(
    relay: RelaySettings, hostname: str, host: str, port: int, token: TokenSource | None
) -> Relay:
    return Relay(
        host=host,
        port=port,
        tls=Tls(relay.tls),
        username=relay.username,
        password=relay.password.get_secret_value(),
        token=token,
        hostname=hostname,
    )


@contextmanager
def held_name(config: Path) -> Iterator[str]:
    """Give the gateway's name: the same in every life, so that it finds what it had in hand.

    A second gateway on the same settings file gets a name of its own: it must not take back what
    the first one is sending.
    """
    name = name_of(config)
    with config.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            name = f"{name}:{os.getpid()}"
        yield name
