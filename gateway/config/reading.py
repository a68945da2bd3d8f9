"""How this site reads mail and keeps it: whom it trusts, how large a mail may be, how old."""

from __future__ import annotations

from dataclasses import replace

from gateway.config.mailbox_settings import MailboxSettings, OwnServer
from gateway.config.settings import AuthSettings, MailSettings, Settings
from gateway.store.retention import Keep
from parsers import Limits, Reading
from parsers.header.stamp import Provider, Trust, as_id


def reading_of(settings: Settings) -> Reading:
    """Return what the readers must be told of the settings."""
    reading = reading_by(settings.auth, settings.mail)
    return replace(reading, mailboxes={one.name: trust_in(one) for one in settings.mailbox})


def trust_in(box: MailboxSettings) -> Trust:
    """Return what the provider of a mailbox is believed."""
    if isinstance(box.verdict, OwnServer):
        return Trust((as_id(box.verdict.id),), box.verdict.hops)
    return Trust(provider=Provider(box.verdict))


def reading_by(auth: AuthSettings, mail: MailSettings) -> Reading:
    """Return what these two sections tell the readers."""
    return Reading(
        trusted_ids=auth.trusted_ids,
        trusted_hops=auth.trusted_hops,
        provider=Provider(auth.verdict),
        limits=Limits(size_max=mail.max_size_mib * 1024 * 1024, files_max=mail.max_files),
    )


def keep_of(settings: Settings) -> Keep:
    """Return for how long this site keeps things."""
    return Keep(**settings.retention.model_dump())
