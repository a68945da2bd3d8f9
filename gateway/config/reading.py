"""How this site reads mail: whom it trusts, and how large a mail may be."""

from __future__ import annotations

from gateway.config.settings import AuthSettings, MailSettings, Settings
from parsers import Limits, Reading
from parsers.header.stamp import Provider


def reading_of(settings: Settings) -> Reading:
    """Return what the readers must be told of the settings."""
    return reading_by(settings.auth, settings.mail)


def reading_by(auth: AuthSettings, mail: MailSettings) -> Reading:
    """Return what these two sections tell the readers."""
    return Reading(
        trusted_ids=auth.trusted_ids,
        trusted_hops=auth.trusted_hops,
        provider=Provider(auth.verdict),
        limits=Limits(size_max=mail.max_size_mib * 1024 * 1024, files_max=mail.max_files),
    )
