"""Which mailboxes a gateway takes mail from, by its settings, and how it logs in there."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import datetime
from functools import partial

from gateway.config.mailbox_settings import MailboxSettings
from gateway.config.settings import Settings
from gateway.doors.imap_visit import Site
from gateway.doors.mailbox import After, Mailbox, Tls, TokenSource
from rules.policy.desk import Desk
from rules.sender.recipients import words_of

TOKEN_SECONDS = 30.0  # for the command that prints an access token


def mailboxes_of(settings: Settings) -> tuple[Mailbox, ...]:
    """Return the mailboxes that the settings name."""
    return tuple(map(mailbox_of, settings.mailbox))


def mailbox_of(box: MailboxSettings) -> Mailbox:
    word, _, target = box.after.partition(":")
    return Mailbox(
        name=box.name,
        host=box.host,
        port=box.port,
        tls=Tls(box.tls),
        username=box.username,
        password=box.password.get_secret_value(),
        token=token_source_of(box),
        folder=box.folder,
        after=After(word),
        target=target,
        since=box.since,
        trusted=box.verdict != "none",
    )


def site_of(settings: Settings, desk: Desk, clock: Callable[[], datetime]) -> Site:
    """Return what the mailboxes' doors are told of the site."""
    return Site(clock, lambda address: words_of(address, desk) is not None, settings.size_max)


def token_source_of(box: MailboxSettings) -> TokenSource | None:
    """Return where access tokens come from, None for a login by password."""
    match box.oauth:
        case "":
            return None
        case "command":
            return partial(fetch_token, box.oauth_command)


def fetch_token(command: tuple[str, ...]) -> str:
    """Return the access token that a command prints; raise OSError when it prints none."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TOKEN_SECONDS
        )
    except subprocess.TimeoutExpired:
        raise OSError(f"oauth_command: {command[0]} took too long") from None
    token = done.stdout.decode("ascii", "replace").strip()
    if done.returncode or not token or "\n" in token:
        raise OSError(f"oauth_command: {command[0]} gave no token (exit {done.returncode})")
    return token
