"""Which mailboxes a gateway takes mail from, by its settings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from gateway.config.mailbox_settings import MailboxSettings
from gateway.config.settings import Settings
from gateway.doors.door import Scanning
from gateway.doors.imap_scan import Scan
from gateway.doors.imap_visit import Site
from gateway.doors.mailbox import After, Mailbox, Tls
from gateway.token_sources import token_source
from rules.policy.desk import Desk
from rules.sender.recipients import words_of


def mailboxes_of(settings: Settings) -> tuple[Mailbox, ...]:
    """Return the mailboxes that the settings name."""
    return tuple(mailbox_of(one, settings.keys) for one in settings.mailbox)


def mailbox_of(box: MailboxSettings, keys: Path) -> Mailbox:
    """Return one of them; `keys` are the signing keys, beside which logins are kept."""
    word, _, target = box.after.partition(":")
    is_graph = box.kind == "graph"
    return Mailbox(
        name=box.name,
        host=urlsplit(box.graph_url).hostname or "" if is_graph else box.host,
        port=box.port,
        tls=Tls(box.tls),
        username=box.username,
        password=box.password.get_secret_value(),
        token=token_source(box, keys, box.name),
        folder=box.folder,
        after=After(word),
        target=target,
        since=box.since,
        trusted=box.verdict != "none",
        sent=box.sent,
        url=box.graph_url.rstrip("/") if is_graph else "",
    )


def site_of(
    settings: Settings, desk: Desk, clock: Callable[[], datetime], scan: Scan | None = None
) -> Site:
    """Return what the mailboxes' doors are told of the site."""
    return Site(clock, lambda address: words_of(address, desk) is not None, settings.size_max, scan)


def scan_on(loop: asyncio.AbstractEventLoop, scanning: Scanning | None) -> Scan | None:
    """Return how a mailbox's thread asks the scanner, which the loop talks to."""
    if scanning is None:
        return None
    return lambda arrival: asyncio.run_coroutine_threadsafe(scanning.word(arrival), loop).result()
